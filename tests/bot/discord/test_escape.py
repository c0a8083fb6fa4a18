from __future__ import annotations

import pytest
from discord_markup import HOSTILE, live, plain
from hypothesis import given
from hypothesis import strategies as st

from bot.present.escape import escape, escape_within, link, passage, size, within
from bot.present.plain import harmless


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_in_a_hostile_text_is_live(text: str) -> None:
    assert live(escape(text)) == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_as_it_was_written(text: str) -> None:
    assert plain(escape(text)) == harmless(text)


@pytest.mark.parametrize(
    "text",
    ["He said “no” (twice), at 10.30; 50% of it – and/or more!", "Zelenskyy’s plan, U.S. aid", "plain 👍🏽 text"],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert escape(text) == text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.integers(16, 60))
def test_a_cut_is_within_its_limit(text: str, limit: int) -> None:
    assert size(escape_within(text, limit)) <= limit


@given(st.text(alphabet="ab*_[]()<@#:/.1- \\\n`|~>&", max_size=60), st.integers(16, 60))
def test_a_cut_never_brings_markup_to_life(text: str, limit: int) -> None:
    assert live(escape_within(text, limit)) == []


@given(st.text(alphabet="ab*_[ ]\\", max_size=60), st.integers(0, 50), st.integers(1, 9), st.integers(24, 80))
def test_bold_is_opened_and_closed(text: str, start: int, length: int, limit: int) -> None:
    shown = passage(text, (0, len(text)), [(start, start + length)], limit)
    assert live(shown).count("mark") % 2 == 0


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.integers(2, 60))
def test_plain_text_is_cut_within_its_limit(text: str, limit: int) -> None:
    assert size(within(text, limit)) <= limit


def test_words_of_the_question_are_bold() -> None:
    assert passage("He backs new sanctions.", (0, 23), [(13, 22)], 100) == "He backs new **sanctions**."


def test_a_long_passage_keeps_the_word_that_matters() -> None:
    text = "word " * 1000 + "sanctions " + "word " * 1000
    shown = passage(text, (0, len(text)), [(5000, 5009)], 300)
    assert "**sanctions**" in shown
    assert size(shown) <= 300


def test_a_long_passage_is_cut_at_words_with_an_ellipsis_on_either_side() -> None:
    text = "alpha beta " * 500
    shown = passage(text, (0, len(text)), [(3300, 3305)], 200)
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert set(shown.strip("…").replace("**", "").split()) <= {"alpha", "beta"}


def test_a_cut_does_not_split_a_character_of_several_code_points() -> None:
    shown = escape_within("👩‍👩‍👧‍👦" * 20, 40)
    assert not shown.rstrip("…").endswith("\u200d")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "https://evil.example/a b",
        "https://e.example/>x",
        "ftp://e.example",
        "https://e/" + "x" * 600,
    ],
    ids=["none", "empty", "script", "blank", "angle", "ftp", "long"],
)
def test_an_address_that_may_not_be_followed_is_no_link(url: str | None) -> None:
    assert link("1", url) == ""


def test_an_address_cannot_end_its_link() -> None:
    made = link("1", "https://news.example/a)[click](https://evil.example)**_")
    assert live(made) == ["link"]
