"""Whether the bot is alive: Discord acknowledges its heartbeats, and the archive answers; and whether it is well.

What its index lacks and how the last backup went are of the second kind: starting the bot again would mend neither.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from answers import Archive, ArchiveError
from bot.service.aside import Aside
from bot.service.backups import Backup, last_backup
from bot.service.gateway import Gateway, Shard

SECONDS = 5.0
"""That the archive has to answer."""

_LAG = 600.0
"""Seconds for which the index may lack changes: it follows a few thousand in one."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found. It holds nothing that anybody wrote."""

    why: str | None
    """Why it is not alive, in one line."""
    ready: bool
    shards: Mapping[int, Shard]
    archive: float | None
    """Seconds that the archive took to answer; None when it did not."""
    index: str | None = None
    """What is wrong with the index, in one line."""
    behind: int | None = None
    """How many changes the index lacks; None where that is not known yet."""
    backup: Backup | None = None

    @property
    def alive(self) -> bool:
        """Whether nothing is wrong that a new start may mend."""
        return self.why is None

    @property
    def fault(self) -> str | None:
        """All that keeps questions from being answered as they should be, in one line."""
        return "; ".join(filter(None, (self.why, self.index))) or None

    def to_json(self) -> dict[str, object]:
        """As the endpoint shows it, times in seconds."""
        shards = {
            str(number): {"heartbeat": _rounded(one.heartbeat), "latency": _rounded(one.latency), "recent": one.recent}
            for number, one in self.shards.items()
        }
        return {
            "alive": self.alive,
            "why": self.why,
            "gateway": {"ready": self.ready, "shards": shards},
            "archive": {"answers": self.archive is not None, "seconds": _rounded(self.archive)},
            "index": {"why": self.index, "behind": self.behind},
            "backup": self._backup(),
        }

    def _backup(self) -> dict[str, object] | None:
        """When the last one was made, and when the one after it failed; the log of the one that failed tells why."""
        if self.backup is None:
            return None
        made, failed = self.backup.made, self.backup.failed
        return {"made": made.isoformat() if made else None, "failed": failed.isoformat() if failed else None}


class Health:
    """Checks all of it. Its methods may be awaited from the event loop only."""

    def __init__(self, gateway: Gateway, archive: Archive, seconds: float = SECONDS) -> None:
        self._gateway, self._catalogue, self._seconds = gateway, archive.catalogue, seconds
        self._file = Path(self._catalogue.file) if self._catalogue.file else None
        self._opened = _mark(self._file)
        self._archive = Aside(self._look, seconds)
        self._index = Aside(archive.catch_up, seconds)
        self._followed = time.monotonic()
        """When the index lacked nothing."""
        self._told = ""
        self._failed: datetime | None = None
        self._alive: bool | None = None
        """None until it was alive for the first time."""
        self._error = ""

    async def check(self) -> Report:
        """Whether the bot is alive now; that it no longer is, or is again, is logged."""
        ready, ((fault, seconds), (index, behind)) = self._gateway.ready, await asyncio.gather(self._ask(), self._lag())
        shards = self._gateway.shards()
        why = "; ".join(filter(None, (_silence(ready, shards), fault))) or None
        report = Report(why, ready, shards, seconds, index, behind, last_backup(self._file) if self._file else None)
        self._log(report)
        return report

    async def aclose(self) -> None:
        """Check no more, and leave the archive alone."""
        await self._archive.aclose()
        await self._index.aclose()

    def _log(self, report: Report) -> None:
        """Only what changed, and not that it has yet to start."""
        if report.alive and self._alive is False:
            _log.info("alive again")
        elif self._alive and not report.alive:
            _log.warning("not alive: %s", report.why)
        self._alive = report.alive if self._alive is not None else report.alive or None
        if report.index and report.index != self._told:
            _log.warning("%s", report.index)
        self._told = report.index or ""
        if report.backup and report.backup.failed and report.backup.failed != self._failed:
            _log.warning("the last backup failed: %s", report.backup.why)
            self._failed = report.backup.failed

    async def _ask(self) -> tuple[str | None, float | None]:
        """What is wrong with the archive, or else how long it took."""
        began = time.perf_counter()
        try:
            fault = await self._archive()
        except TimeoutError:
            fault = f"the archive does not answer within {self._seconds:g} s"
        return (fault, None) if fault else (None, time.perf_counter() - began)

    async def _lag(self) -> tuple[str | None, int | None]:
        """What is wrong with the index, and how many changes it lacks. It catches up here too, when nobody asks."""
        try:
            found = await self._index()
        except TimeoutError:  # it is at it
            found = None
        except ArchiveError:  # of the record, which is told already
            return None, None
        if found and found.trouble:
            return "the index cannot be used or written", found.behind
        if found and not found.behind:
            self._followed = time.monotonic()
        elif (lag := time.monotonic() - self._followed) > _LAG:
            return f"the index has lacked changes for {lag / 60:.0f} minutes", found.behind if found else None
        return None, found.behind if found else None

    def _look(self) -> str | None:
        """A real read through the connections that questions use, of the file that is there now."""
        try:
            if self._opened is not None and _mark(self._file) != self._opened:
                return "the archive's file is gone, or is not the one that was opened"
            _ = self._catalogue.position
        except ArchiveError as error:
            if str(error) != self._error:
                self._error = str(error)
                _log.warning("%s", error)
            return "the archive cannot be read"
        return None


def _silence(ready: bool, shards: Mapping[int, Shard]) -> str | None:
    """What is wrong with the connections."""
    if not ready:
        return "Discord has not welcomed the bot yet"
    silent = [str(number) for number, one in shards.items() if not one.recent]
    return f"Discord acknowledges no heartbeat (shard {', '.join(silent)})" if silent else None


def _mark(file: Path | None) -> tuple[int, int] | None:
    """Tells a file from another that is put in its place, as SQLite does; None where there is none."""
    try:
        found = file.stat() if file else None
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found else None


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 4)
