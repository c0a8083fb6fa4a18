"""Sentences and passages: where they end, and that their offsets are exact whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.reading.text.sentences import (
    MAX_SENTENCE,
    PASSAGE_CHARACTERS,
    Boilerplate,
    passages,
    sentence_rules,
    split_sentences,
)


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


SPLITS = {
    "plain": ("He left. She stayed.", ["He left.", "She stayed."]),
    "no final stop": ("He left. She stayed", ["He left.", "She stayed"]),
    "title": ("Mr. Reyes met Sen. Okafor. They spoke.", ["Mr. Reyes met Sen. Okafor.", "They spoke."]),
    "initials": ("J. R. Petrov and George W. Hill spoke.", ["J. R. Petrov and George W. Hill spoke."]),
    "country before name": ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
    "country at the end": ("He left the U.S. The plane was late.", ["He left the U.S.", "The plane was late."]),
    "hour": ("It began at 9 p.m. in Lima.", ["It began at 9 p.m. in Lima."]),
    "decimal": ("Prices rose 3.5 percent. Wages fell.", ["Prices rose 3.5 percent.", "Wages fell."]),
    "month": ("It opened on Aug. 15 in Oslo.", ["It opened on Aug. 15 in Oslo."]),
    "month with a point": ("It opened on May. 9 in Oslo.", ["It opened on May. 9 in Oslo."]),
    "month at the end": ("It opened in May. 9 of us came.", ["It opened in May.", "9 of us came."]),
    "missing blank": ("That was the end of it.Following his visit, he left.",
                      ["That was the end of it.", "Following his visit, he left."]),
    "host name": ("See example.com or Example.Com today.", ["See example.com or Example.Com today."]),
    "closing quotation mark": ("“It is over.” He left.", ["“It is over.”", "He left."]),
    "straight quotation marks": ('"It is over." He left.', ['"It is over."', "He left."]),
    "quote of two sentences": ("“It is over. We won,” she said.", ["“It is over.", "We won,” she said."]),
    "question then speaker": ('"Is it over?" she asked. He left.', ['"Is it over?" she asked.', "He left."]),
    "question then name": ('"Is it over?" Ana Reyes asked. He left.', ['"Is it over?" Ana Reyes asked.', "He left."]),
    "ellipsis goes on": ("I will ... not go.", ["I will ... not go."]),
    "paragraphs": ("A headline\n\nThe text.", ["A headline", "The text."]),
    "lines": ("A headline\nThe text.", ["A headline", "The text."]),
    "line that goes on": ("The minister said\nthat it was over.", ["The minister said\nthat it was over."]),
    "windows lines": ("One line.\r\nAnother line.\r\n\r\nThird.", ["One line.", "Another line.", "Third."]),
    "numbered item": ("1. Taxes will rise.", ["1. Taxes will rise."]),
    "emoji": ("He won 😀. She lost.", ["He won 😀.", "She lost."]),
    "combining marks": ("The cafe\u0301. It closed.", ["The cafe\u0301.", "It closed."]),
    "no words": ("* * *", []),
    "nothing": ("", []),
    "boilerplate first": ("Share this @example.com\nThe president spoke.", ["The president spoke."]),
    "boilerplate between": ("He spoke.\n\nAdvertisement\n\nShe left.", ["He spoke.", "She left."]),
    "not boilerplate": ("Share this burden, the minister said.", ["Share this burden, the minister said."]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPLITS.values(), ids=SPLITS.keys())
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_wrapped_lines_are_one_text() -> None:
    text = (
        "The minister said on Tuesday that the talks with\nPetrov had ended without any result and that\n"
        "the delegation would leave the city within the\nweek. Nobody replied."
    )
    assert len(sentences(text)) == 2


@pytest.mark.parametrize("row", sentence_rules().boilerplate, ids=lambda r: r.example)
def test_each_boilerplate_rule_takes_its_example(row: Boilerplate) -> None:
    assert sentences(row.example) == []


@pytest.mark.parametrize(
    ("example", "count"),
    [
        (sentence_rules().never_final.example, 1),
        (sentence_rules().seldom_final.example, 2),
        (sentence_rules().before_number.example, 1),
    ],
)
def test_each_abbreviation_list_has_an_example(example: str, count: int) -> None:
    assert len(sentences(example)) == count


_texts = st.text(st.sampled_from("ab AB.!?\"'“”‘’\n\r\t\u0301😀1,;:()-—é"), max_size=200) | st.text(max_size=80)


@given(_texts)
def test_sentences_are_in_order_and_disjoint(text: str) -> None:
    end = 0
    for a, b in split_sentences(text):
        assert end <= a < b <= len(text)
        end = b


@given(_texts)
def test_sentences_have_no_blanks_around_them(text: str) -> None:
    assert all(s == s.strip() for s in sentences(text))


@given(_texts)
def test_every_sentence_is_in_one_passage(text: str) -> None:
    assert [s for p in passages(text) for s in p.sentences] == split_sentences(text)


@given(_texts)
def test_passages_begin_and_end_with_their_sentences(text: str) -> None:
    assert all((p.start, p.end) == (p.sentences[0][0], p.sentences[-1][1]) for p in passages(text))


def test_passages_are_about_so_long() -> None:
    lengths = [p.end - p.start for p in passages("The council met again on Monday. " * 400)]
    assert PASSAGE_CHARACTERS - 40 <= min(lengths[:-1]) <= max(lengths) <= PASSAGE_CHARACTERS


def test_an_endless_sentence_is_cut() -> None:
    assert max(b - a for a, b in split_sentences("word " * 5000)) <= MAX_SENTENCE


@pytest.mark.parametrize("unit", ["a.", ". ", "A. ", '?" A A A ', '."""', "\n \t", "Share ", "x"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def seconds(n: int) -> float:
        began = time.perf_counter()
        split_sentences(unit * (n // len(unit)))
        return time.perf_counter() - began

    seconds(1000)
    assert seconds(100_000) < 60 * max(seconds(5_000), 0.01)
