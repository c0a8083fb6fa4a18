"""Telling systemd how the service does, by the protocol of sd_notify(3): a datagram of lines to a socket.

The libraries for it on the package index are bindings that must be compiled, or have not been maintained for years.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Mapping

import discord

from answers.phrasing import counted
from bot.service.health import Health

_LOOK = 10.0
"""Seconds between checks at most, so that one which comes in a bad moment is made up for in time."""

_log = logging.getLogger(__name__)


class Systemd:
    """The service manager, if it is one that wants to be told."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self.watchdog: float | None = None
        """Seconds after which it takes the service for dead unless it is told otherwise."""
        microseconds = environment.get("WATCHDOG_USEC", "")
        mine = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        if mine and microseconds.isdecimal() and int(microseconds):
            self.watchdog = int(microseconds) / 1_000_000

    @property
    def listens(self) -> bool:
        """Whether there is anybody to tell."""
        return self._address[:1] in ("/", "\0")

    def tell(self, *lines: str) -> None:
        """Send a state, such as ``READY=1``. Nobody to tell it to, or a socket that fails, is no error."""
        if not self.listens:
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
                sender.setblocking(False)
                sender.connect(self._address)
                sender.send("\n".join(lines).encode())
        except OSError as error:
            _log.warning("systemd cannot be told %s: %s", lines[0], error.strerror)


async def keep_told(systemd: Systemd, client: discord.Client, health: Health) -> None:
    """Say when the bot is ready and from then on, until cancelled, how it does; feed the watchdog while it is alive."""
    if not systemd.listens:
        return
    await client.wait_until_ready()
    systemd.tell("READY=1")
    pause = min(_LOOK, (systemd.watchdog or 2 * _LOOK) / 2)
    while True:
        report = await health.check()
        if report.alive:
            state = f"alive, in {counted(len(client.guilds), 'server')}"
            systemd.tell("WATCHDOG=1", f"STATUS={'; '.join(filter(None, (state, report.index)))}")
        else:
            systemd.tell(f"STATUS=not alive: {report.why}")
        await asyncio.sleep(pause)
