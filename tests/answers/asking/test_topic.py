"""Topics found in text."""

from __future__ import annotations

import pytest

from answers.asking.spelling import corrected, near
from answers.asking.topic import Match, TopicMatcher, topic_words, wordings
from answers.language.vocabulary import Vocabulary

CASES = {
    "as asked": ("sanctions", "They would maintain sanctions.", True),
    "another form": ("sanctions", "The sanctioning of banks began.", True),
    "part of a word is no match": ("sanctions", "The sanctuary closed.", False),
    "all words": ("trade sanctions", "They lifted trade and other sanctions.", True),
    "one word of two": ("trade sanctions", "They lifted the sanctions.", False),
    "a loose word may be missing": ("immediate ceasefire", "A ceasefire is crucial.", True),
    "another name": ("Obamacare", "He defended the Affordable Care Act.", True),
    "accents and possessives": ("Orbán's veto", "The Orban veto held.", True),
    "initialism": ("U.S. troops", "He spoke to US troops.", True),
}


def find(topic: str, text: str) -> Match | None:
    matcher = TopicMatcher([topic_words(t) for t in wordings(topic)])
    return matcher.match(matcher.occurrences(text), [(0, len(text))])


@pytest.mark.parametrize(("topic", "text", "expected"), CASES.values(), ids=CASES.keys())
def test_match(topic: str, text: str, expected: bool) -> None:
    assert (find(topic, text) is not None) is expected


def test_words_close_together_score_more() -> None:
    close, far = find("trade deal", "A trade deal."), find("trade deal", "Trade" + " and more" * 40 + " deal.")
    assert close is not None
    assert far is not None
    assert close.score > far.score


def test_a_match_outside_the_pieces_does_not_count() -> None:
    text = "Sanctions work, he said of the weather."
    matcher = TopicMatcher([topic_words("sanctions")])
    assert matcher.match(matcher.occurrences(text), [(20, len(text))]) is None


def test_spans_are_the_words_themselves() -> None:
    text = "New sanctions, he said."
    match = find("sanctions", text)
    assert match is not None
    assert [text[a:b] for a, b in match.spans] == ["sanctions"]


TERMS = Vocabulary(["sanctions", "sanction", "sections", "fractions", "trump", "lemon", "usa"])


@pytest.mark.parametrize(
    ("typed", "first"),
    [("sanctons", "sanctions"), ("sanctoins", "sanctions"), ("trmp", "trump"), ("us", None), ("xylophone", None)],
)
def test_near(typed: str, first: str | None) -> None:
    assert next((term for term, _ in near(typed, TERMS)), None) == first


def test_the_common_word_wins_among_equally_near_ones() -> None:
    word = topic_words("lemoo")[0]
    mended = corrected(word, Vocabulary(["lemon", "lemot"]), {"lemot": 5, "lemon": 1}.__getitem__, lambda _: False)
    assert mended is not None
    assert mended.folded == "lemot"
