"""What can be opened, what is brought forward, and what is refused with a line that says why."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from record_samples import item
from sqlalchemy import Connection, text

from answers.errors import ArchiveError
from answers.model import Scope
from answers.record.engine import Database
from answers.record.formats import UPGRADES, prepare
from answers.record.open_store import open_store


def make(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def columns(path: Path) -> dict[str, list[str]]:
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in tables}
    connection.close()
    return found


def add_note(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE articles ADD COLUMN note TEXT"))


def test_an_older_format_is_brought_forward(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.put([item()])
    database = Database(tmp_path / "a.db")
    with database.writing() as connection:
        prepare(connection, read_only=False, upgrades=[*UPGRADES, add_note])
        found = connection.execute(text("SELECT value, note FROM articles, meta WHERE meta.key = 'format'")).one()
    database.close()
    assert tuple(found) == (str(len(UPGRADES) + 2), None)


def test_the_first_format_has_every_table_afterwards(tmp_path: Path) -> None:
    open_store(tmp_path / "new.db").close()
    open_store(tmp_path / "old.db").close()
    make(
        tmp_path / "old.db",
        "DROP TABLE name_words",
        "DROP TABLE names",
        "DROP TABLE sizes",
        "DROP TABLE unreadable",
        "DROP TABLE propositions",
        "DROP TABLE callings",
        "DROP TABLE votes",
        "DROP TABLE questions",
        "UPDATE meta SET value = '1' WHERE key = 'format'",
    )
    open_store(tmp_path / "old.db").close()
    assert columns(tmp_path / "old.db") == columns(tmp_path / "new.db")


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    def fail(connection: Connection) -> None:
        add_note(connection)
        raise RuntimeError

    open_store(tmp_path / "a.db").close()
    before = columns(tmp_path / "a.db")
    database = Database(tmp_path / "a.db")
    with pytest.raises(RuntimeError), database.writing() as connection:
        prepare(connection, read_only=False, upgrades=[*UPGRADES, fail])
    database.close()
    assert columns(tmp_path / "a.db") == before


def refused(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(ArchiveError) as caught:
        open_store(path, read_only=read_only)
    return str(caught.value)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db").close()
    make(tmp_path / "a.db", "UPDATE meta SET value = '999' WHERE key = 'format'")
    assert "made by a newer On Record" in refused(tmp_path / "a.db")


def test_an_older_format_is_not_brought_forward_for_reading(tmp_path: Path) -> None:
    open_store(tmp_path / "a.db").close()
    make(tmp_path / "a.db", "UPDATE meta SET value = '1' WHERE key = 'format'")
    assert "open it for writing once" in refused(tmp_path / "a.db", read_only=True)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "a.db", "CREATE TABLE bookmarks (url)")
    assert "not an archive" in refused(tmp_path / "a.db")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    make(tmp_path / "a.db", "CREATE TABLE bookmarks (url)")
    refused(tmp_path / "a.db")
    assert columns(tmp_path / "a.db") == {"bookmarks": ["url"]}


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("Dear Sir or Madam,\n" * 100)
    assert "not a database" in refused(tmp_path / "a.db")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_nothing_to_read(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "a.db", read_only=True)


def test_an_empty_file_to_read(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    assert "holds no articles yet" in refused(tmp_path / "a.db", read_only=True)


def test_an_unknown_kind_of_database() -> None:
    with pytest.raises(ArchiveError, match="no archive can be opened by this URL"):
        open_store("nonsense://host/name")


@pytest.mark.parametrize("name", ["a b#c?d.db", "ü%20.db", "with'quote.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path / "new" / name) as store:
        store.put([item()])
    assert (tmp_path / "new" / name).exists()


def test_a_sqlite_url_is_a_file(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/a.db") as store:
        assert (store.file, store.coverage(Scope()).articles) == (tmp_path / "a.db", 0)
