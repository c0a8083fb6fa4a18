"""Verbs that are left out behind an auxiliary."""

from __future__ import annotations

import pytest
from statements_of import statements_of

from answers.reading.clauses.propositions import find_propositions
from answers.reading.parse import parser
from answers.reading.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finch mentioned the quarry, and Ivo Lambert did not.", "negated asserted"),
        ("Finch mentioned the quarry. Ivo Lambert did not.", "negated asserted"),
        ("While Finch mentioned the quarry, Ivo Lambert did not.", "negated asserted"),
        ("Finch did not mention the quarry, nor did Ivo Lambert.", "negated asserted"),
        ("Finch did not mention the quarry. Neither did Ivo Lambert.", "negated asserted"),
        ("Finch did not mention the quarry, but Ivo Lambert did.", "affirmed asserted"),
        ("Finch mentioned the quarry, as did Ivo Lambert.", "affirmed asserted"),
        ("Finch mentioned the quarry. So did Ivo Lambert.", "affirmed asserted"),
        ("Finch has mentioned the quarry, but Ivo Lambert hasn't.", "negated asserted"),
        ("Finch will mention the quarry, but Ivo Lambert won't.", "negated planned"),
    ],
)
def test_the_verb_of_the_clause_before_is_meant(text: str, expected: str) -> None:
    assert f"Ivo Lambert | mention {expected} | the quarry" in statements_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Finch said she would mention the quarry. Ivo Lambert did not.",  # say so, or mention it?
        "Finch was tired. Ivo Lambert did not mention the quarry.",
        "Ivo Lambert did not.",
        "Finch mentioned the quarry. Ivo Lambert had a cold.",
    ],
)
def test_no_verb_is_made_up(text: str) -> None:
    assert not any(one.startswith("Ivo Lambert | mention affirmed") for one in statements_of(text))
    assert not any(one.startswith("Ivo Lambert | say") for one in statements_of(text))


def test_a_passive_is_repeated_with_its_roles() -> None:
    text = "Finch was fired; Lambert was not."
    tree = parser.parse(text, split_sentences(text))
    told = [
        (one.predicate, str(one.polarity), [(f.role, tree.phrase(f.tokens)) for f in one.fillers])
        for one in find_propositions(tree)
    ]
    assert ("fire", "negated", [("patient", "Lambert")]) in told
