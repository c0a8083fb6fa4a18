"""The record's format: making a new one, recognising ours, and bringing an older one forward."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, LargeBinary, inspect, select, text

from answers.errors import ArchiveError
from answers.record import counts, schema

Upgrade = Callable[[Connection], None]


def _questions_and_votes(connection: Connection) -> None:
    """Format 2: what was asked, and whether the answer helped."""
    connection.execute(
        text(
            "CREATE TABLE questions (token TEXT NOT NULL PRIMARY KEY, collection TEXT NOT NULL, question TEXT NOT NULL,"
            " folded TEXT NOT NULL, verdict TEXT NOT NULL, data TEXT NOT NULL, at TEXT NOT NULL,"
            " prompt TEXT, reply TEXT)"
        )
    )
    for name, columns in {
        "verdict": "collection, verdict, at", "day": "at", "prompt": "prompt", "reply": "reply",
    }.items():  # fmt: skip
        connection.execute(text(f"CREATE INDEX questions_by_{name} ON questions ({columns})"))
    connection.execute(
        text(
            "CREATE TABLE votes (token TEXT NOT NULL REFERENCES questions (token) ON DELETE CASCADE,"
            " voter TEXT NOT NULL, helped INTEGER NOT NULL, PRIMARY KEY (token, voter))"
        )
    )


def _propositions(connection: Connection) -> None:
    """Format 3: what the clauses of articles tell. Articles have them once they are read again."""
    binary = LargeBinary().compile(connection.dialect)
    connection.execute(
        text(
            f"CREATE TABLE propositions (article_key INTEGER NOT NULL, data {binary} NOT NULL,"
            ' PRIMARY KEY (article_key), FOREIGN KEY (article_key) REFERENCES articles ("key") ON DELETE CASCADE)'
        )
    )


def _unreadable_and_marks(connection: Connection) -> None:
    """Format 4: why an article could not be read; what is kept of members is keyed, at the first use of its secret."""
    connection.execute(
        text(
            "CREATE TABLE unreadable (article_key INTEGER NOT NULL, reason TEXT NOT NULL,"
            ' PRIMARY KEY (article_key), FOREIGN KEY (article_key) REFERENCES articles ("key") ON DELETE CASCADE)'
        )
    )
    for column in ("covered", "asker"):
        connection.execute(text(f"ALTER TABLE questions ADD COLUMN {column} TEXT"))
    connection.execute(text("INSERT INTO meta (key, value) VALUES ('members', 'not keyed')"))


def _callings(connection: Connection) -> None:
    """Format 5: what persons are called. Articles have it once they are read again."""
    connection.execute(
        text(
            "CREATE TABLE callings (article_key INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,"
            " head TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (article_key, number),"
            ' FOREIGN KEY (article_key) REFERENCES articles ("key") ON DELETE CASCADE)'
        )
    )
    connection.execute(text("CREATE INDEX callings_by_head ON callings (head, words, name)"))


def _counts(connection: Connection) -> None:
    """Format 6: all articles and all who speak, counted, and the words of their names."""
    connection.execute(text("CREATE TABLE sizes (collection TEXT NOT NULL PRIMARY KEY, articles INTEGER NOT NULL)"))
    ordered = {"postgresql": ' COLLATE "C"'}.get(connection.dialect.name, "")
    key = {"postgresql": "SERIAL PRIMARY KEY"}.get(connection.dialect.name, "INTEGER PRIMARY KEY AUTOINCREMENT")
    connection.execute(
        text(
            f"CREATE TABLE names (id {key}, collection TEXT NOT NULL, name TEXT NOT NULL, statements INTEGER NOT NULL,"
            " initials TEXT, UNIQUE (collection, name))"
        )
    )
    connection.execute(text("CREATE INDEX names_by_initials ON names (initials, collection)"))
    connection.execute(
        text(
            f"CREATE TABLE name_words (word TEXT{ordered} NOT NULL, collection TEXT NOT NULL, name_id INTEGER NOT NULL,"
            " proper INTEGER NOT NULL, PRIMARY KEY (word, collection, name_id),"
            " FOREIGN KEY (name_id) REFERENCES names (id) ON DELETE CASCADE)"
            + (" WITHOUT ROWID" if connection.dialect.name == "sqlite" else "")
        )
    )
    connection.execute(text("CREATE INDEX name_words_by_name ON name_words (name_id)"))
    counts.recount(connection)


UPGRADES: tuple[Upgrade, ...] = (_questions_and_votes, _propositions, _unreadable_and_marks, _callings, _counts)
"""``UPGRADES[n]`` brings format ``n + 1`` to ``n + 2``; a step that has been released is never edited."""


def prepare(connection: Connection, *, read_only: bool, upgrades: Sequence[Upgrade] = UPGRADES) -> None:
    """Make the tables of a new record, or bring an older one to this program's format.

    Raises:
        ArchiveError: the database is something else's, of a newer format, or would have to be changed to be read.
    """
    current = 1 + len(upgrades)
    found = format_of(connection)
    if found is None:
        if read_only:
            raise ArchiveError("it holds no articles yet, and was opened for reading only")
        schema.metadata.create_all(connection)
        rows = {"format": str(current), "record": uuid.uuid4().hex, "writer": ""}
        connection.execute(schema.meta.insert(), [{"key": key, "value": value} for key, value in rows.items()])
        return
    if found > current:
        raise ArchiveError(f"it is of format {found}, made by a newer On Record; this one reads up to {current}")
    if found < current and read_only:
        raise ArchiveError(f"it is of the older format {found}; open it for writing once to bring it forward")
    for version in range(found, current):
        upgrades[version - 1](connection)
        connection.execute(
            schema.meta.update().where(schema.meta.c.key == "format").values(value=str(version + 1)),
        )


def format_of(connection: Connection) -> int | None:
    """The format of the record in this database; None when the database is empty.

    Raises:
        ArchiveError: the database is something else's.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"meta", "articles", "changes"} <= tables:
        raise ArchiveError("it is a database of something else, not an archive")
    value = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "format"))
    if value is None or not value.isdigit():
        raise ArchiveError("it does not say which format it is of")
    return int(value)
