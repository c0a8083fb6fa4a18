"""Periods longer than a day: weeks, months, quarters, seasons, years, and spans counted from a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from answers.calendar import values
from answers.calendar.context import (
    FUTURE,
    PAST,
    Context,
    Parts,
    month_of,
    narrative_days,
    relative,
    year_of,
    year_of_month,
    yearly,
)
from answers.calendar.entries import FORTNIGHT, Relation
from answers.calendar.vocabulary import number, relation, words

_TWO_QUARTERS = 190  # days
_YOUNG = 6  # months of a year in which "at the end of the year" in the past is the end of the last one
_ENDS = re.compile(r"\b(?:end|close)\b")


def _month_kind(parts: Parts, context: Context) -> str | None:
    month, year = month_of(parts), year_of(parts, context)
    if year is None and context.anchor is None:
        return f"XXXX-{month:02d}"
    if year is None:
        year = year_of_month(month, parts.get("rel"), context)
    return f"{year:04d}-{month:02d}" if year is not None else None


def _year_kind(parts: Parts, context: Context) -> str | None:
    year = year_of(parts, context)
    if year is None:
        return None
    period = context.period
    if parts.get("period") and period and "-Q" in period:
        return f"{year:04d}{period[4:]}"
    return f"{year:04d}"


def _year_range(parts: Parts, context: Context) -> str | None:
    """ "1957-58", "1999/2001": from the one year to the other; a number that is no later year names none."""
    first, last = parts["year"], parts["yy2"]
    last = first[: 4 - len(last)] + last if last != "00" else f"{int(first[:2]) + 1}00"
    return f"{first}/{last}" if first < last else first


def _decade(parts: Parts, context: Context) -> str | None:
    if "decade4" in parts:  # "the 1800s" are a hundred years, "the 2000s" are ten
        century = parts["decade4"].endswith("00") and parts["decade4"] != "2000"
        return parts["decade4"][: 2 if century else 3]
    digit = int(parts["decade2"][0]) if "decade2" in parts else words().decades[parts["decadeword"]]
    now = context.anchor.year if context.anchor else 2030
    return f"20{digit}" if 2000 + digit * 10 <= now else f"19{digit}"


def _century(parts: Parts, context: Context) -> str | None:
    word = parts.get("centuryword")
    nth = words().centuries[word] if word else int("".join(c for c in parts["centurynth"] if c.isdigit()))
    return f"{nth - 1:02d}"


def _quarter(parts: Parts, context: Context) -> str | None:
    which = parts.get("q") or parts.get("q2")
    quarter = int(which) if which else words().ordinals[parts["ord"]]
    year = year_of(parts, context)
    if year is None and context.anchor is None:
        return f"XXXX-Q{quarter}"
    if year is None:
        year = context.year if context.year is not None else _year_of_quarter(quarter, context)
    return f"{year:04d}-Q{quarter}" if year is not None else None


def _year_of_quarter(quarter: int, context: Context) -> int | None:
    """The year of a quarter without one: the current or last such quarter, or one that is planned and soon."""
    anchor = context.anchor
    assert anchor is not None
    if quarter == (anchor.month + 2) // 3:
        return anchor.year
    starts = yearly(context, lambda near: values.make_day(near, quarter * 3 - 2, 1))
    coming = min((day for day in starts if day > anchor), default=None)
    soon = coming is not None and (coming - anchor).days <= _TWO_QUARTERS
    last = max((day for day in starts if day <= anchor), default=coming)
    found = coming if context.direction == FUTURE and soon else last
    return found.year if found else None


def _half(parts: Parts, context: Context) -> str | None:
    year = year_of(parts, context) or (context.anchor.year if context.anchor else None)
    return f"{year:04d}-H{1 if words().ordinals.get(parts['half']) == 1 else 2}" if year is not None else None


def _season(parts: Parts, context: Context) -> str | None:
    code, year = words().seasons[parts["season"]], year_of(parts, context)
    if year is not None:
        return f"{year:04d}-{code}"
    return _season_near(code, relation(parts.get("rel")), context) if context.anchor else f"XXXX-{code}"


def _season_near(code: str, which: Relation | None, context: Context) -> str | None:
    """The season without a year, which a word like "last" may stand before."""
    anchor = context.anchor
    assert anchor is not None
    now = values.season_of(anchor)
    years = range(anchor.year - 2, anchor.year + 3)
    every = sorted((found[0], value) for near in years if (found := values.bounds(value := f"{near:04d}-{code}")))
    last = next((value for first, value in reversed(every) if first <= anchor and value != now), None)
    coming = next((value for first, value in every if first > anchor), None)
    if which and which.step:
        return last if which.step < 0 else coming
    if now.endswith(code):
        return now
    if which is Relation.THAT and context.narrative:
        return f"{context.narrative[:4]}-{code}"
    if which is Relation.THIS:
        return f"{anchor.year:04d}-{code}"
    return coming if context.direction == FUTURE else last


_SPOKEN = {Relation.NEXT: Relation.FOLLOWING, Relation.LAST: Relation.PREVIOUS}  # "the next day" is not tomorrow


def _unit(parts: Parts, context: Context) -> str | None:
    which, unit = relation(parts["rel"]) if "rel" in parts else Relation.THIS, parts["unit"]
    if "twice" in parts:
        step = -2 if parts["twice"].endswith("last") else 2
        return values.value_from(context.anchor, unit, step) if context.anchor and unit in values.UNITS else None
    if unit == "day" and which in _SPOKEN:
        if context.narrative is None:
            return None
        which = _SPOKEN[which]
    elif unit == "day" and which is Relation.THIS and parts.get("mod"):
        which = Relation.THAT
    elif "rel" not in parts and _ENDS.search(parts.get("mod", "")) and context.direction == PAST:
        return _over(unit, context)
    if parts.get("period") == "quarter" and unit == "year":
        year = relative("year", which, context)
        return year + context.period[4:] if year and context.period and "-Q" in context.period else year
    if unit == "quarter" and which is Relation.THIS and context.direction == PAST and "rel" in parts:
        return _latest_quarter(context) if context.period and "-Q" in context.period else relative(unit, which, context)
    if unit == "weekend" and which is Relation.LAST and context.anchor and context.anchor.weekday() >= 5:
        return values.value_from(context.anchor, "weekend", -1)
    return relative(unit, which, context)


def _over(unit: str, context: Context) -> str | None:
    """ "by the end of the year" of what took place: the year spoken of, or the last one where this one is young."""
    spoken = narrative_days(context)
    of_spoken = values.value_at(spoken[0], unit) if spoken else None
    if context.anchor is None:
        return of_spoken
    this = values.value_from(context.anchor, unit, 0)
    found = values.bounds(this) if this else None
    if found is None or found[1] <= context.anchor:
        return this
    if spoken and spoken[1] < found[0]:
        return of_spoken
    young = unit == "year" and context.anchor.month <= _YOUNG
    return values.value_from(context.anchor, unit, -1) if young else this


def _the_unit(parts: Parts, context: Context) -> str | None:
    """ "the quarter", "for the year": the period spoken of, else the current one; "the weekend": the nearest."""
    unit, anchor = parts["unit"], context.anchor
    if "ended" in parts:  # "the quarter ended July 31" is named for its middle; such a year is no calendar year
        day = values.bounds(parts["ended"])
        middle = values.add_days(day[0], -45) if day else None
        return values.value_at(middle, "quarter") if middle and unit == "quarter" else None
    if unit == "quarter":
        return context.period if context.period and "-Q" in context.period else None
    if unit == "year" and context.period:
        return context.period[:4]
    if anchor is None:
        return None
    if unit == "weekend":
        ahead = context.direction == FUTURE or anchor.weekday() >= 5
        return values.value_from(anchor, "weekend", 0 if ahead else -1)
    return values.value_from(anchor, unit, 0)


def _latest(parts: Parts, context: Context) -> str | None:
    if relation(parts["latest"]) is Relation.CURRENT:
        return values.value_at(context.anchor, "quarter") if context.anchor else None
    return _latest_quarter(context)


def _latest_quarter(context: Context) -> str | None:
    """The period that a report is about, where it is over; else the last quarter that is."""
    last = values.value_from(context.anchor, "quarter", -1) if context.anchor else None
    found = values.bounds(context.period) if context.period else None
    over = found is not None and (context.anchor is None or found[1] < context.anchor)
    return context.period if over else last


def _ago(parts: Parts, context: Context) -> str | None:
    """ "two weeks ago" from the anchor, "a week earlier" and "two days later" from what the text spoke of."""
    how = words().counts[parts["ago"]]
    unit = words().units[parts["units"]]
    amount = number(parts["count"]) if "count" in parts else 1
    if amount is None:
        return None
    if unit == "year" and amount == 1 and context.period and how.compares:
        return f"{int(context.period[:4]) - 1:04d}{context.period[4:]}"
    if "event" in parts:  # "the day after the vote": of a vote that is not dated here
        return None
    found = narrative_days(context) if how.spoken else None
    if "from" in parts:  # "two days before Christmas"
        given = values.bounds(parts["from"])
        found = given[:2] if given else None
    origin = found[0] if found else None if how.step > 0 else context.anchor
    if origin is None:
        return None
    if unit == "decade" and amount == 1:
        unit, amount = "year", 10
    return _counted(origin, unit, how.step * amount)


def _away(parts: Parts, context: Context) -> str | None:
    """ "two weeks away", "in five years": ahead of the anchor."""
    amount = number(parts["count"])
    if amount is None or context.anchor is None or ("hence" not in parts and context.direction != FUTURE):
        return None
    return _counted(context.anchor, words().units[parts["units"]], amount)


def _counted(origin: date, unit: str, count: int) -> str | None:
    if unit == FORTNIGHT:
        unit, count = "week", count * 2
    return values.value_from(origin, unit, count)


KINDS: Mapping[str, Callable[[Parts, Context], str | None]] = {
    "month": _month_kind,
    "year": _year_kind,
    "yearrange": _year_range,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "halfyear": _half,
    "season": _season,
    "unit": _unit,
    "theunit": _the_unit,
    "latest": _latest,
    "ago": _ago,
    "away": _away,
}
"""The kinds of mention that name a period."""
