"""``onrecord run``: the bot as a service, from its configuration to its exit status."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, suppress
from dataclasses import replace

import aiohttp
import discord

from answers import Archive
from answers.errors import InputError, OnRecordError
from bot.archives import file_of, open_to_ask, take_lore
from bot.client import OnRecord
from bot.commands.respond import log_incident
from bot.service.gateway import Gateway
from bot.service.health import Health
from bot.service.systemd import Systemd, keep_told
from bot.settings import TOKEN, Settings, load, parse, read_token

UNREACHABLE = 1
"""Exit status where Discord cannot be reached: worth another try, unlike a mistake of the operator's, which is 2."""

UNFORESEEN = 1
"""Exit status where the program failed in a way that nobody foresaw: starting it again may help."""

_log = logging.getLogger(__name__)


class Redacting(logging.Formatter):
    """Lines with UTC times, with the token taken out, whoever put it there."""

    converter = staticmethod(time.gmtime)

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The line, with its trace if it has one."""
        return super().format(record).replace(self._token, "[token]")


def run(
    config: str | None,
    archive: str | None,
    lore: str | None,
    shards: str | None,
    *,
    sync: bool,
    notice: Callable[[str], object],
) -> int:
    """Run the bot until it is told to stop; gives the exit status, and says by ``notice`` why it ended otherwise.

    An archive, a lore and shards that are given go before those of the configuration.

    Raises:
        InputError: the configuration, the lore, the token or the portal's settings are wrong.
        ArchiveError: the archive cannot be opened.
    """
    settings = load(config) if config else Settings()
    if shards:
        settings = replace(settings, shards=parse(f'shards: "{shards}"', "--shards").shards)
    token = read_token(settings)
    log_to_stderr(settings.log_level, token)
    take_lore(lore, settings.lore)
    with open_archive(archive or settings.archive, settings.secret_file) as opened:
        place = archive or settings.archive or opened.catalogue.file
        client = OnRecord(opened, settings, place=place, sync=sync)
        gc.collect()
        gc.freeze()  # what is loaded now stays; collecting among it again and again would hold up the event loop
        try:
            asyncio.run(serve(client, token))
        except discord.LoginFailure:
            held = settings.token_file or TOKEN
            raise InputError(f"Discord does not accept the token in {held}: reset it in the developer portal") from None
        except discord.PrivilegedIntentsRequired:
            raise InputError(
                "Discord has not granted the message content intent: switch it on in the developer portal "
                "(Bot, Privileged Gateway Intents), or set message_content: false"
            ) from None
        except discord.ConnectionClosed as error:
            raise InputError(f"Discord closed the connection for good (code {error.code})") from None
        except (aiohttp.ClientError, discord.DiscordServerError, OSError, TimeoutError) as error:
            notice(f"Discord cannot be reached: {_reason(error)}")
            return UNREACHABLE
        except discord.HTTPException as error:
            raise InputError(f"Discord refused to start: {error.status} (error {error.code})") from None
        except OnRecordError:
            raise
        except Exception as error:
            notice(f"ended by a fault of the program: incident {log_incident(error)} above")
            return UNFORESEEN
    return 0


async def serve(client: OnRecord, token: str) -> None:
    """Run a client until SIGTERM or SIGINT: then it takes no more work, finishes what it has in hand, and leaves.

    Raises:
        InputError: the endpoint of the settings cannot be opened.
    """
    asked_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, asked_to_stop.set)
    systemd = Systemd()
    async with client, watched(client, systemd):
        running = asyncio.create_task(client.start(token), name="discord")
        stopping = asyncio.create_task(asked_to_stop.wait(), name="stop")
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for one in (signal.SIGTERM, signal.SIGINT):  # the second time is meant at once
            loop.remove_signal_handler(one)
        systemd.tell("STOPPING=1")
        if not running.done():
            await client.stop()
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(asyncio.shield(running), 5)
            running.cancel()
        stopping.cancel()
        with suppress(asyncio.CancelledError):
            await running
    _log.info("stopped")


@asynccontextmanager
async def watched(client: OnRecord, systemd: Systemd) -> AsyncIterator[None]:
    """Have a client's health known: at the endpoint, if the settings want one, and to systemd, if it started this.

    Raises:
        InputError: the endpoint cannot be opened.
    """
    gateway = Gateway(client)
    async with aclosing(Health(gateway, client.desk.archive)) as health, AsyncExitStack() as opened:
        if client.settings.endpoint:
            from bot.service.endpoint import serving  # loads a web server

            await opened.enter_async_context(serving(client, gateway, health))
        telling = asyncio.create_task(keep_told(systemd, client, health), name="systemd")
        opened.callback(telling.cancel)
        yield


def open_archive(place: str | None, secret: str | None = None) -> Archive:
    """The configured archive, made where it is not there yet; without one, the user's own or the seeds."""
    if place is None:
        return open_to_ask(None, _warn, _warn, secret=secret)
    if file := file_of(place):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OnRecordError(f"the archive {place} cannot be made: {error.strerror}") from None
    return Archive.open(place, secret=secret)


def _warn(line: str) -> None:
    _log.warning("%s", line)


def log_to_stderr(level: str, token: str) -> None:
    """A line an event, in UTC. discord.py's own debugging is never on: it logs what members write."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(token))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in ("bot", "answers"):
        logging.getLogger(name).setLevel(level)
    for name in ("discord", "asyncio"):
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelName(level)))


def _reason(error: BaseException) -> str:
    """Why, in a few words that hold no address of a message."""
    if isinstance(error, discord.DiscordServerError):
        return f"it answers {error.status}"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error) or type(error).__name__
    return " ".join(reason.split())
