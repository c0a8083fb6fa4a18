"""Ranges of dates: one expression of all days between the ends."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.model import Precision
from answers.reading.temporal.ranges import joined
from answers.reading.temporal.time_expressions import find_dates

WEDNESDAY = date(2025, 8, 13)
DAYS = st.dates(date(1960, 1, 1), date(2060, 12, 31))


def values(text: str, said: date | None = WEDNESDAY) -> list[str]:
    """The values of the expressions with days."""
    return [one.value for one in joined(text, find_dates(text, said)) if one.start]


SAME_MONTH = [
    "from {a} to {b} {m} {y}",
    "from {a} until {b} {m} {y}",
    "{a}-{b} {m} {y}",
    "{a} – {b} {m} {y}",
    "between {m} {a} and {m} {b}, {y}",
    "from {m} {a} to {m} {b}, {y}",
    "{m} {a}, {y}, through {m} {b}, {y}",
]


@pytest.mark.parametrize("shape", SAME_MONTH)
@given(first=DAYS, length=st.integers(1, 27), said=DAYS)
def test_days_of_a_month(shape: str, first: date, length: int, said: date) -> None:
    last = min(first.replace(day=28), first + timedelta(days=length))
    if last <= first:
        return
    text = (
        f"The sauna is shut {shape.format(a=first.day, b=last.day, m=month_name[first.month], y=first.year)}, he said."
    )
    assert values(text, said) == [f"{first}/{last}"]


@given(first=DAYS, length=st.integers(31, 300), said=DAYS)
def test_a_year_said_once_holds_for_both_ends(first: date, length: int, said: date) -> None:
    last = first + timedelta(days=length)
    a, b = (f"{day.day} {month_name[day.month]}" for day in (first, last))
    if 29 in (first.day, last.day):
        return
    assert values(f"It was shut from {a} to {b} {last.year}.", said) == [f"{first}/{last}"]
    assert values(f"It was shut from {a} {first.year} to {b}.", said) == [f"{first}/{last}"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It will be shut from 3 to 7 September.", "2025-09-03/2025-09-07"),
        ("It will be shut September 3-7.", "2025-09-03/2025-09-07"),
        ("It was shut from Monday to Friday.", "2025-08-04/2025-08-08"),
        ("It will be shut Friday through Sunday.", "2025-08-15/2025-08-17"),
        ("It will be shut from Saturday to Thursday.", "2025-08-16/2025-08-21"),
        ("It was shut from May to July.", "2025-05/2025-07"),
        ("It will be shut from November to February.", "2025-11/2026-02"),
        ("It was shut from November to February.", "2024-11/2025-02"),
        ("It was shut from 1941 to 1945.", "1941/1945"),
        ("It was shut between 1941 and 1945.", "1941/1945"),
        ("It was shut in 1957-58.", "1957/1958"),
        ("It was shut in 1999-2001.", "1999/2001"),
        ("It was built from the 1880s to the 1920s.", "188/192"),
    ],
)
def test_a_range(text: str, value: str) -> None:
    (found,) = [one for one in joined(text, find_dates(text, WEDNESDAY)) if one.start]
    assert (found.value, found.precision) == (value, Precision.RANGE)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was shut on 3 and 7 July.", ["2025-07-03", "2025-07-07"]),
        ("The hearing was moved from Monday to Friday.", ["2025-08-11", "2025-08-15"]),
        ("He left on Friday — Monday was a holiday.", ["2025-08-08", "2025-08-11"]),
        ("In 1941, and 1945 as well, it was shut.", ["1941", "1945"]),
        ("He was born in May and went to Rome in June.", ["2025-05", "2025-06"]),
        ("From 1945 to 1941 it was shut.", ["1945", "1941"]),
    ],
)
def test_two_dates_that_are_no_range(text: str, wanted: list[str]) -> None:
    assert values(text) == wanted


def test_without_publication_a_range_needs_a_year() -> None:
    assert values("It was shut from 3 to 7 June, from Monday to Friday and from 3 to 7 July 2019.", None) == [
        "2019-07-03/2019-07-07"
    ]
