"""What a mention is resolved from, and the steps that all kinds share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from answers.calendar import values
from answers.calendar.entries import Relation
from answers.calendar.vocabulary import relation, words, year_in_words

Parts = Mapping[str, str]
"""The named parts of a mention (``patterns.yaml``), lower-cased."""

PAST, UNKNOWN, FUTURE = -1, 0, 1
"""Directions in which a bare weekday, month or day lies."""

_NEAR_FUTURE = 70  # days within which a date of unknown direction is taken to come,
_LONG_AGO = 200  # if its last occurrence lies so many days back
_FAR, _CLOSE = 300, 65  # days: a loose direction gives way where it leads far off and the other way is close


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention is resolved from.

    ``anchor`` is the day of speaking (None: unknown, so only absolute dates have values), ``narrative`` the calendar
    value that the text spoke of last (where "the day before" counts from), ``period`` the quarter or year that a
    business report is about (where "a year earlier" counts from), ``year`` a year that the text set. A ``firm``
    direction is told by the word right beside the mention.
    """

    anchor: date | None
    direction: int = UNKNOWN
    firm: bool = False
    narrative: str | None = None
    period: str | None = None
    year: int | None = None


def year_of(parts: Parts, context: Context) -> int | None:
    """The year that the words name, if any: "1998", "nineteen ninety-eight", "last year", "a year ago"."""
    for key in ("year", "year2"):
        if key in parts:
            return int(parts[key])
    if "yy" in parts:
        return full_year(parts["yy"], context.anchor)
    if "yearwords" in parts:
        return year_in_words(parts["yearwords"])
    if context.anchor is None:
        return None
    if "yearrel" in parts:
        value = relative("year", relation(parts["yearrel"]), context)
        return int(value) if value else None
    return context.anchor.year - 1 if "ago" in parts else None


def full_year(text: str, anchor: date | None) -> int:
    """Two digits are a year of this century up to ten years ahead, otherwise of the last."""
    year = int(text)
    if len(text) > 2:
        return year
    limit = (anchor.year if anchor else 2030) + 10
    return 2000 + year if 2000 + year <= limit else 1900 + year


def month_of(parts: Parts) -> int:
    return int(parts["month2"]) if "month2" in parts else words().months[parts["month"].rstrip(".")]


def day_of(parts: Parts) -> int:
    text = parts.get("day2") or parts.get("day") or parts.get("nth") or "0"
    return int("".join(c for c in text if c.isdigit()))


def clock_value(text: str) -> str:
    """A clock time in TIMEX3: "10:35 p.m." -> "T22:35", "noon" -> "T12:00"."""
    if text in words().clock_words:
        return words().clock_words[text]
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "a" in text and hour == 12:
        hour = 0
    elif "p" in text and hour < 12:
        hour += 12
    return f"T{hour:02d}:{minute:02d}"


def with_time(day: date | None, parts: Parts) -> str | None:
    if day is None:
        return None
    clock = parts.get("clock") or parts.get("noon") or parts.get("clock24")
    if clock:
        return day.isoformat() + clock_value(clock)
    part = parts.get("part")
    return day.isoformat() + ("T" + words().parts[part] if part else "")


def toward(candidates: list[date], context: Context) -> date | None:
    """The last candidate not after the anchor, or the first not before it, as direction and nearness say."""
    anchor = context.anchor
    assert anchor is not None
    past = max((day for day in candidates if day <= anchor), default=None)
    future = min((day for day in candidates if day >= anchor), default=None)
    if past is None or future is None:
        return past or future
    back, ahead = (anchor - past).days, (future - anchor).days
    if context.direction == UNKNOWN:
        return future if ahead <= _NEAR_FUTURE and back >= _LONG_AGO else past
    if context.direction == FUTURE:
        return past if not context.firm and ahead >= _FAR and back <= _CLOSE else future
    return future if not context.firm and back >= _FAR and ahead <= _CLOSE else past


def yearly(context: Context, in_year: Callable[[int], date | None]) -> list[date]:
    assert context.anchor is not None
    year = context.anchor.year
    return [day for near in range(year - 4, year + 5) if (day := in_year(near)) is not None]


def year_of_month(month: int, word: str | None, context: Context) -> int | None:
    """The year of a month without one, which a word like "last" may stand before."""
    anchor, which = context.anchor, relation(word)
    assert anchor is not None
    if which and which.step < 0:  # never the month before this one: that is "last month"
        before = values.add_months(anchor.replace(day=1), -2)
        return before.year - (month > before.month) if before else None
    if which is Relation.NEXT:
        return anchor.year + (month <= anchor.month)
    if which and which.spoken and context.narrative:
        return int(context.narrative[:4])
    if word is None and context.year is not None:
        return context.year
    if month == anchor.month or which is Relation.THIS:
        return anchor.year
    loose = replace(context, firm=context.firm or context.direction == PAST)
    found = toward(yearly(context, lambda near: values.make_day(near, month, 1)), loose)
    return found.year if found else None


def narrative_days(context: Context) -> tuple[date, date] | None:
    found = values.bounds(context.narrative.split("T")[0]) if context.narrative else None
    return found[:2] if found else None


def relative(unit: str, which: Relation | None, context: Context) -> str | None:
    """ "last week", "next year" from the anchor; "the following month", "that year" from what was spoken of."""
    anchor = context.anchor
    origin = anchor
    step = which.step if which else 0
    if which and which.spoken:
        found = narrative_days(context)
        if found is None and which is Relation.THAT:
            return None
        origin = found[0] if found else anchor
    if which is Relation.LATEST:
        step = 0 if unit == "week" else -1
    if origin is None:
        return None
    if unit == "week" and origin.weekday() == 6 and which is Relation.LAST:
        step = 0  # said on a Sunday, last week is the one that the Sunday ends
    return values.value_from(origin, unit, step)
