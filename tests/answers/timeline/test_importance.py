"""What matters of a timeline."""

from __future__ import annotations

from datetime import date

from timeline_samples import moment

from answers.model import Precision, Standing
from answers.timeline.importance import key_events, weights
from answers.timeline.merging import Group
from answers.timeline.moments import Moment

MON, TUE, WED, LATER = date(2024, 6, 3), date(2024, 6, 4), date(2024, 6, 5), date(2024, 6, 20)


def told(day: date, published: date, key: int = 1, standing: Standing = Standing.HAPPENED) -> Moment:
    return moment("The council abolished the toll.", day, standing, key=key, published=published)


def test_a_day_that_later_articles_name_matters_more() -> None:
    first, second = weights([Group((told(MON, MON),)), Group((told(TUE, LATER, 2),))])
    assert first < second


def test_what_more_articles_tell_matters_more() -> None:
    first, second = weights([Group((told(MON, MON), told(MON, MON, 2))), Group((told(TUE, TUE, 3),))])
    assert first > second


def test_of_one_day_what_more_articles_tell_comes_first() -> None:
    first, second = weights([Group((told(MON, MON),)), Group((told(MON, MON, 2), told(MON, MON, 3)))])
    assert first < second


def test_a_month_matters_less_than_a_day() -> None:
    month = moment("It was abolished.", MON, Standing.HAPPENED, precision=Precision.MONTH, end=LATER, published=LATER)
    first, second = weights([Group((month,)), Group((told(LATER, LATER, 2),))])
    assert first < second


def test_background_matters_less_than_news() -> None:
    old = moment("The toll is old.", MON, Standing.REPORTED, words=None, published=MON)
    new = moment("The toll is gone.", MON, Standing.REPORTED, words=None, published=MON, key=2)
    first, second = weights([Group((old,), novelty=0.0), Group((new,))])
    assert first < second


def test_a_day_has_two_key_events_while_others_have_any() -> None:
    groups = [Group((told(MON, LATER, key),)) for key in range(1, 6)] + [Group((told(TUE, TUE, 9),))]
    assert key_events(groups, weights(groups), (), 3) == {0, 1, 5}


def test_what_must_be_a_key_event_is_one() -> None:
    groups = [Group((told(MON, LATER, 1),)), Group((told(TUE, LATER, 2),)), Group((told(WED, WED, 3),))]
    assert 2 in key_events(groups, weights(groups), {2}, 2)


def test_nothing() -> None:
    assert weights([]) == []
