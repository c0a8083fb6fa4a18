"""What went wrong inside the bot while something was tried: its log has it, whatever it told members."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

_HERE = Path(__file__).resolve().parent.parent.parent


class Incidents(logging.Handler):
    """Collects errors that are logged, a line each, with where they happened."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        line = record.getMessage().partition("\n")[0]
        where = _where(record.exc_info[2]) if record.exc_info else ""
        self._found.append(f"{line} ({where})" if where else line)

    def take(self) -> tuple[str, ...]:
        """Those since the last time."""
        found, self._found = tuple(self._found), []
        return found


@contextmanager
def incidents() -> Iterator[Incidents]:
    """Listens to every log for a while."""
    root = logging.getLogger()
    handler = Incidents()
    root.addHandler(handler)
    try:
        yield handler
    finally:
        root.removeHandler(handler)


def _where(trace: TracebackType | None) -> str:
    """The last place of the project's own that an error came through."""
    own = [one for one in traceback.extract_tb(trace) if Path(one.filename).is_relative_to(_HERE)]
    inside = [one for one in own if "site-packages" not in Path(one.filename).relative_to(_HERE).parts]
    return f"{Path(inside[-1].filename).relative_to(_HERE)}, line {inside[-1].lineno}" if inside else ""
