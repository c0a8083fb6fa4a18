"""A Discord in memory with the real bot in it: servers, channels and members to try the bot with.

The bot is the one that ``onrecord run`` runs; SimCord stands in for Discord, enforces its permissions and limits, and
keeps a clock of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import discord

from answers import Archive, back_up
from bot.client import OnRecord
from bot.harness.seen import Seen
from bot.settings import Settings

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env, GuildHandle, MemberActor, UserHandle

CHANNEL = "general"
BOT = "onrecord"
DIRECT = "direct"
"""What a member's conversation with the bot alone is called where channels are named."""
_SECONDS = 120.0
"""How long the bot may take for one thing: the first question may have to load the parser and read articles."""


@dataclass
class Stage:
    """What runs: one bot over one archive. Made by ``staged``."""

    env: Env
    bot: OnRecord
    archive: Archive
    settings: Settings

    @property
    def mention(self) -> str:
        """What addresses the bot in a message."""
        assert self.bot.user is not None
        return self.bot.user.mention

    def server(self, name: str) -> GuildHandle:
        """A new server with the bot in it and one channel, ``#general``."""
        guild = self.env.create_guild(name)
        guild.create_text_channel(CHANNEL)
        return guild

    def member(
        self, guild: GuildHandle, who: str | UserHandle, *, manages: bool = False, roles: Iterable[str] = ()
    ) -> MemberActor:
        """A new member of a server: a new user by the name, or one that is there already.

        ``manages`` gives the permission to manage the server; ``roles`` are made where they are not there.
        """
        user = self.env.create_user(who) if isinstance(who, str) else who
        given = [guild.roles.get(name) or guild.create_role(name) for name in roles]
        if manages:
            permissions = discord.Permissions(manage_guild=True)
            given.append(guild.create_role(f"manager {user.name}", permissions=permissions))
        return guild.add_member(user, roles=given)

    def channel(self, guild: GuildHandle, name: str) -> ChannelHandle:
        """A channel of a server by its name, made where it is not there."""
        return guild.channels.get(name) or guild.create_text_channel(name)

    def seen_by(self, member: MemberActor) -> list[Seen]:
        """Every message that a member sees now: in their server's channels and in their direct messages."""
        found = []
        for channel in member.guild.channels.values():
            found += [self._seen(one, channel.name or "") for one in channel.history(viewer=member)]
        found += [self._seen(one, DIRECT) for one in member.user.dm_channel.history(viewer=member.user)]
        return found

    def _seen(self, message: discord.Message, channel: str) -> Seen:
        assert self.bot.user is not None
        return Seen(message, channel, mine=message.author.id == self.bot.user.id)

    async def wait(self, seconds: float) -> None:
        """Let time pass, without waiting for it."""
        await self.env.advance_time(seconds)

    def keep_up(self, now: datetime) -> None:
        """Move the clock on to ``now``, at once and never back; what was to happen until then happens next."""
        behind = (now - self.env.now()).total_seconds()
        if behind > 0:
            self.env.backend.advance_clock(behind)

    async def restart(self) -> None:
        """Stop the bot and start it anew; what it keeps in the archive is all that it knows."""
        self.bot = OnRecord(self.archive, self.settings)
        await self.env.restart_bot(self.bot)


@asynccontextmanager
async def staged(archive: Archive, settings: Settings | None = None) -> AsyncIterator[Stage]:
    """The bot over an archive, in a Discord without any server yet.

    Args:
        archive: opened for writing; ``rehearsal`` makes a copy to use here.
        settings: as for ``onrecord run``. Everything runs in this process, whatever they say.
    """
    import simcord

    settings = replace(settings or Settings(), processes=0, shards="0/1")
    bot = OnRecord(archive, settings)
    async with simcord.run(bot, check_errors=False, settle_timeout=_SECONDS) as env:
        assert bot.user is not None
        await bot.user.edit(username=BOT)
        yield Stage(env, bot, archive, settings)


@contextmanager
def rehearsal(archive: Archive) -> Iterator[Archive]:
    """A copy of an archive to try things on, gone afterwards; one in memory or on a server is used as it is."""
    file = archive.catalogue.file
    if file is None:
        yield archive
        return
    with (
        tempfile.TemporaryDirectory(prefix="onrecord-") as folder,
        Archive.open(_copied(Path(file), Path(folder))) as copy,
    ):
        yield copy


def _copied(file: Path, folder: Path) -> Path:
    """The record and its index in another folder. The index comes first: one that is behind catches up."""
    target = folder / "archive.db"
    index = file.with_name(f"{file.name}.index")
    if index.is_dir():
        shutil.copytree(index, target.with_name(f"{target.name}.index"), ignore=shutil.ignore_patterns("*.lock"))
    back_up(file, target)
    return target
