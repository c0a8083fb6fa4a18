"""Which clauses a text has, what each is called, and whether it is so."""

from __future__ import annotations

import pytest

from answers.reading.clauses.clause import Clause
from answers.reading.clauses.propositions import find_propositions
from answers.reading.parse import parser
from answers.reading.parse.tree import Tree
from answers.reading.text.sentences import split_sentences


def _found(text: str) -> tuple[Tree, list[Clause]]:
    tree = parser.parse(text, split_sentences(text))
    return tree, find_propositions(tree)


def _names(text: str) -> list[str]:
    return [clause.predicate for clause in _found(text)[1]]


def _standing(text: str, teller: str) -> str:
    """Polarity and modality of the clause that a word tells."""
    tree, found = _found(text)
    (clause,) = (one for one in found if tree.words[one.head] == teller)
    return f"{clause.polarity} {clause.modality}"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Orlo repaired the bridge.", ["repair"]),
        ("Orlo has been repairing the bridge.", ["repair"]),
        ("The bridge was not repaired.", ["repair"]),
        ("Orlo ruled out a levy.", ["rule out"]),
        ("Orlo put the fees of the club up.", ["put up"]),
        ("Orlo went up after the storm.", ["go up"]),
        ("Orlo took the clerk into custody.", ["arrest"]),
        ("Orlo found the clerk guilty.", ["convict"]),
        ("Orlo gave the go-ahead to the dam.", ["approve"]),
        ("Orlo is the mayor.", ["be"]),
        ("Orlo, mayor of Marl, resigned.", ["be", "resign"]),
        ("The bridge built by Orlo collapsed.", ["build", "collapse"]),
        ("The engineer who repaired the bridge resigned.", ["repair", "resign"]),
        ("Orlo bought the mill and sold the boat.", ["buy", "sell"]),
        ("Orlo refused to sign the treaty.", ["refuse", "sign"]),
        ("Norvane's criticism of the levy angered Quill.", ["criticize", "anger"]),
        ("Orlo resigned. Quill left Marl.", ["resign", "leave"]),
        ("According to Tamsin Orlo, the dam has cracked.", ["crack"]),
        ("The tall old bridge.", []),
        ("", []),
    ],
)
def test_each_clause_has_its_name_in_the_order_of_the_text(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_a_noun_of_no_act_and_one_that_says_nothing_of_whose_it_is_are_no_clauses() -> None:
    assert _names("Orlo's mill burned.") == ["burn"]
    assert _names("The criticism grew.") == ["grow"]


@pytest.mark.parametrize(
    ("text", "teller", "standing"),
    [
        ("Orlo sold the mill.", "sold", "affirmed asserted"),
        ("Orlo did not sell the mill.", "sell", "negated asserted"),
        ("Orlo never sold the mill.", "sold", "negated asserted"),
        ("Nobody repaired the bridge.", "repaired", "negated asserted"),
        ("No engineer repaired the bridge.", "repaired", "negated asserted"),
        ("Orlo repaired nothing.", "repaired", "negated asserted"),
        ("The bridge was never repaired by Orlo.", "repaired", "negated asserted"),
        ("Orlo is not the mayor.", "is", "negated asserted"),
        ("Orlo was no hero.", "was", "negated asserted"),
        ("There is no bridge in Marl.", "is", "negated asserted"),
        ("Orlo failed to repair the bridge.", "repair", "negated asserted"),
        ("Orlo refused to sign the treaty.", "refused", "affirmed asserted"),
        ("Orlo refused to sign the treaty.", "sign", "negated asserted"),
        ("Orlo did not sell the mill but bought the boat.", "bought", "affirmed asserted"),
        ("Orlo sold the mill and did not buy the boat.", "sold", "affirmed asserted"),
        ("Orlo sold the mill and did not buy the boat.", "buy", "negated asserted"),
        ("Orlo did not sell the mill because Quill objected.", "objected", "affirmed asserted"),
        ("Orlo made no mention of the dam.", "mention", "negated asserted"),
    ],
)
def test_what_is_negated(text: str, teller: str, standing: str) -> None:
    assert _standing(text, teller) == standing


@pytest.mark.parametrize(
    ("text", "teller", "standing"),
    [
        ("Orlo will sell the mill.", "sell", "affirmed planned"),
        ("Orlo plans to sell the mill.", "sell", "affirmed planned"),
        ("Orlo plans to sell the mill.", "plans", "affirmed asserted"),
        ("Orlo did not plan to sell the mill.", "sell", "negated planned"),
        ("Orlo did not promise to sell the mill.", "sell", "affirmed possible"),
        ("Orlo may sell the mill.", "sell", "affirmed possible"),
        ("Orlo might not sell the mill.", "sell", "negated possible"),
        ("Orlo allegedly sold the mill.", "sold", "affirmed possible"),
        ("Orlo would sell the mill if the council agreed.", "sell", "affirmed conditional"),
        ("Orlo would sell the mill if the council agreed.", "agreed", "affirmed conditional"),
        ("If Orlo sells the mill, Quill will resign.", "resign", "affirmed conditional"),
        ("Had Orlo sold the mill, Quill would have left.", "sold", "affirmed conditional"),
        ("Orlo had sold the mill when Quill left.", "sold", "affirmed asserted"),
    ],
)
def test_what_is_planned_possible_or_conditional(text: str, teller: str, standing: str) -> None:
    assert _standing(text, teller) == standing


@pytest.mark.parametrize(
    ("text", "teller", "standing"),
    [
        ("Orlo denied that Quill sold the mill.", "sold", "denied asserted"),
        ("Orlo denied that Quill sold the mill.", "denied", "denied asserted"),
        ("Orlo denied selling the mill.", "selling", "denied asserted"),
        ("Orlo denied having sold the mill.", "sold", "denied asserted"),
        ("Orlo denied the claim that Quill sold the mill.", "sold", "denied asserted"),
        ("Quill rejected the claim that Orlo sold the mill.", "sold", "denied asserted"),
        ("Orlo did not deny that Quill sold the mill.", "sold", "affirmed possible"),
        ("Orlo did not deny selling the mill.", "selling", "affirmed possible"),
        ("Orlo admitted selling the mill.", "selling", "affirmed asserted"),
    ],
)
def test_what_is_denied(text: str, teller: str, standing: str) -> None:
    assert _standing(text, teller) == standing


@pytest.mark.parametrize(
    ("text", "teller", "standing"),
    [
        ("Orlo said that the dam is safe.", "is", "affirmed asserted"),
        ("Orlo said the dam was not safe.", "was", "negated asserted"),
        ("Orlo did not say that the dam was safe.", "was", "affirmed possible"),
        ("Orlo believes that the dam is safe.", "is", "affirmed possible"),
        ("Orlo knows that the dam is safe.", "is", "affirmed asserted"),
        ("Orlo does not think that the dam is safe.", "is", "affirmed possible"),
        ("Quill said that Orlo believed that the dam was safe.", "was", "affirmed possible"),
        ("This may mean that the dam is safe.", "is", "affirmed possible"),
        ("It is not true that Orlo robbed the bank.", "robbed", "denied asserted"),
        ("Quill asked whether Orlo had sold the mill.", "sold", "affirmed conditional"),
        ("Orlo did not mention that the dam had cracked.", "cracked", "affirmed possible"),
    ],
)
def test_what_is_only_thought_doubted_or_not_said(text: str, teller: str, standing: str) -> None:
    assert _standing(text, teller) == standing


@pytest.mark.parametrize(
    ("text", "teller", "standing"),
    [
        ("Orlo did not mention imposing tariffs.", "mention", "negated asserted"),
        ("Orlo did not mention imposing tariffs.", "imposing", "affirmed possible"),
        ("Orlo did not mention not imposing tariffs.", "imposing", "negated possible"),
        ("Orlo did not talk about raising fares.", "raising", "affirmed possible"),
        ("Orlo talked about raising fares.", "raising", "affirmed possible"),
        ("Quill was accused of robbing the bank.", "robbing", "affirmed possible"),
        ("Orlo thanked Quill for saving the boat.", "saving", "affirmed asserted"),
        ("Orlo spoke without mentioning the dam.", "mentioning", "negated asserted"),
    ],
)
def test_an_act_that_is_only_named(text: str, teller: str, standing: str) -> None:
    assert _standing(text, teller) == standing


def test_a_long_text_without_a_full_stop_is_read() -> None:
    found = _names("Orlo sold the mill and " * 120 + "Quill resigned.")
    assert found.count("sell") > 60
