"""Answers and statements as JSON values: the contract that other programs rely on."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from answers.model import (
    Answer,
    Article,
    Considered,
    Coverage,
    EventDate,
    Excerpt,
    Proposition,
    ShortAnswer,
    Span,
    Statement,
    Why,
)

# Legal in JSON, yet a terminal acts on them: written as \uXXXX, which every reader turns back.
_UNSAFE = re.compile(r"[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def answer_to_json(answer: Answer, id_: object = None) -> dict[str, Any]:
    """The answer as plain values; ``id_`` is given back as it came, for batches."""
    question = answer.question
    explained = {"why": why_to_json(answer.why)} if answer.why else {}
    return {
        "id": id_,
        "question": {
            "text": question.text,
            "kind": question.kind,
            "who": question.who,
            "topic": question.topic,
            "after": _iso(question.after),
            "before": _iso(question.before),
        },
        "read_as": answer.read_as,
        "verdict": answer.verdict.value,
        "summary": answer.summary,
        "answer": _short_answer(answer.answer),
        "date": _days(answer.date),
        "excerpts": [excerpt_to_json(excerpt) for excerpt in answer.excerpts],
        "others": [excerpt_to_json(excerpt) for excerpt in answer.others],
        "nearest": [excerpt_to_json(excerpt) for excerpt in answer.nearest],
        "coverage": coverage_to_json(answer.coverage),
        "suggestions": list(answer.suggestions),
        "namesakes": list(answer.namesakes),
        "elapsed_ms": round(answer.elapsed_ms, 3),
        **explained,
    }


def _short_answer(short: ShortAnswer | None) -> dict[str, Any] | None:
    """The short answer, ``article text[start:end]``; null where none is asked for or none is given."""
    if short is None:
        return None
    return {"text": short.text, "start": short.start, "end": short.end, "article": short.article.id}


def _days(date: EventDate | None) -> dict[str, str] | None:
    return {"start": date.start.isoformat(), "end": date.end.isoformat()} if date else None


def excerpt_to_json(excerpt: Excerpt) -> dict[str, Any]:
    """One excerpt; what only a statement has is null where the excerpt is a sentence that nobody is said to say."""
    article, statement = excerpt.article, excerpt.statement
    return {
        "article": {
            "id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "published": _iso(article.published),
            "url": article.url,
        },
        "start": excerpt.start,
        "end": excerpt.end,
        "text": excerpt.text,
        "speaker": excerpt.speaker,
        "manner": statement.manner.value if statement else None,
        "polarity": statement.polarity.value if statement else None,
        "modality": statement.modality.value if statement else None,
        "via": _via(statement) if statement else None,
        "event_date": _event_date(statement.date) if statement else None,
        "note": excerpt.note or None,
    }


def why_to_json(why: Why) -> dict[str, Any]:
    """How an answer came about. Offsets of the question are into its ``statement``, others into an article's text."""
    asked = why.proposition
    return {
        "question": {
            "statement": why.statement,
            "proposition": _proposition(why.statement, asked),
            "hole": why.hole,
            "negated": why.negated,
            "said": why.said,
        }
        if asked
        else None,
        "rule": why.rule.value,
        "sentences": why.sentences,
        "articles": why.articles,
        "compared": why.compared,
        "met": [_considered(one) for one in why.met],
        "missed": [_considered(one) for one in why.missed],
        "statements": [{"bearing": one.bearing, "excerpt": excerpt_to_json(one.excerpt)} for one in why.statements],
    }


def _considered(one: Considered) -> dict[str, Any]:
    return {
        "excerpt": excerpt_to_json(one.excerpt),
        "proposition": _proposition(one.excerpt.article.text, one.proposition),
        "relation": one.relation,
        "verdict": one.verdict.value if one.verdict else None,
        "shortcomings": [kind.value for kind in one.shortcomings],
        "missing": list(one.missing),
        "words": one.words,
    }


def _proposition(text: str, told: Proposition) -> dict[str, Any]:
    return {
        "predicate": told.predicate,
        "head": list(told.head),
        "roles": [
            {
                "role": one.role,
                "text": " ".join(text[a:b] for a, b in one.spans),
                "spans": _spans(one.spans),
                "name": one.name or None,
            }
            for one in told.arguments
        ],
        "polarity": told.polarity.value,
        "modality": told.modality.value,
        "said_by": list(told.said_by),
    }


def coverage_to_json(coverage: Coverage) -> dict[str, Any]:
    """What was searched."""
    return {"articles": coverage.articles, "first": _iso(coverage.first), "last": _iso(coverage.last)}


def article_to_json(article: Article) -> dict[str, Any]:
    """An article without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published": _iso(article.published),
        "url": article.url,
        "collection": article.collection,
        "characters": len(article.text),
    }


def statement_to_json(article_id: str, statement: Statement) -> dict[str, Any]:
    """A statement with its spans as [start, end], as ``onrecord export statements`` writes it."""
    return {
        "article_id": article_id,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "speaker": " and ".join(statement.speakers) or None,
        "manner": statement.manner.value,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "via": _via(statement),
        "event_date": _event_date(statement.date),
    }


def dumps(value: object) -> str:
    """One line of JSON in readable Unicode, with what a terminal would act on escaped."""
    line = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


def _via(statement: Statement) -> str | None:
    return ", ".join(statement.via) or None


def _event_date(event: EventDate | None) -> dict[str, str] | None:
    if event is None:
        return None
    return {"start": event.start.isoformat(), "end": event.end.isoformat(), "precision": event.precision.value}


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
