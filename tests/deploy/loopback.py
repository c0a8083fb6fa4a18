"""The loopback Discord for a bot that runs under systemd: served beside the test, and the bot led to it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from discord_markup import plain
from discord_wire import Wire, serving

_T = TypeVar("_T")

_FOLDER = "/usr/local/lib/loopback"
_DROP_IN = f"[Service]\nEnvironment=PYTHONPATH={_FOLDER}\n"
_SITE = """
import discord, yarl
discord.http.Route.BASE = "http://127.0.0.1:{port}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL("ws://127.0.0.1:{port}/gateway-socket")
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What the bot answered, without markup: what begins with the verdict, and the sentences that it shows under it."""

    content: str
    shown: str


class Loopback:
    """The server, in a thread of its own."""

    def __init__(self, wire: Wire, loop: asyncio.AbstractEventLoop) -> None:
        self.wire = wire
        self._loop = loop

    def ask(self, question: str) -> Said:
        """Ask the bot as a member would; gives its answer. Raises TimeoutError where there is none for a minute."""

        async def answered() -> Said:
            self.wire.replied.clear()
            await self.wire.say(question)
            await asyncio.wait_for(self.wire.replied.wait(), 60)
            body = self.wire.posted[-1]
            embeds = "\n".join(str(one.get("description", "")) for one in body.get("embeds", []))
            return Said(plain(body.get("content") or ""), plain(embeds))

        return self._run(answered())

    def _run(self, work: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(90)

    def lead(self, root: Path, unit: str) -> None:
        """Lead a unit's Python to this Discord instead of the real one; ``root`` is its machine's."""
        site = root / _FOLDER.lstrip("/") / "sitecustomize.py"
        drop_in = root / "etc/systemd/system" / f"{unit}.d" / "loopback.conf"
        for file, text in ((site, _SITE.format(port=self.wire.port)), (drop_in, _DROP_IN)):
            file.parent.mkdir(parents=True)
            file.write_text(text)


@contextmanager
def loopback() -> Iterator[Loopback]:
    """Serve it."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="loopback")
    thread.start()
    served = serving(Wire())
    try:
        wire = asyncio.run_coroutine_threadsafe(served.__aenter__(), loop).result(30)
        try:
            yield Loopback(wire, loop)
        finally:
            asyncio.run_coroutine_threadsafe(served.__aexit__(None, None, None), loop).result(30)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()
