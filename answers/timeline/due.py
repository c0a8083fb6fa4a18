"""Plans that are due, of whose day nothing is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from answers.model import Standing
from answers.timeline.merging import Group

_AROUND = timedelta(days=1)


def overdue(groups: Sequence[Group], last: date | None) -> frozenset[int]:
    """The numbers of the plans for a day before the record's ``last``, where no entry tells of that day or the next.

    What came of a plan is mostly told in other words: that anything is told of its day is enough not to say so.
    """
    told = [group.told[0].date for group in groups if group.told[0].standing is not Standing.PLANNED]
    found = set()
    for number, group in enumerate(groups):
        plan = group.told[0]
        if plan.standing is not Standing.PLANNED or not plan.date.words or last is None or plan.date.end >= last:
            continue
        first, end = plan.date.start - _AROUND, plan.date.end + _AROUND
        if not any(one.start <= end and first <= one.end for one in told):
            found.add(number)
    return frozenset(found)
