"""The record's log of its changes, by which others follow it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select

from answers.record.queries import Queries
from answers.record.schema import CONTENT, articles, changes

Kind = Literal["put", "read", "remove"]

_FOLLOWED = 2_000
"""Changes that are looked at one by one, instead of at all there is."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log. Of each article it keeps the last change of its content and its last reading."""

    seq: int
    article_key: int
    kind: Kind
    at: str


class ChangeLog(Queries):
    """What changed since when."""

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

    def newest_key(self) -> int:
        """The greatest key of an article; those that come have greater ones."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.max(articles.c.key))) or 0)
