"""Dates and standings in words."""

from __future__ import annotations

from datetime import date

import pytest
from timeline_shown_samples import entry

from answers.model import EventDate, Precision, Standing, TimelineEntry
from bot.present.entry_words import sources, speakers, standing, when

DATES = {
    "day": (Precision.DAY, date(2025, 8, 15), date(2025, 8, 15), "Friday 15 August 2025"),
    "week": (Precision.WEEK, date(2025, 8, 4), date(2025, 8, 10), "week of 4 August 2025"),
    "weekend": (Precision.WEEKEND, date(2025, 8, 9), date(2025, 8, 10), "weekend of 9 August 2025"),
    "month": (Precision.MONTH, date(2025, 7, 1), date(2025, 7, 31), "July 2025"),
    "quarter": (Precision.QUARTER, date(2025, 4, 1), date(2025, 6, 30), "2nd quarter of 2025"),
    "season": (Precision.SEASON, date(2025, 6, 1), date(2025, 8, 31), "summer 2025"),
    "half": (Precision.HALF, date(2025, 7, 1), date(2025, 12, 31), "2nd half of 2025"),
    "year": (Precision.YEAR, date(2025, 1, 1), date(2025, 12, 31), "2025"),
    "decade": (Precision.DECADE, date(1980, 1, 1), date(1989, 12, 31), "the 1980s"),
    "century": (Precision.CENTURY, date(1100, 1, 1), date(1199, 12, 31), "the 12th century"),
    "latest century": (Precision.CENTURY, date(2000, 1, 1), date(2099, 12, 31), "the 21st century"),
    "years": (Precision.RANGE, date(1957, 1, 1), date(1958, 12, 31), "1957 to 1958"),
    "months": (Precision.RANGE, date(2024, 11, 1), date(2025, 2, 28), "November 2024 to February 2025"),
    "range": (Precision.RANGE, date(2025, 8, 13), date(2025, 8, 16), "13 to 16 August 2025"),
    "earliest": (Precision.DAY, date.min, date.min, "Monday 1 January 1"),
    "latest": (Precision.YEAR, date(9999, 1, 1), date.max, "9999"),
}


@pytest.mark.parametrize(("precision", "start", "end", "expected"), DATES.values(), ids=DATES.keys())
def test_when(precision: Precision, start: date, end: date, expected: str) -> None:
    assert when(EventDate(start, end, precision)) == expected


STANDINGS = {
    "happened": (entry(), "happened"),
    "a plan that came about": (entry(plans=1), "planned, then happened"),
    "expected by others": (entry(standing=Standing.EXPECTED, via=["two councillors"]), "expected by others"),
    "expected": (entry(standing=Standing.EXPECTED), "expected"),
    "not done": (entry(standing=Standing.NEGATED), "did not happen"),
    "denied": (entry(standing=Standing.DENIED), "denied"),
}


@pytest.mark.parametrize(("one", "expected"), STANDINGS.values(), ids=STANDINGS.keys())
def test_standing(one: TimelineEntry, expected: str) -> None:
    assert standing(one) == expected


def test_one_source() -> None:
    assert sources(entry()) == "Harbour Post · 5 June 2024"


def test_a_source_without_publisher() -> None:
    assert sources(entry(publisher=None)) == "article of 5 June 2024"


def test_several_sources() -> None:
    assert sources(entry(articles=2, plans=1)) == "3 articles"


def test_whose_word_it_is() -> None:
    assert speakers(entry(via=["two councillors"])) == "Ada Pell, according to two councillors"


def test_many_speakers() -> None:
    assert speakers(entry(speakers=["A", "B", "C", "D", "E"])) == "A, B, C and 2 more"
