"""Dates that people type, in filters and in questions, with an archive that ends on Saturday 16 August 2025."""

from __future__ import annotations

from datetime import date

import pytest

from answers.asking.period import When, find_when, parse_when
from answers.errors import InputError

LAST = date(2025, 8, 16)
SOON = date(2025, 8, 16)
LATER = date(2026, 11, 22)


def day(text: str) -> date:
    """A date by its ISO form."""
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-08-14", "2025-08-14", "2025-08-14"),
        ("2025-08", "2025-08-01", "2025-08-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("14 Aug", "2025-08-14", "2025-08-14"),
        ("aug 14", "2025-08-14", "2025-08-14"),
        ("14th of August", "2025-08-14", "2025-08-14"),
        ("Thursday 14 August", "2025-08-14", "2025-08-14"),
        ("August 14, 2025", "2025-08-14", "2025-08-14"),
        ("August 2025", "2025-08-01", "2025-08-31"),
        ("in July", "2025-07-01", "2025-07-31"),
        ("1 Sep", "2024-09-01", "2024-09-01"),
        ("29 Feb", "2024-02-29", "2024-02-29"),
        ("August", "2025-08-01", "2025-08-31"),
        ("in August", "2025-08-01", "2025-08-31"),
        ("May", "2025-05-01", "2025-05-31"),
        ("Wed", "2025-08-13", "2025-08-13"),
        ("summer", "2025-06-01", "2025-08-31"),
        ("Q3 2025", "2025-07-01", "2025-09-30"),
        ("yesterday", "2025-08-15", "2025-08-15"),
        ("last week", "2025-08-04", "2025-08-10"),
        ("two weeks ago", "2025-07-28", "2025-08-03"),
        ("last two weeks", "2025-08-02", "2025-08-16"),
        ("Friday", "2025-08-15", "2025-08-15"),
        ("since Friday", "2025-08-15", "2025-08-16"),
        ("after 14 Aug", "2025-08-15", "2025-08-16"),
        ("before 2025", "0001-01-01", "2024-12-31"),
        ("until July", "0001-01-01", "2025-07-31"),
        ("3 to 5 August", "2025-08-03", "2025-08-05"),
        ("from 3 Aug to 5 Aug", "2025-08-03", "2025-08-05"),
        ("2025-08-01..2025-08-10", "2025-08-01", "2025-08-10"),
        ("Aug 14th '25", "2025-08-14", "2025-08-14"),
        ("14 August ’25", "2025-08-14", "2025-08-14"),
        ("May '98", "1998-05-01", "1998-05-31"),
        ("Aug 14th, 25", "2025-08-14", "2025-08-14"),
        ("14 Aug 25", "2025-08-14", "2025-08-14"),
        ("14-08-2025", "2025-08-14", "2025-08-14"),
        ("1 hr ago", "2025-08-16", "2025-08-16"),
        ("30 hours ago", "2025-08-15", "2025-08-15"),
        ("since Wed", "2025-08-13", "2025-08-16"),
    ],
)
def test_typed_dates(text: str, first: str, last: str) -> None:
    assert parse_when(text, today=SOON, last=LAST) == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("last week", "2025-08-04", "2025-08-10", id="outside-so-from-the-archive"),
        pytest.param("yesterday", "2025-08-15", "2025-08-15", id="yesterday"),
        pytest.param("last two weeks", "2025-08-02", "2025-08-16", id="a-stretch"),
        pytest.param("last year", "2025-01-01", "2025-12-31", id="inside-so-from-today"),
        pytest.param("August", "2025-08-01", "2025-08-31", id="a-month-alone"),
        pytest.param("Wed", "2025-08-13", "2025-08-13", id="a-short-weekday"),
        pytest.param("1 Sep", "2025-09-01", "2025-09-01", id="the-nearest-to-the-archive"),
        pytest.param("since Friday", "2025-08-15", "2026-11-22", id="since-runs-to-today"),
    ],
)
def test_an_archive_that_ended_long_ago(text: str, first: str, last: str) -> None:
    assert parse_when(text, today=LATER, last=LAST) == (day(first), day(last))


def test_an_empty_archive_counts_from_today() -> None:
    assert parse_when("yesterday", today=LATER, last=None) == (date(2026, 11, 21), date(2026, 11, 21))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fish",
        "asap",
        "12",
        "1st",
        "2025-13-01",
        "99/99/9999",
        "10^400 days ago",
        "9" * 500,
        "5 to 3 August",
        "Aug 14-16",
    ],
)
def test_what_is_no_date_is_an_error_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="2025-08-14, 14 Aug, or last week"):
        parse_when(text, today=SOON, last=LAST)


@pytest.mark.parametrize(
    ("question", "after", "before", "words"),
    [
        ("what did Trump say on Wednesday about it?", "2025-08-13", "2025-08-13", "on Wednesday"),
        ("what did Trump say on the call Wednesday?", "2025-08-13", "2025-08-13", "Wednesday"),
        ("did Trump mention it after 14 August?", "2025-08-15", None, "after 14 August"),
        ("what did he say before last week", None, "2025-08-03", "before last week"),
        ("who spoke between 3 and 5 August", "2025-08-03", "2025-08-05", "between 3 and 5 August"),
        ("what did Putin say in july about Ukraine", "2025-07-01", "2025-07-31", "in july"),
        ("what has Trump said since Friday?", "2025-08-15", None, "since Friday"),
        ("did he talk yesterday?", "2025-08-15", "2025-08-15", "yesterday"),
        ("what was said in the last two weeks", "2025-08-02", "2025-08-16", "in the last two weeks"),
        ("what happened in 2024", "2024-01-01", "2024-12-31", "in 2024"),
    ],
)
def test_a_time_in_a_question(question: str, after: str | None, before: str | None, words: str) -> None:
    start = question.index(words)
    wanted = When(day(after) if after else None, day(before) if before else None, (start, start + len(words)))
    assert find_when(question, today=LATER, last=LAST) == wanted


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("did Trump mention the 2020 election?", id="qualifies-a-thing"),
        pytest.param("what did he say in the 2024 campaign?", id="in-the-year's-thing"),
        pytest.param("what did he say about Friday's meeting?", id="possessive"),
        pytest.param("did Trump say he will meet Putin on Monday?", id="behind-will"),
        pytest.param("did Putin mention talks next week?", id="to-come"),
        pytest.param("did May say so?", id="surname"),
        pytest.param("what did the Sunday Times say?", id="newspaper"),
        pytest.param("did protesters march in Paris?", id="verb"),
        pytest.param("", id="empty"),
        pytest.param("on Friday " * 10_000, id="huge"),
    ],
)
def test_no_time_is_asked_about(question: str) -> None:
    assert find_when(question, today=LATER, last=LAST) is None


def test_a_weekday_in_a_question_is_the_archives() -> None:
    found = find_when("what did he say on Friday?", today=date(2025, 8, 30), last=LAST)
    assert found is not None
    assert found.after == date(2025, 8, 15)
