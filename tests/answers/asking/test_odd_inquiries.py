"""Questions that are none, or that somebody has made to do harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pytest

from answers.asking import inquiry
from answers.asking.inquiry import read_question
from answers.asking.plausibility import Seen, at_most, plausibility
from answers.model import Span
from answers.reading.parse import parser

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONG = ("a" * 20_000, "did " + "a" * 20_000, "how many " * 200, "what " + "(" * 500, "did " + "not " * 500)


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "?", "“”()[]", "who", "did?", "n't", "In which", "was was was", "🙂 🙂", "\ud800", *LONG],
    ids=lambda text: ascii(text[:12]),
)
def test_what_asks_nothing_gives_nothing(text: str) -> None:
    assert read_question(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "did \udfffOrlo sell the mill",
        "did Orlo sell the \x00 \u202e mill?",
        "１２３ did Orlo",
        "İ did ß",
        "did " + " ".join(f"word{number}" for number in range(500)) + "?",
        "was " + "the mill " * 250,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_the_spans_of_odd_questions_lie_in_their_statements(text: str) -> None:
    found = read_question(text)
    assert found is not None
    spans = [span for one in found.proposition.arguments for span in (*one.spans, one.head)]
    assert all(0 <= a < b <= len(found.statement) for a, b in [found.proposition.head, *spans])


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are parsed."""
    found: list[str] = []
    docs = parser.docs

    def noting(texts: Iterable[tuple[str, Sequence[Span]]], batch: int) -> Iterator[Doc]:
        given = list(texts)
        found.extend(text for text, _ in given)
        return docs(given, batch)

    monkeypatch.setattr(parser, "docs", noting)
    return found


@pytest.mark.parametrize("first", ["did", "was", "who", "who did", "how many", "when is"])
def test_few_statements_are_tried_however_long_the_question(first: str, tried: list[str]) -> None:
    read_question(f"{first} " + "old mill sold " * 170)
    assert 0 < len(tried) <= 24


def test_what_cannot_read_better_is_not_tried(tried: list[str]) -> None:
    read_question("did Orlo sell the mill that they build near Marl where they rest?")
    assert tried[0] == "Orlo will sell the mill that they build near Marl where they rest."
    assert len(tried) == 2


def test_no_statement_is_tried_whose_subject_would_end_in_an_article(tried: list[str]) -> None:
    read_question("were the mill owners fined over the leak?")
    assert tried
    assert not [text for text in tried if "the were" in text]


@pytest.mark.parametrize(
    "question",
    [
        "Did the Marl council will a vote?",
        "did orlo say the engineers rest at a mill?",
        "was the oldest mill in Marl a brewery?",
        "who is the A-list mayor the council chose?",
        "is Orlo not the owner?",
        "who sold the mill?",
        "is a mill an old mill the owners sold?",
    ],
)
def test_no_statement_reads_better_than_it_may(question: str) -> None:
    drafts = [*inquiry._drafts(question.rstrip("?").split())]
    assert drafts
    for draft in drafts:
        tree = parser.parse(draft.text, [(0, len(draft.text))])
        for seen in (Seen.of(()), Seen.of([question.replace("say", "said").replace("rest", "rested")])):
            assert plausibility(tree, draft, seen) <= at_most(draft, seen), draft.text
