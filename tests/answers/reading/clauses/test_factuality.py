"""Every example of the rule files, and what the rules do not say by themselves."""

from __future__ import annotations

import pytest

from answers.language import lexicon
from answers.model import Act, Modality, Polarity
from answers.reading.annotations import Attribution, Qualities
from answers.reading.clauses.factuality import appraise, put_to, qualify
from answers.reading.parse import parser
from answers.reading.text.sentences import split_sentences


def _qualified(text: str, cue: str, source: str = "") -> tuple[Attribution, Qualities]:
    tree = parser.parse(text, split_sentences(text))
    head = tree.words.index(cue)
    by = tuple(i for i, word in enumerate(tree.words) if word == source)
    attribution = Attribution(source=by, cue=(head,), content=(), head=head)
    return attribution, qualify(tree, attribution)


@pytest.mark.parametrize("example", lexicon.rules().examples, ids=lambda e: f"{e.cue}: {e.text}")
def test_every_rule_does_what_its_example_says(example: lexicon.Example) -> None:
    tree = parser.parse(example.text, split_sentences(example.text))
    head = tree.words.index(example.cue)
    narrated = f" {Act.EVENT} " in example.expect
    found = appraise(tree, head) if narrated else qualify(tree, Attribution((), (head,), (), head))
    assert f"{found.lemma} {found.act} {found.polarity} {found.modality}" == example.expect


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("According to Reyes, the dam is safe.", "According", Qualities(Act.SPEECH, "say")),
        ("REYES: The dam is safe.", ":", Qualities(Act.SPEECH, "say")),
        (
            "Reyes trumpeted that the dam is safe.",
            "trumpeted",
            Qualities(Act.SPEECH, "trumpet"),
        ),
        (
            "Would Reyes mention the dam?",
            "mention",
            Qualities(Act.SPEECH, "mention", Polarity.AFFIRMED, Modality.POSSIBLE),
        ),
        ("Reyes asked: “Why did the dam crack?”", "asked", Qualities(Act.SPEECH, "ask")),
        ("Reyes did not mention the dam until Friday.", "mention", Qualities(Act.SPEECH, "mention")),
    ],
    ids=["according to", "transcript", "unknown cue", "question", "question in quotes", "not until"],
)
def test_cues_beyond_the_rules(text: str, cue: str, expected: Qualities) -> None:
    assert _qualified(text, cue)[1] == expected


def test_a_cue_that_ends_in_without_is_about_what_was_left_undone() -> None:
    text = "Reyes spoke for an hour without mentioning the flood."
    tree = parser.parse(text, split_sentences(text))
    found = qualify(tree, Attribution((0,), (1, 2, 3, 4, 5), (6, 7, 8), 1))
    assert found == Qualities(Act.SPEECH, "mention", Polarity.NEGATED)


@pytest.mark.parametrize(
    ("text", "cue", "source", "asked"),
    [
        ("Asked whether he would resign, Reyes smiled.", "Asked", "Reyes", True),
        ("Reyes was asked about the dam.", "asked", "Reyes", True),
        ("Reyes asked about the dam.", "asked", "Reyes", False),
        ("Reyes was asked about the dam by Okafor.", "asked", "Okafor", False),
    ],
    ids=["participle", "passive", "active", "agent"],
)
def test_a_question_put_to_somebody_is_not_theirs(text: str, cue: str, source: str, asked: bool) -> None:
    attribution, _ = _qualified(text, cue, source)
    assert put_to(parser.parse(text, split_sentences(text)), attribution) is asked
