"""A call that may hang, kept from holding up anything else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Aside(Generic[_T]):
    """Makes one call at a time in a thread of its own; who comes meanwhile waits for the same one."""

    def __init__(self, work: Callable[[], _T], seconds: float) -> None:
        self._work, self._seconds = work, seconds
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._running: asyncio.Future[_T] | None = None

    async def __call__(self) -> _T:
        """What the call gives, or raises; TimeoutError when it takes too long, and goes on."""
        if self._running is None or self._running.done():
            self._running = asyncio.get_running_loop().run_in_executor(self._thread, self._work)
            self._running.add_done_callback(_seen)
        running = self._running
        await asyncio.wait({running}, timeout=self._seconds)
        if not running.done():
            raise TimeoutError
        return running.result()

    async def aclose(self) -> None:
        """Make no more calls. One that runs is waited for, as long as for its answer: it uses what is closed next."""
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=self._seconds)
        self._thread.shutdown(wait=False, cancel_futures=True)


def _seen(ended: asyncio.Future[_T]) -> None:
    """Nobody may be left to learn of an error that came too late."""
    if not ended.cancelled():
        ended.exception()
