"""One state of the index, which later commits do not change, and what it finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import tantivy

from answers.language.vocabulary import Vocabulary
from answers.model import Passage
from answers.record.documents import Mark, body_terms, term
from answers.record.index_faults import faults
from answers.record.matching import in_collections, matching
from answers.record.query import Field, Hit, IndexQuery
from answers.record.rows import Stored

_Collections = tuple[str, ...] | None
"""The names of some, in order; None for all."""

_KEPT = 50_000
"""Frequencies of words that are kept."""


class IndexSnapshot:
    """What is found in it. Methods raise ``IndexFaultError`` where it is damaged."""

    def __init__(
        self, schema: tantivy.Schema, searcher: tantivy.Searcher, mark: Mark | None, newest: int = 0,
        terms: Mapping[_Collections, Vocabulary] | None = None,
    ) -> None:  # fmt: skip
        """``mark``: how far the record was followed; None for nothing. ``newest``: an article with a greater key is not
        in it. ``terms``: those of some collections, where they are known."""
        self.mark, self.newest = mark, newest
        self._schema, self._searcher = schema, searcher
        self._terms: dict[_Collections, Vocabulary] = dict(terms or {})
        self._frequencies: dict[tuple[str, Field, tuple[str, ...]], int] = {}

    @classmethod
    def of_nothing(cls, schema: tantivy.Schema) -> IndexSnapshot:
        """One in which nothing is found."""
        return cls(schema, tantivy.Index(schema).searcher(), None)

    @property
    def size(self) -> int:
        """How many passages there are, of all collections."""
        return max(0, int(self._searcher.num_docs) - 1)  # one document is the mark

    def search(self, query: IndexQuery) -> list[Hit]:
        """The passages that match, best first; equal ones in the order in which their articles came."""
        wanted = matching(self._schema, query, everywhere=self._are_all(query.scope.collections))
        if wanted is None or query.limit < 1:
            return []
        with faults():
            found = self._searcher.search(wanted, limit=query.limit, count=False).hits
            addresses = [address for _, address in found]
            names = ("article_key", "number", "start", "end")
            columns: Any = [self._searcher.fast_field_values(name, addresses) for name in names]
        scores = [score for score, _ in found]
        hits = [Hit(*row) for row in zip(*columns, scores, strict=True)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.article_key, hit.number))

    def terms(self, collections: Sequence[str] | None) -> Vocabulary:
        """The words of ``body`` in these collections (None: in all), the most frequent first when they were listed."""
        key = None if collections is None else tuple(sorted(collections))
        if key not in self._terms:
            with faults():
                whole = key is None or self._listed.keys() <= set(key)
                # By a query in any case: without one the words of removed articles are listed too.
                seen = tantivy.Query.all_query() if whole else in_collections(self._schema, key or ())
                found = self._searcher.terms_with_prefix("body", "", seen)
            self._terms[key] = Vocabulary(word for word, count in found if count)
        return self._terms[key]

    def terms_with(self, articles: Sequence[tuple[Stored, Sequence[Passage]]]) -> dict[_Collections, Vocabulary]:
        """The terms that are known, with those of articles that are not in it."""
        added: dict[str, list[str]] = {}
        for stored, passages in articles if self._terms else ():
            added.setdefault(stored.article.collection, []).extend(body_terms(stored, passages))
        return {
            key: terms.with_more(one for name in added if key is None or name in key for one in added[name])
            for key, terms in self._terms.items()
        }

    def document_frequency(self, word: str, name: Field, collections: Sequence[str] | None) -> int:
        """In how many passages of these collections (None: of all) a term occurs; ``names`` counts whole articles'."""
        if collections is None or self._are_all(collections):
            with faults():
                return self._searcher.doc_freq(name, term(word))
        key = (word, name, tuple(collections))
        if key not in self._frequencies:
            if len(self._frequencies) >= _KEPT:
                self._frequencies.clear()
            both = tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, tantivy.Query.term_query(self._schema, name, term(word))),
                    (tantivy.Occur.Must, in_collections(self._schema, collections)),
                ]
            )
            with faults():
                found: Any = self._searcher.search(both, limit=1, count=True)  # its types lack the count
            self._frequencies[key] = int(found.count)
        return self._frequencies[key]

    def _are_all(self, collections: Sequence[str]) -> bool:
        """Whether all passages are of these collections, and none was removed: a term is in as many as list it."""
        return self._listed.keys() <= set(collections) and sum(self._listed.values()) == self.size

    @cached_property
    def _listed(self) -> Mapping[str, int]:
        """The collections with the number of passages that they list, of which some may have been removed."""
        with faults():
            return dict(self._searcher.terms_with_prefix("collection", ""))
