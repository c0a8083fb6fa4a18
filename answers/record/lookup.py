"""What can be asked of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Executable, Row, Select, Table, func, select

from answers.errors import ArchiveError
from answers.model import Calling, Coverage, Passage, Proposition, Scope, Span, Statement, Tenure, TimeExpression
from answers.record import rows
from answers.record.articles import Articles
from answers.record.engine import Database
from answers.record.packing import unpack
from answers.record.question_log import QuestionLog
from answers.record.recent import Recent
from answers.record.rows import Stored
from answers.record.schema import (
    CONTENT,
    articles,
    callings,
    changes,
    dates,
    name_words,
    names,
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
from answers.record.statements import Statements

Kind = Literal["put", "read", "remove"]

_CHUNK = 500
"""How many keys one query names: well below every database's limit on parameters."""

_RECENT = 500
"""Articles whose statements are kept in memory for the next question."""
_TOLD = 200
"""Articles whose propositions are: some 150 KB of memory each where they are long."""
_TENURES = 500
"""Persons called by one noun, each with different words about it, that are looked at."""
_FOLLOWED = 2_000
"""Changes that are looked at one by one, instead of at all there is."""
_SCOPES = 100
"""Scopes whose coverage is kept likewise."""

_LAST_CHARACTER = chr(0x10FFFF)
_NAMED = (names.c.name, names.c.statements)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log. Of each article it keeps the last change of its content and its last reading."""

    seq: int
    article_key: int
    kind: Kind
    at: str


class Lookup:
    """Every question to the record; each sees one state of it. All raise ``ArchiveError`` when the database fails."""

    def __init__(self, database: Database, identity: str) -> None:
        self._database = database
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
        found = self._inchunks(keys, lambda chunk: select(articles).where(articles.c.key.in_(chunk)))
        return {row.key: rows.stored(row) for row in found}

    def found(self, keys: Iterable[int]) -> Articles:
        """The articles of these keys that there are, in this order, to be fetched when they are looked at."""
        keys = list(dict.fromkeys(keys))
        columns = (articles.c.key, articles.c.read_as)
        there = {
            row.key: row.read_as
            for row in self._inchunks(keys, lambda chunk: select(*columns).where(articles.c.key.in_(chunk)))
        }
        return Articles({key: there[key] for key in keys if key in there}, self.articles)

    def passages(self, keys: Iterable[int]) -> dict[int, list[Passage]]:
        """The passages of these articles, in order."""
        return {key: [rows.passage(row) for row in parts] for key, parts in self._parts(passages, keys).items()}

    def statements(self, keys: Iterable[int], names: Sequence[str] | None = None) -> dict[int, Statements]:
        """The statements of these articles in the order of the text, of all speakers or of those named exactly."""
        if names is None:
            return self._statements.get(keys, self.position(), self._read_statements)
        keys, order = list(keys), (statements.c.article_key, statements.c.number)
        theirs = self._inchunks(keys, lambda some: _named(names, speakers.c.article_key.in_(some)).order_by(*order))
        return {key: Statements(parts) for key, parts in _by_article(keys, theirs).items()}

    def voices(self, keys: Iterable[int]) -> dict[int, list[tuple[Span, tuple[str, ...]]]]:
        """Who is told of in these articles: the speakers of each statement that has any, with its extent."""
        table = statements.c
        columns = (table.article_key, table.number, table.start, table.end, table.speakers)
        known = statements.c.speakers != "[]"
        found = self._inchunks(keys, lambda chunk: select(*columns).where(columns[0].in_(chunk), known))
        voices: dict[int, list[tuple[Span, tuple[str, ...]]]] = {}
        for row in found:
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
        table = propositions
        found: dict[int, tuple[Proposition, ...]] = dict.fromkeys(keys, ())
        for row in self._inchunks(keys, lambda chunk: select(table).where(table.c.article_key.in_(chunk))):
            try:
                found[row.article_key] = unpack(row.data)
            except ArchiveError as error:
                what = f"{self._database.name}: the propositions of its article {row.article_key}"
                raise rows.damaged(what, error) from error
        return found

    def speakers(self, scope: Scope, limit: int | None = None) -> dict[str, int]:
        """All speakers as statements name them, with the number of their statements, most first; at most so many."""
        if scope == Scope(scope.collections):
            found = select(*_NAMED).where(names.c.collection.in_(scope.collections))
            most = found.order_by(names.c.statements.desc(), names.c.name).limit(limit)
            return dict(islice(_most_first(self._all(most if limit else found)).items(), limit))
        count = func.count().label("statements")
        query = select(speakers.c.name, count).join(articles, articles.c.key == speakers.c.article_key)
        query = query.where(within(scope)).group_by(speakers.c.name)
        query = query.order_by(count.desc(), speakers.c.name).limit(limit)
        return {row.name: row.statements for row in self._all(query)}

    def names_with(self, words: Sequence[str], collections: Sequence[str]) -> dict[str, dict[str, int]]:
        """The speakers of some collections by folded words that their names have, likewise; no word without any."""
        query = select(name_words.c.word, *_NAMED).join(names, names.c.id == name_words.c.name_id)
        found: dict[str, list[Row[Any]]] = {}
        for row in self._all(query.where(name_words.c.word.in_(words), name_words.c.collection.in_(collections))):
            found.setdefault(row.word, []).append(row)
        return {word: _most_first(rows_) for word, rows_ in found.items()}

    def names_beginning(self, beginning: str, collections: Sequence[str], limit: int) -> dict[str, int]:
        """Those whose names have a folded word that begins so, likewise."""
        words = name_words.c.word >= beginning, name_words.c.word < beginning + _LAST_CHARACTER
        query = select(*_NAMED).join(name_words, names.c.id == name_words.c.name_id)
        query = query.where(*words, name_words.c.collection.in_(collections)).distinct()
        return _most_first(self._all(query.order_by(names.c.statements.desc(), names.c.name).limit(limit)))

    def names_of_initials(self, initials: str, collections: Sequence[str]) -> dict[str, int]:
        """Those whose names of three words or more have these initials, likewise."""
        found = select(*_NAMED).where(names.c.initials == initials, names.c.collection.in_(collections))
        return _most_first(self._all(found))

    def names_counted(self, given: Sequence[str], collections: Sequence[str]) -> dict[str, int]:
        """Those of these names that speak, likewise."""
        return _most_first(
            self._all(select(*_NAMED).where(names.c.name.in_(given), names.c.collection.in_(collections)))
        )

    def words_of_names(self, after: int = 0) -> tuple[int, list[str]]:
        """The folded words of all proper names that came after one, of any collection; 0 stands before the first.

        Gives also which one came last.
        """
        with self._database.reading() as connection:
            last = int(connection.scalar(select(func.max(names.c.id))) or 0)
            query = select(name_words.c.word).where(name_words.c.proper == 1).distinct()
            query = query.where(name_words.c.name_id > after) if after else query
            return max(last, after), list(connection.scalars(query)) if last > after else []

    def newest_key(self) -> int:
        """The greatest key of an article; those that come have greater ones."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.max(articles.c.key))) or 0)

    def callings(self, keys: Iterable[int]) -> dict[int, list[Calling]]:
        """What the persons of these articles are called; nothing of an article that calls nobody anything."""
        return {key: [rows.calling(row) for row in parts] for key, parts in self._parts(callings, keys).items()}

    def tenures(self, head: str, scope: Scope) -> list[Tenure]:
        """Who is called by a noun of this root, with whatever other words, those whom most articles call so first."""
        count, day = func.count().label("articles"), articles.c.day
        days = func.min(day).label("first"), func.max(day).label("last")
        found = self._all(
            select(callings.c.name, callings.c.head, callings.c.words, *days, count)
            .join(articles, articles.c.key == callings.c.article_key)
            .where(callings.c.head == head, within(scope))
            .group_by(callings.c.head, callings.c.words, callings.c.name)
            .order_by(count.desc(), callings.c.name, callings.c.words)
            .limit(_TENURES)
        )
        return [rows.tenure(row) for row in found]

    def statements_by(
        self, names: Sequence[str], scope: Scope, limit: int | None = None
    ) -> list[tuple[int, Statement]]:
        """Statements of the speakers named exactly, each with its article's key; the newest articles first."""
        query = (
            _named(names)
            .join(articles, articles.c.key == statements.c.article_key)
            .where(within(scope))
            .order_by(articles.c.day.desc().nulls_last(), statements.c.article_key, statements.c.number)
            .limit(limit)
        )
        return [(row.article_key, rows.statement(row)) for row in self._all(query)]

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
        found = self._inchunks(
            dict.fromkeys(ids), lambda chunk: select(articles).where(articles.c.id.in_(chunk), within(scope))
        )
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

    # Following it

    def changes(self, after_seq: int = 0, limit: int = 1000, *, content_only: bool = False) -> list[Change]:
        """The log after an entry, in order; ``content_only`` leaves out readings."""
        query = select(changes).where(changes.c.seq > after_seq).order_by(changes.c.seq).limit(limit)
        if content_only:
            query = query.where(CONTENT)
        return [Change(row.seq, row.article_key, row.kind, row.at) for row in self._all(query)]

    def changed_since(self, position: int) -> set[int] | None:
        """The keys of the articles that were put, read or removed since; None where there are too many to look at."""
        found = self.changes(position, _FOLLOWED)
        return None if len(found) == _FOLLOWED else {change.article_key for change in found}

    def position(self) -> int:
        """The number of the log's last entry; it grows with every change, and 0 is before the first."""
        snapshot = self._database.snapshot
        if snapshot and snapshot.position is not None:
            return snapshot.position
        with self._database.reading() as connection:
            position = int(connection.scalar(select(func.max(changes.c.seq))) or 0)
        if snapshot:
            snapshot.position = position
        return position

    def steadily(self) -> AbstractContextManager[None]:
        """While it lasts, this thread sees one state of the record, and what it has changed itself."""
        return self._database.steadily()

    def _all(self, query: Executable) -> Sequence[Row[Any]]:
        with self._database.reading() as connection:
            return connection.execute(query).all()

    def _inchunks(self, values: Iterable[_T], query: Callable[[list[_T]], Executable]) -> list[Row[Any]]:
        with self._database.reading() as connection:
            return [row for chunk in chunks(values) for row in connection.execute(query(chunk))]

    def _parts(self, table: Table, keys: Iterable[int]) -> dict[int, list[Row[Any]]]:
        keys = list(keys)
        order = (table.c.article_key, table.c.number)
        found = self._inchunks(keys, lambda chunk: select(table).where(table.c.article_key.in_(chunk)).order_by(*order))
        return _by_article(keys, found)


def _by_article(keys: Iterable[int], found: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    """Rows by the article they are of, each article's in their order."""
    parts: dict[int, list[Row[Any]]] = {key: [] for key in keys}
    for row in found:
        parts[row.article_key].append(row)
    return parts


def _named(names: Sequence[str], *conditions: ColumnElement[bool]) -> Select[Any]:
    """The statements of the speakers named exactly; ``conditions`` are on ``speakers``."""
    theirs = select(speakers.c.article_key, speakers.c.number).where(speakers.c.name.in_(names), *conditions)
    wanted = theirs.distinct().subquery()
    both = (wanted.c.article_key == statements.c.article_key) & (wanted.c.number == statements.c.number)
    return select(statements).join(wanted, both)


def _most_first(found: Iterable[Row[Any]]) -> dict[str, int]:
    """The names of rows with all their statements, most first.

    Added up here, for to group by names a database may go through all of them.
    """
    counts: Counter[str] = Counter()
    for row in found:
        counts[row.name] += row.statements
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def chunks(values: Iterable[_T]) -> Iterator[list[_T]]:
    """The values in runs that one query can name."""
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _not_read_by(version: int) -> ColumnElement[bool]:
    return articles.c.read_as.is_(None) | (articles.c.read_as != version)
