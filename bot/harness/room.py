"""A server to try the bot in: who types, where, and what can be done there, one thing after the other."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from answers.errors import InputError
from bot.commands.check import NAME as CHECK
from bot.commands.why import NAME as WHY
from bot.harness.acting import Hand, ImpossibleError, mentioning
from bot.harness.seen import Button, Seen
from bot.harness.stage import BOT, CHANNEL, DIRECT, Stage
from bot.harness.typed import Slash, Typed, commands, parse, values

if TYPE_CHECKING:
    from simcord import ChannelHandle, MemberActor

PEOPLE = ("alice", "bob", "manager")
"""The members; the last one may manage the server."""
DM = "dm"
_CODES = re.compile(r"\d+ \(error code: \d+\): ")
_CHANNEL = re.compile(r"[\w-]{1,100}")


class Room:
    """A server with three members, one of whom types in one of its channels or to the bot alone.

    The clock keeps up with the real one, ahead of it by what ``wait`` let pass. Everything that cannot be done raises
    InputError.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.guild = stage.server("Newsroom")
        self.people: Mapping[str, MemberActor] = {
            name: stage.member(self.guild, name, manages=name == PEOPLE[-1]) for name in PEOPLE
        }
        self.who = PEOPLE[0]
        self.place = CHANNEL
        self._ahead = timedelta()
        self._turn = asyncio.Lock()

    @property
    def member(self) -> MemberActor:
        """Who types."""
        return self.people[self.who]

    @property
    def channel(self) -> ChannelHandle:
        """Where they type."""
        return self.member.user.dm_channel if self.direct else self.guild.channels[self.place]

    @property
    def direct(self) -> bool:
        """Whether they write to the bot alone."""
        return self.place == DIRECT

    @property
    def title(self) -> str:
        """Where they type, as Discord writes it."""
        return f"@{BOT}" if self.direct else f"#{self.place}"

    @property
    def where(self) -> str:
        """The same in a sentence: "alice in #general"."""
        return f"in a direct message to {BOT}" if self.direct else f"in {self.title}"

    @property
    def time(self) -> datetime:
        """What the clock shows."""
        return self.stage.env.now()

    def view(self) -> list[Seen]:
        """What is to be seen here by the one who types."""
        return [one for one in self.stage.seen_by(self.member) if one.channel == self.place]

    # Who and where

    def turn_to(self, name: str) -> None:
        """Somebody else types."""
        if name not in self.people:
            raise InputError(f"there is no {name or 'such member'} here, but {', '.join(self.people)}")
        self.who = name

    def go_to(self, name: str) -> None:
        """Elsewhere: a channel, made where it is not there, or to the bot alone."""
        name = name.removeprefix("#")
        if name in (DM, DIRECT, f"@{BOT}"):
            self.place = DIRECT
            return
        if not _CHANNEL.fullmatch(name):
            raise InputError(f"a channel's name is letters, digits and hyphens; {DM} is for writing to the bot alone")
        self.stage.channel(self.guild, name)
        self.place = name

    # What a member does

    async def say(self, text: str, reply_to: Seen | None = None) -> None:
        """Write a message; ``@name`` in it becomes a mention."""
        async with self._in_turn() as hand:
            await hand.say(mentioning(self.stage, self.people, text), reply_to)

    async def edit(self, seen: Seen, text: str) -> None:
        """Change one's message."""
        async with self._in_turn() as hand:
            await hand.edit(seen, mentioning(self.stage, self.people, text))

    async def delete(self, seen: Seen) -> None:
        """Take a message away."""
        async with self._in_turn() as hand:
            await hand.delete(seen)

    async def slash(self, line: str) -> Typed:
        """Run a slash command as it is typed."""
        typed = parse(line, self.known())
        options = values(typed, self.guild, attached)
        if typed.name not in self.available():
            raise InputError(f"Discord does not show /{typed.name} to {self.who} {self.where}")
        async with self._in_turn() as hand:
            await hand.slash(typed.name, options)
        return typed

    async def choose(self, seen: Seen) -> str:
        """Choose in the menu of a message: why the bot answered so, or to check what a member wrote; gives the name."""
        name = WHY if seen.mine else CHECK
        async with self._in_turn() as hand:
            await hand.menu(name, seen)
        return name

    async def press(self, seen: Seen, button: Button) -> None:
        """Press a button."""
        async with self._in_turn() as hand:
            await hand.click(seen, button)

    async def wait(self, seconds: float) -> None:
        """Let time pass without waiting for it."""
        async with self._in_turn():
            await self.stage.wait(seconds)
            self._ahead += timedelta(seconds=seconds)

    async def restart(self) -> None:
        """Stop the bot and start it anew."""
        async with self._in_turn():
            await self.stage.restart()

    # What is offered while they type

    def known(self) -> dict[str, Slash]:
        """Every slash command of the bot."""
        return commands(self.stage.bot.tree)

    def available(self) -> tuple[str, ...]:
        """The slash commands that Discord shows here."""
        if self.direct:
            return self.member.user.available_commands()
        return self.member.available_commands(self.channel)

    async def suggest(
        self, command: Slash, option: str, text: str, others: Mapping[str, str]
    ) -> tuple[tuple[str, str], ...]:
        """The bot's own suggestions for an option that is being typed: what is shown, and what is sent for it."""
        filled: dict[str, object] = {}
        for name, other in others.items():
            with suppress(InputError):  # not typed to its end yet
                filled |= values(Typed(command, {name: other}), self.guild, attached)
        async with self._in_turn() as hand:
            return await hand.offered(command.qualified_name, option, text, filled)

    @asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[Hand]:
        """One thing after the other, at the time that it is now; what Discord would not do is an InputError."""
        from simcord import BackendError, SetupError

        async with self._turn:
            self.stage.keep_up(datetime.now(UTC) + self._ahead)
            try:
                yield Hand(self.stage, self.member, self.place)
            except (SetupError, ImpossibleError) as error:
                raise InputError(str(error)) from None
            except BackendError as error:
                raise InputError(f"Discord refuses it: {_CODES.sub('', str(error))}") from None
            except TimeoutError:
                raise InputError("the bot did not come to an end of it") from None


def attached(name: str) -> tuple[str, bytes]:
    """A file of this machine to attach. Raises InputError where it cannot be read."""
    try:
        path = Path(name).expanduser()
        return path.name, path.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        raise InputError(f"{name}: {getattr(error, 'strerror', None) or 'cannot be read'}") from None
