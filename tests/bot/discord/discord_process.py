"""``onrecord run`` as its own process, with a Discord on the loopback."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from discord_wire import TOKEN

START = """
import sys, discord, yarl
from bot.cli import main
discord.http.Route.BASE = "http://127.0.0.1:{port}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL("ws://127.0.0.1:{port}/gateway-socket")
sys.exit(main(sys.argv[1:]))
"""


class Service:
    """The process, with what it logged."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(
        cls, port: int, place: Path, *, token: str = TOKEN, config: str = "", **environment: str
    ) -> Service:
        config_file = place.parent / "onrecord.yaml"
        config_file.write_text(f"archive: {place}\n{config}")
        top = str(Path(__file__).resolve().parents[3])
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", START.format(port=port), "run", "--config", str(config_file),
            stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
            env={**os.environ, "ONRECORD_TOKEN": token, "PYTHONPATH": os.environ.get("PYTHONPATH", top)} | environment,
        )  # fmt: skip
        return cls(process)

    async def end(self) -> tuple[int, str]:
        """Its exit status and its log, once it has ended."""
        try:
            _, log = await asyncio.wait_for(self.process.communicate(), 40)
        except TimeoutError:
            self.process.kill()
            raise
        return self.process.returncode or 0, log.decode()
