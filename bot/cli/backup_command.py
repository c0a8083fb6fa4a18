"""``onrecord backup``: a copy of the archive that can be put in its place."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from answers import back_up
from answers.errors import InputError, OnRecordError
from bot.archives import file_of, place_to_keep
from bot.cli.arguments import Options
from bot.service.backups import note_failed, note_made

_TIME = "%Y%m%dT%H%M%SZ"


def backup(options: Options) -> int:
    """Copies the archive, also while the bot writes to it; in a folder, copies beyond ``--keep`` go, the oldest first.

    How it went is noted beside the archive, for the bot that runs there to tell.

    Raises:
        InputError: the file is there already or cannot be written.
        ArchiveError: there is no archive, or a database server keeps it.
    """
    place = place_to_keep(options.archive)
    file = file_of(place)
    now = datetime.now(UTC)
    try:
        _back_up(options, place, file, now)
    except OnRecordError as error:
        if file and file.exists():
            note_failed(file, now, str(error))
        raise
    if file:
        note_made(file, now)
    return 0


def _back_up(options: Options, place: str, file: Path | None, now: datetime) -> None:
    target = Path(options.target)
    folder = target if target.is_dir() else None
    if options.keep and folder is None:
        raise InputError(f"--keep: {target} is no folder")
    stem = (file or Path("archive")).stem
    if folder:
        target = folder / f"{stem}-{now.strftime(_TIME)}.db"
    size = back_up(place, target)
    print(f"{target}: {size:,} bytes", flush=True)
    if folder and options.keep:
        # Never the one just made, whatever the clock says.
        for old in [one for one in _copies(folder, stem) if one != target][options.keep - 1 :]:
            old.unlink(missing_ok=True)


def _copies(folder: Path, stem: str) -> list[Path]:
    """The copies of this archive in a folder, the newest first; nothing else that lies there."""
    name = re.compile(rf"{re.escape(stem)}-\d{{8}}T\d{{6}}Z\.db")
    return sorted((path for path in folder.iterdir() if name.fullmatch(path.name)), reverse=True)
