"""What is asked of the record to find out whether it is what was put there."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from answers.record import counts
from answers.record.lookup import Lookup
from answers.record.queries import KEYS
from answers.record.schema import articles, changes, speakers

_FOREIGN = "PRAGMA foreign_key_check"


class AuditLookup(Lookup):
    """Questions to the record beyond those that answers need."""

    def keys(self, after_key: int = 0, limit: int = 256) -> list[int]:
        """Keys of articles after one of them, in order."""
        with self._database.reading() as connection:
            query = select(articles.c.key).where(articles.c.key > after_key).order_by(articles.c.key).limit(limit)
            return list(connection.scalars(query))

    def integrity(self) -> list[str]:
        """What the database itself finds damaged, a line each and ten at most; a server looks after its own."""
        with self._database.reading() as connection:
            if connection.dialect.name != "sqlite":
                return []
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
            lost = {f"rows of {row[0]} belong to no {row[2]}" for row in connection.exec_driver_sql(_FOREIGN)}
        return [" ".join(line.split()) for line in found if line != "ok"] + sorted(lost)

    def derived(self, keys: Iterable[int]) -> dict[int, tuple[str | None, str | None]]:
        """What these articles are filtered by: the publisher as it is compared, and the day."""
        query = select(articles.c.key, articles.c.publisher_key, articles.c.day).where(articles.c.key.in_(KEYS))
        found = self._inchunks(query, keys)
        return {row.key: (row.publisher_key, row.day) for row in found}

    def speakers_of(self, keys: Iterable[int]) -> set[tuple[int, int, str]]:
        """The speakers by whom the statements of these articles are looked up: article, number of statement, name."""
        found = self._inchunks(select(speakers).where(speakers.c.article_key.in_(KEYS)), keys)
        return {(row.article_key, row.number, row.name) for row in found}

    def logged(self, keys: Iterable[int]) -> set[int]:
        """Those of these articles that the log of changes says to be there."""
        query = select(changes.c.article_key).where(changes.c.article_key.in_(KEYS), changes.c.kind == "put")
        return {row.article_key for row in self._inchunks(query, keys)}

    def miscounted(self) -> list[str]:
        """What was counted otherwise than it is: the articles, or all who speak."""
        with self._database.reading() as connection:
            differ = {
                "the numbers of articles are not those of the collections": counts.articles_differ(connection),
                "the names of all who speak are not those of the statements": counts.names_differ(connection),
            }
        return [what for what, does in differ.items() if does]
