"""A copy of the record while it is in use. The index is no part of it: it is made again from the record."""

from __future__ import annotations

import fcntl
import os
import re
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from answers.errors import ArchiveError, InputError
from answers.record.engine import MEMORY, Database
from answers.record.formats import format_of

_MAKING = re.compile(r"\..+-[a-z0-9_]{8}\.part(-journal)?")
"""The names of copies that are being made; the one who makes it holds a lock on it."""
_MADE_BEFORE = re.compile(r"\..+\.db-[a-z0-9_]{8}(-journal)?")
"""Their names in earlier versions, without a lock."""
_OLD = 86_400
"""Seconds after which one without a lock is nobody's any more."""


def back_up(place: str | Path, target: str | Path) -> int:
    """Copy the record at a path or URL of SQLite into a new file, as it is at this moment; gives the copy's bytes.

    Writers are not held up. The record is not changed, nor brought forward where it is of an older format. The copy
    is one file that only its owner may read, is checked before it gets its name, and never takes another file's place.
    What a killed backup left beside it goes.

    Raises:
        InputError: there is a file of that name already, or it cannot be written.
        ArchiveError: there is no archive, or it is no SQLite file.
    """
    require_file(place)
    target = Path(target)
    if os.path.lexists(target):
        raise InputError(f"{target}: is there already; a backup never takes another file's place")
    database = Database(place, read_only=True)
    try:
        with database.reading() as connection:
            if format_of(connection) is None:
                raise ArchiveError(f"{database.name} holds nothing yet")
        try:
            sweep(target.absolute().parent)
            with new_file_beside(target) as making:
                database.copy_to(making)
                check(making)
                _give_name(making, target)
            return target.stat().st_size
        except FileExistsError:
            raise InputError(f"{target}: is there already; a backup never takes another file's place") from None
        except (OSError, ValueError) as error:
            raise InputError(f"{target}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
    finally:
        database.close()


def require_file(place: str | Path) -> None:
    """Raise ArchiveError for a record that is no file: one in memory, or one that a database server keeps."""
    server = False
    if isinstance(place, str) and "://" in place:
        with suppress(ArgumentError, ValueError):  # the database says what is wrong with the URL
            server = make_url(place).get_backend_name() != "sqlite"
    if server:
        raise ArchiveError(
            "the archive is kept by a database server: its own tools copy it and put it back (PostgreSQL's are pg_dump "
            "and pg_restore)"
        )
    if str(place) == MEMORY:
        raise ArchiveError("an archive in memory cannot be copied to a file")


@contextmanager
def new_file_beside(target: Path) -> Iterator[Path]:
    """An empty file that only its owner may read, on the same file system; it goes, unless it was given another name.

    It is locked, so that whoever sweeps knows that it is somebody's.
    """
    while True:
        handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}-", suffix=".part")
        fcntl.flock(handle, fcntl.LOCK_EX)
        if os.path.lexists(name):  # else it was swept before it was locked
            break
        os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
        os.close(handle)


def sweep(folder: Path) -> None:
    """Delete the copies that a killed process left in a folder."""
    with suppress(OSError):
        for path in list(folder.iterdir()):
            if _MAKING.fullmatch(path.name) or (_MADE_BEFORE.fullmatch(path.name) and _is_old(path)):
                with suppress(OSError):
                    _sweep(path)


def _sweep(path: Path) -> None:
    owner = path.with_name(path.name.removesuffix("-journal"))
    if owner.exists():
        with owner.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            path.unlink()
    else:
        path.unlink()


def _is_old(path: Path) -> bool:
    with suppress(OSError):
        about = path.stat()
        with path.open("rb") as file:
            ours = file.read(16) in (b"", b"SQLite format 3\0") or path.name.endswith("-journal")
        return ours and time.time() - about.st_mtime > _OLD
    return False


def check(copy: Path) -> None:
    """Raise ArchiveError where a copy is damaged."""
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise ArchiveError(f"the archive is damaged, and so would be its copy: {found}")


def _give_name(making: Path, target: Path) -> None:
    """Give the finished copy its name, for good. Raises FileExistsError where another file has taken it meanwhile."""
    flush(making)
    try:
        os.link(making, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError from None
        making.rename(target)
    with suppress(OSError):  # not every file system can flush a folder
        flush(target.absolute().parent)


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
