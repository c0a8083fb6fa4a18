"""The log of questions: what was asked where, what came of it, and whether the answer helped.

Who asked and who voted, and the messages by which that could be looked up, are kept as marks that a secret outside the
record makes. A member has another mark at every question, so that marks do not tell either what else he asked; what is
a member's is found by trying them all.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from answers.language.words import words
from answers.model import Verdict
from answers.record.engine import Database
from answers.record.schema import meta, questions, votes
from answers.record.secret import Secret

UNANSWERED = (Verdict.NOT_FOUND, Verdict.NOT_ON_RECORD)
"""The verdicts of questions that the record had no answer to."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A question as it was answered. ``data`` is the asking program's own; ``prompt``, ``reply`` number its messages.

    ``prompt`` and ``asker``, who asked, are given to be kept; they are never known again.
    """

    token: str
    collection: str
    question: str
    verdict: Verdict
    data: str
    at: datetime
    prompt: str | None = None
    reply: str | None = None
    asker: str | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without an answer: as last written, how often it was asked, and when last."""

    question: str
    times: int
    last: datetime


class QuestionLog:
    """The questions of one record. Methods raise ``ArchiveError`` when the database fails."""

    def __init__(self, database: Database, identity: str, secret: Secret) -> None:
        self._database, self._identity = database, identity
        self._secret = secret

    def keep(self, entry: Logged) -> None:
        """Keep a question, in place of what was kept under its token; votes on that are kept."""
        values: dict[str, str | None] = {
            "collection": entry.collection,
            "question": entry.question,
            "folded": " ".join(word.folded for word in words(entry.question)),
            "verdict": str(entry.verdict),
            "data": entry.data,
            "at": entry.at.isoformat(),
            **self._reply(entry.token, entry.reply),
        }
        if entry.prompt is not None:
            values["prompt"] = self._mark("prompt", entry.prompt)
        if entry.asker is not None:
            values["asker"] = self._mark("asker", entry.token, entry.asker)
        with self._database.writing() as connection:
            self._key_all(connection)
            place = questions.c.token == entry.token
            if not connection.execute(questions.update().where(place).values(**values)).rowcount:
                connection.execute(questions.insert().values(token=entry.token, **values))

    def replied(self, token: str, reply: str) -> None:
        """Keep which message answered, where the question is still kept."""
        with self._database.writing() as connection:
            self._key_all(connection)
            place = questions.c.token == token
            connection.execute(questions.update().where(place).values(**self._reply(token, reply)))

    def find(self, token: str) -> Logged | None:
        """The question of this token."""
        return self._first(questions.c.token == token)

    def answered_by(self, reply: str) -> Logged | None:
        """The question that this message answered."""
        return self._first(questions.c.reply.in_((reply, self._mark("reply", reply))))

    def asked_by(self, prompt: str) -> Logged | None:
        """The question that this message asked."""
        return self._first(questions.c.prompt.in_((prompt, self._mark("prompt", prompt))))

    def vote(self, token: str, voter: str, helped: bool) -> tuple[int, int]:
        """Say whether an answer helped, once a voter; gives how many it did and did not help."""
        mark = self._voter(token, voter)
        with self._database.writing() as connection:
            self._key_all(connection)
            if connection.scalar(select(questions.c.token).where(questions.c.token == token)) is None:
                return (0, 0)
            connection.execute(votes.delete().where(votes.c.token == token, votes.c.voter == mark))
            connection.execute(votes.insert().values(token=token, voter=mark, helped=int(helped)))
            query = select(func.count(), func.coalesce(func.sum(votes.c.helped), 0)).where(votes.c.token == token)
            total, good = tuple(connection.execute(query).one())
        return (int(good), int(total) - int(good))

    def forget_member(self, member: str) -> tuple[int, int]:
        """Delete the questions that a member asked and the votes that he gave; gives how many there were of each."""
        with self._database.writing() as connection:
            self._key_all(connection)
            asked = connection.execute(
                select(questions.c.token, questions.c.asker).where(questions.c.asker.is_not(None))
            )
            theirs = [row.token for row in asked if row.asker == self._mark("asker", row.token, member)]
            given = connection.execute(select(votes.c.token, votes.c.voter)).all()
            voted = [row.token for row in given if row.voter == self._voter(row.token, member)]
            for token in voted:
                mark = self._voter(token, member)
                connection.execute(votes.delete().where(votes.c.token == token, votes.c.voter == mark))
            for token in theirs:
                connection.execute(questions.delete().where(questions.c.token == token))
        self._database.wipe()
        return len(theirs), len(voted)

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
            number = int(connection.execute(questions.delete().where(*conditions)).rowcount)
        self._database.wipe()
        return number

    def _first(self, condition: Any) -> Logged | None:
        with self._database.reading() as connection:
            row = connection.execute(
                select(questions).where(condition).order_by(questions.c.at.desc()).limit(1)
            ).first()
        return self._logged(row) if row else None

    def _logged(self, row: Row[Any]) -> Logged:
        at = datetime.fromisoformat(row.at)
        reply = self._secret.uncover(row.covered, self._identity, "reply", row.token) if row.covered else row.reply
        return Logged(row.token, row.collection, row.question, Verdict(row.verdict), row.data, at, reply=reply)

    # Marks

    def _mark(self, *what: str) -> str:
        return self._secret.mark(self._identity, *what)

    def _voter(self, token: str, voter: str) -> str:
        """The mark of a voter; that of the format before, keyed."""
        return self._mark("voter", hashlib.sha256(f"{self._identity}:{token}:{voter}".encode()).hexdigest())

    def _reply(self, token: str, reply: str | None) -> dict[str, str | None]:
        """The columns of the message that answered."""
        if reply is None:
            return {"reply": None, "covered": None}
        covered = self._secret.cover(reply, self._identity, "reply", token)
        return {"reply": self._mark("reply", reply), "covered": covered}

    def _key_all(self, connection: Connection) -> None:
        """Key what a format kept that had no secret, once."""
        if not connection.execute(meta.delete().where(meta.c.key == "members")).rowcount:
            return
        for row in connection.execute(select(questions.c.token, questions.c.prompt, questions.c.reply)).all():
            keyed = self._reply(row.token, row.reply)
            keyed["prompt"] = self._mark("prompt", row.prompt) if row.prompt else None
            connection.execute(questions.update().where(questions.c.token == row.token).values(**keyed))
        for vote in connection.execute(select(votes.c.token, votes.c.voter)).all():
            place = (votes.c.token == vote.token) & (votes.c.voter == vote.voter)
            connection.execute(votes.update().where(place).values(voter=self._mark("voter", vote.voter)))
