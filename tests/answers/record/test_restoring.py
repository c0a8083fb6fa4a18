"""A copy takes the place of a record once it is known to be whole; what was there is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from record_samples import item

from answers.errors import ArchiveError, InputError
from answers.model import Scope
from answers.record.backup import back_up
from answers.record.open_store import open_store
from answers.record.restoring import restore


@pytest.fixture
def place(tmp_path: Path) -> Path:
    with open_store(tmp_path / "a.db") as store:
        store.put([item("old")])
    return tmp_path / "a.db"


@pytest.fixture
def copy(place: Path, tmp_path: Path) -> Path:
    back_up(place, tmp_path / "copy.db")
    with open_store(place) as store:
        store.put([item("new")])
    return tmp_path / "copy.db"


def ids(path: Path) -> list[str]:
    with open_store(path, read_only=True) as store:
        return sorted(one.article.id for one in store.list_articles(Scope()))


def test_the_copy_is_there_and_what_was_there_is_kept(place: Path, copy: Path) -> None:
    kept = restore(copy, place, place)
    assert kept is not None
    assert (ids(place), ids(kept / "a.db"), ids(copy)) == (["old"], ["new", "old"], ["old"])
    assert place.stat().st_mode & 0o777 == 0o600


def test_where_nothing_was(copy: Path, tmp_path: Path) -> None:
    assert restore(copy, tmp_path / "b" / "b.db", tmp_path / "b" / "b.db") is None
    assert ids(tmp_path / "b" / "b.db") == ["old"]


def test_what_was_only_in_the_log_is_kept_too(place: Path, copy: Path, tmp_path: Path) -> None:
    """As a killed process leaves it: the log beside the file is not written into it."""
    for end in ("", "-wal", "-shm"):
        (tmp_path / f"killed.db{end}").unlink(missing_ok=True)
    with open_store(place) as store:
        store.put([item("logged")])
        for end in ("", "-wal"):
            shutil.copy(f"{place}{end}", tmp_path / f"killed.db{end}")
    killed = tmp_path / "killed.db"
    kept = restore(copy, killed, killed)
    assert kept is not None
    assert (ids(killed), ids(kept / "killed.db")) == (["old"], ["logged", "new", "old"])


def test_a_damaged_one_gives_way_and_is_kept_as_it_is(place: Path, copy: Path) -> None:
    place.write_bytes(b"no archive " * 1000)
    kept = restore(copy, place, place)
    assert kept is not None
    assert ids(place) == ["old"]
    assert (kept / "a.db").read_bytes() == b"no archive " * 1000


def test_one_that_is_in_use_is_left_alone(place: Path, copy: Path) -> None:
    import subprocess
    import sys

    code = "import sys; from answers.record.open_store import open_store\n"
    code += "with open_store(sys.argv[1]) as store: store.count_articles(); print(flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as user:
        assert user.stdout is not None
        user.stdout.readline()
        with pytest.raises(ArchiveError, match="is in use: stop the bot"):
            restore(copy, place, place)
        assert user.stdin is not None
        user.stdin.close()
    assert ids(place) == ["new", "old"]


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
        connection.commit()


def orphaned(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM articles")
        connection.commit()


def spoiled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 4096):
        data[at : at + 64] = b"\x07" * 64
    path.write_bytes(data)


HARM: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (Path.unlink, "there is no such file"),
    "empty": (lambda path: path.write_bytes(b""), "holds no archive"),
    "a letter": (lambda path: path.write_text("Dear Sir or Madam,\n" * 300), "cannot be restored"),
    "damaged": (spoiled, "is damaged|cannot be restored"),
    "rows without their article": (orphaned, "is damaged, and was put nowhere: rows of"),
    "of a newer program": (newer, "is of format 99, made by a newer On Record"),
}


@pytest.mark.parametrize(("harm", "says"), HARM.values(), ids=HARM.keys())
def test_what_is_no_whole_copy_replaces_nothing(
    place: Path, copy: Path, harm: Callable[[Path], object], says: str
) -> None:
    harm(copy)
    before = sorted(name for name in os.listdir(place.parent) if not name.endswith(("-shm", "-wal")))
    with pytest.raises(InputError, match=rf"copy\.db: ({says})"):
        restore(copy, place, place)
    assert ids(place) == ["new", "old"]
    assert sorted(name for name in os.listdir(place.parent) if not name.endswith(("-shm", "-wal"))) == before


def test_a_copy_of_itself(place: Path) -> None:
    with pytest.raises(InputError, match="is the archive itself"):
        restore(place, place, place)
