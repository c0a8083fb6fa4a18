"""The rules of direction: every entry's example, published on Wednesday 13 August 2025."""

from __future__ import annotations

from datetime import date

import pytest

from answers.model import Tense
from answers.reading.temporal.time_expressions import find_dates
from answers.reading.temporal.verb_groups import tense_rules

WEDNESDAY = date(2025, 8, 13)


def _rows() -> list[object]:
    return [
        pytest.param(row.example, getattr(row, "tense", Tense.PLANNED), id=f"{section}-{place}")
        for section, rows in tense_rules()
        if isinstance(rows, tuple)
        for place, row in enumerate(rows)
    ]


@pytest.mark.parametrize(("example", "tense"), _rows())
def test_an_example_has_its_tense(example: str, tense: Tense) -> None:
    (found,) = (expression for expression in find_dates(example, WEDNESDAY) if expression.start)
    assert found.tense is tense


@pytest.mark.parametrize(("example", "tense"), _rows())
def test_an_example_lies_that_way(example: str, tense: Tense) -> None:
    (found,) = (expression for expression in find_dates(example, WEDNESDAY) if expression.start)
    assert found.start is not None
    assert (found.start > WEDNESDAY) is (tense is Tense.PLANNED)
