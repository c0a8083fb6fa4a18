"""Calendar values in TIMEX3's notation, and the days they cover.

"2025-08-15", "2025-W32", "2025-W32-WE", "2025-08", "2025-Q3", "2025-H1", "2025-SU", "2025", "202" (a decade), "20"
(a century: 2000-2099). A time of day follows the day: "2025-08-15T10:30", "2025-08-15TMO". Weeks are ISO 8601's, from
Monday, and so is the sign between the ends of a range: "2025-06-03/2025-06-07". Nothing here raises on a date outside
the years 1 to 9999: the result is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from answers.model import Precision

Bounds = tuple[date, date, Precision]

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SHAPES = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?|(?P<weekend>\d{4}-W\d\d-WE)|(?P<week>\d{4}-W\d\d)|(?P<quarter>\d{4}-Q[1-4])"
    r"|(?P<half>\d{4}-H[12])|(?P<season>\d{4}-(?:SP|SU|FA|WI))|(?P<month>\d{4}-\d\d)|(?P<year>\d{4})"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)
UNITS = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
"""The calendar units that a value can be counted in."""


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none (30 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """The date so many days on, or None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The same day of the month so many months on, or the month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return next((d for back in range(4) if (d := make_day(year, month + 1, day.day - back))), None)


def week_of(day: date) -> str:
    """The ISO week that holds the day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_of(day: date) -> str:
    """The season that holds the day; a winter is named for the year of its December."""
    code = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
    return f"{day.year - 1 if day.month < 3 else day.year:04d}-{code}"


_VALUE_AT: Mapping[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": week_of,
    "weekend": lambda day: week_of(day) + "-WE",
    "month": lambda day: f"{day.year:04d}-{day.month:02d}",
    "quarter": lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04d}-H{(day.month + 5) // 6}",
    "season": season_of,
    "year": lambda day: f"{day.year:04d}",
    "decade": lambda day: f"{day.year // 10:03d}",
    "century": lambda day: f"{day.year // 100:02d}",
}


def value_at(day: date, unit: str) -> str:
    """The value of the calendar unit that holds the day."""
    return _VALUE_AT[unit](day)


_MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def shift(day: date, unit: str, count: int) -> date | None:
    """The day so many units on (negative: back)."""
    if unit in _DAYS_IN:
        return add_days(day, _DAYS_IN[unit] * count)
    return add_months(day, _MONTHS_IN[unit] * count)


def value_from(day: date, unit: str, count: int) -> str | None:
    """The value of the unit that lies so many units from the one that holds the day: (15 Aug, week, -1): last week."""
    moved = shift(day.replace(day=1) if unit in _MONTHS_IN else day, unit, count)
    return value_at(moved, unit) if moved else None


def between(first: date, last: date) -> str:
    """The value of a range of days."""
    return f"{first.isoformat()}/{last.isoformat()}"


def bounds(value: str) -> Bounds | None:
    """First day, last day (inclusive) and precision of a calendar value; None for any other."""
    begin, slash, end = value.partition("/")
    if slash:
        ends = _one(begin), _one(end)
        if ends[0] is None or ends[1] is None or ends[1][1] < ends[0][0]:
            return None
        return ends[0][0], ends[1][1], Precision.RANGE
    return _one(value)


def _one(value: str) -> Bounds | None:
    match = _SHAPES.fullmatch(value)
    if not match or not match.lastgroup:
        return None
    kind, text = match.lastgroup, match[match.lastgroup]
    try:
        return _bounds(kind, text)
    except ValueError:
        return None


def _bounds(kind: str, text: str) -> Bounds | None:
    if kind == "day":
        day = date.fromisoformat(text)
        return day, day, Precision.DAY
    if kind in ("week", "weekend"):
        monday = date.fromisocalendar(int(text[:4]), int(text[6:8]), 1)
        first = monday if kind == "week" else add_days(monday, 5)
        last = add_days(monday, 6)
        return (first, last, Precision(kind)) if first and last else None
    year = int(text[:4].ljust(4, "0"))
    months = _MONTHS_IN[kind]
    start = {
        "month": lambda: int(text[5:]),
        "quarter": lambda: int(text[6:]) * 3 - 2,
        "half": lambda: int(text[6:]) * 6 - 5,
        "season": lambda: _SEASON_STARTS[text[5:]],
    }.get(kind, lambda: 1)()
    first = date(year, start, 1)
    after = add_months(first, months)
    last = add_days(after, -1) if after else date.max
    return (first, last, Precision(kind)) if last else None
