"""What a check found: one line, how bad it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How bad it is. A fault stops the bot or a part of it; a warning may; a note only has to be known."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one check. ``remedy`` is what to do; a finding that is not ok always has one."""

    check: str
    status: Status
    found: str
    remedy: str = ""


def ok(check: str, found: str) -> Finding:
    """All is well."""
    return Finding(check, Status.OK, found)


def note(check: str, found: str, remedy: str) -> Finding:
    """Nothing is wrong, but there is something to know."""
    return Finding(check, Status.NOTE, found, remedy)


def warning(check: str, found: str, remedy: str) -> Finding:
    """The bot runs, but not for long or not as well as it could."""
    return Finding(check, Status.WARNING, found, remedy)


def fault(check: str, found: str, remedy: str) -> Finding:
    """The bot does not run, or a part of it does not work."""
    return Finding(check, Status.FAULT, found, remedy)


def unchecked(check: str, why: str) -> Finding:
    """What could not be looked at because something else is wrong."""
    return note(check, f"not checked: {why}", "put that right, then run onrecord doctor again")


def faulty(findings: Iterable[Finding]) -> bool:
    """Whether anything of it would stop the bot."""
    return any(one.status is Status.FAULT for one in findings)
