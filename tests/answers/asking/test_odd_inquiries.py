"""Questions that are none, or that somebody has made to do harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pytest

from answers.asking.inquiry import read_question
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
    inquiry = read_question(text)
    assert inquiry is not None
    spans = [span for one in inquiry.proposition.arguments for span in (*one.spans, one.head)]
    assert all(0 <= a < b <= len(inquiry.statement) for a, b in [inquiry.proposition.head, *spans])


@pytest.mark.parametrize("first", ["did", "was", "who", "who did", "how many", "when is"])
def test_few_statements_are_tried_however_long_the_question(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    docs = parser.docs

    def counting(texts: Iterable[tuple[str, Sequence[Span]]], batch: int) -> Iterator[Doc]:
        given = list(texts)
        tried.extend(given)
        return docs(given, batch)

    monkeypatch.setattr(parser, "docs", counting)
    read_question(f"{first} " + "old mill sold " * 170)
    assert 0 < len(tried) <= 24
