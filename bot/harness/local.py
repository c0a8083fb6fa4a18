"""A channel with the bot in it as a web page on the loopback: SimCord's preview, for as long as one likes."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord
from simcord import ChannelHandle, MemberActor

from answers import Archive
from answers.errors import InputError
from bot.harness.opening import Opening, converse
from bot.harness.stage import BOT, CHANNEL, Stage, staged
from bot.settings import LOOPBACK, Settings

SERVER = "Newsroom"
VISITOR, MEMBER, MANAGER = "Alice", "Ben", "Morgan (manager)"
"""Whom the page can be used as: who has said nothing yet, who has asked, and who may manage the server."""

_BEFORE = timedelta(minutes=4)
"""How long before now the conversation begins; it is shorter."""
_TICK = 0.5
"""Seconds of real time after which the clock of the stage is set by it."""


class Typist(MemberActor):
    """A member at a keyboard: as in Discord, "@onrecord" in a message becomes a mention of the bot."""

    async def send(self, channel: ChannelHandle, content: str = "", **more: Any) -> discord.Message:
        """Send a message as it was typed."""
        bot = self._env.bot.user
        assert bot is not None
        return await super().send(channel, content.replace(f"@{BOT}", bot.mention), **more)


def check_port(port: int) -> None:
    """Raises InputError where a port of the loopback cannot be listened on; 0 is any that is free."""
    try:
        socket.create_server((LOOPBACK, port)).close()
    except OSError as error:
        reason = error.strerror or "it cannot be used"
        raise InputError(f"--port: {port}: {reason} (without --port, any that is free is taken)") from None


async def serve(archive: Archive, opening: Opening, port: int, tell: Callable[[str], None]) -> None:
    """Serve the page until SIGINT or SIGTERM, or until it is ended on the page itself.

    Args:
        archive: opened for writing, to try things on.
        opening: what has been asked in the channel.
        port: where to listen; 0 for any that is free.
        tell: is given the page's address, which lets in whoever has it.
    """
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, over.set)
    async with staged(archive, Settings(message_content=True)) as stage:
        stage.keep_up(datetime.now(UTC) - _BEFORE)
        channel, viewers = await _furnish(stage, opening)
        ahead = max(stage.env.now() - datetime.now(UTC), timedelta())
        ticking = asyncio.create_task(_tick(stage, ahead), name="clock")
        with _quotes_of_one_line():
            page = stage.env.preview(channel, viewers=viewers, layout="channel", port=port, timezone=_zone())
            async with page:
                tell(page.url)
                await _first(over.wait(), page.wait_closed())
        for one in (signal.SIGINT, signal.SIGTERM):  # the second time is meant at once
            loop.remove_signal_handler(one)
        ticking.cancel()
        with suppress(asyncio.CancelledError):
            await ticking


async def _furnish(stage: Stage, opening: Opening) -> tuple[ChannelHandle, list[MemberActor]]:
    """A server in which a conversation has begun, its channel, and whom it can be seen as."""
    guild = stage.server(SERVER)
    channel = guild.channels[CHANNEL]
    members = [stage.member(guild, name, manages=name is MANAGER) for name in (VISITOR, MEMBER, MANAGER)]
    visitor, member, manager = (Typist(stage.env, guild, one.user) for one in members)
    await stage.env.settle()
    await converse(stage, channel, manager, member, opening)
    return channel, [visitor, member, manager]


async def _tick(stage: Stage, ahead: timedelta) -> None:
    """Time on the stage goes as it does here, or cooldowns would never end there and follow-ups never be too late."""
    while True:
        stage.keep_up(datetime.now(UTC) + ahead)
        await asyncio.sleep(_TICK)


async def _first(*events: Any) -> None:
    """Wait for the first of several things."""
    waiting = [asyncio.ensure_future(event) for event in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for one in waiting:
        one.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


def _zone() -> str:
    """This machine's time zone, in which the page shows when something was said."""
    from tzlocal import get_localzone_name

    try:
        return ZoneInfo(get_localzone_name() or "UTC").key
    except (ValueError, OSError, KeyError):
        return "UTC"


@contextmanager
def _quotes_of_one_line() -> Iterator[None]:
    """In Discord a quote ends with its line; SimCord's page lets it go on, and whose words they are would be lost.

    Discord's rule is added to the parser that SimCord makes for the page.
    """
    from simcord.preview import _markdown

    def ends(state: Any, start: int, end: int, silent: bool) -> bool:
        return silent  # any line without a mark of its own ends a quote, and begins nothing special

    def make(policy: Mapping[str, bool | str], context: Mapping[str, Any]) -> Any:
        parser = made(policy, context)
        parser.block.ruler.push("quote_end", ends, {"alt": ["blockquote"]})
        return parser

    made = _markdown._markdown_parser
    _markdown._markdown_parser = make
    try:
        yield
    finally:
        _markdown._markdown_parser = made
