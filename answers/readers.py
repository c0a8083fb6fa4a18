"""Reading many articles, in this process or in several; whatever one of them does, the others are read."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection
from threading import Lock, Thread

from answers.bounds import backstop, bounded
from answers.errors import CostError, DataError
from answers.language.lore import Lore, lore_in_use, use_lore
from answers.model import Article, Reading
from answers.record.rows import Stored

SECONDS = 120
"""Of the processor, that the reading of one article may take: some 300 times what the longest in newspapers takes."""
MEGABYTES = 1_024
"""Of memory, likewise; the language model's own are among them."""

_DIED = "a process that read it died, perhaps out of memory or time"

_log = logging.getLogger(__name__)
_one_at_a_time = Lock()  # the parser is not made for threads


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that is not read for good, but put aside, and why."""

    reason: str


Read = tuple[Stored, Reading | Unreadable]


def read_batch(articles: Sequence[Article]) -> list[Reading | Unreadable]:
    """The readings of some articles, in order; one that cannot be read, or not within bounds, is said to be unreadable.

    Raises:
        DataError: the reader's own rules or language model are missing or malformed.
    """
    from answers.reading.reader import Reader

    reader = Reader()
    with _one_at_a_time:
        try:
            with bounded(SECONDS, MEGABYTES):
                return list(reader.read_many(articles))
        except DataError:
            raise  # the program's own rules or model are at fault: no article is to blame
        except Exception:
            return [_read_alone(reader.read, article) for article in articles]


def read_first(articles: Sequence[Stored], seconds: float) -> Iterator[tuple[Stored, Reading]]:
    """Those of the articles that can be read within so many seconds together, the first ones first.

    What cannot be read is left out: whoever has more time may say that it is unreadable.

    Raises:
        DataError: as ``read_batch``.
    """
    from answers.reading.reader import Reader

    end = time.process_time() + seconds
    for stored in articles:
        left = end - time.process_time()
        if left <= 0:
            return
        try:
            with _one_at_a_time, bounded(left, MEGABYTES):
                reading = Reader().read(stored.article)
        except DataError:
            raise
        except Exception:
            continue
        yield stored, reading


def _read_alone(read: Callable[[Article], Reading], article: Article) -> Reading | Unreadable:
    try:
        with bounded(SECONDS, MEGABYTES):
            return read(article)
    except CostError as error:
        reason = str(error)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
    return Unreadable(reason)


def read_all(batches: Iterable[Sequence[Stored]], jobs: int = 1) -> Generator[list[Read], None, None]:
    """Batches of articles with what was read in them, in order, read by ``jobs`` processes.

    A process that dies, as it does when memory runs out, is replaced; who killed it twice is unreadable.
    """
    if jobs <= 1:
        for batch in batches:
            yield list(zip(batch, read_batch([one.article for one in batch]), strict=True))
        return
    readers = _Readers(jobs)
    try:
        for batch in batches:
            readers.give(batch)
            if readers.waiting > 2 * jobs:
                yield readers.take()
        while readers.waiting:
            yield readers.take()
    finally:
        readers.close()


class _Readers:
    """Processes that read batches in the order in which they are given."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = _pool(jobs)
        self._given: deque[tuple[Sequence[Stored], Future[list[Reading | Unreadable]]]] = deque()

    @property
    def waiting(self) -> int:
        """How many batches were given and not taken."""
        return len(self._given)

    def give(self, batch: Sequence[Stored]) -> None:
        """Have a batch read."""
        try:
            future = self._pool.submit(read_batch, [one.article for one in batch])
        except BrokenProcessPool as error:
            future = Future()
            future.set_exception(error)
        self._given.append((batch, future))

    def take(self) -> list[Read]:
        """The first batch of those given. If a process died meanwhile, this batch is read one article at a time."""
        batch, future = self._given.popleft()
        try:
            return list(zip(batch, future.result(), strict=True))
        except BrokenProcessPool:
            _log.warning("a process that read articles died, perhaps out of memory or time; others take its place")
        again = [one for one, _ in self._given]
        self._given.clear()
        found = self._one_at_a_time(batch)
        self._renew()
        for one in again:
            self.give(one)
        return found

    def _one_at_a_time(self, batch: Sequence[Stored]) -> list[Read]:
        found: list[Read] = []
        self._renew(1)
        for stored in batch:
            try:
                found.append((stored, self._pool.submit(read_batch, [stored.article]).result()[0]))
            except BrokenProcessPool:
                found.append((stored, Unreadable(_DIED)))
                self._renew(1)
        return found

    def _renew(self, jobs: int | None = None) -> None:
        self.close()
        self._pool = _pool(jobs or self._jobs)

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(lore_in_use(),))


def _begin(lore: Lore) -> None:
    """A reading process has its parent's lore, leaves Ctrl-C to it, and ends when it has been killed."""
    use_lore(lore)
    backstop()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
