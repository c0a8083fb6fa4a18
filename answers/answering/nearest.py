"""The sentences nearest to a question, shown where no verdict is due, and beside one. No verdict rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from answers.model import Excerpt
from answers.retrieval.ranking import Near

LEAST = 3
"""Sentences that are shown at least, where there are so many with a word of the question."""


def excerpts(near: Iterable[Near], shown: Sequence[Excerpt], limit: int) -> list[Excerpt]:
    """At most so many of the nearest sentences that do not stand among the shown ones already."""
    found: list[Excerpt] = []
    for one in near:
        article, (start, end) = one.stored.article, one.sentence.span
        place = (article.collection, article.id)
        if any(place == (e.article.collection, e.article.id) and e.start < end and start < e.end for e in shown):
            continue
        told = one.sentence.told
        speaker = " and ".join(told.speakers) if told else None
        found.append(Excerpt(article, start, end, speaker, told, one.highlights))
        if len(found) == limit:
            break
    return found
