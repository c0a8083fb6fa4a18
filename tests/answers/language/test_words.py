"""Words of a text as index terms."""

from __future__ import annotations

import pytest

from answers.language.words import fold, stem, words

FAMILIES = [
    "sanction sanctions sanctioning sanctioned",
    "swap swaps swapping swapped",
    "hope hopes hoping hoped",
    "hop hopping hopped",
    "agree agrees agreed agreeing",
    "city cities",
    "tax taxes taxing taxed",
    "take took taking taken",
    "meet met meeting meetings",
    "refuse refuses refused refusing",
    "die dies died",
    "crisis crises",
    "travel travelled traveling",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_inflected_forms_share_a_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["human humanity", "diverse diversity", "new news", "us use", "hop hope", "euro europe", "ethnic ethnicity"]
)
def test_different_words_do_not(pair: str) -> None:
    first, second = pair.split()
    assert stem(first) != stem(second)


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Zelenskyy’s", "zelenskyy"), ("U.S.", "us"), ("Orbán", "orban"), ("DON'T", "dont"), ("1,200", "1,200")],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_words_have_the_offsets_of_the_text() -> None:
    text = "“Land swapping”, the U.S. said\u2014e\u0301lan 🙂."
    assert [text[w.start : w.end] for w in words(text)] == ["Land", "swapping", "the", "U.S.", "said", "e\u0301lan"]
