"""Answers and statements as JSON: the contract, key for key."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from answers.model import (
    Answer,
    Argument,
    Article,
    Considered,
    Coverage,
    EventDate,
    Excerpt,
    Manner,
    Modality,
    Polarity,
    Precision,
    Proposition,
    Question,
    Rule,
    ShortAnswer,
    Shortcoming,
    Statement,
    Verdict,
    Weighed,
    Why,
)
from bot.present.json import answer_to_json, dumps, excerpt_to_json, statement_to_json

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
    answer = replace(
        answer, nearest=(Excerpt(ARTICLE, 0, 9, note="only planned"),), read_as="Ada Quill · said · harbour"
    )
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
        "answer": None,
        "date": None,
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
                "note": None,
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
                "note": None,
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
                "note": "only planned",
            }
        ],
        "coverage": {"articles": 1, "first": "2025-03-04", "last": "2025-03-04"},
        "suggestions": ["quill"],
        "namesakes": [],
        "elapsed_ms": 1.235,
    }


def test_why() -> None:
    asked = Proposition("open", (10, 14), (Argument("agent", ((0, 9),), (4, 9)),), polarity=Polarity.NEGATED)
    told = Proposition(
        "open", (34, 38), (Argument("agent", ((15, 24),), (19, 24), "Ada Quill"),), said_by=("officials",)
    )
    excerpt = Excerpt(ARTICLE, 0, 51)
    missed = Considered(excerpt, told, "same", None, (Shortcoming.PLANNED,), ("May",), "only planned")
    met = Considered(excerpt, told, "kindred", Verdict.NO)
    question = Question("did Ada Quill open the harbour?", "yesno")
    why = Why(
        Rule.PROPOSITIONS, "Ada Quill opened.", asked, None, True, None, 3, 2, 5, (met,), (missed,),
        (Weighed(excerpt, "against"),),
    )  # fmt: skip
    found = answer_to_json(Answer(question, Verdict.NO, "No.", why=why))["why"]
    excerpt_json = excerpt_to_json(excerpt)
    proposition = {
        "predicate": "open",
        "head": [34, 38],
        "roles": [{"role": "agent", "text": "Ada Quill", "spans": [[15, 24]], "name": "Ada Quill"}],
        "polarity": "affirmed",
        "modality": "asserted",
        "said_by": ["officials"],
    }
    assert found == {
        "question": {
            "statement": "Ada Quill opened.",
            "proposition": {
                "predicate": "open",
                "head": [10, 14],
                "roles": [{"role": "agent", "text": "Ada Quill", "spans": [[0, 9]], "name": None}],
                "polarity": "negated",
                "modality": "asserted",
                "said_by": [],
            },
            "hole": None,
            "negated": True,
            "said": None,
        },
        "rule": "propositions",
        "sentences": 3,
        "articles": 2,
        "compared": 5,
        "met": [
            {
                "excerpt": excerpt_json,
                "proposition": proposition,
                "relation": "kindred",
                "verdict": "no",
                "shortcomings": [],
                "missing": [],
                "words": "",
            }
        ],
        "missed": [
            {
                "excerpt": excerpt_json,
                "proposition": proposition,
                "relation": "same",
                "verdict": None,
                "shortcomings": ["planned"],
                "missing": ["May"],
                "words": "only planned",
            }
        ],
        "statements": [{"bearing": "against", "excerpt": excerpt_json}],
    }
    assert json.loads(dumps(found)) == found
    assert "why" not in answer_to_json(Answer(question, Verdict.NO, "No."))


def test_a_short_answer_and_its_date() -> None:
    question = Question("who will not open it?", "who")
    answer = Answer(question, Verdict.QUOTES, "One.", (Excerpt(ARTICLE, 0, 51),), answer=ShortAnswer(ARTICLE, 15, 24))
    shown = answer_to_json(replace(answer, date=EventDate(date(2025, 3, 1), date(2025, 3, 31), Precision.MONTH)))
    assert shown["answer"] == {"text": "Ada Quill", "start": 15, "end": 24, "article": "a"}
    assert shown["date"] == {"start": "2025-03-01", "end": "2025-03-31"}


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
