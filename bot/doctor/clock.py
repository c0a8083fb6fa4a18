"""The clock: not behind what has happened already, kept right by the system, and with its time zones."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import answers
import bot
from answers import Condition
from bot.doctor.findings import Finding, fault, ok, warning
from bot.doctor.setup import Setup

CLOCK, RECORD, ZONES = "clock", "record clock", "time zones"
TOLERANCE = timedelta(minutes=2)
_DAY = timedelta(days=1)
_SET = "set the clock: timedatectl set-ntp true, or the machine's own way"
_ZONES = ("UTC", "Europe/Kyiv")


def clock(_: Setup) -> Iterator[Finding]:
    """Whether it is later than the program is old, and whether the system keeps the clock right."""
    finding = against_program(datetime.now(UTC), newest_file())
    yield finding
    if not finding.remedy and _synchronised() is False:
        yield warning(CLOCK, "the system says that its clock is not synchronised", _SET)


def against_program(now: datetime, newest: datetime) -> Finding:
    """What to say to a clock, where the newest file of the program is from ``newest``."""
    if now < newest - _DAY:
        found = f"it is {_shown(now)} by the clock, before the program was installed ({_shown(newest)})"
        return fault(CLOCK, f"the clock is wrong: {found}; encrypted connections fail, and all dates are off", _SET)
    return ok(CLOCK, f"it is {_shown(now)}")


def record_clock(setup: Setup) -> Iterator[Finding]:
    """Whether it is later than the archive's last change."""
    found = setup.archive
    held = found.holdings if isinstance(found, Condition) else None
    if held is not None and held.newest is not None:
        yield against_record(datetime.now(UTC), held.newest)


def against_record(now: datetime, newest: datetime) -> Finding:
    """What to say to a clock, where the archive was last changed at ``newest``."""
    if now < newest - TOLERANCE:
        found = f"it is {_shown(now)} by the clock, but the archive was changed at {_shown(newest)}"
        return fault(RECORD, f"the clock is behind: {found}", _SET)
    return ok(RECORD, f"later than the archive's last change, {_shown(newest)}")


def time_zones(setup: Setup) -> Iterator[Finding]:
    """Whether the database of time zones is there."""
    wanted = [*_ZONES, *([setup.settings.time_zone] if setup.settings else [])]
    try:
        for zone in wanted:
            ZoneInfo(zone)
    except (OSError, ValueError, KeyError):
        yield fault(ZONES, "the database of time zones is missing", "pip install tzdata, or apt install tzdata")
    else:
        shown = f"; dates are shown in {wanted[-1]} where a server has not set its own" if setup.settings else ""
        yield ok(ZONES, f"the database is there{shown}")


def newest_file() -> datetime:
    """When the newest of the program's own modules was written: it was not installed before that."""
    folders = [Path(str(package.__file__)).parent for package in (answers, bot)]
    times = (file.stat().st_mtime for folder in folders for file in folder.rglob("*.py"))
    return datetime.fromtimestamp(max(times), UTC)


def _synchronised() -> bool | None:
    """Whether systemd says that the clock is kept right; None where there is no systemd to ask."""
    tool = shutil.which("timedatectl")
    if tool is None:
        return None
    try:
        asked = subprocess.run(
            [tool, "show", "--property=NTPSynchronized", "--value"],
            capture_output=True, text=True, timeout=5, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return {"yes": True, "no": False}.get(asked.stdout.strip()) if asked.returncode == 0 else None


def _shown(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
