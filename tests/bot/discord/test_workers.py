"""The bot with processes that search and read, as ``onrecord run`` has it."""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import discord_work
import pytest
from discord_world import TEXT, World, build, content
from simcord import Env

from answers import Archive, Article, InputError
from answers.errors import IndexUnusableError
from bot.client import OnRecord
from bot.commands.respond import explain
from bot.commands.workers import WorkerError, Workers
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
    assert workers._pool is not None
    for process in workers._pool._processes.values():
        assert process.pid is not None
        os.kill(process.pid, signal.SIGTERM)
    assert await workers.run(discord_work.number) == 2


async def test_without_a_place_there_are_no_processes(archive: Archive) -> None:
    workers = Workers(archive, None, 2)
    await workers.start()
    assert workers._pool is None
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
