"""Who said what: source, cue and content over the constructions of news."""

from __future__ import annotations

import pytest

from answers.errors import DataError
from answers.language.verbs import of_class, told_forms
from answers.reading.annotations import Attribution
from answers.reading.parse import parser
from answers.reading.reports import attribution, labeller
from answers.reading.reports.token_features import Parts, View
from answers.reading.text.sentences import split_sentences


def found(text: str) -> list[tuple[str, str, str]]:
    tree = parser.parse(text, split_sentences(text))

    def words(tokens: tuple[int, ...]) -> str:
        return tree.phrase(tokens).strip(' ,.“”"')

    return [(words(a.source), tree.words[a.head], words(a.content)) for a in attribution.find(tree)]


CONSTRUCTIONS = {
    "that clause": ("Ana Reyes said that the dam was safe.", "Ana Reyes", "said", "that the dam was safe"),
    "bare clause": ("Ana Reyes said the dam was safe.", "Ana Reyes", "said", "the dam was safe"),
    "addressee": ("Ana Reyes told the council that the dam was safe.", "Ana Reyes", "told", "that the dam was safe"),
    "quote first": ("“The dam is safe,” Ana Reyes said.", "Ana Reyes", "said", "The dam is safe"),
    "inverted": ("“The dam is safe,” said Ana Reyes.", "Ana Reyes", "said", "The dam is safe"),
    "trailing": ("The dam is safe, Ana Reyes said.", "Ana Reyes", "said", "The dam is safe"),
    "pronoun": ("The mayor left. He added that the dam was safe.", "He", "added", "that the dam was safe"),
    "according to": ("According to Ana Reyes, the dam is safe.", "Ana Reyes", "According", "the dam is safe"),
    "according to, trailing": ("The dam is safe, according to Ana Reyes.", "Ana Reyes", "according", "The dam is safe"),
    "negated": ("Ana Reyes did not mention the dam.", "Ana Reyes", "mention", "the dam"),
    "belief": ("Ana Reyes believes that the dam is safe.", "Ana Reyes", "believes", "that the dam is safe"),
    "coordinated speakers": (
        "Ana Reyes and the union leaders agreed that the dam was safe.",
        "Ana Reyes and the union leaders",
        "agreed",
        "that the dam was safe",
    ),
    "poll": ("A new poll shows that voters trust the mayor.", "A new poll", "shows", "that voters trust the mayor"),
}


@pytest.mark.parametrize(("text", "source", "cue", "content"), CONSTRUCTIONS.values(), ids=CONSTRUCTIONS.keys())
def test_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in found(text)


def test_a_quote_of_two_sentences_is_one_content() -> None:
    assert ("Ana Reyes", "said", "The dam is safe. We checked it twice") in found(
        "“The dam is safe. We checked it twice,” Ana Reyes said."
    )


def test_an_attribution_in_the_middle_has_both_halves() -> None:
    content = next(
        c for s, _, c in found("“The dam is safe,” Ana Reyes said. “We checked it twice.”") if s == "Ana Reyes"
    )
    assert content.endswith("We checked it twice")


def test_a_paragraph_that_is_one_quote_belongs_to_the_speaker_before() -> None:
    text = "“The dam is safe,” Ana Reyes said.\n\n“We checked it twice.”\n\nThe council left."
    assert any(s == "Ana Reyes" and c.endswith("We checked it twice") for s, _, c in found(text))


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    turns = found("REYES: We will not sell the dam. It is ours.\n\nOKAFOR: I disagree with the senator.")
    assert [(s, c) for s, cue, c in turns if cue == ":"] == [
        ("REYES", "We will not sell the dam. It is ours"),
        ("OKAFOR", "I disagree with the senator"),
    ]


def test_one_label_makes_no_transcript() -> None:
    text = "BREAKING: The dam was opened.\n\nThe council met in May."
    assert [s for s, cue, _ in found(text) if s == "BREAKING"] == []


def test_who_reports_is_no_part_of_what_was_told() -> None:
    told = [
        c for _, cue, c in found("Ana Reyes said that she would leave, according to two officials.") if cue == "said"
    ]
    assert told == ["that she would leave"]


@pytest.mark.parametrize("lemma", sorted(of_class("reporting")))
def test_each_certain_cue_reports_its_clause(lemma: str) -> None:
    told = "the council " if lemma in ("inform", "tell", "remind", "assure", "notify") else ""
    cues = []
    forms = [f"Ana Reyes {form}" for form in (*told_forms(lemma), f"{lemma}es")]  # "hopes" has the lemma "hop"
    for who in (*forms, f"The ministers {lemma}"):
        text = f"{who} {told}that the dam was safe."
        tree = parser.parse(text, split_sentences(text))
        cues += [tree.lemma[a.head] for a in attribution.find(tree) if a.source]
    assert lemma in cues


def test_a_source_in_front_is_not_the_content() -> None:
    text = "Ana Reyes said that the dam was safe. Okafor said that it was not."
    assert [s for s, _, _ in found(text)] == ["Ana Reyes", "Okafor"]


@pytest.mark.parametrize("text", ["", " ", "The dam was opened in May.", "The river is long and deep."])
def test_plain_narration_attributes_nothing(text: str) -> None:
    assert found(text) == []


def test_confidences_are_probabilities() -> None:
    text = "Ana Reyes said that the dam was safe."
    assert all(0.0 <= a.confidence <= 1.0 for a in attribution.find(parser.parse(text, split_sentences(text))))


def test_marks_are_values() -> None:
    assert Attribution((0,), (1,), (2,), 1) == Attribution((0,), (1,), (2,), 1)


BROKEN: dict[str, dict[str, object]] = {
    "nothing": {},
    "no rows": {"cue": {}, "rates": {}, "sure": {}, "parts": {}, "moves": []},
    "short row": {"cue": {}, "rates": {}, "sure": {}, "parts": {"b": [1, 2]}, "moves": [[0] * 4] * 4},
    "words for numbers": {"cue": {"l=say": "many"}, "rates": {}, "sure": {}, "parts": {}, "moves": [[0] * 4] * 4},
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_malformed_weights_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(DataError):
        labeller.from_data(data)


@pytest.mark.parametrize("row", [(0, 0, 0, 0), (1, -2, 3, -4), (-900_000, 5, -1, 900_000)])
def test_packed_rows_come_back(row: tuple[int, int, int, int]) -> None:
    assert labeller.unpack(labeller.pack(row)) == row


def test_packed_rows_add_like_rows() -> None:
    assert labeller.unpack(labeller.pack((1, -2, 3, -4)) + labeller.pack((-5, 1, -9, 2))) == (-4, -1, -6, -2)


def test_looked_up_sums_are_those_of_the_features() -> None:
    text = 'Asked about the "dam | levy", Ana Reyes said on Friday: "We will not sell it," and then she left the room.'
    tree = parser.parse(text, split_sentences(text))
    heads = [i for i, pos in enumerate(tree.pos) if pos in ("VERB", "NOUN")]
    views = [View(tree, head, {"say": 0.9}) for head in heads]
    names = {feature for view in views for i in view.tokens for feature in view.features(i)}
    weights = {feature: 1 << number for number, feature in enumerate(sorted(names)[::2])}
    parts = Parts(weights)
    for view in views:
        for i, found in zip(view.tokens, parts.sums(view, {}), strict=True):
            assert found == sum(weights.get(feature, 0) for feature in view.features(i))
