"""The sentences of a scope that are nearest to a question, best first: ranked retrieval that backs off.

Candidates are the passages and titles that have any of the question's words; what is in the best articles is ranked
sentence by sentence, by a linear order over the features. Its weights were learned from questions with their right
sentences (``tests/bench/train_ranking.py``), and are data.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from answers.asking.answer_type import asked_for
from answers.asking.spelling import near
from answers.errors import DataError
from answers.language.tables import load
from answers.language.words import root, tokens, words
from answers.model import Scope, Span
from answers.record.index import Index
from answers.record.lookup import Lookup
from answers.record.query import Alternative, IndexQuery
from answers.record.rows import Stored
from answers.retrieval.likeness import NAMES as LIKENESS
from answers.retrieval.likeness import likeness, question_vectors
from answers.retrieval.ranking_features import NAMES, Ranked, Wanted, article_score, features, ranked
from answers.retrieval.sentence_words import Page, Pages, Sentence, meaning, root_of

RANKED = 40
"""Sentences that are ranked for a question: what is shown of them, and where a date is looked for."""
_WEIGHTS = "ranking.yaml"
_COVERED, _SENSE, _TOLD = NAMES.index("covered_with_title"), NAMES.index("sense"), LIKENESS.index("told")
_PASSAGES = 150
"""Passages taken from the index."""
_ARTICLES = 10
"""Articles whose sentences are ranked, with or without a word of the question: "It will open in May"."""
_WEIGHED = 120
"""Sentences that are ranked by all features, of those with the most of the question's words."""
_LARGE, _COMMON = 5_000, math.log(2)
"""Passages of an index from which on a word that is worth less, for most of them have it, is not looked for beside
others: that would be to go through all of them, and tells none from another."""
_TITLE = 0.5
"""What a word counts in the title, against one in the passage."""
_SPELLINGS = 3
_SLIPS = {1: 0.9, 2: 0.7}
"""What a word counts that is so many slips from one that the archive lacks."""
_MOST_WORDS = 40
_ALIKE = 0.3
"""How alike a sentence is that may say something of a question without a word of it: of those among the first three,
half of the right ones and a third of the others are."""


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence near to a question, and whether it has a word of it, or may say something of it in other words.

    ``covered``: the share of the question's rarity, from 0 to 1, that it has, names meant in it and its article's title
    included.
    """

    page: Page
    sentence: Sentence
    has_to_do: bool
    covered: float = 0.0

    @property
    def stored(self) -> Stored:
        """Its article."""
        return self.page.stored


@dataclass(frozen=True, slots=True)
class Ranking:
    """A question as it was ranked for, and the sentences nearest to it, best first."""

    wanted: Wanted
    sentences: Sequence[Near]

    def share(self, near: Near, words: Collection[str]) -> float:
        """The share, by rarity from 0 to 1, of some roots of the question that a sentence has as they are written.

        The names that are meant in the sentence are counted as its own.
        """
        met = near.sentence.known | near.sentence.names
        weights = self.wanted.weights
        total = sum(weights.get(one, 0.0) for one in words)
        return sum(weights.get(one, 0.0) for one in words if one in met) / total if total else 0.0

    def highlights(self, stored: Stored, sentence: Span) -> tuple[Span, ...]:
        """Where the question's words stand in a sentence of an article."""
        text = stored.article.text
        meant = {token for token in tokens(text, *sentence) if root_of(token) in self.wanted.counts_as}
        return tuple((word.start, word.end) for word in words(text, *sentence, among=meant))


@cache
def weights() -> tuple[float, ...]:
    """What each feature counts, in the order of ``NAMES``. Raises DataError."""
    raw = load(__package__, _WEIGHTS, dict[str, float])
    if raw.keys() != set(NAMES):
        raise DataError(f"{_WEIGHTS}: expected a weight for each of {', '.join(NAMES)}")
    return tuple(raw[name] for name in NAMES)


class Ranker:
    """Ranks the sentences of one record for questions."""

    def __init__(self, store: Lookup, index: Index) -> None:
        self._store, self._index = store, index
        self._pages = Pages(store)

    def rank(self, question: str, scope: Scope, limit: int) -> Ranking:
        """At most so many sentences that have to do with a question, best first; copies of one are one."""
        wanted = self.wanted(question, scope)
        order = weights()
        scored = [
            (sum(map(mul, order, row)), article, sentence, row)
            for article, sentence, row in self.candidates(wanted, scope)
        ]
        scored.sort(key=lambda one: -one[0])
        found: dict[str, Near] = {}
        for _, article, sentence, row in scored:
            text = article.page.stored.article.text
            told = " ".join(text[slice(*sentence.span)].split()).casefold()
            if told not in found:
                has_word = not wanted.counts_as.keys().isdisjoint(sentence.known)
                found[told] = Near(article.page, sentence, has_word or row[_SENSE] >= _ALIKE, row[_COVERED])
                if len(found) == limit:
                    break
        return Ranking(wanted, list(found.values()))

    def wanted(self, question: str, scope: Scope) -> Wanted:
        """A question's words, what each is worth, and what counts as it."""
        size = self._index.size
        weights: dict[str, float] = {}
        counts_as: dict[str, tuple[str, float]] = {}
        unknown: set[str] = set()
        for word in list(meaning(question))[:_MOST_WORDS]:
            one = root(word.folded)
            if one in weights:
                continue
            there = self._index.document_frequency(one, "root")
            weights[one] = math.log(1 + (size - there + 0.5) / (there + 0.5))
            counts_as[one] = (one, 1.0)
            if not there:
                unknown.add(one)
                for term, slips in near(word.folded, self._index.terms(scope.collections), _SPELLINGS, names=True):
                    share = _SLIPS.get(math.ceil(slips), min(_SLIPS.values()))
                    counts_as.setdefault(root(term), (one, share))
                    unknown.discard(one)
        return Wanted(weights, counts_as, asked_for(question), frozenset(unknown))

    def candidates(self, wanted: Wanted, scope: Scope) -> list[tuple[Ranked, Sentence, list[float]]]:
        """Sentences of the best articles with their features."""
        pages = self._pages.of(self._articles(wanted, scope))
        scores = {key: article_score(wanted, page) for key, page in pages.items()}
        order = sorted(pages, key=lambda key: (-scores[key], key))
        found: list[tuple[Ranked, Sentence, Sequence[float]]] = []
        asked = question_vectors(wanted.weights)
        for place, key in enumerate(order):
            article = ranked(wanted, pages[key], place, scores[key])
            alike = likeness(asked, wanted.counts_as, article.page.gist).tolist()
            found += [(article, *one) for one in zip(article.page.sentences, alike, strict=True)]
        # Rough, for what is left out: how much of the question a sentence says, and how well its article fits.
        found.sort(key=lambda one: -(one[2][_TOLD] + 0.05 * one[0].score))
        return [(*one[:2], features(wanted, *one)) for one in found[:_WEIGHED]]

    def _common(self, wanted: Wanted) -> Collection[str]:
        """The words that are not looked for."""
        common = {word for word, weight in wanted.weights.items() if weight < _COMMON}
        return common if self._index.size >= _LARGE and len(common) < len(wanted.weights) else ()

    def _articles(self, wanted: Wanted, scope: Scope) -> Sequence[int]:
        """The articles that may hold the nearest sentences, by the best of their passages."""
        groups: dict[str, list[Alternative]] = defaultdict(list)
        common = self._common(wanted)
        for one, (word, share) in wanted.counts_as.items():
            if word not in common:
                groups[word] += [Alternative(one, share, "root"), Alternative(one, share * _TITLE, "title")]
        query = IndexQuery(tuple(map(tuple, groups.values())), required=1, scope=scope, limit=_PASSAGES)
        scores: dict[int, float] = {}
        for hit in self._index.search(query):
            # Best first: what further passages add falls off.
            scores[hit.article_key] = scores.get(hit.article_key, 0.0) + hit.score * (
                0.25 if hit.article_key in scores else 1.0
            )
        return sorted(scores, key=lambda key: -scores[key])[:_ARTICLES]


def as_data(found: Mapping[str, float]) -> str:
    """Weights as they are kept."""
    head = "# What each feature of a sentence counts; made by tests/bench/train_ranking.py.\n"
    return head + "".join(f"{name}: {found[name]:.4f}\n" for name in NAMES)
