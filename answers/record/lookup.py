"""What can be asked of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from answers.errors import ArchiveError
from answers.model import Calling, Coverage, Passage, Proposition, Scope, Span, Statement, TimeExpression
from answers.record import rows
from answers.record.articles import Articles
from answers.record.change_log import ChangeLog
from answers.record.engine import Database
from answers.record.packing import unpack
from answers.record.queries import KEYS, by_article
from answers.record.question_log import QuestionLog
from answers.record.recent import Recent
from answers.record.rows import Stored
from answers.record.schema import (
    articles,
    callings,
    dates,
    passages,
    propositions,
    settings,
    sizes,
    speakers,
    statements,
    unreadable,
)
from answers.record.scoping import within
from answers.record.secret import Secret
from answers.record.speaker_lookup import SpeakerLookup
from answers.record.statements import Statements

_RECENT = 500
"""Articles whose statements are kept in memory for the next question."""
_TOLD = 200
"""Articles whose propositions are: some 150 KB of memory each where they are long."""
_SCOPES = 100
"""Scopes whose coverage is kept likewise."""


_told = statements.c
_ARTICLES = select(articles).where(articles.c.key.in_(KEYS))
_READ_AS = select(articles.c.key, articles.c.read_as).where(articles.c.key.in_(KEYS))
_PROPOSITIONS = select(propositions).where(propositions.c.article_key.in_(KEYS))
_VOICES = select(_told.article_key, _told.number, _told.start, _told.end, _told.speakers)
_VOICES = _VOICES.where(_told.article_key.in_(KEYS), _told.speakers != "[]")


def _named(*conditions: ColumnElement[bool]) -> Select[Any]:
    """The statements of the speakers named exactly, as ``names``; ``conditions`` are on ``speakers``."""
    theirs = select(speakers.c.article_key, speakers.c.number)
    wanted = theirs.where(speakers.c.name.in_(bindparam("names", expanding=True)), *conditions).distinct().subquery()
    both = (wanted.c.article_key == _told.article_key) & (wanted.c.number == _told.number)
    return select(statements).join(wanted, both)


_OF_NAMES = _named()
_THEIRS = _named(speakers.c.article_key.in_(KEYS)).order_by(_told.article_key, _told.number)


class Lookup(SpeakerLookup, ChangeLog):
    """Every question to the record; each sees one state of it. All raise ``ArchiveError`` when the database fails."""

    def __init__(self, database: Database, identity: str) -> None:
        super().__init__(database)
        self._statements: Recent[int, Statements] = Recent(_RECENT, self.changed_since)
        self._propositions: Recent[int, tuple[Proposition, ...]] = Recent(_TOLD, self.changed_since)
        self._coverage: Recent[Scope, Coverage] = Recent(_SCOPES)
        self.identity = identity
        """Tells this record from every other, also from one that lay at the same place before."""
        self.secret = Secret(None)
        """What members are kept under; one that is lost with this object, unless it is set."""

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for a record in memory or behind a URL."""
        return self._database.file

    @property
    def in_memory(self) -> bool:
        """Whether it is gone when it is closed."""
        return self._database.in_memory

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._database.read_only

    @property
    def questions(self) -> QuestionLog:
        """What was asked, and whether the answer helped."""
        return QuestionLog(self._database, self.identity, self.secret)

    def settings(self, collection: str) -> dict[str, str]:
        """The settings of a collection."""
        query = select(settings.c.key, settings.c.value).where(settings.c.collection == collection)
        return {row.key: row.value for row in self._all(query)}

    def unread(self, version: int, after_key: int = 0, limit: int = 256) -> list[Stored]:
        """Articles that the reader of this version has not read, by key."""
        query = select(articles).where(articles.c.key > after_key, _not_read_by(version))
        return [rows.stored(row) for row in self._all(query.order_by(articles.c.key).limit(limit))]

    def count_unread(self, version: int) -> int:
        """How many articles the reader of this version has not read."""
        with self._database.reading() as connection:
            query = select(func.count()).select_from(articles).where(_not_read_by(version))
            return int(connection.scalar(query) or 0)

    def unreadable(self, version: int) -> list[tuple[Stored, str]]:
        """The articles that the reader of this version could not read, by key, each with the reason."""
        query = select(articles, unreadable.c.reason).join(unreadable, unreadable.c.article_key == articles.c.key)
        found = self._all(query.where(articles.c.read_as == version).order_by(articles.c.key))
        return [(rows.stored(row), row.reason) for row in found]

    def count_articles(self) -> int:
        """How many articles there are, of all collections."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.count()).select_from(articles)) or 0)

    def articles(self, keys: Iterable[int]) -> dict[int, Stored]:
        """The articles of these keys that there are."""
        found = self._inchunks(_ARTICLES, keys)
        return {row.key: rows.stored(row) for row in found}

    def found(self, keys: Iterable[int]) -> Articles:
        """The articles of these keys that there are, in this order, to be fetched when they are looked at."""
        keys = list(dict.fromkeys(keys))
        there = {row.key: row.read_as for row in self._inchunks(_READ_AS, keys)}
        return Articles({key: there[key] for key in keys if key in there}, self.articles)

    def passages(self, keys: Iterable[int]) -> dict[int, list[Passage]]:
        """The passages of these articles, in order."""
        return {key: [rows.passage(row) for row in parts] for key, parts in self._parts(passages, keys).items()}

    def statements(self, keys: Iterable[int], names: Sequence[str] | None = None) -> dict[int, Statements]:
        """The statements of these articles in the order of the text, of all speakers or of those named exactly."""
        if names is None:
            return self._statements.get(keys, self.position(), self._read_statements)
        keys = list(keys)
        theirs = by_article(keys, self._inchunks(_THEIRS, keys, names=list(names)))
        return {key: Statements(parts) for key, parts in theirs.items()}

    def voices(self, keys: Iterable[int]) -> dict[int, list[tuple[Span, tuple[str, ...]]]]:
        """Who is told of in these articles: the speakers of each statement that has any, with its extent."""
        voices: dict[int, list[tuple[Span, tuple[str, ...]]]] = {}
        for row in self._inchunks(_VOICES, keys):
            voices.setdefault(row.article_key, []).append(rows.voice(row))
        return voices

    def _read_statements(self, keys: Iterable[int]) -> dict[int, Statements]:
        return {key: Statements(parts) for key, parts in self._parts(statements, keys).items()}

    def dates(self, keys: Iterable[int]) -> dict[int, list[TimeExpression]]:
        """The temporal expressions of these articles, in order."""
        return {key: [rows.time_expression(row) for row in parts] for key, parts in self._parts(dates, keys).items()}

    def propositions(self, keys: Iterable[int]) -> dict[int, tuple[Proposition, ...]]:
        """The propositions of these articles in the order they were read in; empty where none are kept.

        Raises:
            ArchiveError: what is kept of one is damaged, or the database fails.
        """
        return self._propositions.get(keys, self.position(), self._read_propositions)

    def _read_propositions(self, keys: Iterable[int]) -> dict[int, tuple[Proposition, ...]]:
        keys = list(keys)
        found: dict[int, tuple[Proposition, ...]] = dict.fromkeys(keys, ())
        for row in self._inchunks(_PROPOSITIONS, keys):
            try:
                found[row.article_key] = unpack(row.data)
            except ArchiveError as error:
                what = f"{self._database.name}: the propositions of its article {row.article_key}"
                raise rows.damaged(what, error) from error
        return found

    def callings(self, keys: Iterable[int]) -> dict[int, list[Calling]]:
        """What the persons of these articles are called; nothing of an article that calls nobody anything."""
        return {key: [rows.calling(row) for row in parts] for key, parts in self._parts(callings, keys).items()}

    def statements_by(
        self, names: Sequence[str], scope: Scope, limit: int | None = None
    ) -> list[tuple[int, Statement]]:
        """Statements of the speakers named exactly, each with its article's key; the newest articles first."""
        query = (
            _OF_NAMES.join(articles, articles.c.key == statements.c.article_key)
            .where(within(scope))
            .order_by(articles.c.day.desc().nulls_last(), statements.c.article_key, statements.c.number)
            .limit(limit)
        )
        return [(row.article_key, rows.statement(row)) for row in self._all(query, names=list(names))]

    def publishers(self, scope: Scope) -> dict[str, int]:
        """All publishers as they are written, with the number of their articles, most first."""
        count = func.count().label("articles")
        query = select(articles.c.publisher, count).where(within(scope), articles.c.publisher.is_not(None))
        query = query.group_by(articles.c.publisher).order_by(count.desc(), articles.c.publisher)
        return {row.publisher: row.articles for row in self._all(query)}

    def coverage(self, scope: Scope) -> Coverage:
        """How many articles there are, and their first and last day."""
        return self._coverage.get([scope], self.position(), lambda _: {scope: self._covered(scope)})[scope]

    def _covered(self, scope: Scope) -> Coverage:
        if scope == Scope(scope.collections):
            count, first, last = self._covered_whole(scope.collections)
        else:
            query = select(func.count(), func.min(articles.c.day), func.max(articles.c.day)).where(within(scope))
            count, first, last = tuple(self._all(query)[0])
        try:
            return Coverage(count, *(date.fromisoformat(day) if day else None for day in (first, last)))
        except (ValueError, TypeError) as error:
            raise rows.damaged(f"{self._database.name}: the day of an article", error) from error

    def _covered_whole(self, collections: Sequence[str]) -> tuple[int, str | None, str | None]:
        """The same of whole collections, without going through their articles."""
        ends = (func.min(articles.c.day), func.max(articles.c.day))  # one by one: so an index tells each at once
        with self._database.reading() as connection:
            counted = select(func.sum(sizes.c.articles)).where(sizes.c.collection.in_(collections))
            asked = (select(end).where(articles.c.collection == one) for one in collections for end in ends)
            days = [connection.scalar(query) for query in asked]
            known = [day for day in days if day is not None]
            return int(connection.scalar(counted) or 0), min(known, default=None), max(known, default=None)

    def find(self, ids: Iterable[str], scope: Scope) -> list[Stored]:
        """The articles of these ids, by key."""
        found = self._inchunks(select(articles).where(articles.c.id.in_(KEYS), within(scope)), dict.fromkeys(ids))
        return sorted((rows.stored(row) for row in found), key=lambda one: one.key)

    def list_articles(self, scope: Scope, offset: int = 0, limit: int = 50) -> list[Stored]:
        """One page of the articles, the newest day first and those of unknown day last."""
        query = select(articles).where(within(scope)).order_by(articles.c.day.desc().nulls_last(), articles.c.key)
        return [rows.stored(row) for row in self._all(query.offset(offset).limit(limit))]

    def titles(self, scope: Scope, limit: int) -> list[tuple[str, str]]:
        """Id and title of the articles, the newest day first, without their texts."""
        query = select(articles.c.id, articles.c.title).where(within(scope))
        found = self._all(query.order_by(articles.c.day.desc().nulls_last(), articles.c.key).limit(limit))
        return [(row.id, row.title) for row in found]

    def collections(self) -> list[str]:
        """All collections that have an article or a setting."""
        query = select(articles.c.collection).union(select(settings.c.collection))
        with self._database.reading() as connection:
            return sorted(connection.scalars(query))


def _not_read_by(version: int) -> ColumnElement[bool]:
    return articles.c.read_as.is_(None) | (articles.c.read_as != version)
