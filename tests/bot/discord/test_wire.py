"""``onrecord run`` as its own process against a Discord on the loopback."""

from __future__ import annotations

import asyncio
import re
import signal
from pathlib import Path

import pytest
from aiohttp import web
from discord_process import Service
from discord_wire import BOT, TOKEN, Wire, answer, serving, user
from discord_world import QUESTION

from answers import Archive

pytestmark = pytest.mark.system


async def test_a_mention_is_answered_and_sigterm_ends_it_cleanly(place: Path) -> None:
    async with serving(Wire()) as wire:
        service = await Service.start(wire.port, place)
        await asyncio.wait_for(wire.ready.wait(), 30)
        await wire.say(QUESTION)
        await asyncio.wait_for(wire.replied.wait(), 20)
        service.process.send_signal(signal.SIGTERM)
        status, log = await service.end()
    assert status == 0, log
    assert len(wire.synced) == 1
    assert wire.posted[0]["content"].startswith("**No.** ")
    assert wire.posted[0]["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert wire.closed.is_set()
    assert TOKEN not in log
    assert "sanctions" not in log


async def test_what_is_in_hand_is_finished_before_it_ends(place: Path) -> None:
    async with serving(Wire()) as wire:
        service = await Service.start(wire.port, place)
        await asyncio.wait_for(wire.ready.wait(), 30)

        async def stop_meanwhile() -> None:
            service.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.5)

        wire.on_post = stop_meanwhile
        prompt = await wire.say(QUESTION)
        status, log = await service.end()
    assert status == 0, log
    with Archive.open(place) as archive:
        kept = archive.catalogue.questions.asked_by(str(prompt))
    assert kept is not None
    assert kept.reply == str(wire.last_id)


async def test_commands_are_synced_again_only_when_they_changed(place: Path) -> None:
    async with serving(Wire()) as wire:
        for _ in range(2):
            wire.ready.clear()
            service = await Service.start(wire.port, place)
            await asyncio.wait_for(wire.ready.wait(), 30)
            service.process.send_signal(signal.SIGTERM)
            assert (await service.end())[0] == 0
    assert len(wire.synced) == 1


async def test_a_wrong_token_is_told_in_one_line(place: Path) -> None:
    async with serving(Wire()) as wire:
        service = await Service.start(wire.port, place, token="MTAw.Gabcde.another-token")
        status, log = await service.end()
    assert status == 2
    assert log.splitlines()[-1].startswith("onrecord: Discord does not accept the token in ONRECORD_TOKEN")
    assert "Traceback" not in log
    assert "another-token" not in log


async def test_a_missing_intent_is_told_in_one_line(place: Path) -> None:
    async with serving(Wire()) as wire:
        service = await Service.start(wire.port, place, config="message_content: true\n")
        status, log = await service.end()
    assert status == 2
    assert log.splitlines()[-1].startswith("onrecord: Discord has not granted the message content intent")
    assert "Traceback" not in log


async def test_an_unreachable_discord_is_told_in_one_line(place: Path, unused_tcp_port: int) -> None:
    service = await Service.start(unused_tcp_port, place)
    status, log = await service.end()
    assert status == 1
    assert log.splitlines()[-1].startswith("onrecord: Discord cannot be reached: ")
    assert "Traceback" not in log


class Garbled(Wire):
    """Says of the bot what nobody foresaw."""

    async def http(self, request: web.Request) -> web.StreamResponse:
        if request.path.endswith("/users/@me"):
            return answer(user(BOT, "onrecord", bot=True) | {"id": "a member's words"})
        return await super().http(request)


async def test_what_nobody_foresaw_is_logged_without_anybodys_words_and_may_be_tried_again(place: Path) -> None:
    async with serving(Garbled()) as wire:
        service = await Service.start(wire.port, place)
        status, log = await service.end()
    assert status == 1
    assert re.search(r"ERROR bot\.\S+: incident \w{8}: ValueError\nTraceback ", log)
    assert re.fullmatch(r"onrecord: ended by a fault of the program: incident \w{8} above", log.splitlines()[-1])
    assert "member's words" not in log
    assert TOKEN not in log


@pytest.mark.parametrize("token", ["", "no token", "two.parts"])
async def test_a_token_that_is_none_is_told_in_one_line(place: Path, token: str) -> None:
    service = await Service.start(1, place, token=token)
    status, log = await service.end()
    assert status == 2
    assert len(log.splitlines()) == 1
