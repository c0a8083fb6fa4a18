"""The archive: the one door to what is kept, what is read in it, and what is asked of it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from answers.admission import label, refusal
from answers.answering import answer as answering
from answers.answering.trace import Trace
from answers.asking.question import Asked
from answers.backlog import Backlog, Progress, batches
from answers.catalogue import Catalogue
from answers.errors import ArchiveError, IndexUnusableError, InputError
from answers.model import SHARED, AddReport, Answer, Article, Coverage, Question, Scope, Timeline
from answers.reading import READER_VERSION
from answers.record.engine import MEMORY
from answers.record.index import Index, Standing
from answers.record.lookup import Lookup
from answers.record.open_store import index_beside, open_store
from answers.record.rows import Stored
from answers.record.secret import Secret
from answers.record.store import Store
from answers.retrieval.search import OTHERS, Found, Searcher
from answers.timeline import assembly as timelines

_BATCH = 250
"""Articles kept in one transaction."""
_SECRET = "onrecord.secret"
_FOLLOW = 8
"""Batches after which the index catches up, so that what was added can be found while the rest is added."""

_log = logging.getLogger(__name__)


class Archive:
    """Articles and what is known of them. One archive may be shared by threads, and its place by processes."""

    def __init__(self, store: Store, index: Index, read_seconds: float | None = None) -> None:
        self._store = store
        self._read_seconds = read_seconds
        self._index = index
        self._backlog = Backlog(store)
        self._searcher = Searcher(store, index, READER_VERSION)

    @classmethod
    def open(
        cls, place: str | Path, *, read_only: bool = False, read_seconds: float | None = None,
        secret: str | Path | None = None,
    ) -> Archive:  # fmt: skip
        """Open the archive at a path or URL, making it where there is none; ``:memory:`` is one in memory.

        Its index lies in a folder beside a file, ``<file>.index``, and in the user's cache folder for a database
        behind a URL; it can be deleted at any time. With ``read_only`` nothing is written anywhere. A question reads
        what it needs first; with ``read_seconds`` for no more seconds of the processor than that, for whoever has
        others to ``read`` the rest. ``secret`` is the file of what members are kept under, made when it is first
        needed: without it, ``onrecord.secret`` in the folder of a file, and for a URL in the user's data folder.

        Raises:
            ArchiveError: it cannot be opened, is no archive, or is of a newer format.
        """
        store = open_store(place, read_only=read_only)
        store.secret = Secret(Path(secret) if secret else _secret_file(store), read_only=read_only)
        try:
            return cls(store, Index(index_folder(store), read_only=read_only), read_seconds)
        except BaseException:
            store.close()
            raise

    @classmethod
    def from_articles(cls, articles: Iterable[Article]) -> Archive:
        """An archive in memory, which reads an article when a question needs it.

        Raises:
            InputError: an article cannot be archived.
        """
        archive = cls.open(MEMORY)
        report = archive.add(articles, read=False)
        if report.rejected:
            archive.close()
            raise InputError("article {}: {}".format(*report.rejected[0]))
        return archive

    def close(self) -> None:
        """Close it; it cannot be used afterwards."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What is kept

    def add(self, articles: Iterable[Article], *, read: bool = True, progress: Progress | None = None) -> AddReport:
        """Keep articles; each can be found soon after it was added, long before it has been read.

        Every batch is kept as a whole: interrupted and run again, it ends like an uninterrupted run. An article that
        is there already is left alone, a changed one is replaced, and one that cannot be kept never stops the others.
        With ``read``, those given that were not read yet are read then.

        Raises:
            ArchiveError: the archive cannot be changed.
        """
        from answers.reading.text.sentences import passages

        counts: Counter[str] = Counter()
        rejected: list[tuple[str, str]] = []
        given: dict[tuple[str, str], None] = {}
        total = len(articles) if isinstance(articles, Sequence) else None
        for number, batch in enumerate(batches(articles, _BATCH), 1):
            reasons = [(article, refusal(article)) for article in batch]
            rejected += [(label(article), reason) for article, reason in reasons if reason]
            accepted = [article for article, reason in reasons if not reason]
            counts.update(self._store.put([(article, passages(article.text)) for article in accepted]))
            given.update(((article.collection, article.id), None) for article in accepted)
            if progress:
                progress("adding", counts.total() + len(rejected), total)
            if number % _FOLLOW == 0:
                self._follow(None)
        self._follow(progress)
        if read:
            self._backlog.read_given(list(given), progress)
        return AddReport(counts["added"], counts["unchanged"], counts["replaced"], tuple(rejected))

    def remove(self, ids: Iterable[str] | None, *, collection: str = SHARED) -> int:
        """Take articles out of a collection, all of it when ``ids`` is None; gives how many there were.

        Raises:
            ArchiveError: the archive cannot be changed.
        """
        removed = self._store.remove(ids, collection)
        self._follow(None)
        return removed

    def coverage(
        self,
        *,
        collections: Sequence[str] = (SHARED,),
        publisher: str | None = None,
        after: date | None = None,
        before: date | None = None,
    ) -> Coverage:
        """How many articles there are, and their first and last day."""
        return self._store.coverage(Scope(tuple(collections), publisher, after, before))

    @property
    def catalogue(self) -> Catalogue:
        """What is kept, for those who leaf through it instead of asking."""
        return Catalogue(self._store)

    def _follow(self, progress: Progress | None) -> None:
        """Let the index catch up; where it cannot, what was changed is kept all the same, and it does so later."""
        try:
            self._index.follow(self._store, (lambda done: progress("indexing", done, None)) if progress else None)
        except IndexUnusableError as error:
            _log.warning("what was changed is kept, but cannot be found yet: %s", error)

    def catch_up(self) -> Standing:
        """Let the index catch up as for a question, which waits for no other process; gives how it stands then."""
        try:
            self._index.follow(self._store, wait=False)
        except IndexUnusableError as error:
            return replace(self._index.standing(self._store), trouble=str(error))
        return self._index.standing(self._store)

    # What is asked

    def ask(
        self,
        question: str,
        *,
        collections: Sequence[str] = (SHARED,),
        publisher: str | None = None,
        after: date | None = None,
        before: date | None = None,
        limit: int = 5,
        context: Question | None = None,
        why: bool = False,
    ) -> Answer:
        """Answer a question from the articles of some collections, a publisher and a range of days of publication.

        ``context`` is the question before, for one that leaves out speaker or topic ("and Zelensky?"). At most
        ``limit`` excerpts carry the verdict, and as many stand beside it. With ``why`` the answer tells how it came
        about.

        Raises:
            InputError: the question, the publisher or the range cannot be understood; says what to write instead.
        """
        scope = self._scope(collections, publisher, after, before)
        trace = Trace() if why else None
        with self._store.steadily():
            return answering.answer(self._store, self._searcher, self._find, question, scope, limit, context, trace)

    def quotes(
        self,
        who: str,
        topic: str | None = None,
        *,
        collections: Sequence[str] = (SHARED,),
        publisher: str | None = None,
        after: date | None = None,
        before: date | None = None,
        limit: int = 5,
        why: bool = False,
    ) -> Answer:
        """What a speaker is reported to have said, on a topic or on anything. Raises InputError like ``ask``."""
        scope = self._scope(collections, publisher, after, before)
        trace = Trace() if why else None
        with self._store.steadily():
            return answering.quotes(self._store, self._searcher, self._find, who, topic, scope, limit, trace)

    def timeline(
        self,
        topic: str,
        *,
        who: str | None = None,
        collections: Sequence[str] = (SHARED,),
        publisher: str | None = None,
        after: date | None = None,
        before: date | None = None,
    ) -> Timeline:
        """What happened and was said on a topic, by the days of the events, which ``after`` and ``before`` mean here.

        Raises:
            InputError: the topic is empty, the publisher is unknown, or the range ends before it begins.
        """
        scope = self._scope(collections, publisher, after, before)
        with self._store.steadily():
            return timelines.timeline(self._store, self._find, topic, who=who, scope=scope)

    def _scope(
        self, collections: Sequence[str], publisher: str | None, after: date | None, before: date | None
    ) -> Scope:
        """The scope of a question, with all that was added before it ready to be found."""
        self._index.follow(self._store, wait=False)
        return Scope(tuple(collections), publisher, after, before)

    def _find(self, asked: Asked, scope: Scope, depth: int = OTHERS) -> Found:
        """The articles to look into: those that must be read first are read on the spot, and the search is asked again.

        The only place where asking makes the engine read; where all has been read the search is made once. Where what
        is read cannot be kept, as on a full disk, the answer is made of what has been read before.
        """
        found = self._searcher.find(asked, scope, depth)
        try:
            if found.unread and self._backlog.read_now(found.unread, self._read_seconds):
                return self._searcher.again(found, asked, scope)
        except ArchiveError as error:
            _log.warning("what a question needs cannot be read now: %s", error)
        return found

    # What is read

    def read(
        self, *, jobs: int = 1, progress: Progress | None = None, limit: int | None = None, again: bool = False
    ) -> int:
        """Read the articles that were not read yet, or only by an older reader, in ``jobs`` processes; gives how many.

        What was found is kept every few articles: interrupted and run again, it goes on from there. An article that
        cannot be read, or not within bounds of time and memory, is put aside with the reason; it is read again by
        another version of the reader, or with ``again``.

        Raises:
            ArchiveError: the archive cannot be changed.
        """
        if self._store.read_only:
            raise ArchiveError("the archive was opened for reading only: what is read in it could not be kept")
        if again:
            self._store.try_again()
        return self._backlog.read(limit, jobs, progress)

    def read_now(self, keys: Sequence[int]) -> int:
        """Read these articles on the spot where this reader has not read them; gives how many were."""
        return self._backlog.read_now(keys)

    def read_given(self, places: Sequence[tuple[str, str]]) -> int:
        """Read those articles, each given by its collection and id, that are there and not read; gives how many."""
        return self._backlog.read_given(places, None)

    def next_unread(self) -> Stored | None:
        """The article that ``read`` begins with."""
        return self._backlog.first()

    def put_aside(self, stored: Stored, reason: str) -> None:
        """Have an article count as read, with nothing found in it, for the reason given."""
        self._backlog.put_aside(stored, reason)


def index_folder(record: Lookup) -> Path | None:
    """Where the index of a record lies; None for a record in memory."""
    if record.file is not None:
        return index_beside(record.file)
    if record.in_memory:
        return None
    from platformdirs import user_cache_path

    return user_cache_path("onrecord") / "indexes" / record.identity


def _secret_file(record: Lookup) -> Path | None:
    """Where the secret of a record lies that was given none; None for a record in memory."""
    if record.file is not None:
        return record.file.with_name(_SECRET)
    if record.in_memory:
        return None
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False) / _SECRET
