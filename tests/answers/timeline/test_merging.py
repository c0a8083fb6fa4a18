"""Many reports of one event, and plans that came about."""

from __future__ import annotations

from datetime import date

import pytest
from timeline_samples import moment

from answers.model import Precision, Standing
from answers.timeline.merging import merge
from answers.timeline.moments import Moment

MON, TUE, WED, THU = (date(2024, 6, day) for day in (3, 4, 5, 6))
H, R, S, P, X, N = (
    Standing.HAPPENED,
    Standing.REPORTED,
    Standing.SAID,
    Standing.PLANNED,
    Standing.EXPECTED,
    Standing.NEGATED,
)

RAISED = "Norvane Refining of Port Ellery raised its posted price for oil by 50 cents to 17.50 dollars a barrel."
AGAIN = "Norvane Refining said it raised its posted price for oil by 50 cents to 17.50 dollars, effective today."
OTHER = "Hollin Petroleum raised its posted price for oil by 50 cents to 17.50 dollars a barrel."
FIGURES = "Norvane Refining raised its posted price for oil by 90 cents to 18.40 dollars a barrel."
OPENED = "The harbour rate for oil opened at 17.20 marks and 9.10 crowns in early trading."
CLOSED = "The harbour rate for oil closed at 17.50 marks and 9.40 crowns; it had opened at 17.20 marks and 9.10 crowns."
NOT_RAISED = (
    "Norvane Refining of Port Ellery has not raised its posted price for oil by 50 cents to 17.50 dollars a barrel."
)
HE_SAID = "He said that the levy on oil is much too high for small harbours."
WILL = "Ada Pell will meet Tom Hollin at the harbour on Thursday to talk about the levy."
MET = "Ada Pell met Tom Hollin on Thursday and spoke about the levy for two hours."
STRANGERS = "Rosa Lind met Jon Varga on Thursday and spoke about the levy for two hours."

ONE = {
    "same words": (moment(RAISED, MON, H), moment(RAISED, MON, H, key=2)),
    "reported again": (moment(RAISED, MON, R), moment(AGAIN, MON, R, key=2)),
    "within a day": (moment(RAISED, MON, H), moment(RAISED, TUE, H, key=2)),
    "told and reported": (moment(RAISED, MON, H), moment(RAISED, MON, R, key=2)),
    "one sentence, read in two ways": (
        moment(RAISED, MON, R, speakers=["Norvane Refining"]),
        moment(RAISED, MON, X, speakers=["Ada Pell"], key=2),
    ),
    "fuller name": (
        moment(RAISED, MON, S, speakers=["Ada Pell"]),
        moment(RAISED, MON, S, speakers=["Pell"], key=2),
    ),
    "two sentences of one article": (moment(RAISED, MON, R), moment(AGAIN, MON, R)),
    "same week": (
        moment(RAISED, MON, H, precision=Precision.WEEK, end=date(2024, 6, 9)),
        moment(RAISED, MON, H, precision=Precision.WEEK, end=date(2024, 6, 9), key=2),
    ),
}
TWO = {
    "two days apart": (moment(RAISED, MON, H), moment(RAISED, THU, H, key=2)),
    "another name": (moment(RAISED, MON, H), moment(OTHER, MON, H, key=2)),
    "other figures": (moment(RAISED, MON, H), moment(FIGURES, MON, H, key=2)),
    "the figures of two moments": (moment(OPENED, MON, H), moment(CLOSED, MON, H, key=2)),
    "done and not done": (moment(RAISED, MON, H), moment(NOT_RAISED, MON, N, key=2)),
    "two speakers": (
        moment(HE_SAID, MON, S, speakers=["Jon Varga"]),
        moment(HE_SAID, MON, S, speakers=["Tom Hollin"], key=2),
    ),
    "two bodies in the same words": (
        moment(RAISED, MON, R, speakers=["Norvane Refining"]),
        moment(RAISED.replace("Norvane", "Hollin"), MON, R, speakers=["Hollin Refining"], key=2),
    ),
    "two events of one article": (moment(RAISED, MON, R), moment(FIGURES, MON, R)),
    "a day and its week": (
        moment(RAISED, MON, H),
        moment(RAISED, MON, H, precision=Precision.WEEK, end=date(2024, 6, 9), key=2),
    ),
    "said and by nobody": (moment(HE_SAID, MON, S, speakers=["Ada Pell"]), moment(HE_SAID, MON, R, key=2)),
}


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE.keys())
def test_one_event(pair: tuple[Moment, Moment]) -> None:
    assert len(merge(pair, ["oil", "price"])) == 1


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO.keys())
def test_two_events(pair: tuple[Moment, Moment]) -> None:
    assert len(merge(pair, ["oil", "price"])) == 2


def test_a_plan_that_came_about_is_one_entry() -> None:
    plan, event = moment(WILL, THU, P), moment(MET, THU, H, key=2, published=date(2024, 6, 7))
    assert [(len(g.told), len(g.plans)) for g in merge([plan, event])] == [(1, 1)]


def test_a_plan_is_shown_as_what_happened() -> None:
    plan, event = moment(WILL, THU, P), moment(MET, THU, H, key=2, published=date(2024, 6, 7))
    assert merge([plan, event])[0].told == (event,)


def test_a_plan_of_others_stays_a_plan() -> None:
    plan, event = moment(WILL, THU, P), moment(STRANGERS, THU, H, key=2, published=date(2024, 6, 7))
    assert len(merge([plan, event])) == 2


def test_a_plan_for_another_day_stays_a_plan() -> None:
    plan, event = moment(WILL, WED, P), moment(MET, THU, H, key=2, published=date(2024, 6, 7))
    assert len(merge([plan, event])) == 2


def test_what_was_told_before_the_plan_is_not_its_outcome() -> None:
    plan, event = moment(WILL, THU, P), moment(MET, THU, H, key=2, published=date(2024, 6, 1))
    assert len(merge([plan, event])) == 2


def test_in_order_of_days() -> None:
    found = merge([moment(MET, THU, H), moment(RAISED, MON, H, key=2)])
    assert [group.told[0].date.start for group in found] == [MON, THU]


def test_nothing_gives_nothing() -> None:
    assert merge([]) == []
