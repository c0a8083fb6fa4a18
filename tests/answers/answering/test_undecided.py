"""What is answered where no sentence says yes or no: the nearest sentences where they are on it, else nothing."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Answer, Archive, Article, Verdict

REST = "The council of Marl met on Tuesday. It spoke of the harbour and of the levy. "


def _ask(text: str, question: str) -> Answer:
    with Archive.from_articles([Article("a", "News", f"{text} {REST}", published=date(2024, 6, 5))]) as archive:
        return archive.ask(question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Norvane withdrew its bid for the old Quill mill in Marl.",
            "did Norvane give up its bid for the old Quill mill in Marl?",
        ),
        (
            "Norvane shares closed up 9 percent on the Marl stock market.",
            "did Norvane shares rise on the Marl stock market?",
        ),
    ],
)
def test_a_sentence_on_it_is_shown(text: str, question: str) -> None:
    answer = _ask(text, question)
    assert (answer.verdict, answer.excerpts[0].text) == (Verdict.QUOTES, text)
    assert answer.summary.startswith("Neither yes nor no is told outright")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Norvane may withdraw its bid for the Quill mill.", "did Norvane withdraw its bid for the Quill mill?"),
        ("Anna Orlo sold the Quill mill.", "did Jon Lind sell the Quill mill?"),
        ("Norvane employs 400 people at its dam.", "did Norvane sell the harbour?"),
    ],
)
def test_one_that_tells_otherwise_or_of_something_else_is_no_answer(text: str, question: str) -> None:
    assert _ask(text, question).verdict is Verdict.NOT_ON_RECORD


@pytest.mark.parametrize("question", ["did Zeno Quandt resign?", "Did zeno quandt close the mill?", "was Quandt sold?"])
def test_who_is_nowhere_in_the_record_is_not_found(question: str) -> None:
    answer = _ask("Anna Orlo resigned from the board of the mill, which was sold.", question)
    assert answer.verdict is Verdict.NOT_FOUND
    assert "uandt” is not in the record" in answer.summary
    assert not answer.excerpts


def test_who_is_described_is_answered_by_what_is_nearest() -> None:
    text = "“The dam will hold,” said Tamsin Orlo, who runs the water board."
    answer = _ask(text, "what did the water board boss say about whether the dam will hold?")
    assert (answer.verdict, answer.excerpts[0].text) == (Verdict.QUOTES, text)
