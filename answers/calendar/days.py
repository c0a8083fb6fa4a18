"""Days: dates in every notation, weekdays, holidays, "yesterday", times of the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from answers.calendar import values
from answers.calendar.context import (
    FUTURE,
    Context,
    Parts,
    day_of,
    full_year,
    month_of,
    narrative_days,
    relative,
    toward,
    with_time,
    year_of,
    yearly,
)
from answers.calendar.vocabulary import Holiday, words

_DEICTIC = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _day_of_year(month: int, day: int, parts: Parts, context: Context) -> date | None:
    year = year_of(parts, context)
    if year is not None:
        return values.make_day(year, month, day)
    if context.anchor is None:
        return None
    if context.year is not None:
        return values.make_day(context.year, month, day)
    candidates = yearly(context, lambda near: values.make_day(near, month, day))
    weekday = words().weekdays.get(parts.get("weekday", "").rstrip("."))
    if weekday is not None:  # "Monday, Oct. 26" is so in one year of five or six
        fitting = [candidate for candidate in candidates if candidate.weekday() == weekday]
        if fitting:
            anchor = context.anchor
            return min(fitting, key=lambda candidate: abs((candidate - anchor).days))
    rel = parts.get("rel")
    if rel in ("last", "past", "previous"):
        before = [candidate for candidate in candidates if candidate < context.anchor]
        return max(before, default=None)
    return toward(candidates, context)


def _date(parts: Parts, context: Context) -> str | None:
    return with_time(_day_of_year(month_of(parts), day_of(parts), parts, context), parts)


def _fixed(parts: Parts, context: Context) -> str | None:
    return parts["value"]


def _numeric(parts: Parts, context: Context) -> str | None:
    """8/14/2025 is American; the first number is the day where it cannot be the month, or where points separate."""
    first, second, year = int(parts["n1"]), int(parts["n2"]), full_year(parts["yy"], context.anchor)
    if first > 12 or parts.get("mark") == ".":
        first, second = second, first
    return with_time(values.make_day(year, first, second), parts)


def _nth(parts: Parts, context: Context) -> str | None:
    """ "the 14th": of this month, or of the last or next one as the direction says."""
    if context.anchor is None:
        return None
    first = context.anchor.replace(day=1)
    months = [month for n in (-2, -1, 0, 1, 2) if (month := values.add_months(first, n))]
    days = [day for month in months if (day := values.make_day(month.year, month.month, day_of(parts)))]
    found = toward(days, context)
    return found.isoformat() if found else None


def _holiday_day(parts: Parts, context: Context) -> date | None:
    holiday = _named(parts["holiday"])
    year = year_of(parts, context)
    if year is not None:
        return holiday.in_year(year)
    if context.anchor is None:
        return None
    candidates = yearly(context, holiday.in_year)
    rel = parts.get("rel")
    if rel in ("last", "previous", "past"):
        return max((day for day in candidates if day < context.anchor), default=None)
    if rel in ("next", "coming"):
        return min((day for day in candidates if day > context.anchor), default=None)
    return toward(candidates, context)


def _named(name: str) -> Holiday:
    return next(holiday for holiday in words().holidays if holiday.pattern.fullmatch(name))


def _holiday(parts: Parts, context: Context) -> str | None:
    return with_time(_holiday_day(parts, context), parts)


def _week_of(parts: Parts, context: Context) -> str | None:
    """ "the week of March 6"."""
    day = _day_of_year(month_of(parts), day_of(parts), parts, context)
    return values.value_at(day, parts["hunit"]) if day else None


def _holiday_unit(parts: Parts, context: Context) -> str | None:
    """ "Easter week" begins with Easter Sunday; other weeks hold the day."""
    day = _holiday_day(parts, context)
    return values.value_at(day, parts["hunit"]) if day else None


def _weekday(parts: Parts, context: Context) -> str | None:
    wanted = words().weekdays[parts["weekday"].rstrip(".")]
    anchor = context.anchor
    if anchor is None:
        return f"XXXX-WXX-{wanted + 1}"
    ahead = (wanted - anchor.weekday()) % 7
    rel = parts.get("rel")
    if rel in ("previous", "following") and (spoken := narrative_days(context)) and spoken[0] == spoken[1]:
        anchor = spoken[0]  # "the previous Friday" is the one before the day spoken of
        ahead = (wanted - anchor.weekday()) % 7
    if rel in ("last", "past", "previous"):
        days = ahead - 7
    elif rel in ("next", "coming", "following"):
        days = ahead or 7
    elif rel == "this":
        days = ahead if context.direction == FUTURE or ahead == 0 else wanted - anchor.weekday()
    elif rel in ("that", "same") and (found := narrative_days(context)):
        start = found[0]
        day = values.add_days(start, (wanted - start.weekday()) % 7)
        return with_time(day, parts)
    else:
        days = ahead if context.direction == FUTURE or ahead == 0 else ahead - 7
    return with_time(values.add_days(anchor, days), parts)


def _weekday_of_week(parts: Parts, context: Context) -> str | None:
    """ "Tuesday of last week"."""
    week = relative("week", parts["weekrel"], context)
    found = values.bounds(week) if week else None
    day = values.add_days(found[0], words().weekdays[parts["weekday"].rstrip(".")]) if found else None
    return day.isoformat() if day else None


def _weekday_away(parts: Parts, context: Context) -> str | None:
    """ "a week from Tuesday", "a week ago Tuesday"."""
    if context.anchor is None:
        return None
    ahead = (words().weekdays[parts["weekday"].rstrip(".")] - context.anchor.weekday()) % 7
    day = values.add_days(context.anchor, ahead + 7 if parts["away"] == "from" else (ahead or 7) - 14)
    return day.isoformat() if day else None


def _deictic(parts: Parts, context: Context) -> str | None:
    anchor = context.anchor
    if anchor is None:
        return None
    if "daypartrel" in parts:
        rel = parts["daypartrel"].removeprefix("the ")
        if rel in ("last", "this"):
            return with_time(values.add_days(anchor, -1 if rel == "last" else 0), parts)
        found = narrative_days(context)
        step = {"next": 1, "following": 1, "previous": -1}.get(rel, 0)
        return with_time(values.add_days(found[0], step), parts) if found else None
    word = parts["deictic"]
    days = _DEICTIC[word]
    if "beyond" in parts:
        days += -1 if parts["beyond"] == "before" else 1
    day = values.add_days(anchor, days)
    return with_time(day, {"part": "night"} if word == "tonight" else parts)


def _clock(parts: Parts, context: Context) -> str | None:
    found = narrative_days(context)
    day = found[0] if found and found[0] == found[1] else context.anchor
    return with_time(day, parts)


KINDS: Mapping[str, Callable[[Parts, Context], str | None]] = {
    "date": _date,
    "fixed": _fixed,
    "numeric": _numeric,
    "nth": _nth,
    "holiday": _holiday,
    "holidayunit": _holiday_unit,
    "weekof": _week_of,
    "weekday": _weekday,
    "weekdayunit": _weekday_of_week,
    "weekdayaway": _weekday_away,
    "deictic": _deictic,
    "clock": _clock,
}
"""The kinds of mention that name a day (or a week by its day)."""
