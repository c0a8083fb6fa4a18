"""The closed classes: each word in one list of its class, and the pronouns by what they are."""

from __future__ import annotations

from itertools import combinations

import pytest

from answers.language.function_words import function_words

WORDS = function_words()
CLASSES = ["articles", "demonstratives", "interrogatives", "relative_pronouns", "indefinite_pronouns", "quantifiers",
           "determiners", "comparatives", "restrictives", "prepositions", "coordinators", "subordinators",
           "modals"]  # fmt: skip


@pytest.mark.parametrize("name", CLASSES)
def test_no_word_is_in_two_lists_of_a_class(name: str) -> None:
    group = getattr(WORDS, name)
    lists = [getattr(group, field) for field in type(group).model_fields]
    assert not any(one & other for one, other in combinations(lists, 2))


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_is_all_its_lists(name: str) -> None:
    group = getattr(WORDS, name)
    assert group.all == {word for field in type(group).model_fields for word in getattr(group, field)}


def test_personal_pronouns_by_form_and_feature() -> None:
    assert WORDS.personal("subject", person=3) == {"he", "she", "it", "they"}
    assert WORDS.personal(person=1, number="singular") == {"i", "me", "my", "mine", "myself"}
    assert WORDS.personal("determiner", "possessive", gender="f") == {"her", "hers"}
    assert len(WORDS.personal("reflexive")) == len(WORDS.personal_pronouns)
