"""Which articles are editions of one story."""

from __future__ import annotations

from datetime import date

import pytest
from timeline_samples import PUBLISHED, stored

from answers.timeline.stories import stories

FIRST = (
    "Norvane Refining of Port Ellery raised its price for oil by 50 cents a barrel on Monday, its director Ada Pell "
    "said. She gave no reason for the increase."
)
UPDATE = (
    "Norvane Refining of Port Ellery raised its price for oil by 50 cents a barrel on Monday, its director Ada Pell "
    "told reporters. She said more may follow."
)
OTHER = (
    "Hollin Petroleum of West Quay raised its price for oil by 50 cents a barrel on Monday, its director Tom Hollin "
    "said. He gave no reason for the increase."
)
NAMELESS = "the price for oil was raised by 50 cents a barrel, and nobody gave a reason for the increase."

CASES = {
    "given out twice": (FIRST, FIRST, PUBLISHED, True),
    "an update": (FIRST, UPDATE, PUBLISHED, True),
    "the day after": (FIRST, UPDATE, date(2024, 6, 6), True),
    "days later": (FIRST, UPDATE, date(2024, 6, 8), False),
    "no day": (FIRST, UPDATE, None, False),
    "somebody else in the same words": (FIRST, OTHER, PUBLISHED, False),
    "no names to know it by": (NAMELESS, NAMELESS, PUBLISHED, False),
}


@pytest.mark.parametrize(("text", "other", "day", "one"), CASES.values(), ids=CASES.keys())
def test_two_articles(text: str, other: str, day: date | None, one: bool) -> None:
    told = stories([stored(text, 1), stored(other, 2, day)])
    assert (told[1] == told[2]) is one


def test_three_editions_are_told_by_the_first() -> None:
    assert stories([stored(FIRST, 3), stored(UPDATE, 2), stored(FIRST, 1)]) == {1: 1, 2: 1, 3: 1}


def test_no_articles() -> None:
    assert stories([]) == {}
