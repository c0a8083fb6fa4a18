"""When a proposition meets a question, and when it lacks something."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Archive, Article, Verdict
from answers.answering.predicates import DERIVED, KINDRED, NARROWER, OPPOSITE, REMOTE, SAME, predicate_relation


def _verdict(text: str, question: str) -> Verdict:
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        return archive.ask(question).verdict


@pytest.mark.parametrize(
    ("asked", "told", "low", "high"),
    [
        ("sell", "sell", SAME, SAME),
        ("acquire", "acquisition", DERIVED, DERIVED),
        ("promise", "pledge", KINDRED, SAME),
        ("support", "oppose", OPPOSITE, OPPOSITE),
        ("kill", "murder", NARROWER, NARROWER),
        ("murder", "kill", 0.0, REMOTE),
        ("sell", "paint", 0.0, 0.0),
    ],
)
def test_how_verbs_bear_on_one_another(asked: str, told: str, low: float, high: float) -> None:
    assert low <= predicate_relation(asked, told) <= high


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The mayor of Marl is Tamsin Orlo.", "is Tamsin Orlo the mayor of Marl?"),
        ("Tamsin Orlo's daughter, Anna Quill, spoke.", "is Anna Quill Tamsin Orlo's daughter?"),
        ("Marl mayor Tamsin Orlo spoke.", "is Tamsin Orlo the mayor of Marl?"),
        ("The bear escaped from the zoo in Marl and attacked three people.", "did a bear attack three people in Marl?"),
        ("The bank of Marl was robbed by Jon Cole.", "did Jon Cole rob the bank of Marl?"),
        ("Norvane said it sold the mill.", "did Norvane sell the mill?"),
        ("Anna Quill, a chemist who invented the dye in 1866, spoke.", "did Anna Quill invent the dye?"),
    ],
)
def test_yes(text: str, question: str) -> None:
    assert _verdict(text, question) is Verdict.YES


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The old branch of Norvane was founded in 1991.", "was Norvane founded in 1991?"),
        ("Anna Quill is assistant to the president of the bank.", "is Anna Quill the president of the bank?"),
        ("The Marl Tower is the tallest building in the north.", "is the Marl Tower the tallest building?"),
        ("Former Marl mayor Tamsin Orlo spoke.", "is Tamsin Orlo the mayor of Marl?"),
        ("Few experts think that Norvane sold the mill.", "is the mill sold by the experts?"),
        ("Experts do not think that Norvane sold the mill.", "did Norvane sell the mill?"),
        ("Norvane has ordered the flag lowered.", "was the flag lowered?"),
        ("Jon Cole was attacked by the dog.", "did Jon Cole attack the dog?"),
    ],
)
def test_no_yes(text: str, question: str) -> None:
    assert _verdict(text, question) is not Verdict.YES
