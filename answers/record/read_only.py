"""A record opened for reading only: what is read meanwhile is kept beside it, in memory, as long as it is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from threading import Lock

from answers.model import Calling, Proposition, Reading, Scope, Statement, Tenure, TimeExpression
from answers.record import counts, rows, schema
from answers.record.articles import Articles
from answers.record.engine import Database
from answers.record.rows import Stored
from answers.record.speaker_lookup import most_first
from answers.record.statements import Statements
from answers.record.store import Store


class ReadOnlyStore(Store):
    """Answers like the record would if it had kept the readings; an article that changes meanwhile is unread again."""

    def __init__(self, database: Database, identity: str, *, aside: Store) -> None:
        """``aside``: an empty record in memory, for what is read; closed with this one."""
        super().__init__(database, identity)
        self._aside = aside
        self._digests: dict[int, str] = {}
        self._adopting = Lock()
        self._followed = aside.position()
        """The position of what is kept aside, which nobody else writes."""

    def close(self) -> None:
        """Close the database, and forget what was read."""
        self._aside.close()
        super().close()

    def save_readings(self, items: Sequence[tuple[int, str, Reading]], version: int) -> int:
        """Keep readings in memory, with a copy of their articles."""
        with self._adopting:
            there = super().articles(key for key, _, _ in items)
            wanted = {key: digest for key, digest, _ in items if key in there and there[key].digest == digest}
            with self._aside._database.writing() as connection:
                for key, digest in wanted.items():
                    if self._digests.get(key) != digest:
                        counts.add(connection, counts.spoken(connection, [key]), -1)
                        connection.execute(schema.articles.delete().where(schema.articles.c.key == key))
                        values = rows.article_values(there[key].article) | {"key": key}
                        connection.execute(schema.articles.insert(), values)
            self._digests |= wanted
            saved = self._aside.save_readings(items, version)
            self._followed = self._aside.position()
            return saved

    def put_aside(self, key: int, digest: str, reason: str, version: int) -> bool:
        """Keep in memory that an article was read and nothing found; the reason is kept nowhere."""
        return self.save_readings([(key, digest, Reading())], version) > 0

    def articles(self, keys: Iterable[int]) -> dict[int, Stored]:
        """The articles of these keys that there are, read ones as such."""
        found = super().articles(keys)
        here = [key for key, one in found.items() if self._digests.get(key) == one.digest]
        read = self._aside.articles(here) if here else {}
        return found | {key: replace(found[key], read_as=one.read_as) for key, one in read.items()}

    def found(self, keys: Iterable[int]) -> Articles:
        """The articles of these keys that there are, read ones as such, to be fetched when they are looked at."""
        keys = list(dict.fromkeys(keys))
        there, here = super().found(keys), self._read_here(keys)
        read = self._aside.articles(here) if here else {}
        return Articles(there.read_as | {key: one.read_as for key, one in read.items()}, self.articles)

    def statements(self, keys: Iterable[int], names: Sequence[str] | None = None) -> dict[int, Statements]:
        """The statements of these articles in the order of the text, of all speakers or of those named exactly."""
        keys = list(keys)
        found, here = super().statements(keys, names), self._read_here(keys)
        return found | self._aside.statements(here, names) if here else found

    def dates(self, keys: Iterable[int]) -> dict[int, list[TimeExpression]]:
        """The temporal expressions of these articles, in order."""
        keys = list(keys)
        found, here = super().dates(keys), self._read_here(keys)
        return found | self._aside.dates(here) if here else found

    def propositions(self, keys: Iterable[int]) -> dict[int, tuple[Proposition, ...]]:
        """The propositions of these articles, as they were found here where they were read here."""
        keys = list(keys)
        found, here = super().propositions(keys), self._read_here(keys)
        return found | self._aside.propositions(here) if here else found

    def speakers(self, scope: Scope, limit: int | None = None) -> dict[str, int]:
        """All speakers as statements name them, with the number of their statements, most first; at most so many."""
        found = _together(super().speakers(scope, limit), self._aside.speakers(scope, limit))
        return dict(islice(found.items(), limit))

    def names_beginning(self, beginning: str, collections: Sequence[str], limit: int) -> dict[str, int]:
        """Those whose names have a folded word that begins so, likewise."""
        here = self._aside.names_beginning(beginning, collections, limit)
        return dict(islice(_together(super().names_beginning(beginning, collections, limit), here).items(), limit))

    def names_with(self, words: Sequence[str], collections: Sequence[str]) -> dict[str, dict[str, int]]:
        """The speakers of some collections by folded words that their names have, likewise."""
        found, here = super().names_with(words, collections), self._aside.names_with(words, collections)
        return found | {word: _together(found.get(word, {}), names) for word, names in here.items()}

    def names_of_initials(self, initials: str, collections: Sequence[str]) -> dict[str, int]:
        """Those whose names of three words or more have these initials, likewise."""
        here = self._aside.names_of_initials(initials, collections)
        return _together(super().names_of_initials(initials, collections), here)

    def names_counted(self, given: Sequence[str], collections: Sequence[str]) -> dict[str, int]:
        """Those of these names that speak, likewise."""
        return _together(super().names_counted(given, collections), self._aside.names_counted(given, collections))

    def words_of_names(self, after: int = 0) -> tuple[int, list[str]]:
        """The folded words of all proper names that came after one, and always those of what was read here."""
        last, found = super().words_of_names(after)
        return last, found + self._aside.words_of_names()[1]

    def callings(self, keys: Iterable[int]) -> dict[int, list[Calling]]:
        """What the persons of these articles are called, as it was found here where they were read here."""
        keys = list(keys)
        found, here = super().callings(keys), self._read_here(keys)
        return found | self._aside.callings(here) if here else found

    def tenures(self, head: str, scope: Scope) -> list[Tenure]:
        """Who is called by a noun of this root, those whom most articles call so first."""
        found: dict[Calling, Tenure] = {one.calling: one for one in super().tenures(head, scope)}
        for one in self._aside.tenures(head, scope):
            found[one.calling] = one.with_more(found.get(one.calling))
        return sorted(found.values(), key=lambda one: (-one.articles, one.calling.name))

    def statements_by(
        self, names: Sequence[str], scope: Scope, limit: int | None = None
    ) -> list[tuple[int, Statement]]:
        """Statements of the speakers named exactly, each with its article's key; the newest articles first."""
        here = self._aside.statements_by(names, scope, limit)
        if not here:
            return super().statements_by(names, scope, limit)
        found = super().statements_by(names, scope, limit) + here
        days = {key: one.article.day or date.min for key, one in super().articles({key for key, _ in found}).items()}
        ordered = sorted((item for item in found if item[0] in days), key=lambda item: days[item[0]], reverse=True)
        return ordered[:limit]

    def position(self) -> int:
        """The number of the log's last entry, counting what was read here."""
        return super().position() + self._followed

    def changed_since(self, position: int) -> set[int] | None:
        """Not told: what was read here counts in the position, and is in no log."""
        return None

    def _read_here(self, keys: Sequence[int]) -> list[int]:
        """Which of these articles were read here, as they are now."""
        candidates = [key for key in keys if key in self._digests]
        if not candidates:
            return []
        return [key for key, one in super().articles(candidates).items() if one.digest == self._digests[key]]


def _together(there: Mapping[str, int], here: Mapping[str, int]) -> dict[str, int]:
    """Names with all their statements, most first."""
    return most_first((*there.items(), *here.items()))
