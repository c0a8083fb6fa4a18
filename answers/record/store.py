"""The record: articles, their passages and what was read in them, in one SQL database with a log of its changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection, Table, select

from answers.model import SHARED, Article, Passage, Reading
from answers.record import counts, rows
from answers.record.auditing import AuditLookup
from answers.record.change_log import Change, Kind
from answers.record.packing import pack
from answers.record.queries import chunks
from answers.record.rows import Stored
from answers.record.schema import (
    CONTENT,
    articles,
    callings,
    changes,
    dates,
    passages,
    propositions,
    settings,
    speakers,
    statements,
    unreadable,
)

__all__ = ["Change", "Outcome", "Store"]

Outcome = Literal["added", "unchanged", "replaced"]

_Place = tuple[str, str]
"""Collection and id: what an article is known by."""

_REASON = 500
"""Characters of why an article could not be read that are kept."""
_READ = (statements, speakers, dates, propositions, callings, unreadable)
"""What reading found; it goes when its article is replaced or read again."""


class Store(AuditLookup):
    """The record. Every change is one transaction that also appends to the change log; safe to share among threads."""

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def put(self, items: Sequence[tuple[Article, Sequence[Passage]]]) -> list[Outcome]:
        """Keep articles with their passages, all of them or, on an error, none.

        An article that is there word for word is left alone. Any difference replaces it and takes what was read in it
        with it: that depends on the publication date too. Of one article given twice the last one counts.
        """
        with self._database.writing() as connection:
            known = _known(connection, [article for article, _ in items])
            digests = {place: digest for place, (_, digest) in known.items()}
            outcomes: list[Outcome] = []
            changed: dict[_Place, tuple[Article, Sequence[Passage]]] = {}
            for article, parts in items:
                place, digest = (article.collection, article.id), rows.digest(article)
                if digests.get(place) == digest:
                    outcomes.append("unchanged")
                    continue
                outcomes.append("replaced" if place in digests else "added")
                digests[place], changed[place] = digest, (article, parts)
            keys = {place: known[place][0] for place in changed if place in known}
            _forget(connection, list(keys.values()), (passages, *_READ))
            for place, key in keys.items():
                values = rows.article_values(changed[place][0])
                connection.execute(articles.update().where(articles.c.key == key), values)
            new = [article for place, (article, _) in changed.items() if place not in keys]
            _insert(connection, articles, map(rows.article_values, new))
            counts.add_articles(connection, Counter(article.collection for article in new))
            keys |= {place: key for place, (key, _) in _known(connection, new).items()}
            of_passages = (
                rows.passage_values(keys[place], number, passage)
                for place, (_, parts) in changed.items()
                for number, passage in enumerate(parts)
            )
            _insert(connection, passages, of_passages)
            _log(connection, "put", [keys[place] for place in changed])
        return outcomes

    def remove(self, ids: Iterable[str] | None, collection: str = SHARED) -> int:
        """Take articles out of a collection, all of it when ``ids`` is None; gives how many there were."""
        with self._database.writing() as connection:
            query = select(articles.c.key).where(articles.c.collection == collection).order_by(articles.c.key)
            if ids is None:
                keys = list(connection.scalars(query))
            else:
                each = [query.where(articles.c.id.in_(chunk)) for chunk in chunks(dict.fromkeys(ids))]
                keys = [key for one in each for key in connection.scalars(one)]
            counts.add(connection, counts.spoken(connection, keys), -1)
            for chunk in chunks(keys):
                connection.execute(articles.delete().where(articles.c.key.in_(chunk)))
            counts.add_articles(connection, {collection: -len(keys)} if keys else {})
            _log(connection, "remove", keys)
        return len(keys)

    def save_readings(self, items: Sequence[tuple[int, str, Reading]], version: int) -> int:
        """Keep what was read, given with each article's key and digest as they were when it was read.

        What was read of an article that has changed or gone since is dropped. Gives how many were kept.
        """
        with self._database.writing() as connection:
            return _keep_readings(connection, items, version)

    def put_aside(self, key: int, digest: str, reason: str, version: int) -> bool:
        """Keep why an article could not be read by this version, and nothing else of it; gives whether it was kept.

        As with readings, it is not where the article has changed or gone since.
        """
        with self._database.writing() as connection:
            if not _keep_readings(connection, [(key, digest, Reading())], version):
                return False
            connection.execute(unreadable.insert().values(article_key=key, reason=reason[:_REASON]))
        return True

    def try_again(self) -> int:
        """Have the articles that could not be read count as not read; gives how many there are."""
        with self._database.writing() as connection:
            keys = list(connection.scalars(select(unreadable.c.article_key)))
            for chunk in chunks(keys):
                connection.execute(articles.update().where(articles.c.key.in_(chunk)).values(read_as=None))
                connection.execute(unreadable.delete().where(unreadable.c.article_key.in_(chunk)))
        return len(keys)

    def make_again(self, given: Stored, parts: Sequence[Passage]) -> None:
        """Put what follows from an article's text in the place of what is kept of it; it is still to be read then."""
        with self._database.writing() as connection:
            place = articles.c.key == given.key
            if connection.scalar(select(articles.c.digest).where(place)) != given.digest:
                return  # it was replaced or removed meanwhile
            _forget(connection, [given.key], (passages, *_READ))
            values = rows.article_values(given.article)
            connection.execute(articles.update().where(place), {name: values[name] for name in rows.DERIVED})
            _insert(connection, passages, (rows.passage_values(given.key, n, part) for n, part in enumerate(parts)))
            _log(connection, "put", [given.key])

    def count_again(self) -> None:
        """Count all articles and all who speak again."""
        with self._database.writing() as connection:
            counts.recount(connection)

    def doubt(self, key: int) -> None:
        """Have an article whose own words are damaged replaced when it is added again, for no digest is like none."""
        with self._database.writing() as connection:
            connection.execute(articles.update().where(articles.c.key == key).values(digest=""))

    def set_setting(self, collection: str, key: str, value: str | None) -> None:
        """Keep one setting of a collection; None takes it away."""
        with self._database.writing() as connection:
            place = (settings.c.collection == collection) & (settings.c.key == key)
            connection.execute(settings.delete().where(place))
            if value is not None:
                connection.execute(settings.insert().values(collection=collection, key=key, value=value))


def _keep_readings(connection: Connection, items: Sequence[tuple[int, str, Reading]], version: int) -> int:
    current: dict[int, str] = {}
    for chunk in chunks(key for key, _, _ in items):
        query = select(articles.c.key, articles.c.digest).where(articles.c.key.in_(chunk))
        current.update((row.key, row.digest) for row in connection.execute(query))
    kept = {key: reading for key, digest, reading in items if current.get(key) == digest}
    _forget(connection, list(kept), _READ)
    found = [(key, n, s) for key, reading in kept.items() for n, s in enumerate(reading.statements)]
    _insert(connection, statements, (rows.statement_values(key, n, s) for key, n, s in found))
    _insert(
        connection,
        speakers,
        ({"name": name, "article_key": key, "number": n} for key, n, s in found for name in set(s.speakers)),
    )
    counts.add(connection, counts.spoken(connection, list(kept)))
    _insert(
        connection,
        dates,
        (rows.date_values(key, n, e) for key, reading in kept.items() for n, e in enumerate(reading.dates)),
    )
    told = ((key, reading.propositions) for key, reading in kept.items() if reading.propositions)
    _insert(connection, propositions, ({"article_key": key, "data": pack(found)} for key, found in told))
    called = ((key, n, one) for key, reading in kept.items() for n, one in enumerate(reading.callings))
    _insert(connection, callings, (rows.calling_values(key, n, one) for key, n, one in called))
    for chunk in chunks(kept):
        connection.execute(articles.update().where(articles.c.key.in_(chunk)).values(read_as=version))
    _log(connection, "read", list(kept))
    return len(kept)


def _known(connection: Connection, given: Sequence[Article]) -> dict[_Place, tuple[int, str]]:
    """Which of these are there: (collection, id) to key and digest."""
    ids: dict[str, list[str]] = {}
    for article in given:
        ids.setdefault(article.collection, []).append(article.id)
    known: dict[_Place, tuple[int, str]] = {}
    for collection, wanted in ids.items():
        for chunk in chunks(wanted):
            query = select(articles.c.key, articles.c.id, articles.c.digest)
            query = query.where(articles.c.collection == collection, articles.c.id.in_(chunk))
            known.update(((collection, row.id), (row.key, row.digest)) for row in connection.execute(query))
    return known


def _insert(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    """Insert rows, if there are any."""
    if given := list(values):
        connection.execute(table.insert(), given)


def _forget(connection: Connection, keys: Sequence[int], tables: Sequence[Table]) -> None:
    """Delete the parts of articles, what was read in them among these."""
    counts.add(connection, counts.spoken(connection, keys), -1)
    for chunk in chunks(keys):
        for table in tables:
            connection.execute(table.delete().where(table.c.article_key.in_(chunk)))


def _log(connection: Connection, kind: Kind, keys: Sequence[int]) -> None:
    """Append to the log, in place of the same articles' entries that this one makes void."""
    void = changes.c.kind == "read" if kind == "read" else CONTENT
    for chunk in chunks(keys):
        connection.execute(changes.delete().where(changes.c.article_key.in_(chunk), void))
    at = datetime.now(UTC).isoformat()
    _insert(connection, changes, ({"article_key": key, "kind": kind, "at": at} for key in keys))
