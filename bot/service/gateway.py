"""How the connections to Discord do. What discord.py keeps to itself is touched here and nowhere else."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import isfinite

import discord

_INTERVAL = 41.25
"""Seconds between heartbeats, where Discord has not said."""
_MISSED = 2.5
"""Intervals without an acknowledgement that are too many: one may be lost, and a new connection takes a moment."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One connection. ``heartbeat`` is the age of the last one acknowledged and ``latency`` its way, in seconds."""

    heartbeat: float | None
    latency: float | None
    recent: bool
    """Whether that heartbeat is recent enough."""


class Gateway:
    """The shards of this process; what was last heard of one is remembered while it connects again."""

    def __init__(self, client: discord.AutoShardedClient) -> None:
        self._client = client
        self._heard: dict[int, tuple[float, float]] = {}

    @property
    def ready(self) -> bool:
        """Whether every shard has been welcomed once."""
        return self._client.is_ready()

    def shards(self) -> dict[int, Shard]:
        """Every shard that was connected, by its number."""
        return {number: self._shard(number, info._parent.ws) for number, info in self._client.shards.items()}

    def _shard(self, number: int, socket: discord.gateway.DiscordWebSocket) -> Shard:
        keeper = socket._keep_alive
        latency = keeper.latency if keeper and isfinite(keeper.latency) else None
        if keeper and latency is not None:  # before that its last acknowledgement is only the time it was made
            self._heard[number] = (keeper._last_ack, keeper.interval or _INTERVAL)
        if number not in self._heard:
            return Shard(None, latency, recent=False)
        at, interval = self._heard[number]
        age = time.perf_counter() - at
        return Shard(age, latency, recent=age <= _MISSED * interval)
