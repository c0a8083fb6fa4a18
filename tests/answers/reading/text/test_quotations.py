"""Quotation marks of every kind, and quotes that run on."""

from __future__ import annotations

import pytest

from answers.reading.parse import parser
from answers.reading.text.quotations import Quotation
from answers.reading.text.sentences import split_sentences


def quoted(text: str) -> list[str]:
    tree = parser.parse(text, split_sentences(text))
    return [text[tree.start[q.start] : tree.end[q.end - 1]] for q in tree.quotations]


def quotations(text: str) -> list[Quotation]:
    return parser.parse(text, split_sentences(text)).quotations


QUOTES = {
    "curly": ("“It is over,” she said.", ["“It is over,”"]),
    "straight": ('"It is over," she said. "We won."', ['"It is over,"', '"We won."']),
    "two apostrophes": ("''It is over,'' she said.", ["''It is over,''"]),
    "several sentences": ("“It is over. We won,” she said.", ["“It is over. We won,”"]),
    "never closed": ("“It is over, she said.\n\nHe left.", ["“It is over, she said."]),
    "none": ("It is over, she said.", []),
}


@pytest.mark.parametrize(("text", "expected"), QUOTES.values(), ids=QUOTES.keys())
def test_what_stands_in_quotation_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quote_that_runs_on_says_so() -> None:
    assert [(q.runs_on, q.continues) for q in quotations("“It is over.\n\n“We won,” she said.")] == [
        (True, False),
        (False, True),
    ]
