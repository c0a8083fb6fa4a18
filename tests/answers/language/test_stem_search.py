"""Words of some stems, found without taking a text apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.language.stem_search import Occurrence, StemSearch
from answers.language.words import compounds, stem, words

PIECES = [
    "sanctions", "Sanctioned", "took", "taken", "TAKES", "U.S.", "us", "o'brien’s", "O’Briens", "Orbán", "Orba\u0301n",
    "plug-in", "plugins", "plug", "1.5m", "35", "1.35", "1,000", "Æthel", "ﬁnes", "fines", "ties", "tied", "a", "ı",
    "K", "hoping", "parties", "_party", "Straße", "strasse", "news", "-", "'", "’", ".", ",", " ", "\n", "\t", "\u2028",
]  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=30).map("".join)


def one_by_one(stems: set[str], text: str) -> list[Occurrence]:
    """All words of a text looked at."""
    found = [(word, stem(word.folded)) for word in [*words(text), *compounds(text)]]
    return sorted((pair for pair in found if pair[1] in stems), key=lambda pair: pair[0].start)


@given(texts, st.data())
def test_finds_what_looking_at_each_word_finds(text: str, data: st.DataObject) -> None:
    there = sorted({stem(word.folded) for word in [*words(text), *compounds(text)]} | {"sanction", "take"})
    stems = set(data.draw(st.lists(st.sampled_from(there), min_size=1, max_size=4)))
    assert StemSearch(stems).find(text) == one_by_one(stems, text)


@pytest.mark.parametrize(
    ("stems", "text", "found"),
    [
        (["take"], "He took two and takes more", ["took", "takes"]),
        (["plugin", "plug"], "a plug-in for it", ["plug", "plug-in"]),
        (["us"], "U.S. troops trust us", ["U.S.", "us"]),
        ([], "nothing is asked for", []),
        (["sanction"], "x" * 100_000 + "sanctions", []),
    ],
)
def test_examples(stems: list[str], text: str, found: list[str]) -> None:
    assert [text[word.start : word.end] for word, _ in StemSearch(stems).find(text)] == found
