from __future__ import annotations

import pytest

from answers.reading.annotations import Attribution
from answers.reading.parse import parser
from answers.reading.reports.chain import vias
from answers.reading.text.sentences import split_sentences

Marked = tuple[str, str, str]
"""Source, cue and content of an attribution by their words; the cue is its own head."""


def _chains(text: str, marked: list[Marked]) -> list[list[str]]:
    tree = parser.parse(text, split_sentences(text))

    def tokens(words: str) -> tuple[int, ...]:
        start = text.index(words) if words else 0
        return tuple(tree.touched(start, start + len(words)))

    attributions = [
        Attribution(tokens(source), tokens(cue), tokens(content), tokens(cue)[0]) for source, cue, content in marked
    ]
    return [[marked[position][0] for position in chain] for chain in vias(tree, attributions)]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        (
            'Reyes said: "We told them nothing."',
            [("Reyes", "said", "We told them nothing"), ("We", "told", "nothing")],
            [[], ["Reyes"]],
        ),
        (
            'Reyes said: "I told them nothing."',
            [("Reyes", "said", "I told them nothing"), ("I", "told", "nothing")],
            [[], []],
        ),
        (
            "Officials said Reyes told them the dam would burst.",
            [("Officials", "said", "Reyes told them the dam would burst"), ("Reyes", "told", "the dam would burst")],
            [[], ["Officials"]],
        ),
        (
            "Reyes told aides that the dam would burst, according to two officials.",
            [
                ("Reyes", "told", "that the dam would burst"),
                ("two officials", "according to", "Reyes told aides that the dam would burst"),
            ],
            [["two officials"], []],
        ),
        (
            "Reyes told aides that the dam would burst, according to two officials.",
            [("Reyes", "told", "that the dam would burst"), ("two officials", "according to", "the dam would burst")],
            [["two officials"], []],
        ),
        (
            "The Times reported that Okafor said Reyes threatened to quit.",
            [
                ("The Times", "reported", "Okafor said Reyes threatened to quit"),
                ("Okafor", "said", "Reyes threatened to quit"),
                ("Reyes", "threatened", "to quit"),
            ],
            [[], ["The Times"], ["Okafor", "The Times"]],
        ),
        (
            "“I told them so,” Reyes said.",
            [("I", "told", "so"), ("Reyes", "said", "I told them so")],
            [[], []],
        ),
        (
            "Reyes said Monday that Reyes thought little of it.",
            [("Reyes", "said", "Reyes thought little of it"), ("Reyes", "thought", "little of it")],
            [[], []],
        ),
        (
            "Okafor left. Reyes said the dam was safe.",
            [("Okafor", "left", "the dam"), ("Reyes", "said", "the dam was safe")],
            [[], []],
        ),
    ],
    ids=[
        *("we of a quotation", "I of a quotation", "content", "according to", "according to, content too short"),
        *("three deep", "I", "same name", "unrelated"),
    ],
)
def test_who_reports_whom(text: str, marked: list[Marked], expected: list[list[str]]) -> None:
    assert _chains(text, marked) == expected
