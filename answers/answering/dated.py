"""Answers to "when": the date that the record's own words give, resolved, and those words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answers.language.wording import wording
from answers.model import Article, EventDate, Precision, Span, Tense, TimeExpression
from answers.phrasing import day, period
from answers.record.lookup import Lookup
from answers.retrieval.ranking import Near, Ranking
from answers.retrieval.ranking_features import Wanted
from answers.retrieval.sentence_words import roots

_LEAD = re.compile(r"\b(?:on|in|at|by|until|since|before|after|from|during)\s+(?:the\s+)?$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:by|until|till|before|after|since)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[;:()“”\"–—]|,?\s+(?:and|but|that|which|who|whose|while|after|before|when|where|because|although|though|as)\s",
    re.I,
)
_TAIL = re.compile(r"\s+(?:at|in|on)\s+[^,.;:!?()“”\"\n]{1,50}?(?=[,.;:!?()“”\"\n]|$)")


def of_nearest(store: Lookup, ranking: Ranking, auxiliary: str | None) -> list[tuple[Near, EventDate]]:
    """The nearest sentences that say when, each with the date: all that is asked about stands with it in one clause.

    Args:
        store: where the dates of the articles are kept.
        ranking: the sentences nearest to the question.
        auxiliary: of the question; what "will" be lies behind the article's day, what "was" does not.
    """
    dates = store.dates({one.stored.key for one in ranking.sentences})
    result = []
    for one in ranking.sentences:
        known = [d for d in dates.get(one.stored.key, []) if d.start and d.end]
        for first, last in clauses(one.stored.article.text, one.sentence.span):
            inside = [d for d in known if first <= d.span[0] and d.span[1] <= last]
            if len(inside) == 1 and _all_there(one, ranking.wanted, (first, last)):
                if fits(inside[0], one.stored.article, auxiliary):
                    result.append((one, event(inside[0])))
                break
    return result


def fits(found: TimeExpression, article: Article, auxiliary: str | None) -> bool:
    """Whether a date is on the side of the article's day, and of the tense beside it, that a question is about."""
    words = wording()
    if auxiliary in words.past:
        over = article.day is not None and found.end is not None and found.end < article.day
        begun = article.day is None or found.start is None or found.start <= article.day
        return over or (begun and found.tense is not Tense.PLANNED)
    if auxiliary not in words.auxiliaries:
        return True
    # What is or can be is at the article's day or behind it, what will be behind it.
    if article.day is None or found.end is None:
        return found.tense is Tense.PLANNED or auxiliary not in words.future
    ahead = found.end > article.day if auxiliary in words.future else found.end >= article.day
    return ahead and (found.tense is not Tense.HAPPENED or auxiliary not in words.future)


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The pieces of a sentence between what parts its clauses: signs, and conjunctions with or without a comma."""
    start = sentence[0]
    for found in _BETWEEN.finditer(text, *sentence):
        yield start, found.start()
        start = found.end()
    yield start, sentence[1]


def _all_there(one: Near, wanted: Wanted, clause: Span) -> bool:
    """Whether a clause has every word of the question; a name that a pronoun stands for counts."""
    here = roots(one.stored.article.text, *clause)
    return wanted.found_in([*here, *one.sentence.names]).keys() == wanted.weights.keys()


def event(found: TimeExpression) -> EventDate:
    """A temporal expression as the date of an act. Raises ValueError where it names no day."""
    if found.start is None or found.end is None:
        raise ValueError("the expression names no day")
    return EventDate(found.start, found.end, found.precision or Precision.RANGE, found.tense, found.span)


def bounded(text: str, words: Span) -> Span:
    """The words of a date with the preposition that makes it a bound: "by 3 April" is not 3 April."""
    lead = _BOUND.search(text, max(0, words[0] - 12), words[0])
    return (lead.start() if lead else words[0]), words[1]


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
