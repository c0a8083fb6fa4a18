"""How the record is asked: all that one question needs in few queries, each of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Executable, Row, Select, Table, bindparam, select

from answers.record.engine import Database

_CHUNK = 500
"""How many keys one query names: well below every database's limit on parameters."""

KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
"""What ``_inchunks`` fills in; a query made once with it is translated into SQL once."""

_T = TypeVar("_T")


class Queries:
    """Asks one database. All raise ``ArchiveError`` when it fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _all(self, query: Executable, **parameters: object) -> Sequence[Row[Any]]:
        with self._database.reading() as connection:
            return connection.execute(query, parameters).all()

    def _inchunks(self, query: Executable, values: Iterable[object], **others: object) -> list[Row[Any]]:
        """What a query with ``KEYS`` gives for these values, and for other parameters that it has."""
        with self._database.reading() as connection:
            return [row for some in chunks(values) for row in connection.execute(query, {"keys": some, **others})]

    def _parts(self, table: Table, keys: Iterable[int]) -> dict[int, list[Row[Any]]]:
        keys = list(keys)
        return by_article(keys, self._inchunks(_of_articles(table), keys))


@cache
def _of_articles(table: Table) -> Select[Any]:
    """The rows of articles, in order."""
    return select(table).where(table.c.article_key.in_(KEYS)).order_by(table.c.article_key, table.c.number)


def by_article(keys: Iterable[int], found: Iterable[Row[Any]]) -> dict[int, list[Row[Any]]]:
    """Rows by the article they are of, each article's in their order."""
    parts: dict[int, list[Row[Any]]] = {key: [] for key in keys}
    for row in found:
        parts[row.article_key].append(row)
    return parts


def chunks(values: Iterable[_T]) -> Iterator[list[_T]]:
    """The values in runs that one query can name."""
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
