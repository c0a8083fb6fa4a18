"""Dates as they are written in files and typed into filters."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from answers.errors import InputError
from bot.intake.dates import parse_day, parse_published


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-08-13", date(2025, 8, 13)),
        ("14 Aug", date(2025, 8, 14)),
        ("20 August", date(2024, 8, 20)),
        ("yesterday", date(2025, 8, 15)),
    ],
)
def test_days_typed_into_filters_are_the_last_such_days(text: str, expected: date) -> None:
    assert parse_day(text, today=date(2025, 8, 16)) == expected


def test_a_filter_that_is_no_day_is_told_with_an_example() -> None:
    with pytest.raises(InputError, match="no date: 'blurgh' \\(write 2025-08-13"):
        parse_day("blurgh")
