"""Which archive a command works on: the one asked for, the user's own, or the seeds."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import answers
from answers import Archive
from answers.errors import ArchiveError, InputError
from answers.model import Article
from answers.places import is_url

VARIABLE = "ONRECORD_ARCHIVE"
LORE_VARIABLE = "ONRECORD_LORE"
NAME = "onrecord"
_SQLITE = "sqlite:///"
Notice = Callable[[str], None]


def open_to_ask(
    asked: str | None, notice: Notice, waiting: Notice, environment: Mapping[str, str] = os.environ,
    secret: str | None = None,
) -> Archive:  # fmt: skip
    """The archive that answers: ``asked`` (a path or URL), else the environment's, else the user's own, else the seeds.

    ``notice`` is given a line where the seeds answer, ``waiting`` one where they must be read first, which takes
    seconds. Raises ArchiveError for one that was asked for and is not there.
    """
    place = asked or environment.get(VARIABLE)
    if place is None:
        own = own_archive()
        if not own.exists():
            return open_seeds(notice, waiting)
        place = str(own)
    if (file := file_of(place)) and not file.exists():
        raise ArchiveError(f"there is no archive {place} (onrecord --archive {place} add FILE makes it)")
    _require_content(place)
    return open_forgivingly(place, secret)


def open_to_try(
    asked: str | None, notice: Notice, waiting: Notice, environment: Mapping[str, str] = os.environ
) -> Archive:
    """The archive that answers, for a copy of it to try things on: like ``open_to_ask``, but never a server's.

    Raises InputError for an archive that a database server keeps: no copy is made of it, and a bot that is tried on it
    would take the Discord servers that it holds articles of for servers that it has left.
    """
    place = asked or environment.get(VARIABLE) or ""
    if is_url(place.removeprefix(_SQLITE)):
        raise InputError("things are tried on a copy, and only an archive that is a file can be copied (see --archive)")
    return open_to_ask(asked, notice, waiting, environment)


def open_to_change(
    asked: str | None, *, create: bool = False, secret: str | None = None, environment: Mapping[str, str] = os.environ
) -> Archive:
    """The archive that is added to and taken from; made where it is not there if ``create``. Raises ArchiveError."""
    place = place_to_keep(asked, environment)
    if file := file_of(place):
        if not create and not file.exists():
            raise ArchiveError(f"there is no archive {place} yet (onrecord add FILE makes one)")
        if not create:
            _require_content(place)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"the archive {place} cannot be made: {error.strerror}") from None
    return Archive.open(place, secret=secret)


def _require_content(place: str) -> None:
    """Refuse an empty file where an archive is to be: only adding to it makes a new one of it."""
    if (file := file_of(place)) and file.is_file() and file.stat().st_size == 0:
        raise ArchiveError(
            f"the archive {place} is an empty file, 0 bytes: onrecord restore COPY puts a copy in its place, "
            "onrecord add FILE makes a new archive of it"
        )


def place_to_keep(asked: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The path or URL of the archive that is looked after: the one asked for, the environment's, or the user's own."""
    return asked or environment.get(VARIABLE) or str(own_archive())


def open_forgivingly(place: str, secret: str | None = None) -> Archive:
    """For writing, so that what a question makes it read is kept; for reading only where it cannot be written."""
    file = file_of(place)
    if file and not (os.access(file, os.W_OK) and os.access(file.absolute().parent, os.W_OK)):
        return Archive.open(place, read_only=True, secret=secret)
    return Archive.open(place, secret=secret)


def take_lore(*asked: str | None, environment: Mapping[str, str] = os.environ) -> None:
    """Read and ask with the first lore that is asked for, else the environment's, if any; before an archive is opened.

    Raises:
        InputError: that file is no lore; one line with the file and the line.
    """
    if place := lore_place(*asked, environment=environment):
        from answers import use_lore

        use_lore(place)


def lore_place(*asked: str | None, environment: Mapping[str, str] = os.environ) -> str | None:
    """The file of the lore that holds: the first one asked for, else the environment's; None without any."""
    return next(filter(None, (*asked, environment.get(LORE_VARIABLE))), None)


def own_archive() -> Path:
    """Where the user's own archive is, or will be once something is added."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False) / "archive.db"


def file_of(place: str) -> Path | None:
    """The file that a path or a URL of SQLite names; None for another database's URL and for memory."""
    path = place.removeprefix(_SQLITE).partition("?")[0] if place.startswith(_SQLITE) else place
    return None if is_url(path) or path in ("", ":memory:") else Path(path)


# The seeds


def seeds_folder() -> Path:
    """The articles that ship: beside this package in an installation, at the top of the tree in a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "seeds", here.parent / "seeds"):
        if (folder / "questions.yaml").is_file():
            return folder
    raise ArchiveError("the seed articles are missing from this installation: install onrecord again")


def seed_articles() -> list[Article]:
    """The seed articles."""
    from bot.intake import read_paths

    return [item for item in read_paths([str(seeds_folder())]) if isinstance(item, Article)]


def open_seeds(notice: Notice, waiting: Notice) -> Archive:
    """The archive of the seeds, read once and kept in the user's cache; in memory where that cannot be written."""
    from platformdirs import user_cache_path

    cache = user_cache_path(NAME, appauthor=False)
    kept = cache / f"seeds-{_seeds_key()}" / "archive.db"
    notice("no archive yet: these are answers from the seed articles (onrecord add FILE makes an archive)")
    if not kept.exists():
        waiting("reading the seed articles, once …")
        try:
            _make_seeds(kept.parent)
        except OSError:
            return Archive.from_articles(seed_articles())
    return open_forgivingly(str(kept))


def _make_seeds(folder: Path) -> None:
    """Makes the archive beside its place and moves it there whole, so that nobody sees half of it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".seeds-", dir=folder.parent))
    try:
        with Archive.open(str(making / "archive.db")) as archive:
            archive.add(seed_articles())
        try:
            making.rename(folder)
        except OSError:
            if not folder.exists():  # else another process was faster, and its archive is the same
                raise
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _seeds_key() -> str:
    """Changes with the seeds, and with the engine and the lore that they are read with."""
    from answers import lore_in_use

    digest = hashlib.sha256(f"{sys.version_info[:2]} {lore_in_use().model_dump_json()}".encode())
    engine = Path(answers.__file__).resolve().parent
    code = (path for path in engine.rglob("*") if path.is_file() and path.suffix != ".pyc")
    for path in sorted([*seeds_folder().glob("*.txt"), *code]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
