"""Writing what changed in the record into an index, and telling which record an index has followed."""

from __future__ import annotations

from collections.abc import Sequence
from traceback import clear_frames
from typing import Protocol

import tantivy

from answers.record.change_log import Change
from answers.record.documents import Mark, documents, mark_document
from answers.record.index_faults import faults
from answers.record.lookup import Lookup

_BATCH = 500
"""Changes followed at once."""
_COMMIT = 4000
"""Articles after which what was followed is kept."""
_MEMORY = 64_000_000


class Progress(Protocol):
    """Told how far the index has followed, in articles."""

    def __call__(self, done: int, /) -> object: ...


def write_changes(index: tantivy.Index, record: Lookup, mark: Mark, progress: Progress | None) -> int:
    """Write what changed since a mark; gives how many changes that were.

    Raises:
        IndexFaultError: the library failed.
        ArchiveError: the record did.
    """
    with faults():
        writer = index.writer(heap_size=_MEMORY, num_threads=1)
    try:
        done = _write(writer, index.schema, record, mark, progress)
        with faults():
            writer.wait_merging_threads()
        return done
    except BaseException as error:
        clear_frames(error.__traceback__)  # they would keep the writer, and it the library's own lock
        raise
    finally:
        del writer


def _write(
    writer: tantivy.IndexWriter, schema: tantivy.Schema, record: Lookup, mark: Mark, progress: Progress | None
) -> int:
    done = pending = 0
    while batch := record.changes(mark.seq, _BATCH, content_only=True):
        _apply(writer, schema, record, batch)
        mark = Mark(record.identity, batch[-1].seq, batch[-1].at)
        done, pending = done + len(batch), pending + len(batch)
        if pending >= _COMMIT:
            _commit(writer, schema, mark)
            pending = 0
        if progress:
            progress(done)
    _commit(writer, schema, mark)
    return done


def follows(mark: Mark, record: Lookup) -> bool:
    """Whether what was followed is still this record's past."""
    if mark.record != record.identity or mark.seq == 0:
        return mark.record == record.identity
    next_ones = record.changes(mark.seq - 1, 1)
    if next_ones and next_ones[0].seq == mark.seq:
        return next_ones[0].at == mark.at
    return bool(next_ones)  # a later change of the article took its place


def _apply(writer: tantivy.IndexWriter, schema: tantivy.Schema, record: Lookup, batch: Sequence[Change]) -> None:
    keys = list(dict.fromkeys(change.article_key for change in batch))
    stored = record.articles(keys)
    passages = record.passages(stored)
    with faults():
        # By query: the library's deletion by term misses numbers.
        writer.delete_documents_by_query(tantivy.Query.term_set_query(schema, "article_key", keys))
        for key, parts in passages.items():
            for document in documents(schema, stored[key], parts):
                writer.add_document(document)


def _commit(writer: tantivy.IndexWriter, schema: tantivy.Schema, mark: Mark) -> None:
    with faults():
        writer.delete_documents_by_query(tantivy.Query.term_query(schema, "marked", 1))
        writer.add_document(mark_document(schema, mark))
        writer.commit()
