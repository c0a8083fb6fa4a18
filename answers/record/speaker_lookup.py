"""Who speaks in the record, by name and by what they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import func, select

from answers.model import Scope, Tenure
from answers.record import rows
from answers.record.queries import Queries
from answers.record.schema import articles, callings, name_words, names, speakers
from answers.record.scoping import within

_TENURES = 500
"""Persons called by one noun, each with different words about it, that are looked at."""
_LAST_CHARACTER = chr(0x10FFFF)
_NAMED = (names.c.name, names.c.statements)


class SpeakerLookup(Queries):
    """Questions about those who speak."""

    def speakers(self, scope: Scope, limit: int | None = None) -> dict[str, int]:
        """All speakers as statements name them, with the number of their statements, most first; at most so many."""
        if scope == Scope(scope.collections):
            found = select(*_NAMED).where(names.c.collection.in_(scope.collections))
            most = found.order_by(names.c.statements.desc(), names.c.name).limit(limit)
            return dict(islice(most_first(self._all(most if limit else found)).items(), limit))
        count = func.count().label("statements")
        query = select(speakers.c.name, count).join(articles, articles.c.key == speakers.c.article_key)
        query = query.where(within(scope)).group_by(speakers.c.name)
        query = query.order_by(count.desc(), speakers.c.name).limit(limit)
        return {row.name: row.statements for row in self._all(query)}

    def names_with(self, words: Sequence[str], collections: Sequence[str]) -> dict[str, dict[str, int]]:
        """The speakers of some collections by folded words that their names have, likewise; no word without any."""
        query = select(name_words.c.word, *_NAMED).join(names, names.c.id == name_words.c.name_id)
        found: dict[str, list[tuple[str, int]]] = {}
        for row in self._all(query.where(name_words.c.word.in_(words), name_words.c.collection.in_(collections))):
            found.setdefault(row.word, []).append((row.name, row.statements))
        return {word: most_first(each) for word, each in found.items()}

    def names_beginning(self, beginning: str, collections: Sequence[str], limit: int) -> dict[str, int]:
        """Those whose names have a folded word that begins so, likewise."""
        words = name_words.c.word >= beginning, name_words.c.word < beginning + _LAST_CHARACTER
        query = select(*_NAMED).join(name_words, names.c.id == name_words.c.name_id)
        query = query.where(*words, name_words.c.collection.in_(collections)).distinct()
        return most_first(self._all(query.order_by(names.c.statements.desc(), names.c.name).limit(limit)))

    def names_of_initials(self, initials: str, collections: Sequence[str]) -> dict[str, int]:
        """Those whose names of three words or more have these initials, likewise."""
        found = select(*_NAMED).where(names.c.initials == initials, names.c.collection.in_(collections))
        return most_first(self._all(found))

    def names_counted(self, given: Sequence[str], collections: Sequence[str]) -> dict[str, int]:
        """Those of these names that speak, likewise."""
        return most_first(
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
            return max(last, after), list(connection.scalars(query).all()) if last > after else []

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


def most_first(found: Iterable[Sequence[Any]]) -> dict[str, int]:
    """Names with all the statements that are given of each, in pairs, most first.

    Added up here, for to group by names a database may go through all of them.
    """
    counts: Counter[str] = Counter()
    for name, count in found:
        counts[name] += count
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
