"""What is still to be read of a record, and the reading of it: all, what was just added, or what a question needs."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Protocol, TypeVar

from answers.model import Reading, Scope
from answers.readers import Unreadable, read_all, read_first
from answers.reading import READER_VERSION
from answers.record.rows import Stored
from answers.record.store import Store

_READ = 32
"""Articles read before what was found in them is kept."""

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class Progress(Protocol):
    """Told how far long work has come: "adding", "indexing" or "reading", in articles; the total may be unknown."""

    def __call__(self, stage: str, done: int, total: int | None, /) -> object: ...


class Backlog:
    """The articles that this version of the reader has not read. What is found in them is kept every few articles.

    Methods raise ``ArchiveError`` when the record cannot be changed or a reading process died.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, limit: int | None, jobs: int, progress: Progress | None) -> int:
        """Read it, or the first ``limit`` articles of it, in ``jobs`` processes; gives how many were read."""
        waiting = self._store.count_unread(READER_VERSION)
        total = waiting if limit is None else min(waiting, limit)
        return self._read(_first(self._all(), total), total, progress, jobs)

    def read_given(self, places: Sequence[tuple[str, str]], progress: Progress | None) -> int:
        """Read those of some articles, each given by its collection and id, that are in it; gives how many were."""
        return self._read(self._among(places), len(places), progress)

    def read_now(self, keys: Sequence[int], seconds: float | None = None) -> int:
        """Read those of some articles that are in it, in this process; gives how many were.

        With ``seconds``, only as many as can be read in that time; the others stay in it.
        """
        unread = [one for one in self._store.articles(keys).values() if not one.read_by(READER_VERSION)]
        if seconds is not None:
            done = 0
            for stored, reading in read_first(unread, seconds):
                done += self._store.save_readings([(stored.key, stored.digest, reading)], READER_VERSION)
            return done
        return self._read(batches(unread, _READ), len(unread), None)

    def first(self) -> Stored | None:
        """The article that is read next; None when there is none."""
        return next(iter(self._store.unread(READER_VERSION, limit=1)), None)

    def put_aside(self, stored: Stored, reason: str) -> None:
        """Keep that an article cannot be read by this reader, and why; it is read again when that is asked for."""
        _log.warning("article %s is put aside, nothing is read in it: %s", stored.article.id, reason)
        self._store.put_aside(stored.key, stored.digest, reason, READER_VERSION)

    def _read(self, unread: Iterable[Sequence[Stored]], total: int, progress: Progress | None, jobs: int = 1) -> int:
        done = 0
        with closing(read_all(unread, jobs)) as found:
            for batch in found:
                read = [(stored.key, stored.digest, one) for stored, one in batch if isinstance(one, Reading)]
                self._store.save_readings(read, READER_VERSION)
                for stored, one in batch:
                    if isinstance(one, Unreadable):
                        self.put_aside(stored, one.reason)
                done += len(batch)
                if progress:
                    progress("reading", done, total)
        return done

    def _all(self) -> Iterator[list[Stored]]:
        after = 0
        while batch := self._store.unread(READER_VERSION, after, _READ):
            after = batch[-1].key
            yield batch

    def _among(self, places: Sequence[tuple[str, str]]) -> Iterator[list[Stored]]:
        for batch in batches(places, _READ):
            ids, collections = [id_ for _, id_ in batch], tuple({collection for collection, _ in batch})
            found = self._store.find(ids, Scope(collections))
            wanted = [one for one in found if (one.article.collection, one.article.id) in batch]
            if unread := [one for one in wanted if not one.read_by(READER_VERSION)]:
                yield unread


def batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """The items in lists of ``size``, the last one perhaps shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _first(unread: Iterable[Sequence[Stored]], count: int) -> Iterator[Sequence[Stored]]:
    """Batches until they make ``count`` articles."""
    for batch in unread:
        if count <= 0:
            return
        yield batch[:count]
        count -= len(batch)
