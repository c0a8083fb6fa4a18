"""The claims of a short text (a message, a headline) as questions that the record can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from answers.model import Article, Span, Statement
from answers.reading.reader import Reader

MOST = 5
"""Claims taken from one text."""
_CONTENT = 300
"""Characters of a claim's content that go into its question."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: where it stands in the text, and the question that asks the record about it."""

    span: Span
    question: str


def claims(text: str) -> list[Claim]:
    """Who is said to have said or done what, in the order of the text; one claim a speaker and verb."""
    reading = Reader().read(Article(id="message", title="", text=text))
    found: dict[str, Claim] = {}
    for statement in reading.statements:
        question = _question(text, statement)
        if question and question.casefold() not in found:
            found[question.casefold()] = Claim(statement.extent, question)
    return list(found.values())[:MOST]


def _question(text: str, statement: Statement) -> str | None:
    """The statement as a yes/no question, whatever its polarity: the verdict says how it stands."""
    if not statement.speakers or not statement.lemma:
        return None
    content = " ".join(" ".join(text[start:end] for start, end in statement.content).split()).strip(" ,.;:!?")
    if not content:
        return None
    if len(content) > _CONTENT:
        content = content[:_CONTENT].rsplit(" ", 1)[0]
    return f"did {' and '.join(statement.speakers)} {statement.lemma} {content}?"
