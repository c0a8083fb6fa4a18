"""Opening the database: where it is, how SQLite is to behave, and transactions that say whether they write."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock, local
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event, func, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from answers.errors import ArchiveError
from answers.places import is_url, shown, url_of
from answers.record import schema

MEMORY = ":memory:"
_BUSY_SECONDS = 30.0
_LEAST = 65_536
_MAKING = 0x6F6E7265636F7264
"""The lock of those who make a record in an empty PostgreSQL database: any number of the program's own."""
_PRAGMAS = ("foreign_keys = on", "secure_delete = on", "cache_size = -32000", "temp_store = memory")


@dataclass
class Snapshot:
    """One state of the record, as one thread goes on seeing it; ``position``: of its log of changes, once known."""

    connection: Connection
    opened: ExitStack
    position: int | None = None


class _Held(local):
    """What each thread holds: whether it wants one state of the record for all it reads, and that state once read."""

    wanted = False
    snapshot: Snapshot | None = None


class Database:
    """A SQLite file, SQLite in memory, or any database that SQLAlchemy knows by URL. Safe to share among threads."""

    def __init__(self, place: str | Path, *, read_only: bool = False) -> None:
        """Connect; ``place`` is a path, ``:memory:`` or a URL.

        Raises:
            ArchiveError: there is nothing there to read, or it cannot be opened.
        """
        self.read_only = read_only
        self.file: Path | None = None
        self.in_memory = False
        self.is_new = False
        """Whether its file was made just now."""
        self.name = "the archive"
        # One connection is all that a database in memory has: its transactions take turns.
        self._turns: AbstractContextManager[object] = nullcontext()
        self._held = _Held()
        self._engine = self._connect(place)
        # A server's transactions see each statement's own moment unless told otherwise; SQLite's always see one state.
        steady = {"isolation_level": "REPEATABLE READ"} if self._engine.dialect.name == "postgresql" else {}
        self._readers = self._engine.execution_options(**steady)

    def _connect(self, place: str | Path) -> Engine:
        if str(place) == MEMORY:
            self.in_memory, self.name = True, "the archive in memory"
            self._turns = RLock()
            engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
            return as_sqlite(engine, ())
        if isinstance(place, str) and is_url(place):
            url = url_of(place)
            self.name = f"the archive {shown(place)}"
            try:
                if url.get_backend_name() != "sqlite":
                    # A server without an encoding of its own would give bytes.
                    encoding = {"client_encoding": "utf8"} if url.get_backend_name() == "postgresql" else {}
                    return create_engine(url, pool_pre_ping=True, connect_args=encoding)
            except (ArgumentError, NoSuchModuleError, ImportError) as error:
                raise ArchiveError(f"no archive can be opened by this URL: {error}") from error
            place = url.database or MEMORY
            if place == MEMORY:
                return self._connect(place)
        return self._connect_file(Path(place))

    def _connect_file(self, path: Path) -> Engine:
        self.file, self.name = path, f"the archive {path}"
        if path.is_dir():
            raise ArchiveError(f"{self.name} is a folder; give the name of a file in it")
        mode = "mode=rwc"
        if self.read_only:
            if not path.exists():
                raise ArchiveError(f"{self.name} does not exist")
            mode = _read_mode(path)
        else:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ArchiveError(f"{self.name} cannot be made: {error.strerror}") from error
            with suppress(OSError):  # whatever is wrong, SQLite says it; what it keeps beside has the same mode
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                self.is_new = True
        uri = f"{file_uri(path)}?{mode}"

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)

        # Connected here, for no URL of SQLAlchemy's takes every file name.
        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        pragmas = ("query_only = on",) if self.read_only else ("journal_mode = wal", "synchronous = full")
        return as_sqlite(engine, pragmas)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the record throughout."""
        snapshot = self.snapshot
        with self._named("read"):
            if snapshot:
                yield snapshot.connection
            else:
                with self._turns, self._readers.connect() as connection, connection.begin():
                    yield connection

    @contextmanager
    def steadily(self) -> Iterator[None]:
        """All that this thread reads meanwhile is of one state of the record, unless it writes: then of the new one.

        A database in memory has one connection, which is not kept from other threads for so long.
        """
        held = self._held
        if held.wanted or self.in_memory:
            yield
            return
        held.wanted = True
        try:
            yield
        finally:
            held.wanted = False
            self._let_go()

    @property
    def snapshot(self) -> Snapshot | None:
        """The state of the record that this thread goes on reading; None where each reading sees the newest."""
        held = self._held
        if held.wanted and held.snapshot is None:
            with self._named("read"), ExitStack() as opened:
                connection = opened.enter_context(self._readers.connect())
                opened.enter_context(connection.begin())
                held.snapshot = Snapshot(connection, opened.pop_all())
        return held.snapshot

    def _let_go(self) -> None:
        snapshot, self._held.snapshot = self._held.snapshot, None
        if snapshot:
            with self._named("read"):
                snapshot.opened.close()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that may change the record: all of it is kept or nothing.

        Writers take turns, so that the change log's numbers become visible in their order.
        """
        if self.read_only:
            raise ArchiveError(f"{self.name} was opened for reading only")
        self._let_go()
        with (
            self._turns,
            self._named("written"),
            self._engine.connect().execution_options(onrecord_writes=True) as connection,
            connection.begin(),
        ):
            if connection.dialect.name != "sqlite":
                _wait_for_turn(connection)
            yield connection

    def copy_to(self, path: Path) -> None:
        """Copy a SQLite file as it is at this moment to another, which is empty or not there; nobody is held up."""
        assert self.file is not None
        uri = f"{file_uri(self.file)}?{_read_mode(self.file)}"
        with (
            self._named("copied"),
            closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)) as connection,
        ):
            connection.execute("VACUUM INTO ?", (str(path),))

    def wipe(self) -> None:
        """Have what was deleted leave SQLite's log too, as far as nobody is reading it just now."""
        if self.file is not None and not self.read_only:
            with suppress(SQLAlchemyError), self._engine.connect() as connection:
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _named(self, what: str) -> Iterator[None]:
        """Say which archive it was that failed."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            code = getattr(cause, "sqlite_errorcode", None) or 0
            reason = " ".join(str(cause).split())  # a server's takes several lines
            if code == sqlite3.SQLITE_NOTADB:
                raise ArchiveError(f"{self.name} is no archive: {reason}") from error
            remedy = ""
            if code & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN) and self._is_full():
                remedy = "; its disk is full"
            if code & 0xFF == sqlite3.SQLITE_CORRUPT:  # met in reading, also by who came to write
                what = what.replace("written", "read")
                remedy = "; onrecord verify tells what is damaged, and onrecord restore puts a copy in its place"
            raise ArchiveError(f"{self.name} cannot be {what}: {reason}{remedy}") from error

    def _is_full(self) -> bool:
        """Whether there is no room for a page and the shared memory beside the file: SQLite calls it by many names."""
        try:
            return self.file is not None and shutil.disk_usage(self.file.absolute().parent).free < _LEAST
        except OSError:
            return False


def file_uri(path: Path) -> str:
    """A file as SQLite's URIs name it, whatever its name holds."""
    return f"file:{quote(str(path.absolute()))}"


def _read_mode(path: Path) -> str:
    """``mode=ro``, or immutable where SQLite may not even make its shared-memory file (a read-only medium)."""
    with closing(sqlite3.connect(f"{file_uri(path)}?mode=ro", uri=True)) as probe:
        try:
            probe.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            return "mode=ro&immutable=1"
        except sqlite3.DatabaseError:
            pass  # no database at all: whoever opens it will say so
    return "mode=ro"


def as_sqlite(engine: Engine, pragmas: tuple[str, ...]) -> Engine:
    """Take transactions out of the driver's hands, which would begin them late and never for a SELECT."""

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (*_PRAGMAS, *pragmas):
            _set(connection, pragma)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A transaction that will write says so at once: one that turned into a writer later could not wait its turn.
        writes = connection.get_execution_options().get("onrecord_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _set(connection: Any, pragma: str) -> None:
    """Set one pragma, waiting for whoever holds the file.

    A new file that two processes put into write-ahead mode at once is "locked" to one of them, and SQLite does not
    wait by itself there: both hold the file for reading and want it whole, so its busy handler is not asked.
    """
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(0.01)


def _wait_for_turn(connection: Connection) -> None:
    """Lock the writers' row until the transaction ends; makers of a new record, which has none yet, take turns too."""
    if connection.dialect.has_table(connection, schema.meta.name):
        connection.execute(select(schema.meta.c.value).where(schema.meta.c.key == "writer").with_for_update())
    elif connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
