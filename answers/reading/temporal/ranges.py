"""Ranges of dates: TIMEX3 marks each end as an expression of its own; here both are one, of all days between them.

"from 3 to 7 June", "June 3-7", "Monday through Friday", "between 1941 and 1945". What is moved "from Monday to Friday"
lies on a day and on another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from answers.calendar import values
from answers.model import Precision, Tense, TimeExpression
from answers.reading.temporal.verb_groups import vocabulary

_OPENING = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_LINK = re.compile(r"(?P<dash>[-–—]|\s[-–]\s)|,?\s+(?P<word>to|through|until|till|and)\s+(?:the\s+)?", re.IGNORECASE)
_UNOPENED = frozenset({"to", "through"})
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = 48  # characters before a range within which a verb tells that something is moved
_APART = 40  # characters between the ends at most
_YEAR = re.compile(r"[0-9]{4}|['’][0-9]{2}\b")


def joined(text: str, found: Iterable[TimeExpression]) -> list[TimeExpression]:
    """The expressions of a text, in order, each range of dates as one, with a value like "2025-06-03/2025-06-07"."""
    result: list[TimeExpression] = []
    for one in found:
        whole = _range(text, result[-1], one) if result else None
        if whole:
            result[-1] = whole
        else:
            result.append(one)
    return result


def _range(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    """The range that two expressions are the ends of; None where they are not."""
    unit = first.precision
    if unit in (None, Precision.RANGE) or unit != last.precision or {first.type, last.type} != {"DATE"}:
        return None
    days = _in_order(text, first, last, unit) if _linked(text, first, last) else None
    ends = [values.value_at(day, unit) for day in days or () if day]
    if len(ends) < 2 or (found := values.bounds("/".join(ends))) is None:
        return None
    between = _BETWEEN.search(text, max(0, first.span[0] - _APART), first.span[0])
    start = between.start() if between else first.span[0]
    return TimeExpression((start, last.span[1]), "DATE", "/".join(ends), *found, tense=first.tense)


def _linked(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether the words before and between two expressions make them the ends of a range."""
    begin, end = first.span[1], last.span[0]
    link = _LINK.fullmatch(text, begin, end) if end - begin <= _APART else None
    if link is None or link["dash"]:
        return link is not None
    before = text[max(0, first.span[0] - _BEFORE) : first.span[0]]
    opening = _OPENING.search(before)
    opened, word = opening[1].lower() if opening else "", link["word"].lower()
    if "between" in opened or word == "and":
        return "between" in opened and word == "and"
    moved = not vocabulary()["moved"].isdisjoint(_WORD.findall(before.lower()))
    return not moved and (opened == "from" or word in _UNOPENED)


def _in_order(text: str, first: TimeExpression, last: TimeExpression, unit: Precision) -> tuple[date | None, ...]:
    """The first days of both ends; one that names no year lies in the year, or week, where the other has it."""
    begin, end = first.start, last.start
    if begin is None or end is None:
        return ()
    words = [text[slice(*one.span)] for one in (first, last)]
    set_first, set_last = (_YEAR.search(written) is not None for written in words)
    weekly = unit is Precision.DAY and not any(c.isdigit() for c in "".join(words))

    def moved(day: date, count: int) -> date | None:
        return values.add_days(day, 7 * count) if weekly else values.add_months(day, 12 * count)

    if set_first != set_last:
        years = end.year - begin.year
        if set_last:
            begin = moved(begin, years) or begin
            return (moved(begin, -1) if begin > end else begin), end
        end = moved(end, -years) or end
        return begin, (moved(end, 1) if end < begin else end)
    if begin <= end or set_first:
        return begin, end
    if first.tense is Tense.HAPPENED:
        return moved(begin, -1), end
    return begin, moved(end, 1)
