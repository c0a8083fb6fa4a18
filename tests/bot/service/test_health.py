from __future__ import annotations

import asyncio
import threading
from contextlib import aclosing
from pathlib import Path

import discord
import pytest

from answers import Archive
from bot.service.aside import Aside
from bot.service.gateway import Gateway
from bot.service.health import Health


def health_of(archive: Archive, seconds: float = 5.0) -> Health:
    return Health(Gateway(discord.AutoShardedClient(intents=discord.Intents(guilds=True))), archive.catalogue, seconds)


async def test_what_has_not_started_is_not_alive() -> None:
    with Archive.open(":memory:") as archive:
        async with aclosing(health_of(archive)) as health:
            report = await health.check()
    assert not report.alive
    assert report.why == "Discord has not welcomed the bot yet"
    assert report.to_json()["gateway"] == {"ready": False, "shards": {}}
    assert report.archive is not None


async def test_an_archive_that_hangs_is_told_within_the_time() -> None:
    held, free = threading.Event(), threading.Event()
    with Archive.open(":memory:") as archive:

        def hold() -> None:
            with archive.catalogue._store._database.reading():  # in memory, transactions take turns
                held.set()
                free.wait(20)

        holding = threading.Thread(target=hold)
        holding.start()
        await asyncio.to_thread(held.wait)
        async with aclosing(health_of(archive, 0.1)) as health:
            report = await health.check()
            free.set()
            holding.join()
            while (again := await health.check()).archive is None:
                pass
    assert report.why is not None
    assert report.why.endswith("the archive does not answer within 0.1 s")
    assert report.to_json()["archive"] == {"answers": False, "seconds": None}
    assert again.why == "Discord has not welcomed the bot yet"


async def test_a_file_that_is_no_longer_an_archive_is_told_without_its_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "archive.db"
    with Archive.open(place) as archive:
        archive.catalogue._store._database.close()  # what questions ask next is read from the file
        for file in tmp_path.glob("archive.db*"):
            if file.is_file():
                file.write_bytes(b"no archive " * 1000)
        async with aclosing(health_of(archive)) as health:
            report = await health.check()
    assert report.why is not None
    assert report.why.endswith("the archive cannot be read")
    assert str(place) in caplog.text
    assert str(place) not in str(report.to_json())


async def test_another_file_in_its_place_is_told(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    with Archive.open(place) as archive:
        async with aclosing(health_of(archive)) as health:
            assert (await health.check()).archive is not None
            (tmp_path / "backup.db").write_bytes(place.read_bytes())
            (tmp_path / "backup.db").replace(place)
            report = await health.check()
    assert report.why is not None
    assert report.why.endswith("is not the one that was opened")


# Aside


async def test_who_comes_while_a_call_runs_waits_for_the_same_one() -> None:
    calls: list[None] = []
    gate = threading.Event()

    def work() -> int:
        calls.append(None)
        gate.wait(20)
        return len(calls)

    async with aclosing(Aside(work, 0.05)) as aside:
        for _ in range(3):
            with pytest.raises(TimeoutError):
                await aside()
        gate.set()
    async with aclosing(Aside(work, 20)) as aside:
        assert list(await asyncio.gather(aside(), aside())) == [2, 2]
        assert await aside() == 3


async def test_a_call_that_runs_is_waited_for_at_the_end() -> None:
    gate, ended = threading.Event(), threading.Event()

    def work() -> None:
        gate.wait(20)
        ended.set()

    aside = Aside(work, 20)
    calling = asyncio.create_task(aside())
    await asyncio.sleep(0)
    closing = asyncio.create_task(aside.aclose())
    gate.set()
    await closing
    assert ended.is_set()
    await calling


async def test_what_a_call_raises_is_raised() -> None:
    def work() -> int:
        raise KeyError

    async with aclosing(Aside(work, 20)) as aside:
        for _ in range(2):
            with pytest.raises(KeyError):
                await aside()
