"""Days: dates in every notation, weekdays, holidays, "yesterday", times of the day."""

from __future__ import annotations

from calendar import monthrange
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
    year_of_month,
    yearly,
)
from answers.calendar.entries import Relation
from answers.calendar.holidays import Holiday, nth_weekday
from answers.calendar.vocabulary import number, relation, weekday_of, words

_MONTHS_NEAR = 2  # months about the day of speaking in which "the 14th" lies;
_MONTHS_OF_WEEKDAY = 12  # "Friday the 13th" may be further off


def _day_of_year(month: int, day: int, parts: Parts, context: Context) -> date | None:
    year = year_of(parts, context)
    if year is not None:
        return values.make_day(year, month, day)
    if context.anchor is None:
        return None
    if context.year is not None:
        return values.make_day(context.year, month, day)
    candidates = yearly(context, lambda near: values.make_day(near, month, day))
    weekday = weekday_of(parts.get("weekday", ""))
    if weekday is not None:  # "Monday, Oct. 26" is so in one year of five or six
        fitting = [candidate for candidate in candidates if candidate.weekday() == weekday]
        if fitting:
            anchor = context.anchor
            return min(fitting, key=lambda candidate: abs((candidate - anchor).days))
    which = relation(parts.get("rel"))
    if which and which.step < 0:
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
    """ "the 14th": of this month, or of the last or next one as the direction says; "Friday the 13th" is a Friday."""
    if context.anchor is None:
        return None
    weekday, first = weekday_of(parts.get("weekday", "")), context.anchor.replace(day=1)
    reach = _MONTHS_NEAR if weekday is None else _MONTHS_OF_WEEKDAY
    months = [month for n in range(-reach, reach + 1) if (month := values.add_months(first, n))]
    days = [day for month in months if (day := values.make_day(month.year, month.month, day_of(parts)))]
    found = toward([day for day in days if weekday in (None, day.weekday())], context)
    return found.isoformat() if found else None


def _nth_of_month(parts: Parts, context: Context) -> str | None:
    """ "the last Monday of May", "the first Friday of next month", "the last day of March 2024"."""
    found = _day_in_month(parts, context)
    return values.value_at(found, "weekend" if parts.get("whole") == "weekend" else "day") if found else None


def _day_in_month(parts: Parts, context: Context) -> date | None:
    if "month" not in parts:
        value = relative("month", relation(parts.get("rel")), context)
        return _nth_in(parts, int(value[:4]), int(value[5:])) if value else None
    month, year = month_of(parts), year_of(parts, context)
    if year is None and context.anchor is None:
        return None
    if year is None and "rel" in parts:
        year = year_of_month(month, parts["rel"], context)
    year = context.year if year is None else year
    if year is not None:
        return _nth_in(parts, year, month)
    return toward(yearly(context, lambda near: _nth_in(parts, near, month)), context)


def _nth_in(parts: Parts, year: int, month: int) -> date | None:
    """The nth weekday or day of a month, the Saturday of its nth weekend; None where it has so many not."""
    nth = words().places[parts["which"]]
    if parts.get("whole") == "day":
        first = values.make_day(year, month, 1)
        found = values.add_days(first, nth - 1 if nth > 0 else nth + monthrange(year, month)[1]) if first else None
    else:
        found = nth_weekday(year, words().weekdays[parts.get("weekday", "saturday").rstrip(".")], nth, month)
    return found if found and found.month == month else None


def _holiday_day(parts: Parts, context: Context) -> date | None:
    holiday = _named(parts["holiday"])
    year = year_of(parts, context)
    if year is not None:
        return holiday.in_year(year)
    if context.anchor is None:
        return None
    candidates = yearly(context, holiday.in_year)
    which = relation(parts.get("rel"))
    if which and which.step < 0:
        return max((day for day in candidates if day < context.anchor), default=None)
    if which is Relation.NEXT:
        return min((day for day in candidates if day > context.anchor), default=None)
    return toward(candidates, context)


def _named(name: str) -> Holiday:
    return next(holiday for holiday in words().holidays if holiday.pattern.fullmatch(name))


def _holiday(parts: Parts, context: Context) -> str | None:
    return with_time(_holiday_day(parts, context), parts)


def _week_of(parts: Parts, context: Context) -> str | None:
    """ "the week of March 6", "the week beginning 3 March": the calendar's, or seven days from a day or up to it."""
    kind = _date if "month" in parts else _nth if "nth" in parts else _weekday
    found = values.bounds(kind(parts, context) or "")
    if found is None:
        return None
    day, weekly = found[0], words().weekly[parts["weekly"]]
    others = values.add_days(day, 6 * weekly)
    week = values.value_at(day, parts["hunit"])
    if weekly == 0 or others is None or values.week_of(others) == values.week_of(day):
        return week
    return values.between(*sorted((day, others)))


def _holiday_unit(parts: Parts, context: Context) -> str | None:
    """ "Easter week" begins with Easter Sunday; other weeks hold the day."""
    day = _holiday_day(parts, context)
    return values.value_at(day, parts["hunit"]) if day else None


def _weekday(parts: Parts, context: Context) -> str | None:
    wanted = words().weekdays[parts["weekday"].rstrip(".")]
    if context.anchor is None:
        return f"XXXX-WXX-{wanted + 1}"
    which = relation(parts.get("rel"))
    if "twice" in parts:
        which = Relation.LAST if parts["twice"].endswith("last") else Relation.NEXT
    spoken = narrative_days(context) if which and which.spoken else None
    if which is Relation.THAT and spoken:
        return with_time(values.add_days(spoken[0], (wanted - spoken[0].weekday()) % 7), parts)
    # "the previous Friday" is the one before the day spoken of
    origin = spoken[0] if spoken and spoken[0] == spoken[1] and which and which.step else context.anchor
    ahead = (wanted - origin.weekday()) % 7
    if which and which.step:
        days = ahead - 7 if which.step < 0 else ahead or 7
    elif context.direction == FUTURE or ahead == 0:
        days = ahead
    else:
        days = wanted - origin.weekday() if which is Relation.THIS else ahead - 7
    if "twice" in parts and which:
        days += 7 * which.step
    return with_time(values.add_days(origin, days), parts)


def _weekday_of_week(parts: Parts, context: Context) -> str | None:
    """ "Tuesday of last week"."""
    week = relative("week", relation(parts["weekrel"]), context)
    found = values.bounds(week) if week else None
    day = values.add_days(found[0], words().weekdays[parts["weekday"].rstrip(".")]) if found else None
    return day.isoformat() if day else None


def _days_away(parts: Parts, context: Context) -> str | None:
    """ "a week from Tuesday", "two weeks from today", "a year ago yesterday", "a week tomorrow"."""
    amount, unit = number(parts["count"]), words().units[parts["units"]]
    step = words().counts[parts["away"]].step if "away" in parts else 1
    if context.anchor is None or amount is None:
        return None
    if "deictic" in parts:
        origin = values.add_days(context.anchor, words().deictic[parts["deictic"]].days)
    else:
        ahead = (words().weekdays[parts["weekday"].rstrip(".")] - context.anchor.weekday()) % 7
        origin = values.add_days(context.anchor, ahead if step > 0 else (ahead or 7) - 7)
    day = values.shift(origin, unit, step * amount) if origin else None
    return day.isoformat() if day else None


def _deictic(parts: Parts, context: Context) -> str | None:
    if context.anchor is None:
        return None
    if "daypartrel" in parts:
        return with_time(_day_of_part(relation(parts["daypartrel"].split()[-1]), context), parts)
    word = words().deictic[parts["deictic"]]
    beyond = words().counts[parts["beyond"]].step if "beyond" in parts else 0
    day = values.add_days(context.anchor, word.days + beyond)
    return with_time(day, {"part": word.part} if word.part else parts)


def _day_of_part(which: Relation | None, context: Context) -> date | None:
    """The day of "last night" and "this morning", from the anchor; of "the next morning", from what was spoken of."""
    step = which.step if which else 0
    if which in (Relation.LAST, Relation.THIS):
        return values.add_days(context.anchor, step) if context.anchor else None
    found = narrative_days(context)
    return values.add_days(found[0], step) if found else None


def _clock(parts: Parts, context: Context) -> str | None:
    """A time of the day spoken of, else of the day of speaking: "in the morning" alone is of any day."""
    found = narrative_days(context)
    day = None if "spoken" in parts else context.anchor
    return with_time(found[0] if found and found[0] == found[1] else day, parts)


KINDS: Mapping[str, Callable[[Parts, Context], str | None]] = {
    "date": _date,
    "fixed": _fixed,
    "numeric": _numeric,
    "nth": _nth,
    "nthofmonth": _nth_of_month,
    "holiday": _holiday,
    "holidayunit": _holiday_unit,
    "weekof": _week_of,
    "weekday": _weekday,
    "weekdayunit": _weekday_of_week,
    "daysaway": _days_away,
    "deictic": _deictic,
    "clock": _clock,
}
"""The kinds of mention that name a day (or a week by its day)."""
