"""Plans that are due."""

from __future__ import annotations

from datetime import date

import pytest
from timeline_samples import moment

from answers.model import Standing
from answers.timeline.due import overdue
from answers.timeline.merging import Group

MON, TUE, FRI, LAST = date(2024, 6, 3), date(2024, 6, 4), date(2024, 6, 7), date(2024, 6, 30)
PLAN = Group((moment("The council will vote.", MON, Standing.PLANNED),))
UNDATED = Group((moment("The council will vote.", MON, Standing.PLANNED, words=None),))


def told(day: date) -> Group:
    return Group((moment("The council voted.", day, Standing.HAPPENED, key=2),))


DUE = {
    "nothing is told of the day": ([PLAN, told(FRI)], LAST, {0}),
    "something is told of the day": ([PLAN, told(MON)], LAST, set()),
    "something is told of the next day": ([PLAN, told(TUE)], LAST, set()),
    "another plan tells nothing": ([PLAN, PLAN], LAST, {0, 1}),
    "not due yet": ([PLAN], MON, set()),
    "for no named day": ([UNDATED], LAST, set()),
    "a record without days": ([PLAN], None, set()),
}


@pytest.mark.parametrize(("groups", "last", "expected"), DUE.values(), ids=DUE.keys())
def test_overdue(groups: list[Group], last: date | None, expected: set[int]) -> None:
    assert overdue(groups, last) == expected
