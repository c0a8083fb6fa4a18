"""What processes are given to do in tests; a module of its own, for they import it by name."""

from __future__ import annotations

import os
import signal

from answers import Archive, InputError
from answers.errors import IndexUnusableError


def die(_: Archive) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def number(archive: Archive) -> int:
    return archive.coverage().articles


def refuse(_: Archive, reason: str) -> None:
    raise InputError(reason)


def find_no_index(_: Archive) -> None:
    raise IndexUnusableError("the index is being made by another process")


def fail(_: Archive, secret: str) -> None:
    raise KeyError(secret)


def asked(archive: Archive) -> str:
    return archive.ask("did Trump mention sanctions?").summary
