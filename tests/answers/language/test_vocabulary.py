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


def test_more_words_are_found_as_if_they_had_been_there() -> None:
    many = [f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(3000)]
    some = Vocabulary(many[:2500])
    some.within("waab", 1)
    more = some.with_more(many)
    assert (list(more), list(some)) == (many, many[:2500])
    assert more.within("waab", 1) == Vocabulary(many).within("waab", 1)
    assert more.with_more(many) is more


def test_words_that_begin_alike_may_be_farther_away() -> None:
    words = Vocabulary(["cruise", "bruise", *(f"q{n:05}" for n in range(2000))])
    assert words.within("cruz", 1) == []
    assert words.within("cruz", 1, alike=3) == ["cruise"]
