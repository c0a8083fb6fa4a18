from __future__ import annotations

import asyncio
import resource
import threading
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest

from answers import Archive, Article
from answers.record.documents import FORMAT
from bot.service.aside import Aside
from bot.service.backups import last_backup, note_failed, note_made
from bot.service.gateway import Gateway
from bot.service.health import Health


def health_of(archive: Archive, seconds: float = 5.0) -> Health:
    return Health(Gateway(discord.AutoShardedClient(intents=discord.Intents(guilds=True))), archive, seconds)


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


# The index and the backups


async def test_an_index_that_is_damaged_is_mended_and_one_that_cannot_be_written_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.add([Article(id="a", title="", text="The quay was shut.")], read=False)
        async with aclosing(health_of(archive)) as health:
            for path in (tmp_path / "archive.db.index").rglob("*.idx"):
                path.write_bytes(path.read_bytes()[::-1])
            report = await health.check()
            assert (report.index, report.behind) == (None, 0)
            limits = resource.getrlimit(resource.RLIMIT_FSIZE)
            archive.catalogue._store.remove(["a"])
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
            try:
                report = await health.check()
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert report.to_json()["index"] == {"why": "the index cannot be used or written", "behind": 1}
    assert report.why == "Discord has not welcomed the bot yet"  # starting it again would not help the index
    assert report.fault == f"{report.why}; {report.index}"
    assert str(tmp_path) not in str(report.to_json())
    told = [line.partition(" (")[0] for line in caplog.messages if str(tmp_path) in line]
    folder = tmp_path / "archive.db.index" / str(FORMAT)
    assert told[0] == f"the index {folder} was damaged"
    assert told[1].startswith(f"the index {folder} cannot be written: File too large; ")
    assert len(told) == 2


async def test_an_index_that_lags_for_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    with Archive.open(":memory:") as archive:
        monkeypatch.setattr(archive, "catch_up", lambda: gate.wait(20))
        async with aclosing(health_of(archive, 0.05)) as health:
            assert (await health.check()).index is None
            monkeypatch.setattr("bot.service.health._LAG", 0.0)
            report = await health.check()
            gate.set()
    assert report.index == "the index has lacked changes for 0 minutes"


async def test_a_backup_that_failed_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    made, failed = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 3, tzinfo=UTC)
    with Archive.open(tmp_path / "archive.db") as archive:
        async with aclosing(health_of(archive)) as health:
            assert (await health.check()).to_json()["backup"] is None
            note_made(tmp_path / "archive.db", made)
            note_failed(tmp_path / "archive.db", failed, "no room on the disk")
            for _ in range(2):
                report = await health.check()
    assert report.to_json()["backup"] == {"made": "2026-01-02T00:00:00+00:00", "failed": "2026-01-03T00:00:00+00:00"}
    assert [line for line in caplog.messages if "backup" in line] == ["the last backup failed: no room on the disk"]


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"made": 1, "failed": null, "why": null}', "\x00" * 50])
def test_a_note_that_cannot_be_read_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.db.backup").write_text(content)
    assert last_backup(tmp_path / "a.db") is None
