"""An archive of format 2, which had no propositions, is brought forward whole, and has them once it is read again.

``format_2.sql`` is what the last program of that format wrote: an article of everybody's and one of a server's, both
read, one that nobody has read, a setting, and a question with a vote. It is never made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from database_server import ON_SERVER, emptied
from record_samples import item, propositions, reading
from sqlalchemy import Connection, inspect, text

from answers.errors import ArchiveError
from answers.model import Reading, Scope, Verdict
from answers.reading import READER_VERSION
from answers.record import schema
from answers.record.formats import UPGRADES
from answers.record.open_store import open_store

DUMP = Path(__file__).with_name("format_2.sql")
SERVER = "discord:1000000000000000002"
SPOKEN = {"Ada Moreno": 2, "Bo Lind": 1, "council": 1, "Cy Oduya": 1}
EVERYTHING = Scope(("shared", SERVER))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "archive.db"
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    return made


def rows(place: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that its tables hold."""
    with closing(sqlite3.connect(place)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for (name,) in names}


def test_it_loses_nothing(place: Path) -> None:
    before = rows(place)
    open_store(place).close()
    after = rows(place)
    assert [after.pop(name) for name in ("propositions", "callings", "unreadable")] == [[], [], []]
    assert {name: count for _, _, name, count, _ in after.pop("names")} == SPOKEN
    assert {row[0] for row in after.pop("name_words")} == {w for name in SPOKEN for w in name.lower().split()}
    assert dict(after.pop("sizes")) == {"shared": 2, SERVER: 1}
    after["sqlite_sequence"].remove(("names", len(SPOKEN)))
    after["questions"] = [row[:-2] for row in after["questions"]]  # two columns more, which are empty
    assert (dict(before.pop("meta"))["format"], dict(after["meta"])["format"]) == ("2", str(1 + len(UPGRADES)))
    assert after | {"meta": None} == before | {"meta": None}


def test_what_was_read_and_asked_is_found_as_before(place: Path) -> None:
    with open_store(place) as store:
        assert [len(found) for found in store.statements([1, 2, 3]).values()] == [4, 1, 0]
        assert store.settings(SERVER) == {"zone": "Europe/Kyiv"}
        asked = store.questions.find("t1")
        assert asked is not None
        assert (asked.verdict, store.questions.helped(SERVER)) == (Verdict.NO, (1, 0))


def test_its_articles_have_propositions_once_they_are_read_again(place: Path) -> None:
    with open_store(place) as store:
        assert store.propositions([1, 2, 3]) == {1: (), 2: (), 3: ()}
        unread = store.unread(READER_VERSION)
        assert [one.key for one in unread] == [1, 2, 3]
        store.save_readings([(unread[0].key, unread[0].digest, reading())], READER_VERSION)
        assert store.propositions([1, 2]) == {1: propositions(), 2: ()}
        assert store.count_unread(READER_VERSION) == 2


def test_opened_for_reading_only_it_is_left_as_it_is(place: Path) -> None:
    before = place.read_bytes()
    with pytest.raises(ArchiveError, match="older format 2"):
        open_store(place, read_only=True)
    assert place.read_bytes() == before


@pytest.fixture(params=["file", *ON_SERVER])
def brought_forward(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str | Path]:
    """A record whose table of propositions was made by the step to format 3."""

    def forward(where: str | Path) -> str | Path:
        with open_store(where) as store:
            store.put([item()])
            with store._database.writing() as connection:
                schema.propositions.drop(connection)
                schema.unreadable.drop(connection)
                schema.callings.drop(connection)
                schema.name_words.drop(connection)
                schema.names.drop(connection)
                schema.sizes.drop(connection)
                for column in ("covered", "asker"):
                    connection.execute(text(f"ALTER TABLE questions DROP COLUMN {column}"))
                connection.execute(schema.meta.update().where(schema.meta.c.key == "format").values(value="2"))
        open_store(where).close()
        return where

    if request.param == "file":
        yield forward(tmp_path / "forward.db")
        return
    with emptied() as url:
        yield forward(url)


def table(connection: Connection) -> tuple[list[tuple[str, str, bool]], list[str], list[tuple[str, str]]]:
    """Columns, primary key and foreign keys of the propositions."""
    found = inspect(connection)
    columns = [(one["name"], str(one["type"]), one["nullable"]) for one in found.get_columns("propositions")]
    foreign = [(one["referred_table"], str(one["options"])) for one in found.get_foreign_keys("propositions")]
    return columns, found.get_pk_constraint("propositions")["constrained_columns"], foreign


def test_the_table_is_that_of_a_new_record(brought_forward: str | Path) -> None:
    with open_store(brought_forward) as store, store._database.writing() as connection:
        old = table(connection)
        schema.propositions.drop(connection)
        schema.propositions.create(connection)
        assert old == table(connection)


def test_it_keeps_and_forgets_propositions_as_a_new_one_does(brought_forward: str | Path) -> None:
    with open_store(brought_forward) as store:
        one = store.unread(READER_VERSION)[0]
        store.save_readings([(one.key, one.digest, Reading(propositions=propositions()))], READER_VERSION)
        assert store.propositions([one.key]) == {one.key: propositions()}
        store.remove([one.article.id])
        with store._database.reading() as connection:
            assert connection.execute(schema.propositions.select()).all() == []
