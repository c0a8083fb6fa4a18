"""``onrecord backup``: a copy of the archive that can be put in its place."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from answers import back_up
from answers.errors import InputError
from bot.archives import VARIABLE, file_of, own_archive
from bot.cli.arguments import Options

_TIME = "%Y%m%dT%H%M%SZ"


def backup(options: Options) -> int:
    """Copies the archive, also while the bot writes to it; in a folder, copies beyond ``--keep`` go, the oldest first.

    Raises:
        InputError: the file is there already or cannot be written.
        ArchiveError: there is no archive, or a database server keeps it.
    """
    place = options.archive or os.environ.get(VARIABLE) or str(own_archive())
    target = Path(options.target)
    folder = target if target.is_dir() else None
    if options.keep and folder is None:
        raise InputError(f"--keep: {target} is no folder")
    stem = (file_of(place) or Path("archive")).stem
    if folder:
        target = folder / f"{stem}-{datetime.now(UTC).strftime(_TIME)}.db"
    size = back_up(place, target)
    print(f"{target}: {size:,} bytes", flush=True)
    if folder and options.keep:
        for old in _copies(folder, stem)[options.keep :]:
            old.unlink(missing_ok=True)
    return 0


def _copies(folder: Path, stem: str) -> list[Path]:
    """The copies of this archive in a folder, the newest first; nothing else that lies there."""
    name = re.compile(rf"{re.escape(stem)}-\d{{8}}T\d{{6}}Z\.db")
    return sorted((path for path in folder.iterdir() if name.fullmatch(path.name)), reverse=True)
