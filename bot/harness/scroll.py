"""What a terminal channel has shown so far: every message with a number that it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answers.errors import InputError
from bot.harness.seen import Button, Seen, changes


@dataclass(frozen=True, slots=True)
class Entry:
    """A message as it was shown last, its number, to whom it was shown first, and whether it changed since then."""

    seen: Seen
    number: int
    viewer: str
    edited: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be shown: a message that was ``sent``, ``edited`` or ``deleted``, or comes ``again``."""

    kind: str
    entry: Entry


class Scroll:
    """The messages that were shown. ``view`` is always what a member sees in a channel now, oldest first."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._count = 0

    def update(self, view: Sequence[Seen], viewer: str, channel: int) -> list[Shown]:
        """What is new, changed or gone since the last look; it counts as shown from then on."""
        there = (one for one in self._entries.values() if one.seen.message.channel.id == channel)
        before = [one.seen for one in there if one.viewer == viewer or not one.seen.ephemeral]
        return [Shown(change.kind, self._kept(change.kind, change.seen, viewer)) for change in changes(before, view)]

    def _kept(self, kind: str, seen: Seen, viewer: str) -> Entry:
        old = self._entries.pop(seen.message.id, None)
        if old is None:
            self._count += 1
            entry = Entry(seen, self._count, viewer, edited=False)
        else:
            entry = replace(old, seen=seen, edited=True)
        if kind != "deleted":
            self._entries[seen.message.id] = entry
        return entry

    def number(self, message: int | None) -> int | None:
        """The number of a message by its id, if it was shown."""
        entry = self._entries.get(message or 0)
        return entry.number if entry else None

    def again(self, view: Sequence[Seen], number: int | None = None) -> list[Shown]:
        """All messages of a view, or one of them."""
        wanted = view if number is None else [self.find(view, number)]
        return [Shown("again", self._entries[one.message.id]) for one in wanted]

    def find(self, view: Sequence[Seen], number: int) -> Seen:
        """A message by its number. Raises InputError where it is not seen."""
        for one in view:
            if self.number(one.message.id) == number:
                return one
        if any(entry.number == number for entry in self._entries.values()):
            raise InputError(f"message #{number} cannot be seen by you here (:as and :in go where it can)")
        raise InputError(f"there is no message #{number}")

    def last_by(self, view: Sequence[Seen], author: str) -> Seen:
        """The last message that somebody wrote. Raises InputError where there is none."""
        found = next((one for one in reversed(view) if one.author == author), None)
        if found is None:
            raise InputError(f"{author} has not written anything here")
        return found

    def button(self, view: Sequence[Seen], button: int, number: int | None = None) -> tuple[Seen, Button]:
        """A button of the newest message that has any, or of a message by its number. Raises InputError."""
        if number is not None:
            seen = self.find(view, number)
        else:
            newest = next((one for one in reversed(view) if one.buttons), None)
            if newest is None:
                raise InputError(f"there is no button here (\\{button} writes the number as a message)")
            seen = newest
        if not 1 <= button <= len(seen.buttons):
            count = len(seen.buttons)
            there = f"{count} button{'s' if count > 1 else ''}" if count else "none"
            raise InputError(f"there is no button {button}: message #{self.number(seen.message.id)} has {there}")
        return seen, seen.buttons[button - 1]
