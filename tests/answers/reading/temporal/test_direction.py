"""The rules of direction: each list's examples, published on Wednesday 13 August 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from answers.model import Tense
from answers.reading.temporal import direction, verb_groups
from answers.reading.temporal.time_expressions import find_dates
from answers.reading.temporal.verb_groups import Cues, tense_rules

WEDNESDAY = date(2025, 8, 13)


RULES = tense_rules()


def _cases() -> list[tuple[str, int | None, Cues]]:
    """Each list, by its section and, where a section has several, its place there."""
    lists = [(section, None, row) for section, row in RULES if isinstance(row, Cues)]
    return [*lists, *(("groups", place, row) for place, row in enumerate(RULES.groups))]


def _told(sentence: str) -> Tense:
    (found,) = (expression for expression in find_dates(sentence, WEDNESDAY) if expression.start)
    return found.tense


EXAMPLES = [
    pytest.param(sentence, tense, id=f"{section}-{sentence}")
    for section, _, row in _cases()
    for sentence, tense in row.examples.items()
]


@pytest.mark.parametrize(("sentence", "tense"), EXAMPLES)
def test_an_example_has_its_tense(sentence: str, tense: Tense) -> None:
    assert _told(sentence) is tense


@pytest.mark.parametrize(("sentence", "tense"), EXAMPLES)
def test_an_example_lies_that_way(sentence: str, tense: Tense) -> None:
    (found,) = (expression for expression in find_dates(sentence, WEDNESDAY) if expression.start)
    assert found.start is not None
    assert (found.start > WEDNESDAY) is (tense is Tense.PLANNED)


@pytest.fixture
def fresh() -> Iterator[None]:
    """Lists made anew before and after the test."""
    caches = (verb_groups.vocabulary, verb_groups.tenses, verb_groups.group_openers, direction._since)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("section", "place", "row"), _cases(), ids=lambda value: value if isinstance(value, str) else ""
)
@pytest.mark.usefixtures("fresh")
def test_a_list_is_needed(section: str, place: int | None, row: Cues, monkeypatch: pytest.MonkeyPatch) -> None:
    emptied = row.model_copy(update={"words": frozenset()})
    changed = emptied if place is None else (*RULES.groups[:place], emptied, *RULES.groups[place + 1 :])
    rules = RULES.model_copy(update={section: changed})
    monkeypatch.setattr(verb_groups, "tense_rules", lambda: rules)
    assert any(_told(sentence) is not tense for sentence, tense in row.examples.items())
