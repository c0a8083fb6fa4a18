"""Opens a record: at a path, behind a URL or in memory, for changing it or for reading only."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from answers.errors import ArchiveError
from answers.record.engine import MEMORY, Database
from answers.record.formats import prepare
from answers.record.read_only import ReadOnlyStore
from answers.record.schema import meta
from answers.record.store import Store


def open_store(place: str | Path = MEMORY, *, read_only: bool = False) -> Store:
    """Open the record at a path, a URL or ``:memory:``, making it where there is none.

    With ``read_only`` it must be there, is not changed, and what is read meanwhile is kept in memory beside it.

    Raises:
        ArchiveError: it cannot be opened, is no archive, was cut to nothing, or is of another format than can be used.
    """
    database = Database(place, read_only=read_only)
    try:
        if database.file and not database.is_new and _was_cut(database.file):
            remedy = "onrecord restore puts a copy in its place"
            raise ArchiveError(f"its file is empty, 0 bytes, though the index of an archive lies beside it; {remedy}")
        with database.reading() if read_only else database.writing() as connection:
            prepare(connection, read_only=read_only)
            identity = str(connection.scalar(select(meta.c.value).where(meta.c.key == "record")))
    except ArchiveError as error:
        database.close()
        text = str(error)
        raise ArchiveError(text if database.name in text else f"{database.name} cannot be used: {text}") from error
    return ReadOnlyStore(database, identity, aside=open_store(MEMORY)) if read_only else Store(database, identity)


def _was_cut(file: Path) -> bool:
    """Whether a file holds nothing at all where an archive was, whose index is there; a new one begins empty too."""
    return file.is_file() and file.stat().st_size == 0 and index_beside(file).is_dir()


def index_beside(file: Path) -> Path:
    """The folder of the index of a record in a file."""
    return file.with_name(f"{file.name}.index")
