"""Periods longer than a day: weeks, months, quarters, seasons, years, and spans counted from a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from answers.calendar import values
from answers.calendar.context import (
    FUTURE,
    PAST,
    Context,
    Parts,
    month_of,
    narrative_days,
    relative,
    toward,
    year_of,
    yearly,
)
from answers.calendar.vocabulary import number, words

_TWO_QUARTERS = 190  # days
_UNITS = {"centuries": "century", "night": "day", "nights": "day"}


def _month_kind(parts: Parts, context: Context) -> str | None:
    month, year, anchor = month_of(parts), year_of(parts, context), context.anchor
    if year is None and anchor is None:
        return f"XXXX-{month:02d}"
    if year is None and anchor is not None:
        rel = parts.get("rel")
        if rel in ("last", "past", "previous"):  # never the month before this one: that is "last month"
            before = values.add_months(anchor.replace(day=1), -2)
            year = before.year - (month > before.month) if before else None
        elif rel in ("next", "coming"):
            year = anchor.year + (month <= anchor.month)
        elif rel in ("that", "same", "following") and context.narrative:
            year = int(context.narrative[:4])
        elif rel is None and context.year is not None:
            year = context.year
        elif month == anchor.month or rel == "this":
            year = anchor.year
        else:
            loose = replace(context, firm=context.firm or context.direction == PAST)
            found = toward(yearly(context, lambda near: values.make_day(near, month, 1)), loose)
            year = found.year if found else None
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
    return f"{int(parts['year']):04d}"


def _decade(parts: Parts, context: Context) -> str | None:
    if "decade4" in parts:
        return parts["decade4"][:3]
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
    if year is None:
        if context.anchor is None:
            return f"XXXX-Q{quarter}"
        if context.year is not None:
            year = context.year
        elif quarter == (context.anchor.month + 2) // 3:
            year = context.anchor.year
        else:
            starts = yearly(context, lambda near: values.make_day(near, quarter * 3 - 2, 1))
            anchor = context.anchor
            coming = min((day for day in starts if day > anchor), default=None)
            soon = coming is not None and (coming - anchor).days <= _TWO_QUARTERS
            found = (
                coming
                if context.direction == FUTURE and soon
                else max((day for day in starts if day <= anchor), default=coming)
            )
            year = found.year if found else None
    return f"{year:04d}-Q{quarter}" if year is not None else None


def _half(parts: Parts, context: Context) -> str | None:
    year = year_of(parts, context) or (context.anchor.year if context.anchor else None)
    return f"{year:04d}-H{1 if parts['half'] == 'first' else 2}" if year is not None else None


def _season(parts: Parts, context: Context) -> str | None:
    code, year, anchor = words().seasons[parts["season"]], year_of(parts, context), context.anchor
    if year is None:
        if anchor is None:
            return f"XXXX-{code}"
        now = values.season_of(anchor)
        rel = parts.get("rel")
        years = range(anchor.year - 2, anchor.year + 3)
        every = sorted((found[0], value) for near in years if (found := values.bounds(value := f"{near:04d}-{code}")))
        before = [value for first, value in every if first <= anchor and value != now]
        after = [value for first, value in every if first > anchor]
        if rel in ("last", "past", "previous"):
            return before[-1] if before else None
        if rel in ("next", "coming", "following"):
            return after[0] if after else None
        if now.endswith(code):
            return now
        if rel in ("that", "same") and context.narrative:
            year = int(context.narrative[:4])
        elif rel == "this":
            year = anchor.year
        elif context.direction == FUTURE:
            return after[0] if after else None
        else:
            return before[-1] if before else None
    return f"{year:04d}-{code}"


def _unit(parts: Parts, context: Context) -> str | None:
    rel, unit = parts.get("rel", "this"), parts["unit"]
    if rel == "this" and parts.get("mod") and unit == "day":
        rel = "that"
    if unit == "day" and rel in ("next", "last"):
        rel = {"next": "following", "last": "previous"}[rel]
        if context.narrative is None:
            return None
    if parts.get("period") == "quarter" and unit == "year":
        year = relative("year", rel, context)
        if year and context.period and "-Q" in context.period:
            return year + context.period[4:]
        return year
    if unit == "weekend" and rel == "last" and context.anchor and context.anchor.weekday() >= 5:
        return values.value_from(context.anchor, "weekend", -1)
    return relative(unit, rel, context)


def _the_unit(parts: Parts, context: Context) -> str | None:
    """ "the quarter", "for the year": the period spoken of, else the current one; "the weekend": the nearest."""
    unit, anchor = parts["unit"], context.anchor
    if (
        "ended" in parts
    ):  # "the quarter ended July 31" is named for its middle; "the year ended ..." is no calendar year
        day = values.bounds(parts["ended"])
        middle = values.add_days(day[0], -45) if day else None
        return values.value_at(middle, "quarter") if middle and unit == "quarter" else None
    if unit == "quarter":
        if context.period and "-Q" in context.period:
            return context.period
        return None
    if unit == "year" and context.period:
        return context.period[:4]
    if anchor is None:
        return None
    if unit == "weekend":
        ahead = context.direction == FUTURE or anchor.weekday() >= 5
        return values.value_from(anchor, "weekend", 0 if ahead else -1)
    return values.value_from(anchor, unit, 0)


def _latest(parts: Parts, context: Context) -> str | None:
    if parts["latest"] == "current":
        return values.value_at(context.anchor, "quarter") if context.anchor else None
    if context.period:
        return context.period
    if context.anchor is None:
        return None
    return values.value_from(context.anchor, "quarter", -1)


def _ago(parts: Parts, context: Context) -> str | None:
    """ "two weeks ago" from the anchor, "a week earlier" and "two days later" from what the text spoke of."""
    how = parts.get("ago", "ago")
    unit = _UNITS.get(parts["units"], parts["units"].removesuffix("s"))
    amount = number("a" if parts.get("count", "a") == "last" else parts.get("count", "a"))
    if amount is None:
        return None
    if unit == "year" and amount == 1 and context.period and how in ("ago", "earlier", "before"):
        return f"{int(context.period[:4]) - 1:04d}{context.period[4:]}"
    later = how in ("later", "after")
    found = narrative_days(context) if how != "ago" else None
    if "event" in parts:  # "the day after the vote": of a vote that is not dated here
        return None
    if "from" in parts:  # "two days before Christmas"
        given = values.bounds(parts["from"])
        found = given[:2] if given else None
    if found is None and (later or context.anchor is None):
        return None
    origin = found[0] if found else context.anchor
    assert origin is not None
    if unit == "fortnight":
        unit, amount = "week", amount * 2
    if unit == "decade" and amount == 1:
        unit, amount = "year", 10
    return values.value_from(origin, unit, amount if later else -amount)


def _away(parts: Parts, context: Context) -> str | None:
    """ "two weeks away", "in five years": ahead of the anchor."""
    amount = number(parts["count"])
    unit = _UNITS.get(parts["units"], parts["units"].removesuffix("s"))
    if amount is None or context.anchor is None or ("hence" not in parts and context.direction != FUTURE):
        return None
    if unit == "fortnight":
        unit, amount = "week", amount * 2
    return values.value_from(context.anchor, unit, amount)


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
