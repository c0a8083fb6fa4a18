"""``onrecord restore``: a copy in the archive's place."""

from __future__ import annotations

from pathlib import Path

from answers import restore as put_back
from bot.archives import file_of, place_to_keep
from bot.cli.arguments import Options


def restore(options: Options) -> int:
    """Checks a copy and puts it in the archive's place; what was there is kept in a folder beside it.

    Raises:
        InputError: the copy is not there, is damaged, or is no archive.
        ArchiveError: the archive is in use, or a database server keeps it.
    """
    place = place_to_keep(options.archive)
    kept = put_back(Path(options.copy), place, file_of(place) or Path(place))
    print(f"{file_of(place)}: restored from {options.copy}", flush=True)
    if kept:
        print(f"{kept}: what was there")
    return 0
