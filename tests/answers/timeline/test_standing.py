"""What a clause is on a timeline."""

from __future__ import annotations

from datetime import date

import pytest
from timeline_samples import PUBLISHED, day_of, spot, statement

from answers.model import Act, EventDate, Modality, Polarity, Proposition, Standing, Statement
from answers.timeline.standing import standing_of
from answers.timeline.tellings import Telling

FRI, PAST = date(2024, 6, 7), date(2024, 5, 2)
NEGATED = "Pell did not mention the toll."
PLAN = "The toll will be raised on Friday."


def said(polarity: Polarity = Polarity.AFFIRMED, **others: object) -> Statement:
    return statement(NEGATED, "did not mention", "the toll", polarity=polarity, **others)  # type: ignore[arg-type]


def deed(modality: Modality = Modality.ASSERTED, when: EventDate | None = None) -> Statement:
    return statement(PLAN, "will be raised", "The toll", act=Act.EVENT, modality=modality, when=when)


STANDINGS = {
    "negated": (said(Polarity.NEGATED), Standing.NEGATED),
    "denied": (said(Polarity.DENIED), Standing.DENIED),
    "their own word that it was not": (said(Polarity.NEGATED, via=["Ada Pell"]), Standing.DENIED),
    "possible": (said(act=Act.EVENT, modality=Modality.POSSIBLE), Standing.EXPECTED),
    "a negated condition": (said(Polarity.NEGATED, act=Act.EVENT, modality=Modality.CONDITIONAL), Standing.EXPECTED),
    "planned without a day": (deed(Modality.PLANNED), Standing.PLANNED),
    "planned": (deed(Modality.PLANNED, day_of(PLAN, "Friday", FRI)), Standing.PLANNED),
    "planned for a day gone by": (deed(Modality.PLANNED, day_of(PLAN, "Friday", PAST)), Standing.REPORTED),
    "done": (deed(when=day_of(PLAN, "Friday", PAST)), Standing.HAPPENED),
    "said on no day": (said(), Standing.REPORTED),
}


def test_what_nobody_did_on_a_day_did_not_happen() -> None:
    told = Proposition("raise", spot(PLAN, "raised"), (), Polarity.NEGATED)
    clause = Telling(told.head, (told.head,), None, told)
    day = day_of(PLAN, "Friday", PAST)
    assert (standing_of(clause, day, PUBLISHED), standing_of(clause, None, PUBLISHED)) == (
        Standing.NEGATED,
        Standing.REPORTED,
    )


@pytest.mark.parametrize(("one", "expected"), STANDINGS.values(), ids=STANDINGS.keys())
def test_standing(one: Statement, expected: Standing) -> None:
    assert standing_of(Telling(one.cue[0], one.cue, one, None), one.date, PUBLISHED) is expected
