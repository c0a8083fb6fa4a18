"""The Discord client: which events matter, and to whom each is given."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import sys
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from answers import Archive
from answers.errors import ArchiveError, OnRecordError
from answers.model import SHARED, Verdict
from bot.commands import articles, ask, check, forgetting, manage, timelines, why
from bot.commands import coverage as archive_commands
from bot.commands.buttons import Press
from bot.commands.conversation import Chat
from bot.commands.cooldown import Cooldowns
from bot.commands.desk import Desk
from bot.commands.follow_ups import FollowUps
from bot.commands.host import Host
from bot.commands.place import LEFT, collection_of
from bot.commands.respond import SILENT, explain, say
from bot.commands.workers import WorkerError
from bot.present import discord_notices as notices
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.service.metrics import Metrics

OWN = "onrecord"
"""The collection that the bot's own settings are kept under."""
_HOUSEKEEPING = 6 * 3600
_PAUSE = 0.2
_WATCH = 120.0
"""Seconds between looks for old things, between articles read, and between looks for articles to read."""

_log = logging.getLogger(__name__)

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # what voice would need is not missed


class Tree(app_commands.CommandTree[Host]):
    """The commands, with one limit on how often they are used and one place where errors end."""

    async def interaction_check(self, interaction: discord.Interaction[Host], /) -> bool:
        """Whether a command may run now; autocompletion always may."""
        if interaction.type is discord.InteractionType.autocomplete:
            return not interaction.client.desk.closing
        wait = interaction.client.cooldown(interaction.guild_id, interaction.user.id)
        if wait:
            await say(interaction, notices.wait(wait))
        return not wait

    async def on_error(self, interaction: discord.Interaction[Host], error: app_commands.AppCommandError, /) -> None:
        """Say what went wrong: a command that is no more, an option that cannot be, or something unforeseen."""
        if interaction.type is discord.InteractionType.autocomplete:
            _log.warning("autocompletion failed: %s", type(error).__name__)
            return
        try:
            await say(interaction, explain(error))
        except discord.HTTPException as failure:
            _log.warning("an interaction could not be answered: %s", failure)


class OnRecord(Host):
    """The bot. All that must outlive it is in the archive; what it keeps in memory is a few minutes old."""

    def __init__(
        self, archive: Archive, settings: Settings | None = None, *, place: str | None = None, sync: bool = False
    ) -> None:
        settings = settings or Settings()
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        intents.message_content = settings.message_content
        super().__init__(
            intents=intents,
            allowed_mentions=SILENT,
            shard_count=settings.shard_count,
            shard_ids=settings.shard_ids,  # type: ignore[arg-type]
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.settings = settings
        self.desk = Desk(archive, settings, place)
        self.follow_ups = FollowUps()
        self.metrics = _metrics() if settings.metrics else None
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        for module in (ask, timelines, archive_commands, check, manage, articles, why, forgetting):
            module.install(self.tree)
        self._chat = Chat(self)
        self._cooldowns = Cooldowns(settings.member_per_minute, settings.server_per_minute)
        self._force_sync = sync
        self._chores: list[asyncio.Task[None]] = []

    # Starting and stopping

    async def setup_hook(self) -> None:
        """Load what answers need and tell Discord the commands, before the gateway is opened."""
        self.add_dynamic_items(Press)
        await asyncio.to_thread(self.desk.names.near, "speakers", "", (SHARED,), 1)
        await self.desk.workers.start()
        await self._sync()
        self._chores.append(asyncio.create_task(self._keep_house(), name="housekeeping"))
        first = not self.shard_ids or 0 in self.shard_ids  # of several processes over one archive, one reads
        if first and self.desk.workers.apart and not self.desk.archive.catalogue.read_only:
            self._chores.append(asyncio.create_task(self._read_on(), name="reading"))

    async def stop(self) -> None:
        """Take no more work, finish what is in hand, then leave."""
        _log.info("stopping")
        if not await self.desk.finish(self.settings.stop_seconds):
            _log.warning("some answers were not finished in %d s and are dropped", self.settings.stop_seconds)
        await self.close()

    async def close(self) -> None:
        """Leave Discord at once."""
        for chore in self._chores:
            chore.cancel()
        await self.desk.workers.stop()
        await super().close()

    async def _sync(self) -> None:
        """Tell Discord the commands when they are others than last time; the archive remembers."""
        payload: list[dict[str, Any]] = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        text = json.dumps(sorted(payload, key=lambda one: (one["type"], one["name"])), sort_keys=True)
        mark = hashlib.sha256(text.encode()).hexdigest()
        key = f"commands:{self.application_id}"
        catalogue = self.desk.archive.catalogue
        kept = await asyncio.to_thread(catalogue.settings, OWN)
        if kept.get(key) == mark and not self._force_sync:
            return
        await self.tree.sync()
        _log.info("%d commands synced", len(payload))
        try:
            await asyncio.to_thread(catalogue.set_settings, OWN, [(key, mark)])
        except ArchiveError as error:
            _log.warning("commands will be synced again at the next start: %s", error)

    async def _keep_house(self) -> None:
        await self.wait_until_ready()
        while True:
            try:
                await self.tidy()
            except ArchiveError as error:
                _log.warning("housekeeping failed: %s", error)
            await asyncio.sleep(_HOUSEKEEPING)

    async def _read_on(self) -> None:
        """Read what was added and not read yet, whenever nobody asks anything."""
        while True:
            done = 0
            try:
                if self.desk.at_rest:
                    done = await self.desk.read_some()
            except (OnRecordError, WorkerError) as error:
                _log.warning("reading failed: %s", error)
            await asyncio.sleep(_PAUSE if done else _WATCH)

    async def tidy(self) -> None:
        """Delete what is too old, and the articles of servers left long enough ago."""
        await self.desk.tidy({guild.id for guild in self.guilds}, self._mine, discord.utils.utcnow())

    def _mine(self, guild: int) -> bool:
        """Whether a server's events come to this process."""
        ids = self.shard_ids
        return ids is None or (guild >> 22) % (self.shard_count or 1) in ids

    # How often

    def cooldown(self, guild: int | None, member: int) -> float:
        """Count a question; gives 0, or the seconds until the next one is taken."""
        return self._cooldowns.take(guild, member, asyncio.get_running_loop().time())

    def tell(self, message: discord.Message, wait: float) -> bool:
        """Whether the author of a message is to be told to wait."""
        guild = message.guild.id if message.guild else None
        return self._cooldowns.tell(guild, message.author.id, wait, asyncio.get_running_loop().time())

    def counted(self, verdict: Verdict, milliseconds: float) -> None:
        """An answer was given. Its line in the log holds nothing that anybody wrote."""
        if self.metrics is not None:
            self.metrics.answered(verdict, milliseconds / 1000)
        _log.info("answered %s in %.0f ms", verdict, milliseconds)

    # Events

    async def on_ready(self) -> None:
        """Connected; this may happen many times."""
        _log.info("ready as %s in %d servers", self.user.id if self.user else "?", len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Somebody said something."""
        await self._chat.said(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Somebody changed what they said; Discord also sends this when it adds a link's preview."""
        await self._chat.edited(payload.message)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """A message is gone."""
        await self._chat.deleted(payload.channel_id, {payload.message_id})

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Many messages are gone."""
        await self._chat.deleted(payload.channel_id, payload.message_ids)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Added to a server, perhaps again: what it had is kept."""
        await self._left(guild, None)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Removed from a server: what it had goes after the time of grace."""
        await self._left(guild, discord.utils.utcnow().isoformat())

    async def _left(self, guild: discord.Guild, when: str | None) -> None:
        catalogue = self.desk.archive.catalogue
        await self.desk.look_up(catalogue.set_settings, collection_of(guild.id), [(LEFT, when)])

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """A handler failed; the log says where, not what anybody wrote."""
        error = sys.exception()
        if error is not None:
            explain(error)


def _metrics() -> Metrics:
    from bot.service.metrics import Metrics  # loads what most who run a bot never use

    return Metrics()
