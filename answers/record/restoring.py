"""A copy of the record put in the record's place; what was there is kept beside it."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from answers.errors import ArchiveError, InputError
from answers.record.backup import flush, new_file_beside, require_file, sweep
from answers.record.engine import Database, file_uri
from answers.record.formats import UPGRADES, format_of

_BESIDE = ("", "-wal", "-shm", "-journal")
"""The files of a record in SQLite, by what their names end in."""
_IN_USE = 128
"""The byte of the shared memory that everybody who has the file open holds a lock on (SQLite's file format, 2.3.1)."""


def restore(copy: Path, place: str | Path, file: Path) -> Path | None:
    """Put a copy in the place of the record in a file, made where it is not there; gives where the old one is kept.

    The copy is looked at from its first page to its last, and again once it lies beside the record, before anything is
    replaced; it stays where it is. The index is made again at the next question.

    Args:
        copy: what ``back_up`` made, or any record in SQLite that nobody writes.
        place: the path or URL of the record.
        file: its file.

    Raises:
        InputError: the copy is not there, is damaged, or holds no record that this program reads.
        ArchiveError: the record is in use, or is no file; nothing was changed.
    """
    require_file(place)
    if not copy.is_file():
        raise InputError(f"{copy}: there is no such file")
    if file.exists() and copy.samefile(file):
        raise InputError(f"{copy}: is the archive itself")
    try:
        _check(copy)
        if _in_use(file):
            raise ArchiveError(f"the archive {file} is in use: stop the bot, and whatever else has it open, first")
        file.parent.mkdir(parents=True, exist_ok=True)
        sweep(file.absolute().parent)
        with new_file_beside(file) as making:
            with closing(Database(copy, read_only=True)) as database:
                database.copy_to(making)
            _check(making)
            _give_owner(making, file)
            flush(making)
            kept = _keep(file) if any(_part(file, end).exists() for end in _BESIDE) else None
            # The log goes before the file that it belongs to: beside another one it would damage it.
            for end in _BESIDE[1:]:
                _part(file, end).unlink(missing_ok=True)
            making.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveError(
            f"the archive {file} cannot be replaced: {getattr(error, 'strerror', None) or error}"
        ) from None
    with suppress(OSError):  # not every file system can flush a folder
        flush(file.absolute().parent)
    return kept


def _check(copy: Path) -> None:
    """Raise InputError where a file is no whole record of a format that this program reads."""
    newest = 1 + len(UPGRADES)
    try:
        with closing(Database(copy, read_only=True)) as database, database.reading() as connection:
            faults = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(1)")]
            faults += [
                f"rows of {row[0]} belong nowhere" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
            ]
            version = format_of(connection)
    except ArchiveError as error:
        raise InputError(f"{copy}: cannot be restored: {error}") from None
    if faults[0] != "ok" or faults[1:]:
        raise InputError(f"{copy}: is damaged, and was put nowhere: {' '.join(faults[-1].split())}")
    if version is None:
        raise InputError(f"{copy}: holds no archive")
    if version > newest:
        raise InputError(f"{copy}: is of format {version}, made by a newer On Record; this one reads up to {newest}")


def _in_use(file: Path) -> bool:
    """Whether a process has the record open."""
    try:
        with _part(file, "-shm").open("r+b") as shared:
            fcntl.lockf(shared, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _IN_USE)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def _keep(file: Path) -> Path:
    """Keep a record with its log in a new folder beside it."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{file_uri(file)}?mode=rw", uri=True)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what is in the log goes into the file, if it can
    stem = file.with_name(f"{file.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    kept, number = stem, 1
    while True:
        try:
            kept.mkdir(mode=0o700)
            break
        except FileExistsError:
            number += 1
            kept = stem.with_name(f"{stem.name}-{number}")
    for end in _BESIDE:
        part = _part(file, end)
        if part.exists():
            try:
                os.link(part, kept / part.name)
            except OSError:  # a file system without hard links
                shutil.copy2(part, kept / part.name)
                flush(kept / part.name)
    _give_owner(kept, file)
    with suppress(OSError):
        flush(kept)
    return kept


def _give_owner(path: Path, like: Path) -> None:
    """Have a new file belong to whom the old one does, or its folder: root may restore for another user."""
    about = (like if like.exists() else like.absolute().parent).stat()
    if (about.st_uid, about.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):
            os.chown(path, about.st_uid, about.st_gid)


def _part(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)
