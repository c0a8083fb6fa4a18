"""Whose turn it is to work, where there are fewer places than waiting: servers in turn, and none of them everywhere."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

from answers import OnRecordError


class BusyError(OnRecordError):
    """More is being asked than can be worked on."""


@dataclass(eq=False, slots=True)
class _Waiter:
    """One that waits for a place."""

    reads: bool
    granted: asyncio.Future[None]


class Turns:
    """So many places to work at. One of them, where there are two or more, no server alone and no reading can take.

    Reading articles may take minutes, so that all of it together leaves a place for questions. Of those who wait, the
    servers come in turn, and those of one server in the order in which they came.
    """

    def __init__(self, places: int, waiting: int) -> None:
        self._free = places
        self._share = max(1, places - 1)
        self._room = places + waiting
        self._queues: dict[int, deque[_Waiter]] = {}
        self._working: Counter[int] = Counter()
        self._reading = 0
        self._given = count(1)
        self._last: dict[int, int] = {}

    @asynccontextmanager
    async def turn(self, server: int, *, reads: bool = False) -> AsyncIterator[None]:
        """A place for the work of a server, once it is its turn; ``reads`` for work that reads articles.

        Raises:
            BusyError: too much is waiting already, or too much of this server's.
        """
        if self.taken >= self._room or self._of(server) >= max(self._share, self._room // 2):
            raise BusyError("too many questions at once")
        waiter = _Waiter(reads, asyncio.get_running_loop().create_future())
        self._queues.setdefault(server, deque()).append(waiter)
        self._hand_on()
        try:
            await waiter.granted
            yield
        finally:
            if waiter.granted.done() and not waiter.granted.cancelled():
                self._free += 1
                self._working[server] -= 1
                self._reading -= waiter.reads
            else:
                self._queues[server].remove(waiter)
            self._forget(server)
            self._hand_on()

    @property
    def taken(self) -> int:
        """How many work or wait."""
        return self._working.total() + sum(map(len, self._queues.values()))

    def _of(self, server: int) -> int:
        return self._working[server] + len(self._queues.get(server, ()))

    def _hand_on(self) -> None:
        """Give free places to those whose turn it is: first the servers that were given one longest ago, or never."""
        for server in sorted(self._queues, key=lambda server: self._last.get(server, 0)):
            waiter = self._first(server)
            if waiter is not None:
                self._queues[server].remove(waiter)
                self._last[server] = next(self._given)
                self._free -= 1
                self._working[server] += 1
                self._reading += waiter.reads
                waiter.granted.set_result(None)
                self._hand_on()
                return

    def _first(self, server: int) -> _Waiter | None:
        """The first of a server's waiters that may work now."""
        if not self._free or self._working[server] >= self._share:
            return None
        full = self._reading >= self._share
        return next((one for one in self._queues[server] if not (one.reads and full)), None)

    def _forget(self, server: int) -> None:
        if not self._of(server):
            for held in (self._queues, self._working, self._last):
                held.pop(server, None)
