"""What a mention means: its TIMEX3 value from an anchor day, a direction and what the text spoke of before.

Each kind of mention (``patterns.yaml``) has one function here. It returns None when the words name no calendar time,
or none that can be told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from answers.calendar import values
from answers.calendar.grammar import Mention
from answers.calendar.words import Holiday, number, words

PAST, UNKNOWN, FUTURE = -1, 0, 1
"""Directions in which a bare weekday, month or day lies."""

_NEAR_FUTURE = 70  # days within which a date of unknown direction is taken to come,
_LONG_AGO = 200  # if its last occurrence lies so many days back
_FAR, _CLOSE = 300, 65  # days: a loose direction gives way where it leads far off and the other way is close
_TWO_QUARTERS = 190  # days


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


def resolve(mention: Mention, context: Context) -> str | None:
    """The value of a mention, or None."""
    return KINDS[mention.kind](mention.parts, context)


Parts = Mapping[str, str]

# --- pieces ----------------------------------------------------------------------------------------------------------


def _month(parts: Parts) -> int:
    return int(parts["month2"]) if "month2" in parts else words().months[parts["month"].rstrip(".")]


def _day(parts: Parts) -> int:
    text = parts.get("day2") or parts.get("day") or parts.get("nth") or "0"
    return int("".join(c for c in text if c.isdigit()))


def _year(parts: Parts, context: Context) -> int | None:
    """The year that the words name, if any: "1998", "nineteen ninety-eight", "last year", "a year ago"."""
    for key in ("year", "year2"):
        if key in parts:
            return int(parts[key])
    if "yearwords" in parts:
        return year_in_words(parts["yearwords"])
    if context.anchor is None:
        return None
    if "yearrel" in parts:
        value = _relative("year", parts["yearrel"], context)
        return int(value) if value else None
    return context.anchor.year - 1 if "ago" in parts else None


def year_in_words(text: str) -> int | None:
    """ "nineteen ninety-six" -> 1996, "two thousand five" -> 2005, "twenty twenty-five" -> 2025."""
    pieces = text.replace("-", " ").split()
    if pieces[:2] == ["two", "thousand"]:
        return 2000 + (number(" ".join(pieces[2:])) or 0)
    rest = 0 if pieces[1:] == ["hundred"] else number(" ".join(pieces[1:]))
    return None if rest is None else (number(pieces[0]) or 0) * 100 + rest


def full_year(text: str, anchor: date | None) -> int:
    """Two digits are a year of this century up to ten years ahead, otherwise of the last."""
    year = int(text)
    if len(text) > 2:
        return year
    limit = (anchor.year if anchor else 2030) + 10
    return 2000 + year if 2000 + year <= limit else 1900 + year


def clock_value(text: str) -> str:
    """A clock time in TIMEX3: "10:35 p.m." -> "T22:35", "noon" -> "T12:00"."""
    if text in ("noon", "midday"):
        return "T12:00"
    if text == "midnight":
        return "T24:00"
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "a" in text and hour == 12:
        hour = 0
    elif "p" in text and hour < 12:
        hour += 12
    return f"T{hour:02d}:{minute:02d}"


def _with_time(day: date | None, parts: Parts) -> str | None:
    if day is None:
        return None
    clock = parts.get("clock") or parts.get("noon") or parts.get("clock24")
    if clock:
        return day.isoformat() + clock_value(clock)
    part = parts.get("part")
    return day.isoformat() + ("T" + words().parts[part] if part else "")


# --- the nearest occurrence in a direction -----------------------------------------------------------------------


def _toward(candidates: list[date], context: Context) -> date | None:
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


def _yearly(context: Context, in_year: Callable[[int], date | None]) -> list[date]:
    assert context.anchor is not None
    year = context.anchor.year
    return [day for near in range(year - 4, year + 5) if (day := in_year(near)) is not None]


def _day_of_year(month: int, day: int, parts: Parts, context: Context) -> date | None:
    year = _year(parts, context)
    if year is not None:
        return values.make_day(year, month, day)
    if context.anchor is None:
        return None
    if context.year is not None:
        return values.make_day(context.year, month, day)
    candidates = _yearly(context, lambda near: values.make_day(near, month, day))
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
    return _toward(candidates, context)


# --- kinds -----------------------------------------------------------------------------------------------------------


def _date(parts: Parts, context: Context) -> str | None:
    return _with_time(_day_of_year(_month(parts), _day(parts), parts, context), parts)


def _numeric(parts: Parts, context: Context) -> str | None:
    """8/14/2025 is American; the first number is the day where it cannot be the month, or where points separate."""
    first, second, year = int(parts["n1"]), int(parts["n2"]), full_year(parts["yy"], context.anchor)
    if first > 12 or parts.get("mark") == ".":
        first, second = second, first
    return _with_time(values.make_day(year, first, second), parts)


def _nth(parts: Parts, context: Context) -> str | None:
    """ "the 14th": of this month, or of the last or next one as the direction says."""
    if context.anchor is None:
        return None
    first = context.anchor.replace(day=1)
    months = [month for n in (-2, -1, 0, 1, 2) if (month := values.add_months(first, n))]
    days = [day for month in months if (day := values.make_day(month.year, month.month, _day(parts)))]
    found = _toward(days, context)
    return found.isoformat() if found else None


def _month_kind(parts: Parts, context: Context) -> str | None:
    month, year, anchor = _month(parts), _year(parts, context), context.anchor
    if year is None and anchor is None:
        return f"XXXX-{month:02d}"
    if year is None and anchor is not None:
        rel = parts.get("rel")
        if rel in ("last", "past", "previous"):
            year = anchor.year - (month >= anchor.month)
        elif rel in ("next", "coming"):
            year = anchor.year + (month <= anchor.month)
        elif rel in ("that", "same", "following") and context.narrative:
            year = int(context.narrative[:4])
        elif rel is None and context.year is not None:
            year = context.year
        elif month == anchor.month or rel == "this":
            year = anchor.year
        else:
            found = _toward(_yearly(context, lambda near: values.make_day(near, month, 1)), context)
            year = found.year if found else None
    return f"{year:04d}-{month:02d}" if year is not None else None


def _year_kind(parts: Parts, context: Context) -> str | None:
    year = _year(parts, context)
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
    year = _year(parts, context)
    if year is None:
        if context.anchor is None:
            return f"XXXX-Q{quarter}"
        if context.year is not None:
            year = context.year
        elif quarter == (context.anchor.month + 2) // 3:
            year = context.anchor.year
        else:
            starts = _yearly(context, lambda near: values.make_day(near, quarter * 3 - 2, 1))
            anchor = context.anchor
            coming = min((day for day in starts if day > anchor), default=None)
            soon = coming is not None and (coming - anchor).days <= _TWO_QUARTERS
            found = coming if context.direction == FUTURE and soon else max(day for day in starts if day <= anchor)
            year = found.year if found else None
    return f"{year:04d}-Q{quarter}" if year is not None else None


def _half(parts: Parts, context: Context) -> str | None:
    year = _year(parts, context) or (context.anchor.year if context.anchor else None)
    return f"{year:04d}-H{1 if parts['half'] == 'first' else 2}" if year is not None else None


def _season(parts: Parts, context: Context) -> str | None:
    code, year, anchor = words().seasons[parts["season"]], _year(parts, context), context.anchor
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


def _holiday_day(parts: Parts, context: Context) -> date | None:
    holiday = _named(parts["holiday"])
    year = _year(parts, context)
    if year is not None:
        return holiday.in_year(year)
    if context.anchor is None:
        return None
    candidates = _yearly(context, holiday.in_year)
    rel = parts.get("rel")
    if rel in ("last", "previous", "past"):
        return max((day for day in candidates if day < context.anchor), default=None)
    if rel in ("next", "coming"):
        return min((day for day in candidates if day > context.anchor), default=None)
    return _toward(candidates, context)


def _named(name: str) -> Holiday:
    return next(holiday for holiday in words().holidays if holiday.pattern.fullmatch(name))


def _holiday(parts: Parts, context: Context) -> str | None:
    return _with_time(_holiday_day(parts, context), parts)


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
    if rel in ("last", "past", "previous"):
        days = ahead - 7
    elif rel in ("next", "coming", "following"):
        days = ahead or 7
    elif rel == "this":
        days = ahead if context.direction == FUTURE or ahead == 0 else wanted - anchor.weekday()
    elif rel in ("that", "same") and (found := _narrative_days(context)):
        start = found[0]
        day = values.add_days(start, (wanted - start.weekday()) % 7)
        return _with_time(day, parts)
    else:
        days = ahead if context.direction == FUTURE or ahead == 0 else ahead - 7
    return _with_time(values.add_days(anchor, days), parts)


def _weekday_of_week(parts: Parts, context: Context) -> str | None:
    """ "Tuesday of last week"."""
    week = _relative("week", parts["weekrel"], context)
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


_DEICTIC = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _deictic(parts: Parts, context: Context) -> str | None:
    anchor = context.anchor
    if anchor is None:
        return None
    if "daypartrel" in parts:
        rel = parts["daypartrel"].removeprefix("the ")
        if rel in ("last", "this"):
            return _with_time(values.add_days(anchor, -1 if rel == "last" else 0), parts)
        found = _narrative_days(context)
        step = {"next": 1, "following": 1, "previous": -1}.get(rel, 0)
        return _with_time(values.add_days(found[0], step), parts) if found else None
    word = parts["deictic"]
    days = _DEICTIC[word]
    if "beyond" in parts:
        days += -1 if parts["beyond"] == "before" else 1
    day = values.add_days(anchor, days)
    return _with_time(day, {"part": "night"} if word == "tonight" else parts)


def _narrative_days(context: Context) -> tuple[date, date] | None:
    found = values.bounds(context.narrative.split("T")[0]) if context.narrative else None
    return found[:2] if found else None


_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _relative(unit: str, rel: str, context: Context) -> str | None:
    """ "last week", "next year" from the anchor; "the following month", "that year" from what was spoken of."""
    anchor = context.anchor
    step = _STEPS.get(rel, 0)
    if rel in ("that", "same", "following", "previous"):
        found = _narrative_days(context)
        if found is None and rel in ("that", "same"):
            return None
        origin = found[0] if found else anchor
    else:
        origin = anchor
    if rel == "latest":
        step = 0 if unit == "week" else -1
    if origin is None:
        return None
    if unit == "week" and origin.weekday() == 6 and origin == anchor and rel in ("last", "past"):
        step = 0  # said on a Sunday, last week is the one that the Sunday ends
    return values.value_from(origin, unit, step)


def _unit(parts: Parts, context: Context) -> str | None:
    rel, unit = parts.get("rel", "this"), parts["unit"]
    if rel == "this" and parts.get("mod") and unit == "day":
        rel = "that"
    if unit == "day" and rel in ("next", "last"):
        rel = {"next": "following", "last": "previous"}[rel]
        if context.narrative is None:
            return None
    if parts.get("period") == "quarter" and unit == "year":
        year = _relative("year", rel, context)
        if year and context.period and "-Q" in context.period:
            return year + context.period[4:]
        return year
    if unit == "weekend" and rel == "last" and context.anchor and context.anchor.weekday() >= 5:
        return values.value_from(context.anchor, "weekend", -1)
    return _relative(unit, rel, context)


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


_UNITS = {"centuries": "century", "night": "day", "nights": "day"}


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
    found = _narrative_days(context) if how != "ago" else None
    if "event" in parts:  # "the day after the vote": of a vote that is not dated here
        return None
    if "from" in parts:  # "two days before Christmas"
        found = values.bounds(parts["from"].split("T")[0])[:2] if values.bounds(parts["from"]) else None
    if found is None and (later or context.anchor is None):
        return None
    origin = found[0] if found else context.anchor
    assert origin is not None
    if unit == "fortnight":
        unit, amount = "week", amount * 2
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


def _clock(parts: Parts, context: Context) -> str | None:
    found = _narrative_days(context)
    day = found[0] if found and found[0] == found[1] else context.anchor
    return _with_time(day, parts)


def _nothing(parts: Parts, context: Context) -> str | None:
    return None


KINDS: Mapping[str, Callable[[Parts, Context], str | None]] = {
    "date": _date,
    "numeric": _numeric,
    "nth": _nth,
    "month": _month_kind,
    "year": _year_kind,
    "yearrange": _year_range,
    "decade": _decade,
    "century": _century,
    "quarter": _quarter,
    "halfyear": _half,
    "season": _season,
    "holiday": _holiday,
    "holidayunit": _holiday_unit,
    "weekday": _weekday,
    "weekdayunit": _weekday_of_week,
    "weekdayaway": _weekday_away,
    "deictic": _deictic,
    "unit": _unit,
    "theunit": _the_unit,
    "latest": _latest,
    "ago": _ago,
    "away": _away,
    "clock": _clock,
    "duration": _nothing,
    "set": _nothing,
    "ref": _nothing,
    "none": _nothing,
}
"""How each kind of mention is resolved."""
