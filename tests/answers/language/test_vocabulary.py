"""The words of a vocabulary that a misspelt word may stand for."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from answers.language.vocabulary import Vocabulary

_WORDS = st.text("abcdeéłsxyz'", min_size=1, max_size=9)


_MANY = [f"{number:x}" for number in range(2_000)]
"""So many words that they are told apart before they are compared."""


@given(st.lists(_WORDS, unique=True, max_size=30), _WORDS, st.integers(0, 3))
def test_all_words_within_so_many_edits_are_given_in_their_order(some: list[str], word: str, edits: int) -> None:
    terms = [*some, *(one for one in _MANY if one not in some)]
    given_ = Vocabulary(terms).within(word, edits)
    assert given_ == [one for one in terms if one in given_]
    assert {one for one in terms if DamerauLevenshtein.distance(one, word) <= edits} <= set(given_)


def test_words_of_other_letters_are_left_out() -> None:
    terms = Vocabulary(["pension", "harbour", "harbours", "barbour", *_MANY])
    assert terms.within("harbuor", 2) == ["harbour", "harbours", "barbour"]
