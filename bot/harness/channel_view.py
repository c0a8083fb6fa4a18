"""Messages of a channel on a terminal, as Discord shows them: author, text, embeds, pictures and buttons.

Every message has its number in a margin on the left. Whatever is written anywhere goes through ``harmless``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

from bot.present.markup import QUOTE_BAR, render
from bot.present.plain import harmless

if TYPE_CHECKING:
    from bot.harness.seen import Button, Seen

MARGIN = 5
WIDEST = 112
"""Columns that a channel takes at most: longer lines are hard to read."""
_EDGE = "▌ "
_GAP = "   "
_ONLY_YOU = "Only you can see this"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was saved: its size in pixels, or None where it is no picture that can be read."""

    path: Path
    size: tuple[int, int] | None
    bytes: int


def message(
    seen: Seen, number: int, *, edited: bool = False, reply_to: int | None = None, pictures: Sequence[Picture] = ()
) -> RenderableType:
    """A message with its number, and with that of the message that it replies to."""
    head = Text.assemble(
        (harmless(seen.author), "bold cyan" if seen.mine else "bold green"),
        (" APP", "cyan") if seen.mine else "",
        (f"  {seen.message.created_at.astimezone():%H:%M}", "dim"),
        ("  (edited)", "dim") if edited else "",
        (f"  in reply to #{reply_to}", "dim") if reply_to else "",
    )
    body: list[RenderableType] = [head]
    if seen.message.content:
        body += _lines(seen.named(seen.message.content))
    body += [_embed(seen, embed) for embed in seen.message.embeds]
    body += [_picture(one) for one in pictures]
    body += _buttons(seen.buttons)
    if seen.ephemeral:
        body.append(Text(_ONLY_YOU, "dim italic"))
    return _Beside(Group(*body), "", f"#{number}")


def gone(seen: Seen, number: int) -> RenderableType:
    """A message that was deleted."""
    return _Beside(Text(f"the message of {harmless(seen.author)} was deleted", "dim italic"), "", f"#{number}")


def note(text: str, style: str = "dim") -> RenderableType:
    """A line that is no message: what a member did, or what the channel has to say."""
    return _Beside(Text(harmless(text), style), "", "·")


def error(text: str) -> RenderableType:
    """Why something cannot be done."""
    return _Beside(Text(harmless(text), "red"), "red", "!")


def table(rows: Iterable[tuple[str, str]]) -> RenderableType:
    """Words and what they mean, beneath each other."""
    rows = list(rows)
    width = max(cell_len(word) for word, _ in rows) + 2
    return Group(*(_Beside(Text(harmless(meaning)), "bold", harmless(word), width) for word, meaning in rows))


@dataclass(frozen=True, slots=True)
class _Beside:
    """Something with a label in a margin on its left; where ``every`` is set, the label stands at each of its lines."""

    inner: RenderableType
    style: str
    label: str
    margin: int = MARGIN
    every: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        margin = max(self.margin, cell_len(self.label) + (not self.every))
        label = Segment(self.label + " " * (margin - cell_len(self.label)), console.get_style(self.style or "dim"))
        blank = label if self.every else Segment(" " * margin)
        inside = options.update(width=max(20, options.max_width - margin))
        for at, line in enumerate(console.render_lines(self.inner, inside, pad=False)):
            yield blank if at else label
            yield from _stripped(line)
            yield Segment.line()


def _stripped(line: list[Segment]) -> list[Segment]:
    """A line without the blanks at its end, which breaking it leaves there."""
    while line and not line[-1].text.strip(" "):
        line = line[:-1]
    if line:
        text, style, control = line[-1]
        line = [*line[:-1], Segment(text.rstrip(" "), style, control)]
    return line


def _edged(inner: RenderableType, edge: str, style: str) -> RenderableType:
    return _Beside(inner, style, edge, cell_len(edge), every=True)


def _lines(source: str) -> Iterator[RenderableType]:
    """The lines of a text with markup; quoted ones with their bar at the side, however often they are broken."""
    for line in source.split("\n"):
        if line.startswith("> "):
            yield _edged(render(line[2:]), QUOTE_BAR, "dim")
        else:
            yield render(line)


def _embed(seen: Seen, embed: discord.Embed) -> RenderableType:
    body: list[RenderableType] = []
    if embed.title:
        title = render(embed.title)
        title.stylize("bold")
        body.append(title)
    if embed.description:
        body += _lines(seen.named(embed.description))
    for field in embed.fields:
        body += [Text(), *_lines(f"**{field.name}**"), *_lines(seen.named(field.value or ""))]
    if embed.footer.text:
        body += [Text(), Text(harmless(embed.footer.text), "dim")]
    if body and body[0] == Text():
        del body[0]
    colour = f"#{embed.colour.value:06x}" if embed.colour else "dim"
    return _edged(Group(*body), _EDGE, colour)


def _picture(picture: Picture) -> RenderableType:
    size = f"{picture.size[0]} × {picture.size[1]} pixels, " if picture.size else ""
    kilobytes = f"{max(1, round(picture.bytes / 1000)):,} kB"
    return Text.assemble(("picture ", "dim"), harmless(str(picture.path)), (f" ({size}{kilobytes})", "dim"))


def _buttons(buttons: Sequence[Button]) -> Iterator[Text]:
    """Rows of buttons with the numbers that press them. A row that is too long is broken between buttons."""
    for row in sorted({button.row for button in buttons}):
        words = [_button(at, button) for at, button in enumerate(buttons, 1) if button.row == row]
        yield Text(_GAP).join(words)


def _button(number: int, button: Button) -> Text:
    label = harmless(button.label if button.emoji in ("", button.label) else f"{button.emoji} {button.label}")
    label = label.replace(" ", "\N{NO-BREAK SPACE}")
    if button.url:
        return Text.assemble((label, "cyan underline"), " ", (harmless(button.url), "dim"))
    if button.disabled:
        return Text(f"[–]\N{NO-BREAK SPACE}{label}", "dim strike")
    return Text.assemble((f"[{number}]", "bold yellow"), "\N{NO-BREAK SPACE}", label)
