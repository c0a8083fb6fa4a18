"""A message as a member sees it: its text without markup, its buttons and pictures, and what it says of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import discord

from answers.model import Verdict
from bot.present.discord_words import VERDICTS
from bot.present.escape import ELLIPSIS
from bot.present.markup import read_text
from bot.present.plain import NEAREST

_WORDS = {word: verdict for verdict, (word, _) in VERDICTS.items()}
_VERDICT = re.compile(r"\*\*([A-Z][a-z ]+)\.\*\* ")
_HEAD = re.compile(r"\*\*\d+\*\* · (?:\*\*(?P<who>.+?)\*\*|Nobody named): ")
_QUOTE = re.compile(r"^> (.+)$", re.MULTILINE)
_MENTION = re.compile(r"<(@!?|@&|#)(\d+)>")


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; one with an address opens it, any other is pressed by its id."""

    label: str
    custom_id: str | None
    url: str | None
    disabled: bool
    emoji: str = ""
    row: int = 0


@dataclass(frozen=True)
class Seen:
    """A message, read once: later changes of it are not seen here."""

    message: discord.Message
    channel: str
    mine: bool
    """Whether the bot wrote it."""

    @property
    def author(self) -> str:
        """The name of who wrote it."""
        return self.message.author.display_name

    @property
    def ephemeral(self) -> bool:
        """Whether one member alone sees it."""
        return self.message.flags.ephemeral

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Its texts with their markup, in the order in which they stand on the screen."""
        found = [self.named(self.message.content)]
        for embed in self.message.embeds:
            found += [f"**{embed.title}**" if embed.title else "", self.named(embed.description or "")]
            for field in embed.fields:
                found += [f"**{field.name}**", self.named(field.value or "")]
            found.append(embed.footer.text or "")
        return tuple(part for part in found if part)

    def named(self, source: str) -> str:
        """A text of it with names in place of the numbers of members, roles and channels: "<@17>" -> "@alice"."""
        return _MENTION.sub(lambda found: self._name(found[1], int(found[2])) or found[0], source)

    def _name(self, sign: str, id_: int) -> str:
        guild = self.message.guild
        there: Iterable[discord.abc.Snowflake] = self.message.mentions
        if sign not in ("@", "@!"):
            there = (guild.channels if sign == "#" else guild.roles) if guild else ()
        name = next((getattr(one, "display_name", None) or str(one) for one in there if one.id == id_), "")
        return f"{sign[0]}{name.removeprefix('@')}" if name else ""

    @cached_property
    def text(self) -> str:
        """All that can be read in it, without markup."""
        return "\n".join(read_text(part) for part in self.parts)

    @cached_property
    def buttons(self) -> tuple[Button, ...]:
        """Its buttons, row by row."""
        rows = (row for row in self.message.components if isinstance(row, discord.ActionRow))
        return tuple(
            Button(
                one.label or str(one.emoji or ""), one.custom_id, one.url, one.disabled, str(one.emoji or ""), number
            )
            for number, row in enumerate(rows)
            for one in row.children
            if isinstance(one, discord.Button)
        )

    @property
    def replies_to(self) -> int | None:
        """The id of the message that it replies to."""
        return self.message.reference.message_id if self.message.reference else None

    @property
    def pictures(self) -> tuple[discord.Attachment, ...]:
        """The files attached to it."""
        return tuple(self.message.attachments)

    @cached_property
    def verdict(self) -> Verdict | None:
        """The verdict that it gives, if it is an answer."""
        found = _VERDICT.match(self.message.content)
        return _WORDS.get(found[1]) if found and self.mine else None

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """What it quotes, without markup: the excerpts first, then those of others."""
        texts = (text for part in self.parts[1:] for text in _QUOTE.findall(part))
        found = tuple(read_text(text) for text in texts)
        return found[: len(found) - len(self.nearest)]  # they stand last

    @cached_property
    def others(self) -> tuple[str, ...]:
        """What it quotes of others, outside the excerpts that carry the verdict."""
        return self._of_fields(lambda name: name != NEAREST)

    @cached_property
    def nearest(self) -> tuple[str, ...]:
        """What it quotes as nearest in the record, which no verdict rests on."""
        return self._of_fields(lambda name: name == NEAREST)

    def _of_fields(self, wanted: Callable[[str | None], bool]) -> tuple[str, ...]:
        fields = (field for embed in self.message.embeds for field in embed.fields if wanted(field.name))
        return tuple(read_text(text) for field in fields for text in _QUOTE.findall(field.value or ""))

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Whose words the numbered excerpts are; empty for nobody named."""
        found = (head for part in self.parts for head in _HEAD.finditer(part))
        return tuple(read_text(head["who"] or "") for head in found)

    def cites(self, text: str) -> bool:
        """Whether it quotes from an article's text, word for word."""
        words = " ".join(text.split())
        return any(_stands_in(quote, words) for quote in self.quotes)


def _stands_in(quote: str, words: str) -> bool:
    """Whether a quoted text, whose ends may be cut, stands in a text whose words are one space apart."""
    bare = quote.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
    return bool(bare.strip()) and " ".join(bare.split()) in words


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one message, as a member saw it."""

    kind: str
    """``sent``, ``edited`` or ``deleted``."""
    seen: Seen


def changes(before: Iterable[Seen], after: Iterable[Seen]) -> list[Change]:
    """What happened between two looks, in the order of the messages."""
    old = {one.message.id: one for one in before}
    new = {one.message.id: one for one in after}
    found = [Change("deleted", old[id_]) for id_ in old.keys() - new.keys()]
    for id_, one in new.items():
        if id_ not in old:
            found.append(Change("sent", one))
        elif _content(one) != _content(old[id_]):
            found.append(Change("edited", one))
    return sorted(found, key=lambda change: change.seen.message.id)


def _content(seen: Seen) -> tuple[object, ...]:
    attached = tuple(one.filename for one in seen.pictures)
    return (seen.parts, seen.buttons, attached)
