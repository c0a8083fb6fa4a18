from __future__ import annotations

import pytest

from answers.model import Act
from answers.reading.annotations import Attribution
from answers.reading.clauses.actors import EventExample, actor_words
from answers.reading.clauses.events import find_events
from answers.reading.parse import parser
from answers.reading.text.sentences import split_sentences


def _told(text: str) -> list[str]:
    tree = parser.parse(text, split_sentences(text))

    def words(tokens: tuple[int, ...]) -> str:
        return " ".join(tree.words[i] for i in tokens)

    return [
        f"{words(event.source)} | {q.lemma} {q.polarity} {q.modality} | {words(event.content)}"
        for event, q in find_events(tree, [])
    ]


@pytest.mark.parametrize("example", actor_words().examples, ids=lambda e: e.text)
def test_every_example_of_the_rules(example: EventExample) -> None:
    assert _told(example.text) == list(example.expect)


def test_the_act_is_an_event() -> None:
    tree = parser.parse("Petrov praised the crew.", [(0, 24)])
    assert [q.act for _, q in find_events(tree, [])] == [Act.EVENT]


def test_what_an_attribution_tells_is_not_told_twice() -> None:
    tree = parser.parse("Petrov declined to praise the crew.", [(0, 35)])
    assert find_events(tree, [Attribution((0,), (1, 2, 3), (4, 5), 1)]) == []


def test_the_cue_has_the_words_that_govern_the_act() -> None:
    tree = parser.parse("Petrov has so far refused to meet Okafor.", [(0, 41)])
    ((event, _),) = find_events(tree, [])
    assert [tree.words[i] for i in event.cue] == ["has", "refused", "to", "meet"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asked about the levy, Petrov declined to comment.",
            ["Petrov | comment negated asserted | about the levy"],
        ),
        ("Petrov did not mention raising the levy.", ["Petrov | mention negated asserted | raising the levy"]),
        (
            "The senators urged him to leave at noon.",
            [
                "The senators | urge affirmed asserted | him to leave at noon",
                "him | leave affirmed possible | at noon",
            ],
        ),
        ("Petrov offered a truce, officials said.", ["Petrov | offer affirmed asserted | a truce"]),
    ],
    ids=["asked about", "a gerund is no deed", "object as actor", "what stands around the clause"],
)
def test_bounds_of_deeds(text: str, expected: list[str]) -> None:
    told = [line for line in _told(text) if "| say " not in line]
    assert told == expected
