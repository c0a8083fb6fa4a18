"""What is new against the days before."""

from __future__ import annotations

from datetime import date

from timeline_samples import stored

from answers.record.rows import Stored
from answers.timeline.novelty import novelty

MON, TUE, WED = (date(2024, 6, day) for day in (3, 4, 5))
TOLL = ["council", "abolish", "toll"]


def on(day: date | None, key: int) -> Stored:
    return stored("The council abolished the toll.", key, day)


def test_what_nobody_said_before_is_new() -> None:
    assert novelty([on(MON, 1), on(TUE, 2)], [TOLL, ["docker", "walk", "out"]]) == [1.0, 1.0]


def test_what_one_day_says_twice_is_new() -> None:
    assert novelty([on(MON, 1), on(MON, 2), on(MON, 3)], [TOLL] * 3) == [1.0] * 3


def test_what_two_articles_have_said_before_is_old() -> None:
    assert novelty([on(MON, 1), on(TUE, 2), on(WED, 3)], [TOLL] * 3) == [1.0, 1.0, 0.0]


def test_in_part() -> None:
    assert novelty([on(MON, 1), on(TUE, 2), on(WED, 3)], [TOLL, TOLL, [*TOLL, "again"]])[2] == 1 / 3


def test_an_article_without_a_day_has_said_nothing_before() -> None:
    assert novelty([on(None, 1), on(None, 2), on(WED, 3)], [TOLL] * 3) == [1.0] * 3


def test_a_single_word_is_new() -> None:
    assert novelty([on(MON, 1)], [["toll"]]) == [1.0]
