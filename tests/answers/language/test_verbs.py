from __future__ import annotations

import pytest

from answers.language.verbs import are_two, of_class, relation, stances_of, verbs
from answers.reading.parse import parser

STANCES = verbs().stances


def _verbs(sentence: str) -> list[str]:
    """The sentence's verbs in dictionary form, with their particles and prepositions."""
    tree = parser.parse(sentence, [(0, len(sentence))])
    return [
        predicate
        for i, lemma in enumerate(tree.lemma)
        if tree.pos[i] in ("VERB", "NOUN", "ADJ")
        for predicate in (lemma, *(f"{lemma} {tree.lower[child]}" for child in tree.after[i]))
    ]


@pytest.mark.parametrize("name", STANCES)
def test_an_example_holds_a_verb_of_its_class(name: str) -> None:
    assert any(verb in of_class(name) for verb in _verbs(STANCES[name].example))


@pytest.mark.parametrize("name", [name for name, stance in STANCES.items() if stance.counter_example])
def test_a_counter_example_holds_none(name: str) -> None:
    assert not any(verb in of_class(name) for verb in _verbs(STANCES[name].counter_example or ""))


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
    assert stances_of("praise up") == stances_of("praise")


def test_an_unknown_particle_of_a_verb_that_lives_by_them_leaves_nothing() -> None:
    assert stances_of("back")
    assert not stances_of("back up")


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("put off", "put up", True),
        ("put", "put up", True),
        ("sell", "sell off", False),
        ("sell out", "sell off", True),
        ("put up", "put up", False),
        ("put", "sell", False),
    ],
)
def test_acts_told_apart_by_their_particles(one: str, other: str, two: bool) -> None:
    assert (are_two(one, other), are_two(other, one)) == (two, two)
