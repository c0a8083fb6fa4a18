from __future__ import annotations

import pytest

from answers.language.stance import Stance, classes_of, opposite, relation, stances
from answers.reading.parse import parser

STANCES = list(stances().values())


def _verbs(sentence: str) -> list[str]:
    """The sentence's verbs in dictionary form, with their particles and prepositions."""
    tree = parser.parse(sentence, [(0, len(sentence))])
    return [
        predicate
        for i, lemma in enumerate(tree.lemma)
        if tree.pos[i] in ("VERB", "NOUN", "ADJ")
        for predicate in (lemma, *(f"{lemma} {tree.lower[child]}" for child in tree.after[i]))
    ]


@pytest.mark.parametrize("stance", STANCES, ids=lambda s: s.name)
def test_an_example_holds_a_verb_of_its_class(stance: Stance) -> None:
    assert any(verb in stance.lemmas for verb in _verbs(stance.example))


@pytest.mark.parametrize("stance", [s for s in STANCES if s.counter_example], ids=lambda s: s.name)
def test_a_counter_example_holds_none(stance: Stance) -> None:
    assert not any(verb in stance.lemmas for verb in _verbs(stance.counter_example or ""))


@pytest.mark.parametrize(
    ("asked", "given", "expected"),
    [
        ("support", "back", "same"),
        ("support", "abandon", "opposite"),
        ("oppose", "endorse", "opposite"),
        ("agree", "refuse", "opposite"),
        ("impose", "lift", "opposite"),
        ("meet", "meet", "same"),
        ("mention", "mention", "same"),
        ("mention", "tell", None),
        ("meet", "mention", None),
        ("yodel", "yodel", "same"),
        ("yodel", "meet", None),
        ("rule", "rule out", "same"),
        ("Support", "Call for", "same"),
    ],
)
def test_relation(asked: str, given: str, expected: str | None) -> None:
    assert relation(asked, given) == expected


def test_an_unknown_particle_leaves_the_verb() -> None:
    assert classes_of("praise up") == classes_of("praise")


def test_opposites_are_mutual() -> None:
    assert all(opposite(opposite(s.name) or "") == s.name for s in STANCES if s.opposite)
