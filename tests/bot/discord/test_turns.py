"""Turns to work: servers in turn, one place that nobody takes alone, and no more waiting than there is room for."""

from __future__ import annotations

import asyncio

import pytest

from bot.commands.turns import BusyError, Turns


class Hall:
    """Work that goes on until it is told to end, with who was let in, in order."""

    def __init__(self, places: int, waiting: int = 20) -> None:
        self.turns = Turns(places, waiting)
        self.inside: list[str] = []
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._ends: dict[str, asyncio.Event] = {}

    async def come(self, name: str, server: int, *, reads: bool = False) -> None:
        self._ends[name] = asyncio.Event()

        async def work() -> None:
            async with self.turns.turn(server, reads=reads):
                self.inside.append(name)
                await self._ends[name].wait()

        self._tasks[name] = asyncio.create_task(work())
        await asyncio.sleep(0.001)

    async def go(self, name: str) -> None:
        self._ends[name].set()
        await self._tasks[name]
        await asyncio.sleep(0.001)

    async def give_up(self, name: str) -> None:
        self._tasks[name].cancel()
        await asyncio.sleep(0.001)


async def test_a_server_leaves_one_place_to_the_others() -> None:
    hall = Hall(2)
    for name in ("a1", "a2", "a3"):
        await hall.come(name, 1)
    await hall.come("b1", 2)
    assert hall.inside == ["a1", "b1"]


async def test_servers_come_in_turn() -> None:
    hall = Hall(1)
    for name, server in [("a1", 1), ("a2", 1), ("a3", 1), ("b1", 2), ("c1", 3), ("b2", 2)]:
        await hall.come(name, server)
    for name in ("a1", "b1", "c1", "a2", "b2"):
        await hall.go(name)
    assert hall.inside == ["a1", "b1", "c1", "a2", "b2", "a3"]


async def test_reading_leaves_one_place_to_questions_whoever_it_is_for() -> None:
    hall = Hall(3)
    for number in range(4):
        await hall.come(f"r{number}", number, reads=True)
    await hall.come("question", 9)
    assert hall.inside == ["r0", "r1", "question"]
    await hall.go("r1")
    assert hall.inside[-1] == "r2"


async def test_who_gives_up_leaves_no_trace() -> None:
    hall = Hall(1)
    for name in ("a1", "a2", "a3"):
        await hall.come(name, 1)
    await hall.give_up("a2")
    await hall.give_up("a1")
    assert hall.inside == ["a1", "a3"]
    await hall.go("a3")
    assert hall.turns.taken == 0
    assert not hall.turns._queues
    assert not hall.turns._working


async def test_one_server_cannot_fill_the_room() -> None:
    hall = Hall(1, waiting=5)
    for number in range(3):
        await hall.come(f"a{number}", 1)
    with pytest.raises(BusyError):
        async with hall.turns.turn(1):
            pass
    for number in range(3):
        await hall.come(f"b{number}", 2)
    with pytest.raises(BusyError):
        async with hall.turns.turn(3):
            pass
