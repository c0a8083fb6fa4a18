"""What is known of ``onrecord run`` from outside: its health, its metrics, and what it tells systemd."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from discord_process import Service
from discord_wire import GUILD, TOKEN, Wire, serving
from discord_world import QUESTION
from prometheus_client.parser import text_string_to_metric_families

from bot.cli import main

pytestmark = pytest.mark.system

BEAT = 0.8
"""Seconds between heartbeats here."""


async def ask(port: int, path: str = "/health") -> tuple[int, str]:
    """Status and body; 0 where nothing listens."""
    try:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as response:
            return response.status, await response.text()
    except aiohttp.ClientConnectionError:
        return 0, ""


async def health(port: int) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/health") as response:
        found: dict[str, Any] = await response.json()
    assert response.status == (200 if found["alive"] else 503)
    assert response.headers["Cache-Control"] == "no-store"
    return found


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(30):
        while not await holds():
            await asyncio.sleep(0.05)


def answers(port: int, status: int) -> Callable[[], Awaitable[bool]]:
    async def holds() -> bool:
        return (await ask(port))[0] == status

    return holds


@asynccontextmanager
async def running(wire: Wire, place: Path, config: str, **environment: str) -> AsyncIterator[Service]:
    """The bot over a Discord on the loopback; ended if the test has not."""
    async with serving(wire):
        service = await Service.start(wire.port, place, config=config, **environment)
        try:
            yield service
        finally:
            if service.process.returncode is None:
                service.process.kill()
                await service.process.communicate()


async def test_alive_means_that_discord_and_the_archive_answer(
    place: Path, unused_tcp_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    port, wire = unused_tcp_port, Wire(heartbeat=BEAT, welcomes=False)
    command = ["health", "--config", str(place.parent / "onrecord.yaml")]

    async def status() -> tuple[int, str]:
        code = await asyncio.to_thread(main, command)
        said = capsys.readouterr()
        return code, said.out + said.err

    async with running(wire, place, f"processes: 0\nlisten: {port}\n") as service:
        await asyncio.wait_for(wire.arrived.wait(), 30)
        starting = await health(port)
        assert (starting["alive"], starting["gateway"]["ready"]) == (False, False)
        assert starting["archive"]["answers"]
        assert await status() == (1, "onrecord: not alive: Discord has not welcomed the bot yet\n")

        await wire.welcome()
        await until(answers(port, 200))
        alive = await health(port)
        assert (alive["alive"], alive["why"]) == (True, None)
        [shard] = alive["gateway"]["shards"].values()
        assert shard["recent"]
        assert shard["heartbeat"] > 0
        assert shard["latency"] > 0
        assert await status() == (0, "alive\n")
        assert (await ask(port, "/metrics"))[0] == 404

        wire.acknowledges = False
        await until(answers(port, 503))
        assert await status() == (1, "onrecord: not alive: Discord acknowledges no heartbeat (shard 0)\n")
        wire.acknowledges = True
        await until(answers(port, 200))

        hidden = place.rename(place.with_name("elsewhere.db"))
        lost = await health(port)
        assert (lost["alive"], lost["archive"]["answers"]) == (False, False)
        assert str(place) not in str(lost)
        assert (await status())[1].startswith("onrecord: not alive: the archive's file is gone")
        hidden.rename(place)
        assert (await health(port))["alive"]

        service.process.send_signal(signal.SIGTERM)
        code, log = await service.end()
    assert code == 0, log
    assert (await ask(port))[0] == 0
    assert [line.partition(": ")[2] for line in log.splitlines() if "bot.service" in line] == [
        "not alive: Discord acknowledges no heartbeat (shard 0)",
        "alive again",
        "not alive: the archive's file is gone, or is not the one that was opened",
        "alive again",
    ]
    assert (await status())[0] == 1


async def test_an_answer_is_counted_with_its_verdict_and_its_seconds(place: Path, unused_tcp_port: int) -> None:
    port, wire = unused_tcp_port, Wire()
    async with running(wire, place, f"processes: 1\nlisten: 127.0.0.1:{port}\nmetrics: true\n") as service:
        await asyncio.wait_for(wire.ready.wait(), 30)
        await wire.say(QUESTION)
        await asyncio.wait_for(wire.replied.wait(), 20)
        await until(answers(port, 200))
        status, text = await ask(port, "/metrics")
        service.process.send_signal(signal.SIGTERM)
        assert (await service.end())[0] == 0
    assert status == 200
    found = {
        (one.name, *one.labels.values()): one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
    }
    verdicts = {key[1]: value for key, value in found.items() if key[0] == "onrecord_questions_total"}
    assert verdicts == {"yes": 0, "no": 1, "mixed": 0, "not_on_record": 0, "not_found": 0, "quotes": 0}
    assert found["onrecord_answer_seconds_count",] == 1
    assert found["onrecord_answer_seconds_bucket", "30.0"] == 1
    assert 0 < found["onrecord_answer_seconds_sum",] < 30
    assert found["onrecord_articles",] == 2
    assert found["onrecord_articles_unread",] == 0
    assert found["onrecord_servers",] == 1
    assert found["onrecord_questions_pending",] == 0
    assert 0 < found["onrecord_gateway_latency_seconds", "0"] < 30
    assert found["process_resident_memory_bytes",] > 0
    for secret in ("sanctions", "alice", "Newsroom", str(GUILD), TOKEN):
        assert secret not in text


async def test_an_address_that_is_taken_is_told_in_one_line_before_discord_is_asked(place: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        service = await Service.start(1, place, config=f"listen: {address}\n")
        status, log = await service.end()
    assert (status, log) == (2, f"onrecord: listen: {address} cannot be used: Address already in use\n")


async def test_an_address_of_another_machine_is_told_in_one_line(place: Path) -> None:
    service = await Service.start(1, place, config="listen: 192.0.2.1:9464\n")
    status, log = await service.end()
    assert status == 2
    [line] = log.splitlines()
    assert line.startswith("onrecord: listen: 192.0.2.1:9464 cannot be used: ")


class Manager(asyncio.DatagramProtocol):
    """A service manager: what it was told, line by line."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[str] = asyncio.Queue()

    def datagram_received(self, data: bytes, _: object) -> None:
        for line in data.decode().splitlines():
            self.told.put_nowait(line)

    async def hears(self, wanted: str) -> list[str]:
        """Wait for a line; gives those before it."""
        before: list[str] = []
        async with asyncio.timeout(30):
            while (line := await self.told.get()) != wanted:
                before.append(line)
        return before


@asynccontextmanager
async def manager(address: str) -> AsyncIterator[Manager]:
    receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
    receiver.bind(address)
    transport, made = await asyncio.get_running_loop().create_datagram_endpoint(Manager, sock=receiver)
    yield made
    transport.close()


async def test_systemd_is_told_while_it_is_alive(place: Path, tmp_path: Path) -> None:
    wire, address = Wire(heartbeat=BEAT), str(tmp_path / "notify")
    environment = {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "400000"}
    async with manager(address) as systemd, running(wire, place, "processes: 0\n", **environment) as service:
        assert await systemd.hears("READY=1") == []
        for _ in range(2):
            assert await systemd.hears("WATCHDOG=1") in ([], ["STATUS=alive, in 1 server"])

        wire.acknowledges = False
        await systemd.hears("STATUS=not alive: Discord acknowledges no heartbeat (shard 0)")
        assert await systemd.hears("STATUS=not alive: Discord acknowledges no heartbeat (shard 0)") == []
        wire.acknowledges = True
        assert set(await systemd.hears("WATCHDOG=1")) <= {
            "STATUS=not alive: Discord acknowledges no heartbeat (shard 0)"
        }

        service.process.send_signal(signal.SIGTERM)
        await systemd.hears("STOPPING=1")
        assert (await service.end())[0] == 0
