"""Answers and statements as JSON: the contract, key for key."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from answers.model import (
    Answer,
    Article,
    Coverage,
    EventDate,
    Excerpt,
    Manner,
    Modality,
    Polarity,
    Precision,
    Question,
    Statement,
    Verdict,
)
from bot.present.json import answer_to_json, dumps, statement_to_json

TEXT = "Officials said Ada Quill will not open the harbour."
ARTICLE = Article("a", "T", TEXT, "P", published=datetime(2025, 3, 4, 8, tzinfo=UTC), url="https://example.org/")
STATEMENT = Statement(
    source=((15, 24),),
    cue=((10, 14),),
    content=((25, 38), (39, 50)),
    extent=(0, 51),
    speakers=("Ada Quill",),
    manner=Manner.INDIRECT,
    polarity=Polarity.AFFIRMED,
    modality=Modality.PLANNED,
    via=("officials", "The Ledger"),
    date=EventDate(date(2025, 3, 3), date(2025, 3, 9), Precision.WEEK),
)


def test_an_answer() -> None:
    question = Question("did she?", "yesno", "Ada Quill", "harbour", after=date(2025, 3, 1))
    excerpts = (Excerpt(ARTICLE, 0, 51, "Ada Quill", STATEMENT),)
    coverage = Coverage(1, date(2025, 3, 4), date(2025, 3, 4))
    answer = Answer(question, Verdict.NO, "No.", excerpts, (Excerpt(ARTICLE, 0, 9),), coverage, ("quill",), 1.23456)
    answer = replace(answer, nearest=(Excerpt(ARTICLE, 0, 9),), read_as="Ada Quill · said · harbour")
    article = {"id": "a", "title": "T", "publisher": "P", "published": "2025-03-04T08:00:00+00:00"}
    article["url"] = "https://example.org/"
    assert answer_to_json(answer, "q1") == {
        "id": "q1",
        "question": {
            "text": "did she?",
            "kind": "yesno",
            "who": "Ada Quill",
            "topic": "harbour",
            "after": "2025-03-01",
            "before": None,
        },
        "read_as": "Ada Quill · said · harbour",
        "verdict": "no",
        "summary": "No.",
        "excerpts": [
            {
                "article": article,
                "start": 0,
                "end": 51,
                "text": TEXT,
                "speaker": "Ada Quill",
                "manner": "indirect",
                "polarity": "affirmed",
                "modality": "planned",
                "via": "officials, The Ledger",
                "event_date": {"start": "2025-03-03", "end": "2025-03-09", "precision": "week"},
            }
        ],
        "others": [
            {
                "article": article,
                "start": 0,
                "end": 9,
                "text": "Officials",
                "speaker": None,
                "manner": None,
                "polarity": None,
                "modality": None,
                "via": None,
                "event_date": None,
            }
        ],
        "nearest": [
            {
                "article": article,
                "start": 0,
                "end": 9,
                "text": "Officials",
                "speaker": None,
                "manner": None,
                "polarity": None,
                "modality": None,
                "via": None,
                "event_date": None,
            }
        ],
        "coverage": {"articles": 1, "first": "2025-03-04", "last": "2025-03-04"},
        "suggestions": ["quill"],
        "elapsed_ms": 1.235,
    }


def test_a_statement() -> None:
    assert statement_to_json("a", STATEMENT) == {
        "article_id": "a",
        "source": [[15, 24]],
        "cue": [[10, 14]],
        "content": [[25, 38], [39, 50]],
        "speaker": "Ada Quill",
        "manner": "indirect",
        "polarity": "affirmed",
        "modality": "planned",
        "via": "officials, The Ledger",
        "event_date": {"start": "2025-03-03", "end": "2025-03-09", "precision": "week"},
    }


def test_a_line_of_json_is_harmless_and_comes_back_whole() -> None:
    text = "“He\u202e said” \x1b[31m \x9b \u2028 👩\u200d🚒 \ud800"
    line = dumps(text)
    assert all(c.isprintable() or c == "\u200d" for c in line)
    assert json.loads(line) == text
