"""The index: finds passages by their words. It holds no truth: it follows the record's log of changes.

How far it has followed is written in the same commit as what it followed, so a process may be killed anywhere: the
next one goes on from there, and applying a change twice is the same as applying it once.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import tantivy

from answers.errors import ArchiveError
from answers.language.vocabulary import Vocabulary
from answers.record.documents import FORMAT, Mark, documents, fields, find_mark, mark_document, term
from answers.record.lookup import Change, Lookup
from answers.record.matching import in_collections, matching
from answers.record.query import Field, Hit, IndexQuery

_BATCH = 500
"""Changes followed at once."""
_COMMIT = 4000
"""Articles after which what was followed can be found."""
_MEMORY = 64_000_000
_COUNTED = 50_000
"""Frequencies of words that are kept until the index changes."""


class Progress(Protocol):
    """Told how far the index has followed, in articles."""

    def __call__(self, done: int, /) -> object: ...


@dataclass(frozen=True)
class _Snapshot:
    """One state of the index, which later commits do not change."""

    searcher: tantivy.Searcher
    mark: Mark | None
    terms: dict[tuple[str, ...] | None, Vocabulary] = field(default_factory=dict)
    frequencies: dict[tuple[str, Field, tuple[str, ...]], int] = field(default_factory=dict)


class Index:
    """The passages of a record, by their words. Safe to share among threads, and its folder among processes."""

    def __init__(self, folder: Path | None, *, read_only: bool = False) -> None:
        """Open the index in a folder, or make one in memory when it is None.

        A folder that cannot be used is replaced by an empty index, and by one in memory where it may not be written.
        With ``read_only`` the folder is used as long as it is up to date, and never written.
        """
        self._schema = fields()
        self._following = Lock()
        self._folder = folder / str(FORMAT) if folder else None
        self._read_only = read_only
        self._index = self._open()
        self._snapshot = _nothing(self._schema)  # until it is known whose record this is

    def _open(self) -> tantivy.Index:
        if self._folder is None:
            return tantivy.Index(self._schema)
        if (self._folder / "meta.json").exists():
            with suppress(Exception), panics():
                index = tantivy.Index.open(str(self._folder))
                index.config_reader("manual")
                index.reload()
                find_mark(self._schema, index.searcher())
                return index
        if not self._read_only:
            with suppress(OSError, ValueError):
                # Damaged, half made, or of an older format: all of it can be made again.
                shutil.rmtree(self._folder.parent, ignore_errors=True)
                self._folder.mkdir(parents=True, exist_ok=True)
                index = tantivy.Index(self._schema, path=str(self._folder))
                index.config_reader("manual")
                return index
        self._folder = None
        return tantivy.Index(self._schema)

    # Following the record

    def follow(self, store: Lookup, progress: Progress | None = None, *, wait: bool = True) -> int:
        """Catch up with the record; gives how many changes were followed.

        While another process writes the index, this one goes on with what is there; likewise while another thread
        follows, unless told to ``wait`` for it.
        """
        if not self._following.acquire(blocking=wait):
            return 0
        try:
            with self._described():
                self._refresh(store)
                return self._follow(store, progress) if self._behind(store) else 0
        finally:
            self._following.release()

    def _behind(self, store: Lookup) -> bool:
        mark = self._snapshot.mark
        return mark is None or bool(store.changes(mark.seq, 1, content_only=True))

    def _follow(self, store: Lookup, progress: Progress | None) -> int:
        if self._read_only and self._folder:
            self._folder, self._index = None, tantivy.Index(self._schema)
        try:
            writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        except ValueError as error:
            if "LockBusy" in str(error):
                return 0
            raise
        self._refresh(store)  # another process may have gone on until it gave the lock away
        mark = self._snapshot.mark
        if mark is None:
            writer.delete_all_documents()
            mark = Mark(store.identity, 0, "")
        done = pending = 0
        while batch := store.changes(mark.seq, _BATCH, content_only=True):
            self._apply(writer, store, batch)
            mark = Mark(store.identity, batch[-1].seq, batch[-1].at)
            done, pending = done + len(batch), pending + len(batch)
            if pending >= _COMMIT:
                self._commit(writer, store, mark)
                pending = 0
            if progress:
                progress(done)
        self._commit(writer, store, mark)
        writer.wait_merging_threads()
        return done

    def _apply(self, writer: tantivy.IndexWriter, store: Lookup, batch: Sequence[Change]) -> None:
        keys = list(dict.fromkeys(change.article_key for change in batch))
        # By query: the library's deletion by term misses numbers.
        writer.delete_documents_by_query(tantivy.Query.term_set_query(self._schema, "article_key", keys))
        stored = store.articles(keys)
        for key, passages in store.passages(stored).items():
            for document in documents(self._schema, stored[key], passages):
                writer.add_document(document)

    def _commit(self, writer: tantivy.IndexWriter, store: Lookup, mark: Mark) -> None:
        writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "marked", 1))
        writer.add_document(mark_document(self._schema, mark))
        writer.commit()
        self._refresh(store)

    def _refresh(self, store: Lookup) -> None:
        """Look at the last commit, whoever made it; one that followed another record counts for nothing."""
        self._index.reload()
        searcher = self._index.searcher()
        mark = find_mark(self._schema, searcher)
        if mark is None or not follows(mark, store):
            self._snapshot = _nothing(self._schema)
        elif mark != self._snapshot.mark:
            self._snapshot = _Snapshot(searcher, mark)

    # Asking it

    def search(self, query: IndexQuery) -> list[Hit]:
        """The passages that match, best first; equal ones in the order in which their articles came.

        Raises:
            ArchiveError: the index is damaged.
        """
        wanted = matching(self._schema, query)
        if wanted is None or query.limit < 1:
            return []
        searcher = self._snapshot.searcher
        with self._described():
            found = searcher.search(wanted, limit=query.limit, count=False).hits
            addresses = [address for _, address in found]
            columns = [
                searcher.fast_field_values(name, addresses) for name in ("article_key", "number", "start", "end")
            ]
        scores = [score for score, _ in found]
        hits = [Hit(*row) for row in zip(*columns, scores, strict=True)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.article_key, hit.number))

    def terms(self, collections: Sequence[str] | None = None) -> Vocabulary:
        """The words of ``body`` in these collections (None: in all), the most frequent first."""
        snapshot = self._snapshot
        key = None if collections is None else tuple(sorted(collections))
        if key not in snapshot.terms:
            with self._described():
                there = {name for name, _ in snapshot.searcher.terms_with_prefix("collection", "")}
                seen = None if key is None or there <= set(key) else in_collections(self._schema, key)
                found = snapshot.searcher.terms_with_prefix("body", "", seen)
            snapshot.terms[key] = Vocabulary(word for word, count in found if count)
        return snapshot.terms[key]

    def document_frequency(self, word: str, name: Field = "stem", collections: Sequence[str] | None = None) -> int:
        """In how many passages of these collections (None: of all) a term occurs; ``names`` counts whole articles'."""
        snapshot = self._snapshot
        if collections is None:
            with self._described():
                return snapshot.searcher.doc_freq(name, term(word))
        key = (word, name, tuple(collections))
        if key not in snapshot.frequencies:
            if len(snapshot.frequencies) >= _COUNTED:
                snapshot.frequencies.clear()
            both = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, tantivy.Query.term_query(self._schema, name, term(word))),
                    (tantivy.Occur.Must, in_collections(self._schema, collections)),
                ]
            )
            with self._described():
                # Its count is missing from the library's types.
                found: Any = snapshot.searcher.search(both, limit=1, count=True)
            snapshot.frequencies[key] = int(found.count)
        return snapshot.frequencies[key]

    @property
    def size(self) -> int:
        """How many passages there are, of all collections."""
        return max(0, int(self._snapshot.searcher.num_docs) - 1)  # one document is the mark

    @contextmanager
    def _described(self) -> Iterator[None]:
        """Turn what tantivy raises into one line that can be acted on."""
        try:
            with panics():
                yield
        except (ValueError, OSError) as error:
            where = f"the index {self._folder}" if self._folder else "the index in memory"
            raise ArchiveError(f"{where} failed ({error}); it can be deleted, and is then made again") from error


def _nothing(schema: tantivy.Schema) -> _Snapshot:
    return _Snapshot(tantivy.Index(schema).searcher(), None)


def follows(mark: Mark, record: Lookup) -> bool:
    """Whether what was followed is still this record's past."""
    if mark.record != record.identity or mark.seq == 0:
        return mark.record == record.identity
    next_ones = record.changes(mark.seq - 1, 1)
    if next_ones and next_ones[0].seq == mark.seq:
        return next_ones[0].at == mark.at
    return bool(next_ones)  # a later change of the article took its place


@contextmanager
def panics() -> Iterator[None]:
    """Turn a panic inside the library, which is no ``Exception``, into an error."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError(str(error)) from error
        raise
