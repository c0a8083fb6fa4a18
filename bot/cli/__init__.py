"""The command ``onrecord``: what is typed to what is done, and every failure to one line and an exit status.

0 done; 1 a check failed, or nothing was found where that is an error; 2 bad usage or bad input; 130 interrupted.
Modules are loaded by the command that needs them, for starting up is most of what a question takes.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from answers.errors import OnRecordError

if TYPE_CHECKING:
    from answers import Archive

DEBUG = "ONRECORD_DEBUG"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status; never raises but for what argparse does on ``--help``."""
    from bot.archives import take_lore
    from bot.cli.arguments import parse

    if not sys.warnoptions:
        import warnings

        warnings.simplefilter("ignore")  # a library's warning is no answer
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    logging.basicConfig(level=logging.WARNING, handlers=[_Notices()])
    try:
        options = parse(sys.argv[1:] if argv is None else argv)
        if "config" not in options:  # else the command finds out which lore holds, if it needs any
            take_lore(options.lore)
        status = int(options.run(options))
        sys.stdout.flush()
    except OnRecordError as error:
        return fail(str(error))
    except KeyboardInterrupt:
        fail("interrupted; what was done so far is kept")
        return 130
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        return fail(f"internal error: {type(error).__name__}: {error} ({DEBUG}=1 shows where)")
    return status


class _Notices(logging.Handler):
    """What the engine warns of, as a line on standard error like any other; the service has a log of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.addFilter(logging.Filter("answers"))  # what a library warns of is no answer

    def emit(self, record: logging.LogRecord) -> None:
        """Say it."""
        notice(record.getMessage())


@contextmanager
def archive_to_ask(asked: str | None) -> Iterator[Archive]:
    """The archive that answers; where the seeds do, that is said at the end, and not beside an error."""
    from bot.archives import open_to_ask

    lines: list[str] = []
    with open_to_ask(asked, lines.append, _waiting) as archive:
        yield archive
    for line in lines:
        notice(line)


def _waiting(message: str) -> None:
    """Tells somebody who is waiting at a terminal why; nowhere else, as with bars, so that an error stays one line."""
    if sys.stderr.isatty():
        notice(message)


def fail(message: str) -> int:
    """Says on one line of standard error what went wrong; returns the exit status for it."""
    notice(message)
    return 2


def notice(message: str) -> None:
    """One line on standard error."""
    from bot.present.plain import harmless

    print(f"onrecord: {harmless(message)}", file=sys.stderr, flush=True)
