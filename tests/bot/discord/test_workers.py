"""The bot with processes that search and read, as ``onrecord run`` has it."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import discord_work
import pytest
from discord_world import TEXT, World, build, content
from simcord import Env

from answers import Archive, Article, InputError
from answers.errors import CostError, IndexUnusableError
from bot.client import OnRecord
from bot.commands.respond import explain
from bot.commands.workers import DiedError, WorkerError, Workers
from bot.settings import Settings

pytestmark = pytest.mark.system


@pytest.fixture
def settings() -> Settings:
    return Settings(processes=2)


@pytest.fixture
def simcord_bot(archive: Archive, settings: Settings, place: Path) -> OnRecord:
    return OnRecord(archive, settings, place=str(place))


@pytest.fixture
async def world(simcord_env: Env, simcord_bot: OnRecord) -> AsyncIterator[World]:
    made = build(simcord_env, simcord_bot)
    await simcord_env.settle()
    yield made
    await simcord_bot.desk.workers.stop()


@pytest.mark.simcord(settle_timeout=30)
async def test_what_was_added_is_found_by_every_process(world: World) -> None:
    assert content(await world.manager.slash(world.channel, "add", file=("harbour.txt", TEXT))).endswith("archive.")
    for _ in range(4):
        result = await world.alice.slash(world.channel, "ask", question="did Ada Quill mention the cost?")
        assert content(result).startswith("No. ")


@pytest.mark.simcord(settle_timeout=30)
async def test_timelines_checks_and_errors_come_back_from_a_process(world: World) -> None:
    timeline = await world.alice.slash(world.channel, "timeline", topic="sanctions")
    assert timeline.response is not None
    assert timeline.response.attachments
    said = await world.alice.send(world.channel, "Trump mentioned sanctions.")
    check = await world.alice.context_menu(world.channel, "Check the record", said)
    assert check.response is not None
    assert len(check.response.embeds[0].fields) == 1
    assert content(await world.alice.slash(world.channel, "ask", question="?")).startswith("The question names nobody")


@pytest.fixture
async def workers(archive: Archive, place: Path) -> AsyncIterator[Workers]:
    made = Workers(archive, str(place), 1)
    await made.start()
    yield made
    await made.stop()


async def test_a_process_that_dies_is_replaced(workers: Workers) -> None:
    with pytest.raises(Exception, match="died"):
        await workers.run(discord_work.die)
    assert await workers.run(discord_work.number) == 2


async def test_only_what_a_dead_process_worked_on_is_lost(archive: Archive, place: Path, tmp_path: Path) -> None:
    workers = Workers(archive, str(place), 2)
    await workers.start()
    held = asyncio.create_task(workers.read(discord_work.hold, str(tmp_path / "gate")))
    await asyncio.sleep(0)
    with pytest.raises(DiedError):
        await workers.run(discord_work.die)
    (tmp_path / "gate").touch()
    await held
    assert await workers.run(discord_work.number) == 2
    await workers.stop()


async def test_work_that_does_not_end_is_stopped(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.workers.SECONDS", 0.2)
    with pytest.raises(CostError, match=r"more than 0\.2 s"):
        await workers.run(discord_work.spin)
    assert await workers.run(discord_work.number) == 2


@pytest.mark.simcord(settle_timeout=30)
async def test_reading_for_one_server_does_not_hold_anothers_question(world: World, tmp_path: Path) -> None:
    desk, gate = world.bot.desk, tmp_path / "gate"
    done: list[int] = []

    async def read(number: int) -> None:
        async with desk._turns.turn(111, reads=True):
            await desk.workers.read(discord_work.hold, str(gate))
            done.append(number)

    readings = [asyncio.create_task(read(number)) for number in range(4)]
    result = await world.alice.slash(world.channel, "ask", question="did Trump mention sanctions?")
    assert content(result).startswith("No. ")
    assert done == []
    gate.touch()
    await asyncio.gather(*readings)


@pytest.mark.simcord(settle_timeout=60)
async def test_an_article_that_kills_its_reader_is_put_aside_and_the_others_are_read(
    world: World, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.add([Article(f"new-{n}", "Harbour", "Ada Quill said that it closed.") for n in range(3)], read=False)
    monkeypatch.setattr("bot.commands.desk.read_some", discord_work.read_deadly)
    monkeypatch.setattr("bot.commands.desk.read_one", discord_work.read_one_deadly)
    while await world.bot.desk.read_some():
        pass
    assert [(one.id, reason) for one, reason in archive.catalogue.unreadable()] == [
        ("new-1", "a process that searches died")
    ]
    assert archive.catalogue.unread == 0


async def test_an_error_of_the_tree_keeps_its_kind_and_message(workers: Workers) -> None:
    with pytest.raises(InputError, match=r"^not like this$"):
        await workers.run(discord_work.refuse, "not like this")


async def test_an_index_that_is_being_made_is_told_as_such(workers: Workers) -> None:
    with pytest.raises(IndexUnusableError, match="being made") as raised:
        await workers.run(discord_work.find_no_index)
    assert explain(raised.value).startswith("The index that I search with is being made again: ask again")


async def test_another_error_says_where_and_not_what(workers: Workers) -> None:
    with pytest.raises(WorkerError) as raised:
        await workers.run(discord_work.fail, "a secret")
    assert "KeyError" in str(raised.value)
    assert "fail" in str(raised.value)


async def test_a_signal_to_all_processes_does_not_end_those_that_work(workers: Workers) -> None:
    for pool in workers._pools:
        for process in pool._processes.values():
            assert process.pid is not None
            os.kill(process.pid, signal.SIGTERM)
    assert await workers.run(discord_work.number) == 2


async def test_without_a_place_there_are_no_processes(archive: Archive) -> None:
    workers = Workers(archive, None, 2)
    await workers.start()
    assert not workers.apart
    assert await workers.run(discord_work.number) == 2
    assert (await workers.run(discord_work.asked)).startswith("The record says")


@pytest.mark.simcord(settle_timeout=30)
async def test_what_is_not_read_is_read_while_nobody_asks(world: World, archive: Archive) -> None:
    archive.add(
        [Article(f"new-{n}", "Harbour", "Ada Quill said that the harbour would close.") for n in range(3)], read=False
    )
    assert archive.catalogue.unread == 3
    await world.env.advance_time(121)
    assert archive.catalogue.unread == 0
