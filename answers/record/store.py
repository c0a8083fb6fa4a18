"""The record: articles, their passages and what was read in them, in one SQL database with a log of its changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from sqlalchemy import Connection, Row, Table, func, select

from answers.errors import ArchiveError
from answers.model import SHARED, Article, Coverage, Passage, Reading, Scope, Statement, TimeExpression
from answers.record import rows
from answers.record.engine import MEMORY, Database
from answers.record.formats import prepare
from answers.record.rows import Stored
from answers.record.schema import (
    CONTENT,
    articles,
    changes,
    dates,
    meta,
    passages,
    settings,
    speakers,
    statements,
)
from answers.record.scoping import within

Outcome = Literal["added", "unchanged", "replaced"]
Kind = Literal["put", "read", "remove"]

_CHUNK = 500
"""How many keys one query names: well below every database's limit on parameters."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log. Of each article it keeps the last change of its content and its last reading."""

    seq: int
    article_key: int
    kind: Kind
    at: str


class Store:
    """The record. Every change is one transaction that also appends to the change log; safe to share among threads.

    All methods raise ``ArchiveError`` when the database fails.
    """

    def __init__(self, database: Database, identity: str) -> None:
        self._database = database
        self.identity = identity
        """Tells this record from every other, also from one that lay at the same place before."""

    @classmethod
    def open(cls, place: str | Path = MEMORY, *, read_only: bool = False) -> Store:
        """Open the record at a path, a URL or ``:memory:``, making it where there is none.

        Raises:
            ArchiveError: it cannot be opened, is no archive, or is of a newer format.
        """
        database = Database(place, read_only=read_only)
        try:
            with database.reading() if read_only else database.writing() as connection:
                prepare(connection, read_only=read_only)
                identity = connection.scalar(select(meta.c.value).where(meta.c.key == "record"))
        except ArchiveError as error:
            database.close()
            text = str(error)
            raise ArchiveError(text if database.name in text else f"{database.name} cannot be used: {text}") from error
        return cls(database, str(identity))

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for a record in memory or behind a URL."""
        return self._database.file

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._database.read_only

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Changing it

    def put(self, items: Sequence[tuple[Article, Sequence[Passage]]]) -> list[Outcome]:
        """Keep articles with their passages, all of them or, on an error, none.

        An article that is there word for word is left alone. Any difference replaces it and takes its statements
        and dates with it: these depend on the publication date too. Of one article given twice the last one counts.
        """
        with self._database.writing() as connection:
            known = _known(connection, [article for article, _ in items])
            outcomes: list[Outcome] = []
            new: dict[tuple[str, str], tuple[Article, Sequence[Passage]]] = {}
            old: dict[int, tuple[Article, Sequence[Passage]]] = {}
            for article, parts in items:
                place = (article.collection, article.id)
                if place in new:
                    outcomes.append("unchanged" if rows.digest(new[place][0]) == rows.digest(article) else "replaced")
                    new[place] = (article, parts)
                elif place not in known:
                    outcomes.append("added")
                    new[place] = (article, parts)
                else:
                    key, digest = known[place]
                    current = rows.digest(old[key][0]) if key in old else digest
                    outcomes.append("unchanged" if current == rows.digest(article) else "replaced")
                    if outcomes[-1] == "replaced":
                        old[key] = (article, parts)
            _forget(connection, list(old), (passages, statements, speakers, dates))
            for key, (article, _) in old.items():
                connection.execute(articles.update().where(articles.c.key == key), rows.article_values(article))
            _insert(connection, articles, (rows.article_values(article) for article, _ in new.values()))
            keys = {place: key for place, (key, _) in _known(connection, [item[0] for item in new.values()]).items()}
            changed = old | {keys[place]: item for place, item in new.items()}
            _insert(
                connection,
                passages,
                (
                    rows.passage_values(key, number, passage)
                    for key, (_, parts) in changed.items()
                    for number, passage in enumerate(parts)
                ),
            )
            _log(connection, "put", list(changed))
        return outcomes

    def remove(self, ids: Iterable[str] | None, collection: str = SHARED) -> int:
        """Take articles out of a collection, all of it when ``ids`` is None; gives how many there were."""
        with self._database.writing() as connection:
            query = select(articles.c.key).where(articles.c.collection == collection).order_by(articles.c.key)
            if ids is None:
                keys = list(connection.scalars(query))
            else:
                chunks = _chunks(dict.fromkeys(ids))
                keys = [key for chunk in chunks for key in connection.scalars(query.where(articles.c.id.in_(chunk)))]
            for chunk in _chunks(keys):
                connection.execute(articles.delete().where(articles.c.key.in_(chunk)))
            _log(connection, "remove", keys)
        return len(keys)

    def save_readings(self, items: Sequence[tuple[int, str, Reading]], version: int) -> int:
        """Keep what was read, given with each article's key and digest as they were when it was read.

        What was read of an article that has changed or gone since is dropped. Gives how many were kept.
        """
        with self._database.writing() as connection:
            current: dict[int, str] = {}
            for chunk in _chunks(key for key, _, _ in items):
                query = select(articles.c.key, articles.c.digest).where(articles.c.key.in_(chunk))
                current.update((row.key, row.digest) for row in connection.execute(query))
            kept = {key: reading for key, digest, reading in items if current.get(key) == digest}
            _forget(connection, list(kept), (statements, speakers, dates))
            found = [(key, n, s) for key, reading in kept.items() for n, s in enumerate(reading.statements)]
            _insert(connection, statements, (rows.statement_values(key, n, s) for key, n, s in found))
            _insert(
                connection,
                speakers,
                ({"name": name, "article_key": key, "number": n} for key, n, s in found for name in set(s.speakers)),
            )
            _insert(
                connection,
                dates,
                (rows.date_values(key, n, e) for key, reading in kept.items() for n, e in enumerate(reading.dates)),
            )
            for chunk in _chunks(kept):
                connection.execute(articles.update().where(articles.c.key.in_(chunk)).values(read_as=version))
            _log(connection, "read", list(kept))
        return len(kept)

    def set_setting(self, collection: str, key: str, value: str | None) -> None:
        """Keep one setting of a collection; None takes it away."""
        with self._database.writing() as connection:
            place = (settings.c.collection == collection) & (settings.c.key == key)
            connection.execute(settings.delete().where(place))
            if value is not None:
                connection.execute(settings.insert().values(collection=collection, key=key, value=value))

    # Asking it

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

    def articles(self, keys: Iterable[int]) -> dict[int, Stored]:
        """The articles of these keys that there are."""
        found = self._in_chunks(keys, lambda chunk: select(articles).where(articles.c.key.in_(chunk)))
        return {row.key: rows.stored(row) for row in found}

    def passages(self, keys: Iterable[int]) -> dict[int, list[Passage]]:
        """The passages of these articles, in order."""
        return {key: [rows.passage(row) for row in parts] for key, parts in self._parts(passages, keys).items()}

    def statements(self, keys: Iterable[int], names: Sequence[str] | None = None) -> dict[int, list[Statement]]:
        """The statements of these articles in the order of the text, of all speakers or of those named exactly."""
        found = self._parts(statements, keys)
        read = {key: [rows.statement(row) for row in parts] for key, parts in found.items()}
        if names is None:
            return read
        wanted = set(names)
        return {key: [one for one in parts if not wanted.isdisjoint(one.speakers)] for key, parts in read.items()}

    def dates(self, keys: Iterable[int]) -> dict[int, list[TimeExpression]]:
        """The temporal expressions of these articles, in order."""
        return {key: [rows.time_expression(row) for row in parts] for key, parts in self._parts(dates, keys).items()}

    def speakers(self, scope: Scope) -> dict[str, int]:
        """All speakers as statements name them, with the number of their statements, most first."""
        count = func.count().label("statements")
        query = select(speakers.c.name, count).join(articles, articles.c.key == speakers.c.article_key)
        query = query.where(within(scope)).group_by(speakers.c.name).order_by(count.desc(), speakers.c.name)
        return {row.name: row.statements for row in self._all(query)}

    def statements_by(
        self, names: Sequence[str], scope: Scope, limit: int | None = None
    ) -> list[tuple[int, Statement]]:
        """Statements of the speakers named exactly, each with its article's key; the newest articles first."""
        of_theirs = select(speakers.c.article_key, speakers.c.number).where(speakers.c.name.in_(names)).distinct()
        wanted = of_theirs.subquery()
        query = (
            select(statements)
            .join(
                wanted,
                (wanted.c.article_key == statements.c.article_key) & (wanted.c.number == statements.c.number),
            )
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
        query = select(func.count().label("count"), func.min(articles.c.day), func.max(articles.c.day))
        count, first, last = tuple(self._all(query.where(within(scope)))[0])
        return Coverage(count, date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)

    def find(self, ids: Iterable[str], scope: Scope) -> list[Stored]:
        """The articles of these ids, by key."""
        found = self._in_chunks(
            dict.fromkeys(ids), lambda chunk: select(articles).where(articles.c.id.in_(chunk), within(scope))
        )
        return sorted((rows.stored(row) for row in found), key=lambda one: one.key)

    def list_articles(self, scope: Scope, offset: int = 0, limit: int = 50) -> list[Stored]:
        """One page of the articles, the newest day first and those of unknown day last."""
        query = select(articles).where(within(scope)).order_by(articles.c.day.desc().nulls_last(), articles.c.key)
        return [rows.stored(row) for row in self._all(query.offset(offset).limit(limit))]

    # Following it

    def changes(self, after_seq: int = 0, limit: int = 1000, *, content_only: bool = False) -> list[Change]:
        """The log after an entry, in order; ``content_only`` leaves out readings."""
        query = select(changes).where(changes.c.seq > after_seq).order_by(changes.c.seq).limit(limit)
        if content_only:
            query = query.where(CONTENT)
        return [Change(row.seq, row.article_key, row.kind, row.at) for row in self._all(query)]

    def change(self, seq: int) -> Change | None:
        """One entry of the log, if it is still there."""
        found = self.changes(seq - 1, 1)
        return found[0] if found and found[0].seq == seq else None

    def position(self) -> int:
        """The number of the log's last entry; it grows with every change, and 0 is before the first."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.max(changes.c.seq))) or 0)

    def _all(self, query: Any) -> Sequence[Row[Any]]:
        with self._database.reading() as connection:
            return connection.execute(query).all()

    def _in_chunks(self, values: Iterable[_T], query: Any) -> list[Row[Any]]:
        with self._database.reading() as connection:
            return [row for chunk in _chunks(values) for row in connection.execute(query(chunk))]

    def _parts(self, table: Table, keys: Iterable[int]) -> dict[int, list[Row[Any]]]:
        keys = list(keys)
        order = (table.c.article_key, table.c.number)
        found = self._in_chunks(
            keys, lambda chunk: select(table).where(table.c.article_key.in_(chunk)).order_by(*order)
        )
        parts: dict[int, list[Row[Any]]] = {key: [] for key in keys}
        for row in found:
            parts[row.article_key].append(row)
        return parts


def _chunks(values: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _known(connection: Connection, given: Sequence[Article]) -> dict[tuple[str, str], tuple[int, str]]:
    """Which of these are there: (collection, id) to key and digest."""
    ids: dict[str, list[str]] = {}
    for article in given:
        ids.setdefault(article.collection, []).append(article.id)
    known: dict[tuple[str, str], tuple[int, str]] = {}
    for collection, wanted in ids.items():
        for chunk in _chunks(wanted):
            query = select(articles.c.key, articles.c.id, articles.c.digest)
            query = query.where(articles.c.collection == collection, articles.c.id.in_(chunk))
            known.update(((collection, row.id), (row.key, row.digest)) for row in connection.execute(query))
    return known


def _not_read_by(version: int) -> Any:
    return articles.c.read_as.is_(None) | (articles.c.read_as != version)


def _insert(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    """Insert rows, if there are any."""
    if given := list(values):
        connection.execute(table.insert(), given)


def _forget(connection: Connection, keys: Sequence[int], tables: Sequence[Table]) -> None:
    """Delete the parts of articles."""
    for chunk in _chunks(keys):
        for table in tables:
            connection.execute(table.delete().where(table.c.article_key.in_(chunk)))


def _log(connection: Connection, kind: Kind, keys: Sequence[int]) -> None:
    """Append to the log, in place of the same articles' entries that this one makes void."""
    void = changes.c.kind == "read" if kind == "read" else CONTENT
    for chunk in _chunks(keys):
        connection.execute(changes.delete().where(changes.c.article_key.in_(chunk), void))
    at = datetime.now(UTC).isoformat()
    _insert(connection, changes, ({"article_key": key, "kind": kind, "at": at} for key in keys))
