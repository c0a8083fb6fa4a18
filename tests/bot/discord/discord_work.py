"""What processes are given to do in tests; a module of its own, for they import it by name."""

from __future__ import annotations

import os
import signal
import time

from answers import Archive, InputError
from answers.errors import IndexUnusableError


def die(_: Archive) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hold(_: Archive, gate: str) -> None:
    """Goes on until there is a file of this name."""
    while not os.path.exists(gate):
        time.sleep(0.02)


def spin(_: Archive) -> None:
    while True:
        pass


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


DEADLY = "new-1"


def read_deadly(archive: Archive) -> int:
    """Reads the article that is next, as long as that is not a deadly one."""
    one = archive.next_unread()
    return read_one_deadly(archive, one.article.collection, one.article.id) if one else 0


def read_one_deadly(archive: Archive, collection: str, id_: str) -> int:
    if id_ == DEADLY:
        die(archive)
    return archive.read_given([(collection, id_)])
