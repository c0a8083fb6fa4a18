"""Whether an index holds exactly the passages of its record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import tantivy

from answers.record.auditing import AuditLookup
from answers.record.documents import Mark
from answers.record.index_faults import faults
from answers.record.lookup import Lookup

_PAGE = 200
_CHANGES = 1000

_Parts = set[tuple[int, int, int, int]]
"""Number, start and end of each passage, and the day that it is found by."""


def differences(index: tantivy.Index, mark: Mark, record: AuditLookup) -> Iterator[str]:
    """What an index has or lacks that the record, as far as it was followed, says otherwise; a line each.

    Raises:
        IndexFaultError: the index failed.
        ArchiveError: the record did.
    """
    searcher = index.searcher()
    total, after = 0, 0
    while keys := record.keys(after, _PAGE):
        after = keys[-1]
        found = _found(index.schema, searcher, keys)
        total += sum(map(len, found.values()))
        wanted = _wanted(record, keys)
        later = _changed(record, mark) if any(found[key] != wanted.get(key) for key in keys) else set()
        for key in keys:
            if key in wanted and key not in later and found[key] != wanted[key]:
                more, fewer = len(found[key] - wanted[key]), len(wanted[key] - found[key])
                yield f"of article {key} it has {more} passages that the record has not, and lacks {fewer}"
    others = searcher.num_docs - 1 - total  # one document is the mark
    if others and not _changed(record, mark):
        yield f"it has {others} passages of no article"


def _wanted(record: Lookup, keys: list[int]) -> dict[int, _Parts]:
    stored = record.articles(keys)
    days = {key: one.article.day.toordinal() if one.article.day else 0 for key, one in stored.items()}
    parts = record.passages(stored)
    return {key: {(n, part.start, part.end, days[key]) for n, part in enumerate(parts[key])} for key in stored}


def _found(schema: tantivy.Schema, searcher: tantivy.Searcher, keys: list[int]) -> dict[int, _Parts]:
    parts: dict[int, _Parts] = defaultdict(set)
    with faults():
        query = tantivy.Query.term_set_query(schema, "article_key", keys)
        counted: Any = searcher.search(query, limit=1, count=True)
        if counted.count:
            addresses = [address for _, address in searcher.search(query, limit=counted.count, count=False).hits]
            names = ("article_key", "number", "start", "end", "day")
            columns: Any = [searcher.fast_field_values(name, addresses) for name in names]
            for key, *rest in zip(*columns, strict=True):
                parts[key].add(tuple(rest))
    return parts


def _changed(record: Lookup, mark: Mark) -> set[int]:
    """The articles that changed since the index followed."""
    found: set[int] = set()
    after = mark.seq
    while batch := record.changes(after, _CHANGES, content_only=True):
        after = batch[-1].seq
        found.update(change.article_key for change in batch)
    return found
