"""What dates count from: each shape's examples, published on Wednesday 13 August 2025, and that it is needed."""

from __future__ import annotations

import re
from datetime import date

import pytest

from answers.reading.temporal import narrative, time_expressions
from answers.reading.temporal.narrative import Wording, wordings
from answers.reading.temporal.time_expressions import find_dates

KNOWN = wordings()
SHAPES = [pytest.param(name, row, id=name) for name, row in KNOWN]


def values(text: str) -> tuple[str, ...]:
    """The values of the expressions of a text."""
    return tuple(found.value for found in find_dates(text, date(2025, 8, 13)))


@pytest.mark.parametrize(("name", "row"), SHAPES)
def test_a_shape_has_its_examples(name: str, row: Wording) -> None:
    assert {text: values(text) for text in row.values} == row.values


@pytest.mark.parametrize(("name", "row"), SHAPES)
def test_a_shape_is_needed(name: str, row: Wording, monkeypatch: pytest.MonkeyPatch) -> None:
    never = row.model_copy(update={"pattern": re.compile("(?!)")})
    changed = KNOWN.model_copy(update={name: never})
    for module in (narrative, time_expressions):
        monkeypatch.setattr(module, "wordings", lambda: changed)
    assert any(values(text) != wanted for text, wanted in row.values.items())
