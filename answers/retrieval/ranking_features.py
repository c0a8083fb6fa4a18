"""What a sentence has of a question, as numbers: how much of its words, where else they stand, and what it asks for.

Scores are BM25's (Robertson and Zaragoza 2009, https://doi.org/10.1561/1500000019), of each field on its own: the
sentence, the sentence with the names that the reading resolved in it, the title, the neighbouring sentences, and the
whole article. What is said in other words stands beside them (``likeness``).
"""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from answers.asking.answer_type import asks
from answers.retrieval import likeness
from answers.retrieval.sentence_words import Page, Sentence, roots

NAMES = (
    "sentence", "with_names", "title", "neighbours", "article",
    "covered", "covered_with_names", "covered_with_title", "covered_with_all",
    "pairs", "closeness", "whole", "capitals", "numbers",
    "who", "full_name", "when", "number", "amount", "why", "where", "said", "said_by",
    "length", "first", "position", "depth", "article_rank", *likeness.NAMES,
)  # fmt: skip
"""The features, in order."""

_K1, _B = 1.2, 0.75
_SENTENCE, _TITLE, _ARTICLE = 12.0, 8.0, 300.0
"""Usual lengths in words that carry meaning: of a sentence, a title and an article of news."""
_TENTH = 0.1  # brings the scores to the size of the other features
_WINDOW = 4
_FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question as ranking sees it.

    ``weights``: what each of its words is worth, by rarity, by the word's root; ``counts_as``: each root that counts as
    one of these, with how much of it; ``asked_for``: see ``asks``; ``unknown``: those that the record lacks in any
    spelling.
    """

    weights: Mapping[str, float]
    counts_as: Mapping[str, tuple[str, float]]
    asked_for: frozenset[str]
    unknown: frozenset[str] = frozenset()
    total: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", sum(self.weights.values()) or 1.0)

    def found_in(self, roots: Iterable[str]) -> dict[str, float]:
        """The question's words among some roots: how often, a word that only counts as one less."""
        found: dict[str, float] = {}
        counts_as = self.counts_as
        for one in roots:
            if one in counts_as:
                word, share = counts_as[one]
                found[word] = found.get(word, 0.0) + share
        return found

    def covered(self, found: Iterable[str]) -> float:
        """The share of the question's rarity that some of its words make up."""
        return sum(map(self.weights.__getitem__, found)) / self.total

    def score(self, found: Mapping[str, float], length: float, usual: float) -> float:
        """BM25 of a field in which words were found so often."""
        if not found:
            return 0.0
        scale = _K1 * (1 - _B + _B * length / usual)
        return sum(self.weights[word] * n * (_K1 + 1) / (n + scale) for word, n in found.items())


def article_score(wanted: Wanted, page: Page) -> float:
    """How well a whole article fits a question."""
    counts: dict[str, float] = {}
    for one, (word, share) in wanted.counts_as.items():
        if one in page.counts:
            counts[word] = counts.get(word, 0.0) + share * page.counts[one]
    title = wanted.found_in(page.title)
    return wanted.score(counts, page.length, _ARTICLE) + 0.5 * wanted.score(title, len(page.title), _TITLE)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article with what is the same for all its sentences; ``place``: among the articles, from 0."""

    page: Page
    place: int
    title: Mapping[str, float]
    title_score: float
    score: float
    own: dict[int, Mapping[str, float]] = field(default_factory=dict)

    def words_of(self, wanted: Wanted, number: int) -> Mapping[str, float]:
        """The question's words in a sentence, which its neighbours ask for too."""
        if number not in self.own:
            self.own[number] = wanted.found_in(self.page.sentences[number].roots)
        return self.own[number]


def ranked(wanted: Wanted, page: Page, place: int, score: float) -> Ranked:
    """An article made ready for its sentences; ``score``: its ``article_score``."""
    title = wanted.found_in(page.title)
    return Ranked(page, place, title, wanted.score(title, len(page.title), _TITLE), score)


def features(wanted: Wanted, article: Ranked, sentence: Sentence, alike: Iterable[float]) -> list[float]:
    """The features of one sentence, in the order of ``NAMES``; ``alike``: how much of the question it says."""
    sentences, number = article.page.sentences, sentence.number
    around = [n for n in (number - 1, number + 1) if 0 <= n < len(sentences)]
    beside = sum(len(sentences[n].roots) for n in around)
    own = article.words_of(wanted, number)
    named = wanted.found_in(sentence.names)
    both = _together((own, named)) if named else own
    near = _together(article.words_of(wanted, n) for n in around)
    length = len(sentence.roots)
    gives = {name: _gives(name, wanted, article, sentence) for name in wanted.asked_for}
    return [
        _TENTH * wanted.score(own, length, _SENTENCE),
        _TENTH * wanted.score(both, length + len(sentence.names), _SENTENCE),
        _TENTH * article.title_score,
        _TENTH * wanted.score(near, beside or 1, 2 * _SENTENCE),
        _TENTH * article.score,
        wanted.covered(own),
        wanted.covered(both),
        wanted.covered({*both, *article.title}),
        wanted.covered({*both, *article.title, *near}),
        _pairs(wanted, sentence.roots),
        _closeness(wanted, sentence.roots, len(own)),
        float(len(own) == len(wanted.weights)),
        len(own.keys() & sentence.capitals) / max(1, len(wanted.weights)),
        float(any(word[:1].isdigit() for word in own)),
        gives.get("who", 0.0),
        float("who" in gives and _has_full_name(wanted, article, sentence)),
        gives.get("when", 0.0),
        gives.get("number", 0.0),
        gives.get("amount", 0.0),
        gives.get("why", 0.0),
        gives.get("where", 0.0),
        gives.get("said", 0.0),
        float("said" in wanted.asked_for and bool(named)),
        math.log(1 + length) / 3,
        float(sentence.number == 0),
        1 / (1 + sentence.number),
        sentence.number / len(sentences),
        1 / (1 + article.place),
        *alike,
    ]


def _together(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """How often words were found in several parts of a text."""
    found: dict[str, float] = {}
    for part in parts:
        for word, n in part.items():
            found[word] = found.get(word, 0.0) + n
    return found


def _gives(name: str, wanted: Wanted, article: Ranked, sentence: Sentence) -> float:
    """Whether a sentence has what is asked for; a person is a name that the question lacks."""
    if name == "who":
        return float(any(one not in wanted.counts_as for one in sentence.capitals))
    start, end = sentence.span
    begin = start + 1 if name == "where" else start  # "In London" at its beginning is as good as none
    return float(asks()[name].sentence.search(article.page.stored.article.text, begin, end) is not None)


def _has_full_name(wanted: Wanted, article: Ranked, sentence: Sentence) -> bool:
    """Whether inside a sentence two words with a capital stand side by side, neither of them in the question."""
    found = _FULL_NAME.finditer(article.page.stored.article.text, *sentence.span)
    return any(wanted.counts_as.keys().isdisjoint(roots(one[0])) for one in found)


def _pairs(wanted: Wanted, roots: Sequence[str]) -> float:
    """The share of neighbours in the question that stand in this order, within a few words, in the sentence."""
    pairs = len(wanted.weights) - 1
    if pairs < 1:
        return 0.0
    places: dict[str, list[int]] = {}
    for i, one in enumerate(roots):
        if one in wanted.counts_as:
            places.setdefault(wanted.counts_as[one][0], []).append(i)
    if len(places) < 2:
        return 0.0
    neighbours = ((places.get(a, ()), places.get(b, ())) for a, b in itertools.pairwise(wanted.weights))
    return sum(any(i - j < _WINDOW for j, i in _followed(first, second)) for first, second in neighbours) / pairs


def _followed(first: Sequence[int], second: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each place of one word with the next place of another behind it."""
    for place in first:
        at = bisect_right(second, place)
        if at < len(second):
            yield place, second[at]


def _closeness(wanted: Wanted, roots: Sequence[str], distinct: int) -> float:
    """How close together the question's words stand: 1 with nothing between them."""
    if distinct < 2:
        return 0.0
    places = [i for i, one in enumerate(roots) if one in wanted.counts_as]
    widths = (places[i + distinct - 1] - places[i] + 1 for i in range(len(places) - distinct + 1))
    return distinct / max(distinct, min(widths, default=30))
