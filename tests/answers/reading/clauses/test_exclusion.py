"""What is left out of a list is told of the other way round."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statements_of import statements_of

from answers.reading.clauses.propositions import find_propositions
from answers.reading.parse import parser
from answers.reading.text.sentences import split_sentences

_ITEMS = ("the quarry", "the harbour", "the school tax", "the old theatre", "the night bus")
_LEFT_OUT = (
    "Dora Finch mentioned everything except {}.",
    "Dora Finch mentioned everything but {}.",
    "Dora Finch mentioned the railway, but not {}.",
    "Dora Finch mentioned the railway, not {}.",
    "Dora Finch mentioned the railway rather than {}.",
    "Dora Finch mentioned the railway instead of {}.",
    "Dora Finch mentioned all buildings other than {}.",
)
_WHO = ("Ivo Lambert", "Greta Sundby", "Milan Kovac")
_LEAVING_OUT = (
    "All members but {} mentioned the quarry.",
    "Every member except {} mentioned the quarry.",
    "All members apart from {} mentioned the quarry.",
    "Dora Finch, not {}, mentioned the quarry.",
    "It was Dora Finch, not {}, who mentioned the quarry.",
    "With the exception of {}, all members mentioned the quarry.",
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(_LEFT_OUT), st.sampled_from(_ITEMS))
def test_what_is_left_out_was_not_mentioned(text: str, item: str) -> None:
    found = statements_of(text.format(item))
    assert f"Dora Finch | mention negated asserted | {item}" in found
    assert not any("affirmed" in one and item in one for one in found)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(_LEAVING_OUT), st.sampled_from(_WHO))
def test_who_is_left_out_did_not_do_it(text: str, who: str) -> None:
    found = statements_of(text.format(who))
    assert f"{who} | mention negated asserted | the quarry" in found
    assert not any(one.startswith(who) and "affirmed" in one for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dora Finch spoke of nothing but the quarry.", "Dora Finch | speak affirmed asserted | the quarry"),
        ("No member but Ivo Lambert mentioned it.", "Ivo Lambert | mention affirmed asserted | it"),
        ("Nobody except Ivo Lambert mentioned it.", "Ivo Lambert | mention affirmed asserted | it"),
    ],
)
def test_the_one_exception_from_none(text: str, expected: str) -> None:
    assert expected in statements_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dora Finch said that the bridge, not the tunnel, was safe.",
        "Dora Finch mentioned the quarry, but Ivo Lambert left early.",
        "Dora Finch, not a woman of many words, mentioned the quarry.",
        "Not only Dora Finch mentioned the quarry.",
        "Dora Finch mentioned the quarry, and not only once.",
    ],
)
def test_nothing_is_left_out(text: str) -> None:
    assert not any("negated" in one for one in statements_of(text))


def test_of_a_deed_both_sides_are_told() -> None:
    text = "Dora Finch sold the mill, but not the quarry."
    tree = parser.parse(text, split_sentences(text))
    told = {
        (tree.phrase(filler.tokens), str(clause.polarity))
        for clause in find_propositions(tree)
        for filler in clause.fillers
        if filler.role == "patient"
    }
    assert told == {("the mill", "affirmed"), ("the quarry", "negated")}
