"""Whose date a date is."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from answers.model import Article, Precision, Reading
from answers.reading.reader import Reader
from answers.reading.text.sentences import split_sentences
from answers.timeline.own_days import calendar, owned
from answers.timeline.tellings import Tellings

WEDNESDAY = date(2024, 6, 5)


@cache
def read(text: str) -> Reading:
    return Reader().read(Article(id="a", title="A title", text=text, published=WEDNESDAY))


def dated(text: str) -> list[tuple[str, str]]:
    """Each date of a sentence that dates something, with the word for what it dates."""
    reading, (sentence, *_) = read(text), split_sentences(text)
    told = Tellings(text, [sentence], reading.statements, reading.propositions).of(0)
    found = owned(text, sentence, calendar(text, reading.dates, WEDNESDAY), told)
    return [
        (text[slice(*one.date.words)], text[slice(*(one.noun or (one.telling.head if one.telling else (0, 0))))])
        for one in found
        if one.date.words
    ]


OWNERS = {
    "an adjunct": ("The council abolished the toll on Monday.", [("Monday", "abolished")]),
    "of the clause below": (
        "Ada Pell said the council had abolished the toll on Monday.", [("Monday", "abolished")],
    ),
    "of the clause above": (
        "Ada Pell said on Monday the council had abolished the toll.", [("Monday", "said")],
    ),
    "of another clause": (
        "The council met after dockers had walked out on Monday.", [("Monday", "walked")],
    ),
    "of an event with a possessive": (
        "Ada Pell blamed the mayor for Monday's collapse.", [("Monday", "collapse")],
    ),
    "of an event behind its cause": (
        "The port was closed due to an earthquake on Monday.", [("Monday", "earthquake")],
    ),
    "of an event that it followed": (
        "The council resigned in the wake of the vote on Monday.", [("Monday", "vote")],
    ),
    "where, then when": ("Ada Pell spoke from a stage Monday.", [("Monday", "spoke")]),
    "an end": ("The council postponed the vote until Monday.", []),
    "before what": ("The council wants a deal before Monday.", []),
    "a comparison": ("Sales fell to 2,978 from 3,808 a year ago.", []),
    "a comparison with than": ("Sales were lower than a year ago.", []),
    "the year that a thing is of": ("Norvane recalled the 1986 Cherry.", []),
    "the page": ("Page last updated Monday, 3 June 2024.", []),
    "a mere time of day": ("The council met at 6 p.m.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWNERS.values(), ids=OWNERS.keys())
def test_what_a_date_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert dated(text) == expected


def test_from_one_day_to_another_is_one_date() -> None:
    text = "The council will meet from June 10 to June 12."
    (found,) = calendar(text, read(text).dates, WEDNESDAY)
    assert (found.start, found.end, found.precision) == (date(2024, 6, 10), date(2024, 6, 12), Precision.RANGE)


def test_the_running_year_is_no_date_of_an_event() -> None:
    text = "Tolls rose in 2024."
    assert calendar(text, read(text).dates, WEDNESDAY) == []
