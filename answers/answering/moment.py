"""Answers to "when": the date that the record's own words give, resolved, and those words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answers.answering.evidence import Evidence
from answers.answering.phrasing import day, period
from answers.model import Article, EventDate, Excerpt, Precision, TimeExpression
from answers.record.store import Store
from answers.retrieval.search import Found

_LEAD = re.compile(r"\b(?:on|in|at|by|until|since|before|after|from|during)\s+(?:the\s+)?$", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:at|in|on)\s+[^,.;:!?()“”\"\n]{1,50}?(?=[,.;:!?()“”\"\n]|$)")


def dated(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence whose own words say when, in the order given."""
    return [e for e in evidence if e.statement.date and e.statement.date.words]


def of_sentence(store: Store, found: Found, excerpts: Sequence[Excerpt]) -> list[tuple[Excerpt, EventDate]]:
    """Sentences on the topic that hold a date, with the date nearest to the topic's words; the nearest first."""
    keys = {(s.article.collection, s.article.id): key for key, s in found.articles.items()}
    wanted = {keys[e.article.collection, e.article.id] for e in excerpts}
    dates = store.dates(wanted)
    result: list[tuple[int, Excerpt, EventDate]] = []
    for excerpt in excerpts:
        known = dates.get(keys[excerpt.article.collection, excerpt.article.id], [])
        inside = [d for d in known if d.start and d.end and excerpt.start <= d.span[0] and d.span[1] <= excerpt.end]
        if inside:
            nearest = min(inside, key=lambda d: _distance(d, excerpt))
            result.append((_distance(nearest, excerpt), excerpt, _event(nearest)))
    return [(excerpt, event) for _, excerpt, event in sorted(result, key=lambda row: row[0])]


def _distance(found: TimeExpression, excerpt: Excerpt) -> int:
    """Characters between a date and the last of the topic's words before it, or the first after it."""
    return min((abs(found.span[0] - end) for _, end in excerpt.highlights), default=0)


def _event(found: TimeExpression) -> EventDate:
    if found.start is None or found.end is None:
        raise ValueError("the expression names no day")
    return EventDate(found.start, found.end, found.precision or Precision.RANGE, found.tense, found.span)


def line(article: Article, moment: EventDate) -> str:
    """A date and the words that give it: "Monday, 18 August 2025: “on Monday at the White House”."."""
    if moment.words is None:
        raise ValueError("the date has no words of its own")
    start, end = moment.words
    lead, tail = _LEAD.search(article.text, max(0, start - 12), start), _TAIL.match(article.text, end)
    words = " ".join(article.text[lead.start() if lead else start : tail.end() if tail else end].split())
    if moment.precision is Precision.DAY:
        return f"{moment.start:%A}, {day(moment.start)}: “{words}”."
    return f"{period(moment.start, moment.end)}: “{words}”."
