"""The condition of an archive, looked at while somebody else may be using it, and without changing anything at all.

``Archive.open(place, read_only=True)`` changes no article, but SQLite puts its shared memory beside a file that it
reads, and the index takes a lock in its folder. Here a file that nobody has open is read as it lies there, one that
somebody has open through the shared memory that is there already, and the index through links in a folder of its own.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, func, select

from answers.archive import index_folder
from answers.errors import ArchiveError
from answers.reading import READER_VERSION
from answers.record import schema
from answers.record.engine import Database, as_sqlite, file_uri
from answers.record.formats import UPGRADES, format_of
from answers.record.lookup import Lookup

ARCHIVE_FORMAT = 1 + len(UPGRADES)
"""The format that this program writes."""
MOST_BEHIND = 100_000
"""Changes that an index lacks are counted up to here."""

_BUSY_SECONDS = 5.0
_STEPS = 1_000
_TRIES = 3


class IndexState(StrEnum):
    """How an index stands to its record."""

    CURRENT = "current"
    BEHIND = "behind"
    MISSING = "missing"
    DAMAGED = "damaged"
    FOREIGN = "foreign"  # made from another record, or before this one was put back from a copy
    IN_MEMORY = "in memory"


@dataclass(frozen=True, slots=True)
class IndexCondition:
    """An index: where it lies, how it stands to the record, how many changes it lacks, and why it is damaged."""

    folder: Path | None
    state: IndexState
    behind: int = 0
    reason: str = ""

    @property
    def at_least(self) -> bool:
        """Whether it lacks more changes than were counted."""
        return self.behind >= MOST_BEHIND


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a record holds in all collections together; ``newest`` is when it was last changed."""

    articles: int
    unread: int
    newest: datetime | None


@dataclass(frozen=True, slots=True)
class Condition:
    """What was found. ``damage`` is what SQLite says, a line a fault; ``whole`` tells whether all of it was checked.

    ``holdings`` and ``index`` are None where the damage or an empty database keeps them from being known.
    """

    name: str
    file: Path | None
    format: int | None
    damage: tuple[str, ...] = ()
    whole: bool = True
    holdings: Holdings | None = None
    index: IndexCondition | None = None


def condition_of(place: str | Path, *, seconds: float = 20.0) -> Condition:
    """The condition of the archive at a path or URL; its integrity is checked for so many seconds at most.

    Raises:
        ArchiveError: there is none, it cannot be read, is no archive, or is of a newer format.
    """
    for _ in range(_TRIES):
        database = _Untouched(place)
        try:
            found = _look(database, seconds)
        except ArchiveError:
            if not database.moved():
                raise
        else:
            if not database.moved():
                return found
        finally:
            database.close()
    raise ArchiveError(f"{database.name} was opened and closed by somebody else meanwhile: try again")


def _look(database: Database, seconds: float) -> Condition:
    found = Condition(database.name, database.file, None)
    try:
        with database.reading() as connection:
            damage, whole = _damage(connection, seconds)
            found = replace(found, damage=damage, whole=whole)
            found = replace(found, format=format_of(connection))
            if found.format is None:
                return found
            identity = str(connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "record")))
        if found.format > ARCHIVE_FORMAT:
            raise ArchiveError(
                f"it is of format {found.format}, made by a newer On Record; this one reads {ARCHIVE_FORMAT}"
            )
        record = Lookup(database, identity)
        return replace(found, holdings=_holdings(database, record), index=_index(record))
    except ArchiveError as error:
        if found.damage:  # which is why
            return found
        reason = getattr(error.__cause__, "orig", error.__cause__)
        if getattr(reason, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:  # not even fit to be checked
            return replace(found, damage=(str(reason),))
        text = str(error)
        raise ArchiveError(text if database.name in text else f"{database.name} cannot be used: {text}") from error


def _damage(connection: Connection, seconds: float) -> tuple[tuple[str, ...], bool]:
    """What SQLite's quick check finds in the time given, and whether it came to its end."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        return (), True
    end = time.monotonic() + seconds
    driver.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        lines = [str(row[0]) for row in driver.execute("PRAGMA quick_check(3)")]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return (), False
        raise
    finally:
        driver.set_progress_handler(None, 0)
    faults = (" ".join(part.split()) for line in lines for part in line.split("\n"))
    return tuple(line for line in faults if line != "ok" and not line.startswith("***"))[:3], True


def _holdings(database: Database, record: Lookup) -> Holdings:
    with database.reading() as connection:
        articles = connection.scalar(select(func.count()).select_from(schema.articles)) or 0
        newest = connection.scalar(select(func.max(schema.changes.c.at)))
    when = None
    with suppress(ValueError, TypeError):
        when = datetime.fromisoformat(newest)
    return Holdings(articles, record.count_unread(READER_VERSION), when if when and when.tzinfo else None)


def _index(record: Lookup) -> IndexCondition:
    from answers.record.index_faults import IndexFaultError
    from answers.record.index_folder import IndexFolder
    from answers.record.index_writing import follows

    top = index_folder(record)
    if top is None:
        return IndexCondition(None, IndexState.IN_MEMORY)
    folder = IndexFolder(top)
    if not folder.exists:
        return IndexCondition(top, IndexState.MISSING)
    try:
        with folder.looked_into() as (_, mark):
            pass
    except IndexFaultError as error:
        return IndexCondition(top, IndexState.DAMAGED, reason=str(error))
    if mark is not None and not follows(mark, record):
        return IndexCondition(top, IndexState.FOREIGN)
    behind = len(record.changes(mark.seq if mark else 0, MOST_BEHIND, content_only=True))
    return IndexCondition(top, IndexState.BEHIND if behind else IndexState.CURRENT, behind)


class _Untouched(Database):
    """A record that is read without leaving a trace."""

    def __init__(self, place: str | Path) -> None:
        self._copies: list[tempfile.TemporaryDirectory[str]] = []
        self._moved: Callable[[], bool] = lambda: False
        super().__init__(place, read_only=True)

    def moved(self) -> bool:
        """Whether somebody came or went meanwhile, so that the way in which it was read was the wrong one."""
        return self._moved()

    def close(self) -> None:
        """Close it, and delete what was copied."""
        super().close()
        for copy in self._copies:
            copy.cleanup()

    def _connect_file(self, path: Path) -> Engine:
        self.file, self.name = path, f"the archive {path}"
        if path.is_dir():
            raise ArchiveError(f"{self.name} is a folder; give the name of a file in it")
        if not path.exists():
            raise ArchiveError(f"{self.name} does not exist")
        if not os.access(path, os.R_OK):  # not opened: closing it would give up the locks that this process has on it
            raise ArchiveError(f"{self.name} cannot be read: {os.strerror(errno.EACCES)}")
        uri = self._uri(path)

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)

        return as_sqlite(create_engine("sqlite://", creator=connect, poolclass=NullPool), ("query_only = on",))

    def _uri(self, path: Path) -> str:
        """How SQLite is to open it: through the shared memory where that is, else as it lies there, else a copy."""
        log, shared = (path.with_name(f"{path.name}-{part}") for part in ("wal", "shm"))
        if log.exists() and shared.exists():
            self._moved = lambda: not (log.exists() and shared.exists())
            return f"{file_uri(path)}?mode=ro&readonly_shm=1"
        if not log.exists() or log.stat().st_size == 0:
            seen = _state(path, log)
            self._moved = lambda: _state(path, log) != seen
            return f"{file_uri(path)}?mode=ro&immutable=1"
        try:
            copy = tempfile.TemporaryDirectory(prefix="onrecord-")  # put back with its log, and not opened since
            self._copies.append(copy)
            for one in (path, log):
                shutil.copy(one, copy.name)
        except OSError as error:
            raise ArchiveError(f"{self.name} cannot be copied to be looked at: {error.strerror}") from None
        return f"{file_uri(Path(copy.name) / path.name)}?mode=ro"


def _state(*paths: Path) -> list[tuple[int, int, int] | None]:
    """What tells whether anybody wrote to these files, or made them."""
    found: list[tuple[int, int, int] | None] = []
    for path in paths:
        try:
            about = path.stat()
            found.append((about.st_ino, about.st_size, about.st_mtime_ns))
        except FileNotFoundError:
            found.append(None)
    return found
