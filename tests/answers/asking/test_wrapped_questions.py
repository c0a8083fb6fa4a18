"""Questions in marks, behind talk, and about names that keyboards lack letters for."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Archive, Article
from answers.model import Verdict

ASKED = [
    "did Ilse Vane mention the ferry?",
    "**did Ilse Vane mention the ferry?**",
    "`did Ilse Vane mention the ferry?`",
    "||did Ilse Vane mention the ferry?||",
    '"did Ilse Vane mention the ferry?"',
    "“Did Ilse Vane mention the ferry?”",
    'did "Ilse Vane" mention the ferry?',
    'did Ilse Vane mention the "old" ferry?',
    "can you tell me if Ilse Vane mentioned the ferry?",
    "do you know whether Ilse Vane mentioned the ferry?",
]


@pytest.mark.parametrize("asked", ASKED)
def test_a_wrapped_question_is_that_question(asked: str) -> None:
    article = Article("a", "News", "Ilse Vane said the old ferry had sunk.", published=date(2024, 5, 6))
    with Archive.from_articles([article]) as archive:
        assert archive.ask(asked).verdict is Verdict.YES


def test_marks_around_words_still_cite_them() -> None:
    article = Article("a", "News", "Ilse Vane said the ferry would sink.", published=date(2024, 5, 6))
    with Archive.from_articles([article]) as archive:
        answer = archive.ask("“would sink”")
    assert answer.question.kind == "phrase"
    assert answer.excerpts


@pytest.mark.parametrize(
    ("written", "typed"), [("Þóra Vane", "Thora Vane"), ("Đina Vane", "Dina Vane"), ("Ilse Vænø", "Ilse Vaeno")]
)
def test_letters_that_keyboards_lack(written: str, typed: str) -> None:
    article = Article("a", "News", f"{written} said the ferry had sunk.", published=date(2024, 5, 6))
    with Archive.from_articles([article]) as archive:
        assert archive.ask(f"did {typed} mention the ferry?").verdict is Verdict.YES


@pytest.mark.parametrize("sign", "ʼ´`‘’'")
def test_any_apostrophe_denies(sign: str) -> None:
    article = Article("a", "News", f"Ilse Vane didn{sign}t mention the ferry.", published=date(2024, 5, 6))
    with Archive.from_articles([article]) as archive:
        assert archive.ask("did Ilse Vane mention the ferry?").verdict is Verdict.NO
