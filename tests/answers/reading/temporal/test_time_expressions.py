"""The temporal tagger: values, direction, tense, and input that means harm."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest

from answers.model import Precision, Tense, TimeExpression
from answers.reading.temporal.time_expressions import find_dates

SATURDAY, WEDNESDAY = date(2025, 8, 16), date(2025, 8, 13)
LATER = date(2026, 2, 20)


def dated(text: str, published: date | None) -> list[tuple[str, str]]:
    """The words and value of each expression that has days."""
    return [(text[e.span[0] : e.span[1]], e.value) for e in find_dates(text, published) if e.start]


def only(text: str, published: date | None) -> TimeExpression:
    """The single expression with days."""
    found = [expression for expression in find_dates(text, published) if expression.start]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("published", "text", "value", "tense"),
    [
        (SATURDAY, "Trump met Friday with Putin.", "2025-08-15", Tense.HAPPENED),
        (SATURDAY, "Zelenskyy said he will meet Trump on Monday at the White House.", "2025-08-18", Tense.PLANNED),
        (SATURDAY, "Trump is set to discuss the plan with Zelensky on Monday.", "2025-08-18", Tense.PLANNED),
        (SATURDAY, "The sanctions were imposed in July.", "2025-07", Tense.HAPPENED),
        (SATURDAY, "The sanctions were imposed in October.", "2024-10", Tense.HAPPENED),
        (SATURDAY, "The sanctions will take effect in October.", "2025-10", Tense.PLANNED),
        (WEDNESDAY, "Doubts have grown since it was announced last week.", "2025-W32", Tense.HAPPENED),
        (LATER, "The two presidents met on Aug. 15.", "2025-08-15", Tense.HAPPENED),
        (WEDNESDAY, "Trump informed European leaders on a call Wednesday of it.", "2025-08-13", Tense.HAPPENED),
        (WEDNESDAY, "It came days before the scheduled meeting on Friday.", "2025-08-15", Tense.PLANNED),
        (WEDNESDAY, "The hearing was postponed until Friday.", "2025-08-15", Tense.PLANNED),
        (WEDNESDAY, "The envoys are meeting on Friday.", "2025-08-15", Tense.PLANNED),
        (WEDNESDAY, "The envoys agreed to meet on Friday.", "2025-08-15", Tense.PLANNED),
        (WEDNESDAY, "The envoys failed to meet on Friday.", "2025-08-08", Tense.HAPPENED),
        (WEDNESDAY, "The envoys did not meet on Friday.", "2025-08-08", Tense.HAPPENED),
        (WEDNESDAY, "On Friday, he will speak.", "2025-08-15", Tense.PLANNED),
        (WEDNESDAY, "On Friday, he spoke.", "2025-08-08", Tense.HAPPENED),
        (WEDNESDAY, "He will speak on Wednesday.", "2025-08-13", Tense.PLANNED),
        (WEDNESDAY, "Relatives said they would appeal Monday's ruling.", "2025-08-11", Tense.HAPPENED),
        (WEDNESDAY, "They will attend Friday's meeting.", "2025-08-15", Tense.PLANNED),
        (WEDNESDAY, "He said last Friday that he was ill.", "2025-08-08", Tense.HAPPENED),
        (WEDNESDAY, "He leaves for Rome on Sunday.", "2025-08-17", Tense.PLANNED),
        (WEDNESDAY, "The deal could be signed as early as Monday.", "2025-08-18", Tense.PLANNED),
        (WEDNESDAY, "She could not be reached Monday.", "2025-08-11", Tense.HAPPENED),
        (date(2013, 12, 30), "The law takes effect on Jan. 1.", "2014-01-01", Tense.PLANNED),
        (date(2014, 1, 2), "He died on Dec. 30.", "2013-12-30", Tense.HAPPENED),
        (date(2014, 1, 2), "Sales fell in December.", "2013-12", Tense.HAPPENED),
    ],
)
def test_direction(published: date, text: str, value: str, tense: Tense) -> None:
    found = only(text, published)
    assert (found.value, found.tense) == (value, tense)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was born on 14 August 1962.", "1962-08-14"),
        ("It was signed on 8/14/2024.", "2024-08-14"),
        ("It was signed on 14.08.2024.", "2024-08-14"),
        ("He fled in June 1998.", "1998-06"),
        ("They fell in the mid-1980s.", "198"),
        ("Profit fell in the second quarter.", "2025-Q2"),
        ("Profit will fall in the fourth quarter.", "2025-Q4"),
        ("Profit fell in the first quarter of last year.", "2024-Q1"),
        ("It shrank in the first half of 2024.", "2024-H1"),
        ("He was seen last fall.", "2024-FA"),
        ("It was hot this summer.", "2025-SU"),
        ("She left two weeks ago.", "2025-W31"),
        ("She left 11 days ago.", "2025-08-02"),
        ("She left in 2024, and they were delayed.", "2024"),
        ("He spoke yesterday.", "2025-08-12"),
        ("Over the weekend, he spoke.", "2025-W32-WE"),
        ("He is to speak next month.", "2025-09"),
        ("It was cut by the end of the year.", "2025"),
        ("He was found on Thanksgiving Day.", "2024-11-28"),
        ("A vote is due a week from Tuesday.", "2025-08-26"),
        ("They spoke on Tuesday of last week.", "2025-08-05"),
        ("He spoke at 10:35 p.m. on Tuesday.", "2025-08-12T22:35"),
        ("They were watched after the Sept. 11 attacks.", "2001-09-11"),
        ("Bids are due by Monday, Sept. 1, at the latest.", "2025-09-01"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert only(text, WEDNESDAY).value == value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chavez died on March 5. The next day, thousands came.", ["2025-03-05", "2025-03-06"]),
        ("In 2003 the war began. By the end of that year he was caught.", ["2003", "2003"]),
        ("It began in April. The following month, it ended.", ["2025-04", "2025-05"]),
        ("In 1973, war broke out in October.", ["1973", "1973-10"]),
        ("He was seen two days before Christmas.", ["2024-12-23"]),
        ("It earned $2 million in the second quarter, up from $1 million a year earlier.", ["2025-Q2", "2024-Q2"]),
        ("In the quarter ended July 31, sales rose.", ["2025-Q2", "2025-07-31"]),
        ("ROME, Aug. 12 (Wire) -- The pope spoke today.", ["2025-08-12", "2025-08-12"]),
    ],
)
def test_what_the_text_counts_from(text: str, wanted: list[str]) -> None:
    assert [value for _, value in dated(text, WEDNESDAY)] == wanted


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It took the past three years.", "DURATION", "P3Y"),
        ("They meet every Friday.", "SET", "XXXX-WXX-5"),
        ("He fell ill recently.", "DATE", "PAST_REF"),
        ("It is now closed.", "DATE", "PRESENT_REF"),
    ],
)
def test_no_calendar_time(text: str, kind: str, value: str) -> None:
    (found,) = find_dates(text, WEDNESDAY)
    assert (found.type, found.value, found.start) == (kind, value, None)


def test_a_week_stays_a_week() -> None:
    found = only("It was announced last week.", WEDNESDAY)
    assert (found.start, found.end, found.precision) == (date(2025, 8, 4), date(2025, 8, 10), Precision.WEEK)


def test_a_datetime_counts_as_its_day() -> None:
    text = "They met on Friday."
    assert find_dates(text, datetime(2025, 8, 13, 23, 59)) == find_dates(text, WEDNESDAY)


def test_without_publication_only_absolute_dates_have_days() -> None:
    text = "They met on Friday, in July, last week and yesterday, and on 14 August 2024."
    assert dated(text, None) == [("14 August 2024", "2024-08-14")]


def test_without_publication_a_weekday_keeps_what_is_known() -> None:
    assert [e.value for e in find_dates("They met on Friday in July.", None)] == ["XXXX-WXX-5", "XXXX-07"]


HOSTILE = [
    "99/99/9999",
    "0/0/0000 and year 0",
    "9" * 5000 + " days ago",
    "99999 centuries ago, in 99999 years he will",
    "Feb. 30, 2024 and 31 June and 2025-13-45",
    "9999-12-31, the next day, a week later",
    "two days before two days before Christmas",
    "the quarter ended the quarter ended Sept. 30",
    "٠١/٠٢/2024 and ² years ago, İstanbul on Friday",
    "\x00Friday\ud800 \u202eMonday",
]


@pytest.mark.parametrize("published", [WEDNESDAY, date(1, 1, 1), date(9999, 12, 31), None], ids=str)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_raises_nothing(text: str, published: date | None) -> None:
    for variant in (text, text.upper(), f"On {text}, he will go."):
        for found in find_dates(variant, published):
            assert 0 <= found.span[0] < found.span[1] <= len(variant)


@pytest.mark.parametrize("piece", ["Friday ", "12/", "the end of the ", "Jan. ", "to be ", "1999, ", "Friday he said "])
def test_a_long_run_is_one_pass(piece: str) -> None:
    text = piece * 2000
    spans = [expression.span for expression in find_dates(text, WEDNESDAY, [(0, len(text))])]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
