"""A copy of the record while it is in use. The index is no part of it: it is made again from the record."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from answers.errors import ArchiveError, InputError
from answers.record.engine import MEMORY, Database
from answers.record.formats import format_of


def back_up(place: str | Path, target: str | Path) -> int:
    """Copy the record at a path or URL of SQLite into a new file, as it is at this moment; gives the copy's bytes.

    Writers are not held up. The record is not changed, nor brought forward where it is of an older format. The copy
    is one file that only its owner may read, is checked before it gets its name, and never takes another file's place.

    Raises:
        InputError: there is a file of that name already, or it cannot be written.
        ArchiveError: there is no archive, or it is no SQLite file.
    """
    _require_file(place)
    target = Path(target)
    if os.path.lexists(target):
        raise InputError(f"{target}: is there already; a backup never takes another file's place")
    database = Database(place, read_only=True)
    try:
        with database.reading() as connection:
            if format_of(connection) is None:
                raise ArchiveError(f"{database.name} holds nothing yet")
        try:
            making = _new_file_beside(target)
            try:
                database.copy_to(making)
                _check(making)
                _give_name(making, target)
            finally:
                making.unlink(missing_ok=True)
            return target.stat().st_size
        except FileExistsError:
            raise InputError(f"{target}: is there already; a backup never takes another file's place") from None
        except (OSError, ValueError) as error:
            raise InputError(f"{target}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
    finally:
        database.close()


def _require_file(place: str | Path) -> None:
    server = False
    if isinstance(place, str) and "://" in place:
        with suppress(ArgumentError, ValueError):  # the database says what is wrong with the URL
            server = make_url(place).get_backend_name() != "sqlite"
    if server:
        raise ArchiveError("the archive is kept by a database server: its own tool copies it (PostgreSQL's is pg_dump)")
    if str(place) == MEMORY:
        raise ArchiveError("an archive in memory cannot be copied to a file")


def _new_file_beside(target: Path) -> Path:
    """An empty file that only its owner may read, on the same file system."""
    handle, name = tempfile.mkstemp(dir=target.absolute().parent, prefix=f".{target.name}-")
    os.close(handle)
    return Path(name)


def _check(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise ArchiveError(f"the archive is damaged, and so would be its copy: {found}")


def _give_name(making: Path, target: Path) -> None:
    """Give the finished copy its name, for good. Raises FileExistsError where another file has taken it meanwhile."""
    _flush(making)
    try:
        os.link(making, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError from None
        making.rename(target)
    with suppress(OSError):  # not every file system can flush a folder
        _flush(target.absolute().parent)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
