from __future__ import annotations

import asyncio
import time
from typing import Any, cast

import discord
import pytest
from discord.gateway import DiscordWebSocket, KeepAliveHandler
from discord.shard import Shard as Connection

from bot.service.gateway import Gateway


class Line:
    """A client of discord.py whose shard 0 is a connection of discord.py's that goes nowhere."""

    def __init__(self) -> None:
        self.client = discord.AutoShardedClient(intents=discord.Intents(guilds=True), shard_count=1)
        self.client._reconnect = True  # as connecting would set it
        self.connection = Connection(self.socket(), self.client, lambda _: None)
        shards: dict[int, Connection] = self.client._AutoShardedClient__shards  # type: ignore[attr-defined]
        shards[0] = self.connection

    def socket(self) -> DiscordWebSocket:
        """A connection before Discord's first word."""
        made = DiscordWebSocket(cast(Any, None), loop=asyncio.get_running_loop())
        made.shard_id = 0
        made._max_heartbeat_timeout = 60.0
        return made

    def hello(self, interval: float | None = 40.0) -> KeepAliveHandler:
        """Discord's first word: it is to be sent heartbeats."""
        made = KeepAliveHandler(ws=self.connection.ws, interval=interval, shard_id=0)
        self.connection.ws._keep_alive = made
        return made


@pytest.fixture
async def line() -> Line:
    return Line()


async def test_before_anything_is_acknowledged_there_is_no_heartbeat(line: Line) -> None:
    gateway = Gateway(line.client)
    assert not gateway.ready
    for _ in range(2):
        [shard] = gateway.shards().values()
        assert (shard.heartbeat, shard.latency, shard.recent) == (None, None, False)
        line.hello()


async def test_a_heartbeat_that_was_acknowledged_is_recent(line: Line) -> None:
    keeper = line.hello()
    keeper.beat()
    keeper.ack()
    shard = Gateway(line.client).shards()[0]
    assert shard.recent
    assert shard.latency == keeper.latency
    assert shard.heartbeat is not None


@pytest.mark.parametrize(
    ("interval", "age", "recent"),
    [
        pytest.param(40.0, 41, True, id="one is on its way"),
        pytest.param(40.0, 81, True, id="one was lost"),
        pytest.param(40.0, 101, False, id="two were lost"),
        pytest.param(10.0, 41, False, id="counted in Discord's intervals"),
        pytest.param(None, 90, True, id="which are 41 s if it has not said"),
    ],
)
async def test_it_is_recent_for_two_intervals_and_a_half(
    line: Line, interval: float | None, age: float, recent: bool
) -> None:
    keeper = line.hello(interval)
    keeper.ack()
    keeper._last_ack = time.perf_counter() - age
    shard = Gateway(line.client).shards()[0]
    assert shard.recent is recent
    assert shard.heartbeat == pytest.approx(age, abs=5)


async def test_what_was_heard_is_remembered_while_it_connects_again(line: Line) -> None:
    gateway = Gateway(line.client)
    line.hello().ack()
    before = gateway.shards()[0]
    line.connection.ws._keep_alive = None  # as discord.py leaves it when a connection breaks
    between = gateway.shards()[0]
    assert (between.latency, between.recent) == (None, True)
    line.connection.ws = line.socket()
    line.hello()  # greeted again, but nothing acknowledged yet
    after = gateway.shards()[0]
    assert before.heartbeat is not None
    assert between.heartbeat is not None
    assert after.heartbeat is not None
    assert before.heartbeat < between.heartbeat < after.heartbeat
