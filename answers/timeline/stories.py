"""Articles that are editions of one story: a wire's updates, and the same text given out twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from answers.record.rows import Stored

LEAD = 500
"""Characters at the beginning of an article that tell which story it is."""
ALIKE = 80
"""Similarity of the sets of words (0 to 100) of two leads, at least."""
NAMES = 0.6
"""Share of all capitalised words of two leads that both have, at least: "X raises prices" is not "Y raises prices"."""

FEWEST = 3
"""Capitalised words that both must have, at least."""

_NAME = re.compile(r"\b[A-Z][\w’'.-]*\w")


@dataclass(frozen=True, slots=True)
class _Lead:
    key: int
    text: str
    names: frozenset[str]


def stories(articles: Iterable[Stored]) -> dict[int, int]:
    """The story of each article, by the keys of the article and of the first one that told it.

    Only articles published within a day of each other can be one story; one without a day is a story of its own.
    """
    told: dict[int, int] = {}
    by_day: dict[int, list[_Lead]] = defaultdict(list)
    ordered = sorted({one.key: one for one in articles}.values(), key=lambda s: (s.article.day or date.max, s.key))
    for stored in ordered:
        told[stored.key] = stored.key
        day = stored.article.day
        if day is None:
            continue
        lead = _lead(stored)
        number = day.toordinal()
        near = (other for at in (number - 1, number) for other in by_day[at] if _one(lead, other))
        first = next(near, None)
        if first:
            told[stored.key] = told[first.key]
        by_day[number].append(lead)
    return told


def _lead(stored: Stored) -> _Lead:
    text = stored.article.text[:LEAD]
    return _Lead(stored.key, text, frozenset(_NAME.findall(text)))


def _one(a: _Lead, b: _Lead) -> bool:
    both = len(a.names & b.names)
    if both < FEWEST or both < NAMES * len(a.names | b.names):
        return False
    return fuzz.token_set_ratio(a.text, b.text) >= ALIKE
