"""Dates, counts, coverage, and what keeps a sentence from answering, as people write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from answers.model import Coverage, EventDate, Shortcoming

_SHORTCOMINGS = {
    Shortcoming.ANOTHER_VERB: "another verb",
    Shortcoming.OPPOSITE_VERB: "the opposite",
    Shortcoming.OTHER_WAY_ROUND: "the other way round",
    Shortcoming.ANOTHER_ACTOR: "another actor",
    Shortcoming.NO_ACTOR: "no actor is named",
    Shortcoming.ANOTHER_OBJECT: "another object",
    Shortcoming.NO_OBJECT: "no object is named",
    Shortcoming.ANOTHER_SPEAKER: "said by others",
    Shortcoming.ANOTHER_TIME: "at another time",
    Shortcoming.ANOTHER_NUMBER: "another number",
    Shortcoming.WORDS_MISSING: "not all of the question's words",
    Shortcoming.NEGATED: "negated",
    Shortcoming.DENIED: "denied",
    Shortcoming.PLANNED: "only planned",
    Shortcoming.POSSIBLE: "only possible",
    Shortcoming.CONDITIONAL: "conditional",
}


def day(value: date) -> str:
    """A day as people write it: 16 August 2025."""
    return f"{value.day} {value:%B %Y}"


def period(first: date | None, last: date | None) -> str:
    """A range of days, each part said once: "13 to 16 August 2025"; empty when unknown."""
    if first is None or last is None:
        return ""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def moment(date: EventDate) -> str:
    """A date no more exactly than it is known: "16 August 2025", "August 2025", "May to July 2025", "1990 to 1999"."""
    start, end = date.start, date.end
    if start.day > 1 or end.day < monthrange(end.year, end.month)[1]:
        return period(start, end)
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    year = f" {start.year}" if start.year != end.year else ""
    return f"{start:%B}{year} to {end:%B} {end.year}"


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def covered(coverage: Coverage) -> str:
    """What was searched: "2 articles, 13 to 16 August 2025"."""
    span = period(coverage.first, coverage.last)
    return counted(coverage.articles, "article") + (f", {span}" if span else "")


def shortcoming(kind: Shortcoming, detail: str = "", *, sure: bool = True) -> str:
    """What keeps a sentence from answering: "only planned", "another actor: Jon Lind", "perhaps another actor"."""
    said = _SHORTCOMINGS[kind] if sure else f"perhaps {_SHORTCOMINGS[kind]}"
    return f"{said}: {detail}" if detail else said
