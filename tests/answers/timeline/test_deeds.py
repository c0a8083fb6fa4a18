"""Events told in other words than the topic's, and words that hedge: every example of the data is run."""

from __future__ import annotations

import pytest

from answers.asking.topic import TopicMatcher, topic_words
from answers.language.lexicon import Unparsed, rules
from answers.timeline.deeds import Deed, deed_for, deeds, occurrences


@pytest.mark.parametrize("deed", deeds(), ids=lambda deed: min(deed.topics))
def test_example(deed: Deed) -> None:
    assert list(occurrences(deed, deed.example, 0, len(deed.example)))


@pytest.mark.parametrize("deed", deeds(), ids=lambda deed: min(deed.topics))
def test_counter_example(deed: Deed) -> None:
    assert not list(occurrences(deed, deed.counter_example, 0, len(deed.counter_example)))


@pytest.mark.parametrize("kind", rules().unparsed.values(), ids=rules().unparsed.keys())
def test_words_that_hedge(kind: Unparsed) -> None:
    assert kind.pattern.search(kind.example)
    assert not kind.pattern.search(kind.counter_example)


@pytest.mark.parametrize(
    ("topic", "found"),
    [("meeting", True), ("the meetings", True), ("upcoming summit", True), ("toll", False), ("meeting room", False)],
)
def test_topics_that_name_a_deed(topic: str, found: bool) -> None:
    assert (deed_for(TopicMatcher([topic_words(topic)])) is not None) is found
