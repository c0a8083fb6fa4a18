"""Dates as they are written in files and typed into filters."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from answers.errors import InputError
from bot.intake.published import parse_published, typed_range


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-08-13", date(2025, 8, 13)),
        ("2025-8-3", date(2025, 8, 3)),
        ("2025-08-13T09:30:00Z", datetime(2025, 8, 13, 9, 30, tzinfo=UTC)),
        ("2025-08-13 09:30", datetime(2025, 8, 13, 9, 30)),
        ("Wed, 13 Aug 2025 09:30:00 GMT", datetime(2025, 8, 13, 9, 30, tzinfo=UTC)),
        ("13 August 2025", date(2025, 8, 13)),
        ("Aug. 13, 2025", date(2025, 8, 13)),
        ("Sept. 1st, 2025", date(2025, 9, 1)),
        ("Wednesday, August 13, 2025", date(2025, 8, 13)),
    ],
)
def test_dates_of_publication(text: str, expected: date) -> None:
    assert parse_published(text) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "03/04/2025", "2025", "2025-13-01", "31 June 2025", "9" * 5000, "20250813"]
)
def test_what_is_no_date_or_could_be_several(text: str) -> None:
    assert parse_published(text) is None


LAST = date(2025, 8, 16)


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        pytest.param("2025-08-13", None, (date(2025, 8, 13), None), id="a-day-and-on"),
        pytest.param(None, "14 Aug", (None, date(2025, 8, 14)), id="up-to-a-day"),
        pytest.param("20 August", None, (date(2024, 8, 20), None), id="a-day-of-the-year-before"),
        pytest.param("last week", None, (date(2025, 8, 4), None), id="from-the-first-day-of-a-period"),
        pytest.param(None, "last week", (None, date(2025, 8, 10)), id="to-the-last-day-of-a-period"),
        pytest.param("July", "July", (date(2025, 7, 1), date(2025, 7, 31)), id="within-a-month"),
        pytest.param("", "", (None, None), id="nothing-typed"),
    ],
)
def test_filters_as_typed(after: str | None, before: str | None, expected: tuple[date | None, date | None]) -> None:
    assert typed_range(after, before, last=LAST, today=LAST) == expected


def test_relative_words_count_from_an_archive_that_ended_long_ago() -> None:
    assert typed_range("last week", None, last=LAST, today=date(2026, 11, 22)) == (date(2025, 8, 4), None)


def test_a_filter_that_is_no_date_is_told_with_an_example() -> None:
    with pytest.raises(InputError, match='cannot read "blurgh" as a date; write for example 2025-08-14'):
        typed_range("blurgh", None, last=LAST)


def test_a_range_that_ends_before_it_begins() -> None:
    with pytest.raises(InputError, match="nothing can be after 2025-08-15 and before 2025-08-14"):
        typed_range("15 Aug", "14 Aug", last=LAST)
