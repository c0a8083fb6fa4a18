"""Reading whole articles: statements with exact spans, their speakers, and what surrounds them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answers.model import Act, Article, Manner, Polarity, Reading, Statement
from answers.reading.reader import Reader

SEEDS = Path(__file__).parents[3] / "seeds"


def seed(name: str, published: date) -> Article:
    text = (SEEDS / name).read_text(encoding="utf-8").split("---\n", 2)[-1]
    return Article(name, "Seed", text, published=published)


@pytest.fixture(scope="module")
def first() -> Article:
    return seed("000_f55d77c56bc0a13f.txt", date(2025, 8, 13))


@pytest.fixture(scope="module")
def second() -> Article:
    return seed("004_c25dfdee6424e8ef.txt", date(2025, 8, 16))


@pytest.fixture(scope="module")
def readings(first: Article, second: Article) -> dict[str, Reading]:
    articles = [first, second]
    return {a.id: r for a, r in zip(articles, Reader().read_many(articles), strict=True)}


def about(article: Article, reading: Reading, lemma: str, words: str) -> list[Statement]:
    def text(statement: Statement) -> str:
        return " ".join(article.text[a:b] for a, b in statement.content)

    return [s for s in reading.statements if s.lemma == lemma and words in text(s)]


def test_trump_did_not_mention_sanctions(second: Article, readings: dict[str, Reading]) -> None:
    found = about(second, readings[second.id], "mention", "imposing additional sanctions")
    assert [(s.speakers, s.polarity) for s in found] == [(("Donald Trump",), Polarity.NEGATED)]


def test_european_leaders_reaffirmed_sanctions(second: Article, readings: dict[str, Reading]) -> None:
    found = about(second, readings[second.id], "reaffirm", "would maintain sanctions")
    assert [s.speakers for s in found] == [("European leaders",)]


def test_trump_informed_the_leaders(first: Article, readings: dict[str, Reading]) -> None:
    found = about(first, readings[first.id], "inform", "does not plan to discuss any potential territorial divisions")
    assert [s.speakers for s in found] == [("Donald Trump",)]


def test_the_officials_are_between_him_and_the_reader(first: Article, readings: dict[str, Reading]) -> None:
    found = about(first, readings[first.id], "inform", "territorial divisions")
    assert any("officials" in via for via in found[0].via)


def test_the_day_of_a_remark(first: Article, readings: dict[str, Reading]) -> None:
    found = about(first, readings[first.id], "say", "very good")
    assert [s.date.start for s in found if s.date] == [date(2025, 8, 13)]


def test_a_whole_quote_is_direct(first: Article, readings: dict[str, Reading]) -> None:
    found = about(first, readings[first.id], "tell", "There’s a very good chance")
    assert [s.manner for s in found] == [Manner.DIRECT]


def test_words_quoted_in_part_are_mixed(first: Article, readings: dict[str, Reading]) -> None:
    assert [s.manner for s in about(first, readings[first.id], "say", "severe consequences")] == [Manner.MIXED]


def test_deeds_are_statements_of_their_actors(second: Article, readings: dict[str, Reading]) -> None:
    found = about(second, readings[second.id], "offer", "a ceasefire along current frontlines")
    assert [(s.speakers, s.act, s.manner) for s in found] == [(("Vladimir Putin",), Act.EVENT, Manner.NARRATED)]


def test_nothing_is_read_from_the_page_around(first: Article, readings: dict[str, Reading]) -> None:
    begin = first.text.index("President Donald Trump informed")
    assert all(s.extent[0] >= begin for s in readings[first.id].statements)


def test_reading_twice_gives_the_same(first: Article, readings: dict[str, Reading]) -> None:
    assert Reader().read(first) == readings[first.id]


_pieces = st.sampled_from(
    ["“", "”", '"', "''", " ", "\n", "\r\n\r\n", "Ana Reyes said ", "the dam is safe", ", ", ". ", "😀", "e\u0301",
     "he told us ", "according to the U.S.", "did not mention", "\u00a0", "PENCE: ", "(", ")", "on Monday", "A", "—"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_pieces, max_size=30).map("".join))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    for statement in Reader().read(Article("x", "x", text)).statements:
        for spans in (statement.source, statement.cue, statement.content):
            ends = [0, *(b for _, b in spans)]
            assert all(end <= a < b <= len(text) for end, (a, b) in zip(ends, spans, strict=False))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_pieces, max_size=30).map("".join))
def test_extents_cover_cue_and_content(text: str) -> None:
    for s in Reader().read(Article("x", "x", text)).statements:
        assert all(s.extent[0] <= a and b <= s.extent[1] for a, b in (*s.cue, *s.content))
