"""A copy of the record while it is in use."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from record_samples import item, propositions, reading

from answers import Archive, Article
from answers.errors import ArchiveError, InputError
from answers.model import Scope
from answers.record.backup import back_up, new_file_beside
from answers.record.open_store import open_store


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_store(tmp_path / "a.db") as store:
        store.put([item()])
    return tmp_path / "a.db"


def articles(path: Path) -> int:
    with open_store(path, read_only=True) as store:
        return store.coverage(Scope()).articles


def test_a_copy_is_the_record_in_one_file_for_its_owner_alone(place: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    copy = tmp_path / "copies" / "b.db"
    assert back_up(place, copy) == copy.stat().st_size
    assert os.listdir(copy.parent) == ["b.db"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert articles(copy) == 1


def test_what_was_read_is_copied(place: Path, tmp_path: Path) -> None:
    with open_store(place) as store:
        one = store.unread(1)[0]
        store.save_readings([(one.key, one.digest, reading())], 1)
    back_up(place, tmp_path / "b.db")
    with open_store(tmp_path / "b.db", read_only=True) as copy:
        assert (len(copy.statements([one.key])[one.key]), copy.propositions([one.key])[one.key]) == (2, propositions())


def test_what_is_only_in_the_log_yet_is_copied(place: Path, tmp_path: Path) -> None:
    with open_store(place) as store:
        store.put([item("second")])
        assert (tmp_path / "a.db-wal").stat().st_size
        back_up(place, tmp_path / "b.db")
    assert articles(tmp_path / "b.db") == 2


def test_a_copy_made_while_somebody_writes_is_a_moment_of_the_record(tmp_path: Path) -> None:
    """Articles come in pairs, and a change log entry with each: every copy holds whole pairs and all their entries."""
    stop, begun = Event(), Event()
    with open_store(tmp_path / "a.db") as store:

        def write() -> None:
            for number in range(100_000):
                store.put([item(f"left-{number}"), item(f"right-{number}")])
                begun.set()
                if stop.is_set():
                    return

        writer = Thread(target=write)
        writer.start()
        try:
            assert begun.wait(10)
            for number in range(5):
                back_up(tmp_path / "a.db", tmp_path / f"{number}.db")
        finally:
            stop.set()
            writer.join()
    counts = []
    for number in range(5):
        with closing(sqlite3.connect(tmp_path / f"{number}.db")) as copy:
            pairs = copy.execute("SELECT substr(id, instr(id, '-')), count(*) FROM articles GROUP BY 1").fetchall()
            changes = copy.execute("SELECT count(*) FROM changes").fetchone()[0]
        assert {count for _, count in pairs} == {2}
        assert changes == 2 * len(pairs)
        counts.append(len(pairs))
    assert counts == sorted(counts)


def test_a_copy_in_the_place_of_a_newer_archive_answers_as_it_did(tmp_path: Path) -> None:
    """The index beside it has followed further than the copy goes, and notices."""
    harbour = Article(id="harbour", title="", text="Ada Quill said that the harbour will open.")
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add([harbour])
        back_up(tmp_path / "a.db", tmp_path / "b.db")
        archive.add([Article(id="bridge", title="", text="Ada Quill said that the bridge was shut.")])
        assert archive.ask("did Ada Quill mention the bridge?").verdict.value == "yes"
    (tmp_path / "b.db").replace(tmp_path / "a.db")
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.ask("did Ada Quill mention the harbour?").verdict.value == "yes"
        assert archive.ask("did Ada Quill mention the bridge?").verdict.value == "not_found"
        archive.add([Article(id="tower", title="", text="Ada Quill said that the tower was sold.")])
        assert archive.ask("did Ada Quill mention the tower?").verdict.value == "yes"


def test_an_older_format_is_copied_as_it_is(place: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("DROP TABLE votes")
        connection.execute("DROP TABLE questions")
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    back_up(place, tmp_path / "b.db")
    for path in (place, tmp_path / "b.db"):
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() == ("1",)


@pytest.mark.parametrize("kind", ["file", "folder", "broken link"])
def test_nothing_is_overwritten(place: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "b.db"
    if kind == "file":
        target.write_text("dear to somebody")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to(tmp_path / "nowhere")
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(InputError, match="is there already"):
        back_up(place, target)
    assert sorted(os.listdir(tmp_path)) == before
    assert kind != "file" or target.read_text() == "dear to somebody"


def test_a_folder_that_is_not_there(place: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"b\.db: cannot be written: No such file or directory"):
        back_up(place, tmp_path / "none" / "b.db")


def test_what_killed_backups_left_goes_with_the_next_one(place: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    dead = [tmp_path / "copies" / f".older.db-abc123_{n}.part{end}" for n, end in enumerate(("", "-journal"))]
    long_dead = tmp_path / "copies" / ".copy.db-k2j_x9aa"
    others = [tmp_path / "copies" / name for name in (".copy.db-k2j_x9ab", ".bashrc", "notes.part", ".a.db-12345678")]
    for path in (*dead, long_dead, *others):
        path.write_bytes(b"SQLite format 3\0" if path != others[3] else b"Dear Sir")
    for path in (long_dead, others[3]):
        os.utime(path, (1, 1))
    with new_file_beside(tmp_path / "copies" / "living.db") as living:
        back_up(place, tmp_path / "copies" / "b.db")
        left = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert left == sorted(["b.db", living.name, *(path.name for path in others)])


def test_a_backup_that_is_killed_leaves_what_the_next_one_sweeps(place: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    code = "import os, sys; from pathlib import Path; from answers.record import backup\n"
    code += "backup.check = lambda copy: os.kill(os.getpid(), 9)\nbackup.back_up(sys.argv[1], sys.argv[2])"
    command = [sys.executable, "-c", code, str(place), str(tmp_path / "copies" / "b.db")]
    assert subprocess.run(command, check=False).returncode == -9
    assert len(os.listdir(tmp_path / "copies")) == 1
    back_up(place, tmp_path / "copies" / "c.db")
    assert os.listdir(tmp_path / "copies") == ["c.db"]


def test_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="does not exist"):
        back_up(tmp_path / "a.db", tmp_path / "b.db")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "holds nothing yet"), ("Dear Sir or Madam,\n" * 100, "is no archive")],
    ids=["empty", "a letter"],
)
def test_something_else(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "a.db").write_text(content)
    with pytest.raises(ArchiveError, match=reason):
        back_up(tmp_path / "a.db", tmp_path / "b.db")
    assert os.listdir(tmp_path) == ["a.db"]


def test_a_damaged_record_makes_no_copy(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.put([item(f"n{number}") for number in range(200)])
    data = bytearray((tmp_path / "a.db").read_bytes())
    for at in range(8 * 4096, len(data), 4096):
        data[at : at + 4096] = b"\x07" * 4096
    (tmp_path / "a.db").write_bytes(data)
    with pytest.raises(ArchiveError, match=r"a\.db cannot be (copied|read): "):
        back_up(tmp_path / "a.db", tmp_path / "b.db")
    assert sorted(path.name for path in tmp_path.glob("*b.db*")) == []


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("postgresql://reader:secret@db.example/record", "pg_dump"),
        (":memory:", "in memory"),
        ("a b://y", "by this URL"),
    ],
)
def test_what_is_no_file(tmp_path: Path, place: str, reason: str) -> None:
    with pytest.raises(ArchiveError, match=reason) as caught:
        back_up(place, tmp_path / "b.db")
    assert "secret" not in str(caught.value)
