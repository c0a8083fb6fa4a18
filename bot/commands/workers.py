"""Where searching and reading run: in processes of their own, so that the event loop never waits for them.

Threads of one process take turns at running Python, and its garbage collector stops all of them: over a large archive
that held up the event loop for 0.3 s. An archive in memory cannot be shared with a process, so it is used in threads.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import count as counting
from multiprocessing import connection
from threading import Thread
from typing import Any, Concatenate, ParamSpec, TypeVar

from answers import Archive, Lore, lore_in_use, use_lore
from answers.bounds import backstop, bounded
from answers.errors import ArchiveError, CostError, IndexUnusableError, InputError, OnRecordError

SECONDS = 30
"""Of the processor, that one question, page or timeline may take."""
MEGABYTES = 1_024
"""Of memory, likewise."""
READ_SECONDS = 5.0
"""Of the processor, that a question reads articles for; the rest is left to reading behind the scenes."""

_log = logging.getLogger(__name__)
_KINDS = (InputError, IndexUnusableError, ArchiveError, CostError, OnRecordError)
"""The errors of the tree that come out of a process as themselves, the narrower ones first."""

_P = ParamSpec("_P")
_T = TypeVar("_T")


class WorkerError(Exception):
    """Something unforeseen happened in a process; the text is where, and holds nothing that anybody wrote."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """An error on its way from a process: those of the tree with their message, others with their trace."""

    kind: type[Exception]
    text: str


class DiedError(ArchiveError):
    """The process that worked died, as it does when memory runs out."""


class Workers:
    """Runs functions on the archive: in ``count`` processes that open it at ``place``, or in threads for none.

    Each process is a pool of its own: where one dies, only what it worked on is lost.
    """

    def __init__(self, archive: Archive, place: str | None, count: int) -> None:
        self._archive = archive
        self._place, self._count = place, count if place else 0
        self._idle: asyncio.Queue[ProcessPoolExecutor] = asyncio.Queue()
        self._pools: set[ProcessPoolExecutor] = set()

    async def start(self) -> None:
        """Start the processes, and wait until each has opened the archive. Raises ArchiveError where one cannot."""
        ready = [asyncio.wrap_future(self._add()) for _ in range(self._count)]
        try:
            await asyncio.gather(*ready)
        except BrokenProcessPool:
            raise ArchiveError("the processes that search cannot open the archive") from None

    async def run(self, work: Callable[Concatenate[Archive, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a function of some module on the archive, off the event loop, within the bounds of one piece of work.

        Raises:
            CostError: it takes too much time or memory.
            DiedError: its process died.
        """
        return await self._run(partial(_bounded, work, SECONDS), *args, **kwargs)

    async def read(self, work: Callable[Concatenate[Archive, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a function that reads articles, each of which has bounds of its own. Raises DiedError."""
        return await self._run(work, *args, **kwargs)

    async def _run(self, work: Callable[..., _T], /, *args: Any, **kwargs: Any) -> _T:
        if not self._pools:
            return await asyncio.to_thread(work, self._archive, *args, **kwargs)
        pool = await self._idle.get()
        future = pool.submit(_work, work, args, kwargs)
        try:
            found = await asyncio.wrap_future(future)
        except BrokenProcessPool:
            _log.error("a process that searches died, perhaps out of memory; another takes its place")
            raise DiedError("a process that searches died") from None
        finally:
            self._done(pool, future)
        if isinstance(found, _Failure):
            raise found.kind(found.text)
        return found  # type: ignore[no-any-return]

    @property
    def apart(self) -> bool:
        """Whether they are processes."""
        return bool(self._pools)

    async def stop(self) -> None:
        """End the processes; what they work on is dropped."""
        pools, self._pools = self._pools, set()
        await asyncio.gather(*(asyncio.to_thread(pool.shutdown, cancel_futures=True) for pool in pools))

    def _add(self) -> Future[int]:
        """One process more; gives when it has opened the archive."""
        context = multiprocessing.get_context("spawn")
        initial = (self._place, self._archive.catalogue.read_only, lore_in_use())
        begin: Callable[..., None] = _begin
        pool = ProcessPoolExecutor(1, mp_context=context, initializer=begin, initargs=initial)
        self._pools.add(pool)
        self._idle.put_nowait(pool)
        return pool.submit(os.getpid)

    def _done(self, pool: ProcessPoolExecutor, future: Future[Any]) -> None:
        """Have a process take other work, or replace it where it died; one that nobody waits for any more works on."""
        if pool not in self._pools:
            return
        if future.done() and isinstance(future.exception(), BrokenProcessPool):
            self._pools.remove(pool)
            self._add()
        else:
            self._idle.put_nowait(pool)


_LOADED = (1, 10)
"""Pieces of work after which most of what a process ever loads is loaded."""

_opened: Archive | None = None
_worked = counting(1)


def _begin(place: str, read_only: bool, lore: Lore) -> None:
    """A process ends when its parent does and not before: a signal to all of them is the parent's business."""
    global _opened  # noqa: PLW0603  a worker has one archive
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    use_lore(lore)
    backstop()
    _opened = Archive.open(place, read_only=read_only, read_seconds=None if read_only else READ_SECONDS)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _bounded(work: Callable[..., _T], seconds: float, archive: Archive, /, *args: Any, **kwargs: Any) -> _T:
    with bounded(seconds, MEGABYTES):
        return work(archive, *args, **kwargs)


def _work(work: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    assert _opened is not None
    try:
        return work(_opened, *args, **kwargs)
    except OnRecordError as error:
        kind = next(one for one in _KINDS if isinstance(error, one))
        return _Failure(kind, str(error))
    except Exception as error:
        where = "".join(traceback.format_tb(error.__traceback__))
        return _Failure(WorkerError, f"{type(error).__name__}\n{where}")
    finally:
        if next(_worked) in _LOADED:
            gc.collect()
            gc.freeze()  # collecting among what stays would hold up a question every now and then
