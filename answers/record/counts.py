"""All articles and all who speak, counted: kept in step with their tables in the transactions that change these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from answers.language.naming import begins_capital, initials
from answers.language.words import words
from answers.record.queries import chunks
from answers.record.schema import articles, name_words, names, sizes, speakers

Counts = Mapping[tuple[str, str], int]
"""By collection and name, how many statements."""


def spoken(connection: Connection, keys: Sequence[int] | None = None) -> Counts:
    """Who speaks in these articles, or in all, and how often; counted in ``speakers`` itself."""
    count = func.count().label("statements")
    query = select(articles.c.collection, speakers.c.name, count).join(
        articles, articles.c.key == speakers.c.article_key
    )
    query = query.group_by(articles.c.collection, speakers.c.name)
    found: Counter[tuple[str, str]] = Counter()
    for chunk in [None] if keys is None else chunks(keys):
        some = query if chunk is None else query.where(speakers.c.article_key.in_(chunk))
        for row in connection.execute(some):
            found[row.collection, row.name] += row.statements
    return found


def add_articles(connection: Connection, more: Mapping[str, int]) -> None:
    """Count so many more articles in collections, or fewer."""
    for collection, count in more.items():
        there = sizes.update().where(sizes.c.collection == collection)
        if not connection.execute(there.values(articles=sizes.c.articles + count)).rowcount:
            connection.execute(sizes.insert().values(collection=collection, articles=count))
    connection.execute(sizes.delete().where(sizes.c.articles <= 0))


def _sizes(connection: Connection) -> dict[str, int]:
    count = func.count().label("articles")
    found = connection.execute(select(articles.c.collection, count).group_by(articles.c.collection))
    return {row.collection: row.articles for row in found}


def articles_differ(connection: Connection) -> bool:
    """Whether there are not as many articles as were counted."""
    return {row.collection: row.articles for row in connection.execute(select(sizes))} != _sizes(connection)


def names_differ(connection: Connection) -> bool:
    """Whether what is kept is not what ``speakers`` has, or not found by the words of the names."""
    kept = {row.id: row for row in connection.execute(select(names))}
    if {(row.collection, row.name): row.statements for row in kept.values()} != spoken(connection):
        return True
    found_by = {tuple(row) for row in connection.execute(select(*name_words.c))}
    return found_by != {one for row in kept.values() for one in _found_by(row)}


def add(connection: Connection, more: Counts, sign: int = 1) -> None:
    """Count these too, or with -1 no longer; a name without statements goes."""
    by_collection: dict[str, dict[str, int]] = {}
    for (collection, name), count in more.items():
        by_collection.setdefault(collection, {})[name] = sign * count
    for collection, counts in by_collection.items():
        for batch in chunks(sorted(counts)):
            _add(connection, collection, {name: counts[name] for name in batch})


def recount(connection: Connection) -> None:
    """Count all again."""
    connection.execute(sizes.delete())
    add_articles(connection, _sizes(connection))
    connection.execute(name_words.delete())
    connection.execute(names.delete())
    add(connection, spoken(connection))


def _add(connection: Connection, collection: str, counts: Mapping[str, int]) -> None:
    there = (names.c.collection == collection) & names.c.name.in_(counts)
    known = {row.name: row.id for row in connection.execute(select(names.c.id, names.c.name).where(there))}
    if known:
        change = names.update().where(names.c.id == bindparam("of"))
        change = change.values(statements=names.c.statements + bindparam("more"))
        connection.execute(change, [{"of": id_, "more": counts[name]} for name, id_ in known.items()])
        if any(counts[name] < 0 for name in known):
            connection.execute(names.delete().where(names.c.id.in_(known.values()), names.c.statements <= 0))
    new = [name for name, count in counts.items() if name not in known and count > 0]
    if not new:
        return
    values = [
        {"collection": collection, "name": name, "statements": counts[name], "initials": initials(name.split()) or None}
        for name in new
    ]
    connection.execute(names.insert(), values)
    made = connection.execute(select(names).where(there))
    found_by = [one for row in made if row.name not in known for one in _found_by(row)]
    if found_by:
        connection.execute(name_words.insert(), [dict(zip(name_words.c.keys(), one, strict=True)) for one in found_by])


def _found_by(row: Row[Any]) -> set[tuple[str, str, int, int]]:
    """The rows of a name's words."""
    proper = int(begins_capital(row.name))
    return {(word.folded, row.collection, row.id, proper) for word in words(row.name.replace(",", " "))}
