"""The days that holidays fall on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from answers.calendar.values import add_days, make_day


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name: fixed, the nth weekday of a month, or counted from Easter."""

    pattern: re.Pattern[str]
    example: str
    fixed: tuple[int, int] | None = None
    weekday: tuple[int, int, int] | None = None  # weekday 0-6, which (-1: last), month
    easter: int | None = None
    after: int = 0

    def in_year(self, year: int) -> date | None:
        """The day it falls on in a year, None outside the calendar."""
        first: date | None
        if self.fixed:
            first = make_day(year, *self.fixed)
        elif self.weekday:
            first = nth_weekday(year, *self.weekday)
        else:
            sunday = easter(year)
            first = add_days(sunday, self.easter or 0) if sunday else None
        return add_days(first, self.after) if first else None


def nth_weekday(year: int, weekday: int, nth: int, month: int) -> date | None:
    """The nth such weekday of a month; -1 is the last, -2 the last but one."""
    if nth < 0:
        after = make_day(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - 1 - weekday) % 7 + 1 - 7 * (nth + 1)) if after else None
    first = make_day(year, month, 1)
    return add_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1)) if first else None


def easter(year: int) -> date | None:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return make_day(year, month, day + 1)
