"""What "it" and "they" stand for."""

from __future__ import annotations

import pytest

from answers.model import Article
from answers.reading.reader import Reader


def _agents(text: str, predicate: str) -> list[str]:
    """Who or what does it, by the words of the text, the pronoun itself left out."""
    told = [one for one in Reader().read(Article("a", "News", text)).propositions if one.predicate == predicate]
    assert told, [one.predicate for one in told]
    roles = [argument for one in told for argument in one.arguments if argument.role == "agent"]
    return [text[slice(*argument.spans[0])] for argument in roles][1:]


@pytest.mark.parametrize(
    ("text", "predicate", "agents"),
    [
        ("Norvane Corp said it sold the mill.", "sell", ["Norvane Corp"]),
        ("The ministry said it will raise the levy.", "raise", ["The ministry"]),
        ("Both teams were cheered as they left the court.", "leave", ["Both teams"]),
        ("The ferry was crossing the bay when it lost power.", "lose", ["The ferry"]),
        ("A spokesman for Norvane said it closed the plant.", "close", ["Norvane"]),
        ("Norvane filed for bankruptcy. It owes the bank ten million dollars.", "owe", ["Norvane"]),
        ("Norvane, which said it would build a dam, is a company.", "build", ["Norvane"]),
    ],
)
def test_the_subject_above(text: str, predicate: str, agents: list[str]) -> None:
    assert _agents(text, predicate) == agents


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Anna Orlo said it closed the plant.", "close"),  # a person is no "it"
        ("Norvane said it was clear that the dam would break.", "be"),  # nothing is meant
        ("The storm passed. It broke the dam.", "break"),  # of another sentence, only what has a name
        ("It broke the dam.", "break"),
    ],
)
def test_nothing_where_that_is_unsure(text: str, predicate: str) -> None:
    assert _agents(text, predicate) == []


def test_what_is_theirs() -> None:
    reading = Reader().read(Article("a", "News", "Norvane raised its fees."))
    owners = [
        argument.owners for one in reading.propositions for argument in one.arguments if argument.role == "patient"
    ]
    assert owners == [("Norvane",)]
