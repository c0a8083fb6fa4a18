"""Calendar values: the days they cover, and steps from one to the next."""

from __future__ import annotations

from datetime import date

import pytest

from answers.calendar import values
from answers.calendar.holidays import easter, nth_weekday
from answers.calendar.vocabulary import number
from answers.model import Precision


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2025-08-15", date(2025, 8, 15), date(2025, 8, 15), Precision.DAY),
        ("2025-08-15T10:30", date(2025, 8, 15), date(2025, 8, 15), Precision.DAY),
        ("2025-08-15TMO", date(2025, 8, 15), date(2025, 8, 15), Precision.DAY),
        ("2025-W32", date(2025, 8, 4), date(2025, 8, 10), Precision.WEEK),
        ("2025-W32-WE", date(2025, 8, 9), date(2025, 8, 10), Precision.WEEKEND),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), Precision.QUARTER),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), Precision.HALF),
        ("2025-SU", date(2025, 6, 1), date(2025, 8, 31), Precision.SEASON),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28), Precision.SEASON),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR),
        ("199", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        ("19", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), Precision.MONTH),
    ],
)
def test_bounds(value: str, first: date, last: date, precision: Precision) -> None:
    assert values.bounds(value) == (first, last, precision)


@pytest.mark.parametrize("value", ["", "PAST_REF", "P2D", "XXXX-08", "2025-13", "2025-02-30", "2025-W60", "0000"])
def test_no_calendar_value_has_no_bounds(value: str) -> None:
    assert values.bounds(value) is None


@pytest.mark.parametrize(
    ("unit", "count", "wanted"),
    [
        ("day", -1, "2024-12-31"),
        ("week", -1, "2024-W52"),
        ("weekend", 0, "2025-W01-WE"),
        ("month", -1, "2024-12"),
        ("quarter", -1, "2024-Q4"),
        ("year", 1, "2026"),
        ("decade", -1, "201"),
        ("century", -1, "19"),
        ("year", 99_999, None),
        ("day", 10**400, None),
    ],
)
def test_value_from_new_year(unit: str, count: int, wanted: str | None) -> None:
    assert values.value_from(date(2025, 1, 1), unit, count) == wanted


@pytest.mark.parametrize(("year", "day"), [(1998, date(1998, 4, 12)), (2025, date(2025, 4, 20))])
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_the_last_monday_of_may() -> None:
    assert nth_weekday(2025, 0, -1, 5) == date(2025, 5, 26)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("two", 2),
        ("a couple of", 2),
        ("twenty-five", 25),
        ("12", 12),
        ("a hundred", 100),
        ("few", None),
        ("9" * 99, None),
    ],
)
def test_number(text: str, wanted: int | None) -> None:
    assert number(text) == wanted
