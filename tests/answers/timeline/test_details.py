"""What stands under the news of a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline_samples import moment

from answers.model import Standing
from answers.timeline.details import with_details, with_passing
from answers.timeline.merging import Group
from answers.timeline.moments import PASSING, STORY, Moment

MON, TUE = date(2024, 6, 3), date(2024, 6, 4)
STORIES = {1: 1, 2: 2, 3: 1}


def told(
    text: str, day: date = MON, standing: Standing = Standing.REPORTED, key: int = 1, at: int = 0, score: float = 1.0,
    dated: bool = False,
) -> Moment:  # fmt: skip
    made = moment(text, day, standing, key=key, words=(0, 1) if dated else None, published=MON)
    return replace(made, span=(at, at + 10), score=score)


def lines(*groups: Group) -> list[tuple[int, int]]:
    """Where the line of each entry stands, and how many details it has."""
    return [(group.told[0].span[0], len(group.details)) for group in with_details(groups, STORIES)]


FIRST, SECOND = told("The council abolished the toll."), told("Dockers cheered.", at=40)


def test_a_story_has_one_line_a_day() -> None:
    assert lines(Group((FIRST,)), Group((SECOND,))) == [(0, 1)]


def test_another_day_is_a_line() -> None:
    assert lines(Group((FIRST,)), Group((replace(SECOND, date=told("x", TUE).date),))) == [(0, 0), (40, 0)]


def test_another_story_is_a_line() -> None:
    assert lines(Group((FIRST,)), Group((told("Dockers cheered.", key=2, at=40),))) == [(0, 0), (40, 0)]


def test_another_edition_of_the_story_is_none() -> None:
    assert lines(Group((FIRST,)), Group((told("Dockers cheered.", key=3, at=40),))) == [(0, 1)]


def test_a_plan_is_a_line() -> None:
    plan = told("The council will meet.", standing=Standing.PLANNED, at=40)
    assert lines(Group((FIRST,)), Group((plan,))) == [(0, 0), (40, 0)]


def test_what_was_denied_is_a_line() -> None:
    denied = told("The mayor denied it.", standing=Standing.DENIED, at=40)
    assert lines(Group((FIRST,)), Group((denied,))) == [(0, 0), (40, 0)]


def test_what_may_be_is_a_detail() -> None:
    open_ = told("Tolls may return.", standing=Standing.EXPECTED, at=40)
    assert lines(Group((FIRST,)), Group((open_,))) == [(0, 1)]


def test_news_goes_before_background() -> None:
    assert lines(Group((FIRST,), novelty=0.1), Group((SECOND,))) == [(40, 1)]


def test_what_is_on_the_topic_goes_before_what_is_of_the_story() -> None:
    assert lines(Group((replace(FIRST, score=STORY),)), Group((SECOND,))) == [(40, 1)]


def test_what_two_stories_tell_is_a_line() -> None:
    both = Group((told("Dockers cheered.", at=40), told("Dockers cheered.", key=2, at=40)))
    assert sorted(lines(Group((FIRST,)), both)) == [(40, 1)]


def test_nothing_is_lost() -> None:
    groups = [Group((told("Sentence.", at=10 * n, key=1 + n % 3),)) for n in range(12)]
    found = with_details(groups, STORIES)
    assert sum(len(group.told) + len(group.details) for group in found) == 12


def test_what_an_article_goes_on_with_is_a_detail_of_its_day() -> None:
    passing = told("Nobody was hurt.", at=80, score=PASSING)
    assert [len(group.details) for group in with_passing([Group((FIRST,))], [passing])] == [1]


def test_what_no_entry_has_a_place_for_is_left_out() -> None:
    passing = told("Nobody was hurt.", key=2, at=80, score=PASSING)
    assert [len(group.details) for group in with_passing([Group((FIRST,))], [passing])] == [0]


def test_a_line_that_is_understood_by_itself_goes_before_one_that_is_not() -> None:
    they = told("They abolished the toll.")
    council = replace(told("The council was cheered."), span=(0, 24))
    assert [group.told[0] for group in with_details([Group((they,)), Group((council,))], STORIES)] == [council]
