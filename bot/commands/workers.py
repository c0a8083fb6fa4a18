"""Where searching and reading run: in processes of their own, so that the event loop never waits for them.

Threads of one process take turns at running Python, and its garbage collector stops all of them: over a large archive
that held up the event loop for 0.3 s. An archive in memory cannot be shared with a process, so it is used in threads.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection
from threading import Thread
from typing import Any, Concatenate, ParamSpec, TypeVar

from answers import Archive, Lore, lore_in_use, use_lore
from answers.errors import ArchiveError, IndexUnusableError, InputError, OnRecordError

_log = logging.getLogger(__name__)
_KINDS = (InputError, IndexUnusableError, ArchiveError, OnRecordError)
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


class Workers:
    """Runs functions on the archive: in ``count`` processes that open it at ``place``, or in threads for none."""

    def __init__(self, archive: Archive, place: str | None, count: int) -> None:
        self._archive = archive
        self._place, self._count = place, count if place else 0
        self._pool: ProcessPoolExecutor | None = None

    async def start(self) -> None:
        """Start the processes, and wait until each has opened the archive. Raises ArchiveError where one cannot."""
        if self._count:
            self._pool = self._new()
            ready = [asyncio.wrap_future(self._pool.submit(_ready)) for _ in range(self._count)]
            try:
                await asyncio.gather(*ready)
            except BrokenProcessPool:
                raise ArchiveError("the processes that search cannot open the archive") from None

    async def run(self, work: Callable[Concatenate[Archive, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Run a function of some module on the archive, off the event loop. Raises what it raises."""
        if self._pool is None:
            return await asyncio.to_thread(work, self._archive, *args, **kwargs)
        pool = self._pool
        try:
            found = await asyncio.wrap_future(pool.submit(_work, work, args, kwargs))
        except BrokenProcessPool:
            _log.error("a process that searches died, perhaps out of memory; others take its place")
            if self._pool is pool:
                self._pool = self._new()
            raise ArchiveError("a process that searches died") from None
        if isinstance(found, _Failure):
            raise found.kind(found.text)
        return found  # type: ignore[no-any-return]

    @property
    def apart(self) -> bool:
        """Whether they are processes."""
        return self._pool is not None

    async def stop(self) -> None:
        """End the processes; what they work on is dropped."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        initial = (self._place, self._archive.catalogue.read_only, lore_in_use())
        begin: Callable[..., None] = _begin
        return ProcessPoolExecutor(self._count, mp_context=context, initializer=begin, initargs=initial)


_opened: Archive | None = None


def _begin(place: str, read_only: bool, lore: Lore) -> None:
    """A process ends when its parent does and not before: a signal to all of them is the parent's business."""
    global _opened  # noqa: PLW0603  a worker has one archive
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    use_lore(lore)
    _opened = Archive.open(place, read_only=read_only)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _ready() -> None:
    """Take a moment, so that every process of the pool is started to do it."""
    import time

    time.sleep(0.05)


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
