"""The lists of words: each one's examples, and that none could be taken away unnoticed."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from datetime import date

import pytest

from answers.calendar import grammar, vocabulary
from answers.calendar.context import Context
from answers.calendar.entries import Neighbours
from answers.calendar.grammar import find
from answers.calendar.guards import GUARDS
from answers.calendar.resolve import UNDATED, resolve
from answers.calendar.vocabulary import word_tables, words
from answers.errors import DataError
from answers.language import tables

SAID = Context(anchor=date(2025, 8, 13), narrative="2024-05-06")
WRITTEN = word_tables()


def times(sentence: str, *, lenient: bool = False) -> list[str]:
    """The words of a sentence that name a calendar time."""
    found = find(sentence, lenient=lenient)
    return [sentence[mention.start : mention.end] for mention in found if mention.kind not in UNDATED]


def meant(sentence: str) -> list[str | None]:
    """What the mentions of a sentence mean."""
    return [resolve(mention, SAID) for mention in find(sentence)]


def holds(row: Neighbours) -> bool:
    """Whether all examples of a list come out as it says."""
    said = [(times(sentence), wanted) for sentence, wanted in row.examples.items()]
    said += [(times(sentence, lenient=True), wanted) for sentence, wanted in row.typed.items()]
    return all(found == ([wanted] if wanted else []) for found, wanted in said)


BESIDE = [pytest.param(name, row, id=name) for name, row in WRITTEN.beside]
VALUES = [
    *(sense.values for sense in WRITTEN.relations.values()),
    *(WRITTEN.deictic.values, WRITTEN.counts.values, WRITTEN.units.values),
]
EACH_VALUE = [pair for values in VALUES for pair in values.items()]


@pytest.mark.parametrize(("name", "row"), BESIDE)
def test_a_list_has_its_examples(name: str, row: Neighbours) -> None:
    assert holds(row)


@pytest.mark.parametrize(("sentence", "value"), EACH_VALUE)
def test_a_word_has_its_meaning(sentence: str, value: str) -> None:
    assert meant(sentence) == [value]


@pytest.mark.parametrize(("name", "row"), BESIDE)
def test_a_list_is_needed(name: str, row: Neighbours, monkeypatch: pytest.MonkeyPatch) -> None:
    known = words()
    without = replace(known, beside={**known.beside, name: frozenset()})
    for module in ("guards", "vocabulary"):
        monkeypatch.setattr(f"answers.calendar.{module}.words", lambda: without)
    assert not holds(row)


@pytest.mark.parametrize("relation", list(WRITTEN.relations))
def test_a_relation_is_needed(relation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = words()
    without = {word: one for word, one in known.relations.items() if one != relation}
    monkeypatch.setattr(vocabulary, "words", lambda: replace(known, relations=without))
    assert any(meant(sentence) != [value] for sentence, value in EACH_VALUE)


@pytest.mark.parametrize(
    ("table", "sentence", "value"),
    [
        pytest.param("collectives", "She left a dozen days ago.", "2025-08-01", id="dozen"),
        pytest.param("within_number", "She left a couple of weeks ago.", "2025-W31", id="of"),
        pytest.param("millennia", "It began in two thousand five.", "2005", id="thousand"),
    ],
)
def test_a_table_of_numbers_is_needed(table: str, sentence: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert meant(sentence) == [value]
    without = copy(words())
    object.__setattr__(without, table, {})
    monkeypatch.setattr(vocabulary, "words", lambda: without)
    assert meant(sentence) != [value]


def test_a_clock_has_words() -> None:
    assert meant("It struck at noon.") == ["2024-05-06T12:00"]


def test_all_guards_are_asked_for() -> None:
    assert {rule.guard for rule in grammar.rules()} == set(GUARDS)


SENTENCES = [sentence for rule in grammar.rules() for sentence in rule.examples]


def outcomes() -> list[tuple[str, str | None, bool]]:
    """What the rules' examples hold: words, what they mean, and whether they name a calendar time at all."""
    return [
        (sentence[mention.start : mention.end], resolve(mention, SAID), mention.kind in UNDATED)
        for sentence in SENTENCES
        for mention in find(sentence)
    ]


OUTCOMES = outcomes()


@pytest.mark.parametrize("name", [rule.name for rule in grammar.rules()])
def test_a_rule_is_needed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = grammar._grammar()
    never = re.compile("(?!)")
    rules = tuple(replace(rule, pattern=never) if rule.name == name else rule for rule in whole.rules)
    monkeypatch.setattr(grammar, "_grammar", lambda: replace(whole, rules=rules))
    assert outcomes() != OUTCOMES


FAULTS = [
    pytest.param("kind: date", "kinds: date", "patterns.yaml, line [0-9]+: rules: 0: kinds?:", id="misspelt"),
    pytest.param("guard: month\n", "guard: moth\n", "patterns.yaml: rule month: there is no guard moth", id="guard"),
    pytest.param("{nth}", "{enth}", "patterns.yaml: rule week-of: there is no piece 'enth'", id="piece"),
    pytest.param("{nth}", "({nth}", "patterns.yaml: rule week-of: is no pattern", id="pattern"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), FAULTS)
def test_a_fault_in_the_patterns_is_told(right: str, wrong: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tables.read_text("answers.calendar", "patterns.yaml").replace(right, wrong, 1)
    monkeypatch.setattr(tables, "read_text", lambda package, name: text)
    monkeypatch.setattr(grammar, "patterns", grammar.patterns.__wrapped__)
    with pytest.raises(DataError, match=told):
        grammar._grammar.__wrapped__()


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        pytest.param("night: NI", "night: NO", "words.yaml, line [0-9]+: parts: night:", id="code"),
        pytest.param("easter: -46, ", "", "words.yaml, line [0-9]+: holidays: 8: .*needs one of", id="holiday"),
        pytest.param("[thursday, 4", "[thorsday, 4", "words.yaml: holidays: Thanksgiving Day: 'thorsday'", id="day"),
    ],
)
def test_a_fault_in_the_words_is_told(right: str, wrong: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tables.read_text("answers.calendar", "words.yaml").replace(right, wrong, 1)
    monkeypatch.setattr(tables, "read_text", lambda package, name: text)
    monkeypatch.setattr(vocabulary, "word_tables", word_tables.__wrapped__)
    with pytest.raises(DataError, match=told):
        words.__wrapped__()
