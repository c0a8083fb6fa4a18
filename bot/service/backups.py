"""How the last backup went, in a note beside the archive: the one who makes it ends, the bot runs on and tells."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Backup:
    """When a copy was made last; when and why none was since, if that was tried. Times are in UTC."""

    made: datetime | None = None
    failed: datetime | None = None
    why: str | None = None


def note_made(file: Path, at: datetime) -> None:
    """Note that a copy of the archive in a file was made."""
    _write(file, Backup(made=at))


def note_failed(file: Path, at: datetime, why: str) -> None:
    """Note that none could be made."""
    _write(file, replace(last_backup(file) or Backup(), failed=at, why=why))


def last_backup(file: Path) -> Backup | None:
    """How the last backup of the archive in a file went; None where there was none, or it cannot be told."""
    try:
        found: Any = json.loads(_note(file).read_bytes())
        made, failed = (datetime.fromisoformat(found[name]) if found[name] else None for name in ("made", "failed"))
        return Backup(made, failed, found["why"] and str(found["why"]))
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _write(file: Path, backup: Backup) -> None:
    """Where it cannot be written the exit status tells, and the age of the last copy."""
    with suppress(OSError):
        values = asdict(backup)
        shown = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}
        new = _note(file).with_name(f"{_note(file).name}.new")
        new.write_text(json.dumps(shown))
        new.replace(_note(file))


def _note(file: Path) -> Path:
    return file.with_name(f"{file.name}.backup")
