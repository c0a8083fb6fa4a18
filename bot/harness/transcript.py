"""What happened in a Discord script as plain lines: who did what, and what the bot showed to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.harness.script import Step
from bot.harness.seen import Change, Seen
from bot.harness.stage import BOT, CHANNEL, DIRECT
from bot.present.markup import render

_INDENT = "  "
_DONE = {
    "say": "{by}{where}: {value}",
    "reply": "{by} replies{on}: {value}",
    "edit": "{by} edits{on}: {value}",
    "delete": "{by} deletes{on}",
    "slash": "{by}{where}: {value}",
    "complete": "{by}{where} types: {value}",
    "menu": "{by} chooses {value} in the menu{on}",
    "click": "{by} presses [{value}]{on}",
    "fill": "{by} fills in {fields}",
    "wait": "{value} pass",
    "restart": "onrecord is restarted",
}


def done(step: Step) -> str:
    """What a member did: "line 12  maya in #general: @onrecord did Trump mention sanctions?"."""
    where = f" to {BOT}" if step.channel == DIRECT else f" in #{step.channel}" if step.channel != CHANNEL else ""
    fields = ", ".join(f"{name}: {text}" for name, text in step.fields.items())
    text = _DONE[step.kind].format(
        by=step.by, where=where, on=f" ({step.on})" if step.on else "", value=step.value, fields=fields
    )
    return f"line {step.line}  {text}"


def shown(changes: Iterable[tuple[Change, Sequence[str]]]) -> Iterator[str]:
    """What the bot then showed, each message with the names of those who see it."""
    for change, viewers in changes:
        alone = f" to {', '.join(viewers)} alone" if change.seen.ephemeral else ""
        match change.kind:
            case "deleted":
                yield f"{_INDENT}{BOT} deletes its message: {_first(change.seen)}"
                continue
            case "edited":
                yield f"{_INDENT}{BOT}{alone} changes its message:"
            case _:
                yield f"{_INDENT}{BOT}{alone}:"
        yield from (f"{_INDENT * 2}{line}" for line in _lines(change.seen))


def _lines(seen: Seen) -> Iterator[str]:
    for part in seen.parts:
        yield from render(part, links=False, bar="> ").plain.split("\n")
    yield from (f"(attached: {one.filename})" for one in seen.pictures)
    if seen.buttons:
        yield " ".join(f"[{one.label}]" for one in seen.buttons)


def _first(seen: Seen) -> str:
    return next(_lines(seen), "")
