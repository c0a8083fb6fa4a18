"""Reading many articles, in this process or in several; whatever one of them does, the others are read."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from threading import Lock, Thread

from answers.errors import ArchiveError, OnRecordError
from answers.language.lore import Lore, lore_in_use, use_lore
from answers.model import Article, Reading
from answers.record.rows import Stored

Read = tuple[Stored, Reading]

_log = logging.getLogger(__name__)
_one_at_a_time = Lock()  # the parser is not made for threads


def read_batch(articles: Sequence[Article]) -> list[Reading]:
    """The readings of some articles, in order; one that cannot be read has an empty reading and a line in the log.

    Raises:
        DataError: the reader's own rules or language model are missing or malformed.
    """
    from answers.reading.reader import Reader

    reader = Reader()
    with _one_at_a_time:
        try:
            return list(reader.read_many(articles))
        except OnRecordError:
            raise  # the program's own rules or model are at fault: no article is to blame
        except Exception:
            return [_read_alone(reader.read, article) for article in articles]


def _read_alone(read: Callable[[Article], Reading], article: Article) -> Reading:
    try:
        return read(article)
    except Exception as error:
        _log.warning("article %s cannot be read and has no statements: %s: %s", article.id, type(error).__name__, error)
        return Reading()


def read_all(batches: Iterable[Sequence[Stored]], jobs: int = 1) -> Generator[list[Read], None, None]:
    """Batches of articles with their readings, in order, read by ``jobs`` processes.

    Raises:
        ArchiveError: a process died, as it does when memory runs out.
    """
    if jobs <= 1:
        for batch in batches:
            yield list(zip(batch, read_batch([one.article for one in batch]), strict=True))
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(lore_in_use(),))
    waiting: deque[tuple[Sequence[Stored], Future[list[Reading]]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, pool.submit(read_batch, [one.article for one in batch])))
            if len(waiting) > 2 * jobs:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    except BrokenProcessPool as error:
        raise ArchiveError("a process that was reading died, perhaps out of memory; try fewer jobs") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _result(batch: Sequence[Stored], future: Future[list[Reading]]) -> list[Read]:
    return list(zip(batch, future.result(), strict=True))


def _begin(lore: Lore) -> None:
    """A reading process has its parent's lore, leaves Ctrl-C to it, and ends when it has been killed."""
    use_lore(lore)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
