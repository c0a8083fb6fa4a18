"""What can be wrong with an index: the library's errors and panics as one error, and what on the machine hinders it."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOM = 16_000_000
"""Bytes without which an index is not written."""
_MACHINE = frozenset(
    (
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
    )
)
"""Faults that a new index would meet as well."""


class IndexFaultError(Exception):
    """The index cannot be used as it is; the text says why, on one line."""


class DamagedFileError(IndexFaultError):
    """A file of the last commit is not what was written: who uses it already must not go on."""


@contextmanager
def faults() -> Iterator[None]:
    """Turn what tantivy raises into an IndexFaultError, a panic too, which is no ``Exception``."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexFaultError(_line(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise IndexFaultError(_line(error)) from error
        raise


def hindrance(fault: IndexFaultError, folder: Path) -> str | None:
    """What on the machine is at fault where an index in a folder could not be used; None where the index itself is.

    The library does not always say what stopped it, so a file is written there, and deleted again.
    """
    if "LockBusy" in str(fault):
        return "another program is writing it"
    cause = fault.__cause__
    number = cause.errno if isinstance(cause, OSError) else None
    if number is None and (told := re.search(r"\bos error (\d+)|\bcode: (\d+)", str(fault))):
        number = int(told[1] or told[2])
    if number in _MACHINE:
        return os.strerror(number)
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(probe.fileno(), 0, _ROOM)
    except OSError as error:
        return error.strerror
    return None


def _line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
