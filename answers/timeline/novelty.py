"""What is new in a sentence against what was reported on the days before: the rest is background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from answers.record.rows import Stored

TOLD = 2
"""Articles of earlier days that have two words side by side, from which on these are nothing new."""


def novelty(articles: Sequence[Stored], stems: Sequence[Sequence[str]]) -> list[float]:
    """The share, from 0 to 1, of the pairs of neighbouring words of each sentence that earlier days do not have.

    Args:
        articles: of each sentence, the article; one without a day has said nothing before.
        stems: of each sentence, its words in order, without those that mean nothing.
    """
    order = sorted((one.article.day.toordinal(), number) for number, one in enumerate(articles) if one.article.day)
    said: dict[tuple[str, str], set[int]] = {}
    result = [1.0] * len(articles)
    waiting: list[int] = []
    last = -1
    for day, number in order:
        if day != last:
            for one in waiting:
                for pair in _pairs(stems[one]):
                    said.setdefault(pair, set()).add(articles[one].key)
            waiting, last = [], day
        pairs = list(_pairs(stems[number]))
        if pairs:
            result[number] = sum(len(said.get(pair, ())) < TOLD for pair in pairs) / len(pairs)
        waiting.append(number)
    return result


def _pairs(stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(stems)
