"""The log of questions: what was asked where, what came of it, and whether the answer helped. Never who asked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from answers.language.words import words
from answers.model import Verdict
from answers.record.engine import Database
from answers.record.schema import questions, votes

UNANSWERED = (Verdict.NOT_FOUND, Verdict.NOT_ON_RECORD)
"""The verdicts of questions that the record had no answer to."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A question as it was answered. ``data`` is the asking program's own; ``prompt``, ``reply`` name its messages."""

    token: str
    collection: str
    question: str
    verdict: Verdict
    data: str
    at: datetime
    prompt: str | None = None
    reply: str | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer: as last written, how often it was asked, and when last."""

    question: str
    times: int
    last: datetime


class QuestionLog:
    """The questions of one record. Methods raise ``ArchiveError`` when the database fails."""

    def __init__(self, database: Database, identity: str) -> None:
        self._database, self._identity = database, identity

    def keep(self, entry: Logged) -> None:
        """Keep a question, in place of what was kept under its token; votes on that are kept."""
        values = {
            "collection": entry.collection,
            "question": entry.question,
            "folded": " ".join(word.folded for word in words(entry.question)),
            "verdict": str(entry.verdict),
            "data": entry.data,
            "at": entry.at.isoformat(),
            "prompt": entry.prompt,
            "reply": entry.reply,
        }
        with self._database.writing() as connection:
            place = questions.c.token == entry.token
            if not connection.execute(questions.update().where(place).values(**values)).rowcount:
                connection.execute(questions.insert().values(token=entry.token, **values))

    def find(self, token: str) -> Logged | None:
        """The question of this token."""
        return self._first(questions.c.token == token)

    def answered_by(self, reply: str) -> Logged | None:
        """The question that this message answered."""
        return self._first(questions.c.reply == reply)

    def asked_by(self, prompt: str) -> Logged | None:
        """The question that this message asked."""
        return self._first(questions.c.prompt == prompt)

    def vote(self, token: str, voter: str, helped: bool) -> tuple[int, int]:
        """Say whether an answer helped, once a voter; gives how many it did and did not help."""
        mark = hashlib.sha256(f"{self._identity}:{token}:{voter}".encode()).hexdigest()
        with self._database.writing() as connection:
            if connection.scalar(select(questions.c.token).where(questions.c.token == token)) is None:
                return (0, 0)
            connection.execute(votes.delete().where(votes.c.token == token, votes.c.voter == mark))
            connection.execute(votes.insert().values(token=token, voter=mark, helped=int(helped)))
            query = select(func.count(), func.coalesce(func.sum(votes.c.helped), 0)).where(votes.c.token == token)
            total, good = tuple(connection.execute(query).one())
        return (int(good), int(total) - int(good))

    def helped(self, collection: str) -> tuple[int, int]:
        """How many votes of a collection's askers say that an answer helped, and that it did not."""
        query = select(func.count(), func.coalesce(func.sum(votes.c.helped), 0)).select_from(votes)
        query = query.join(questions, questions.c.token == votes.c.token).where(questions.c.collection == collection)
        with self._database.reading() as connection:
            total, good = tuple(connection.execute(query).one())
        return (int(good), int(total) - int(good))

    def unanswered(self, collection: str, limit: int = 200) -> list[Unanswered]:
        """A collection's questions without an answer, the most frequent first, then the latest."""
        times, last = func.count().label("times"), func.max(questions.c.at).label("last")
        query = (
            select(func.max(questions.c.question).label("question"), times, last)
            .where(questions.c.collection == collection, questions.c.verdict.in_([str(v) for v in UNANSWERED]))
            .group_by(questions.c.folded)
            .order_by(times.desc(), last.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            found = connection.execute(query).all()
        return [Unanswered(row.question, row.times, datetime.fromisoformat(row.last)) for row in found]

    def forget(self, *, token: str | None = None, collection: str | None = None, before: datetime | None = None) -> int:
        """Delete the questions that fit all that is given, with their votes; gives how many there were."""
        conditions = [
            *([questions.c.token == token] if token is not None else []),
            *([questions.c.collection == collection] if collection is not None else []),
            *([questions.c.at < before.isoformat()] if before is not None else []),
        ]
        if not conditions:
            return 0
        with self._database.writing() as connection:
            return int(connection.execute(questions.delete().where(*conditions)).rowcount)

    def _first(self, condition: Any) -> Logged | None:
        with self._database.reading() as connection:
            row = connection.execute(
                select(questions).where(condition).order_by(questions.c.at.desc()).limit(1)
            ).first()
        return _logged(row) if row else None


def _logged(row: Row[Any]) -> Logged:
    at = datetime.fromisoformat(row.at)
    return Logged(row.token, row.collection, row.question, Verdict(row.verdict), row.data, at, row.prompt, row.reply)
