"""Whose date a date is: that of a clause, by its temporal adjunct, or that of an event that a noun names.

"The council blamed the mayor for the failure of *last week's* talks": the talks were last week, and when the council
blamed the mayor is not said. What a date only bounds or compares with ("until May", "from 3,808 a year ago") dates
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answers.language.function_words import function_words
from answers.language.thesaurus import is_event
from answers.model import EventDate, Precision, Proposition, Span, TimeExpression
from answers.reading.clauses.roles import ADVERB, CONTENT, PREPOSITION
from answers.timeline.tellings import Telling

_ADJUNCTS = frozenset(
    {ADVERB, *(PREPOSITION + word for word in ("in", "on", "at", "by", "during", "from", "since", "for", "to", "over"))}
)
_OCCASION = re.compile(
    r"\b(?:after|before|following|since|despite|amid|because of|due to|owing to|"
    r"in (?:the (?:wake|aftermath|course) of|response to|reaction to|connection with|protest (?:at|against)))\s+"
    r"(?:[\w’'-]+\s+){0,6}?([\w’'-]+)\s+(?:(?:on|in|at)\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s+(?:(?:on|in|at|late|early|later|earlier)\s+)*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|through|till|until|[-–—])\s*", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:until|till|before|after|beyond|past|prior to|ahead of|(?:up|back) to)\s+(?:the\s+|next\s+)?$", re.I
)
_COMPARED = re.compile(
    r"\b(?:from|than|against|versus|vs\.?|with|over|as in)\s+(?:(?:the|a|an|some|about|only|just)\s+)?"
    r"(?:[#$£€]?\d[\d.,/]*|the same|those|that)\b[^,;.]{0,50}$",
    re.IGNORECASE,
)
_COMPARING = re.compile(r"\b(?:than|compared (?:with|to)|versus|vs\.?)\s+(?:(?:in|the|a|for|at)\s+)*$", re.IGNORECASE)
_FURNITURE = re.compile(r"^\W*(?:\S+\s+){0,2}?last updated|last updated(?:\s+at)?(?:\s+\S+){0,3}\W*$", re.IGNORECASE)
_DAY_WORD = re.compile(r"[^\W\d_]{4}")  # "noon", "night", "Friday"; not "6 p.m. GMT"
_NAMED_YEAR = re.compile(r"\s+[A-Z]")
_OPENED = re.compile(r"\W*(?:on|in|by|since|from)\s+", re.IGNORECASE)
_NEAR = 40
"""Characters around a date that are looked at."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A date with the clause that it dates; ``noun`` is the word for an event that is dated instead, in that clause."""

    date: EventDate
    telling: Telling | None
    noun: Span | None = None


def calendar(text: str, dates: Iterable[TimeExpression], published: date | None) -> list[EventDate]:
    """The expressions of an article that name a stretch of the calendar, fine enough to be when something took place.

    What runs from one day to another is one of them; the year that the article appeared in is none.
    """
    found: list[EventDate] = []
    for e in dates:
        if not (e.start and e.end and e.precision) or _is_no_day(text, e):
            continue
        one = EventDate(e.start, e.end, e.precision, e.tense, e.span)
        last = found[-1] if found else None
        if last and last.words and last.start < one.end and _RANGE.fullmatch(text, last.words[1], e.span[0]):
            found[-1] = replace(last, end=one.end, precision=Precision.RANGE, words=(last.words[0], e.span[1]))
        else:
            found.append(one)
    return [one for one in found if not _is_running(one, published)]


def _is_running(day: EventDate, published: date | None) -> bool:
    """Whether it is only the year in which the article appeared: "prices this year" are news of the day."""
    return day.precision is Precision.YEAR and published is not None and day.start <= published <= day.end


def _is_no_day(text: str, e: TimeExpression) -> bool:
    """Whether it is a mere time of day, or tells when a page was changed: "Page last updated Tuesday, 8 November"."""
    start, end = e.span
    after, before = text[end : end + _NEAR], text[max(0, start - _NEAR) : start]
    clock = e.type == "TIME" and _DAY_WORD.search(text, start, end) is None
    return clock or bool(_FURNITURE.match(after) or _FURNITURE.search(before))


def owned(text: str, sentence: Span, days: Sequence[EventDate], told: Sequence[Telling]) -> list[Owned]:
    """The dates of a sentence with what each of them dates; without those that date nothing."""
    inside = [day for day in days if day.words and sentence[0] <= day.words[0] < sentence[1]]
    return [found for day in inside if (found := _owned(text, sentence, day, told))]


def _owned(text: str, sentence: Span, day: EventDate, told: Sequence[Telling]) -> Owned | None:
    assert day.words
    told = [one for one in told if not _stands_in(one.head, day.words)]  # "the week *commencing* 3 May" is but a date
    before = text[max(sentence[0], day.words[0] - 90) : day.words[0]]
    if _BOUND.search(before) or _COMPARED.search(before) or _COMPARING.search(before):
        return None
    around = [one for one in told if one.extent[0] <= day.words[0] and day.words[1] <= one.extent[1]]
    shortest = min(around, key=lambda one: one.length, default=None)
    beside = (one for one in told if one.is_finite and _BESIDE.fullmatch(text, one.head[1], day.words[0]))
    if (own := next(beside, None)) is not None:
        return Owned(day, own)
    if (occasion := _OCCASION.search(before)) and _is_event(occasion[1]):
        first = day.words[0] - len(before)
        acts = any(one.is_finite and first + occasion.start() <= one.head[0] < day.words[0] for one in told)
        if not acts:
            return Owned(day, shortest, (first + occasion.start(1), first + occasion.end(1)))
    if own := _nearest(day.words, [one for one in told if _is_adjunct(one.proposition, day.words)]):
        return Owned(day, own)
    opened = _OPENED.fullmatch(before) and text[day.words[1] : day.words[1] + 1] not in ("'", "’")
    holder = _held(day.words, told)
    if opened and holder and holder[0].is_finite and holder[0].date and holder[0].date.words == day.words:
        return Owned(day, holder[0])  # "*On 27 May* divers found it"
    if holder:
        return Owned(day, *holder) if _is_event(text[slice(*holder[1])]) else None
    if _is_before_noun(text, day, sentence):
        return None
    if own := _nearest(
        day.words, [one for one in told if one.date and one.date.words and _overlap(one.date.words, day.words)]
    ):
        return Owned(day, own)
    return Owned(day, shortest)


def _is_event(noun: str) -> bool:
    word = noun.lower()
    return is_event(word) or is_event(word.removesuffix("s"))


def _is_adjunct(proposition: Proposition | None, words: Span) -> bool:
    """Whether a clause has a date for its temporal adjunct."""
    if proposition is None:
        return False
    return any(
        _stands_in(one.head, words) or (_stands_in(words, one.head) and one.head != words)
        for one in proposition.arguments
        if one.role in _ADJUNCTS
    )


def _held(words: Span, told: Sequence[Telling]) -> tuple[Telling, Span] | None:
    """The shortest phrase whose head a date stands before, "*last week's* talks", by its head, with its clause."""
    phrases = [
        (span[1] - span[0], telling, argument.head)
        for telling in told
        if telling.proposition
        for argument in telling.proposition.arguments
        if argument.role not in (CONTENT, ADVERB)
        for span in argument.spans
        if _stands_in(words, span) and words[1] <= argument.head[0]
    ]
    if not phrases:
        return None
    _, telling, head = min(phrases, key=lambda one: one[0])
    return telling, head


def _is_before_noun(text: str, day: EventDate, sentence: Span) -> bool:
    """Whether a date qualifies the noun behind it: "a 1986 pact", "the 1987 Cherokee", "Thursday's quake"."""
    assert day.words
    start, end = day.words
    if text[end - 2 : end] in ("'s", "’s") or text[end : end + 2] in ("'s", "’s"):
        return True
    before = text[max(sentence[0], start - 14) : start].lower().split()
    word = before[-1] if before else ""
    determined = word in _DETERMINERS or word.endswith(("'s", "’s"))
    follows = text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
    if determined and follows and (text[start].isdigit() or text[start].isupper()):
        return True
    return day.precision is Precision.YEAR and _NAMED_YEAR.match(text, end) is not None and word not in _BEFORE_YEARS


_WORDS = function_words()
_DETERMINERS = _WORDS.articles.all | _WORDS.demonstratives.all | _WORDS.personal("determiner")
_BEFORE_YEARS = frozenset({"in", "of", "since", "by", "during", "late", "early", "for"})


def _nearest(words: Span, told: Sequence[Telling]) -> Telling | None:
    return min(told, key=lambda one: max(one.head[0] - words[1], words[0] - one.head[1]), default=None)


def _stands_in(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]
