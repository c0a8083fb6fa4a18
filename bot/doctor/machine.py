"""The machine: room on the disk, memory, and how many files may be open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.doctor.findings import Finding, fault, note, ok, warning
from bot.doctor.setup import Setup, existing, size_of

DISK, MEMORY, FILES = "disk space", "memory", "open files"
MEGABYTE, GIGABYTE = 1_000_000, 1_000_000_000

LEAST_FREE = 50 * MEGABYTE
"""Below this, SQLite and the index may not even finish what they are writing."""
BOT, PROCESS = 200 * MEGABYTE, 250 * MEGABYTE
"""What the bot needs, and each of its processes with a parser in it: measured, and a fifth more."""
LEAST_FILES = 512
"""The index's files, the archive's connections and the gateway's, in each process."""


def disk(setup: Setup) -> Iterator[Finding]:
    """Whether there is room where the archive is."""
    where = setup.folder
    if where is None:
        yield ok(DISK, "no archive is kept on this machine's disk")
        return
    place = existing(where)
    file = setup.site.file if setup.site else None
    held = sum(map(size_of, (file, file.with_name(f"{file.name}.index")))) if file else 0
    yield room(place, shutil.disk_usage(place).free, held)


def room(place: Path, free: int, held: int) -> Finding:
    """What to say to so many free bytes, where an archive with its index takes ``held``."""
    found = f"{_bytes(free)} free at {place}; the archive with its index takes {_bytes(held)}"
    remedy = "free some space, or move the archive to a larger disk"
    if free < LEAST_FREE:
        return fault(DISK, f"the disk is full: {found}", remedy)
    if free < GIGABYTE or free < held:
        return warning(DISK, f"the disk is nearly full: {found}", remedy)
    return ok(DISK, found)


def memory(setup: Setup) -> Iterator[Finding]:
    """Whether the machine, or the container, has the memory that the processes need."""
    assert setup.settings is not None
    has, processes = _memory(), setup.settings.processes
    if has is None:
        yield note(MEMORY, "this system does not tell how much there is", "see that the bot has 1 GB")
        return
    yield enough(has, processes)


def enough(has: int, processes: int) -> Finding:
    """What to say to so many bytes of memory for so many processes."""
    needs = BOT + max(1, processes) * PROCESS
    found = f"there are {_bytes(has)}, and with processes: {processes} the bot needs about {_bytes(needs)}"
    if has >= needs:
        return ok(MEMORY, found)
    fewer = max(0, (has - BOT) // PROCESS)
    remedy = f"set processes: {fewer}" if fewer < processes else "give the machine more memory, or add swap"
    return warning(MEMORY, found, remedy)


def open_files(_: Setup) -> Iterator[Finding]:
    """How many files a process may have open."""
    try:
        import resource
    except ImportError:  # a system without such limits
        yield ok(FILES, "this system sets no limit")
        return
    limit, _most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY or limit >= LEAST_FILES:
        yield ok(FILES, "no limit" if limit == resource.RLIM_INFINITY else f"a process may open {limit:,} files")
    else:
        yield warning(
            FILES,
            f"a process may open {limit:,} files only",
            f"ulimit -n {LEAST_FILES * 2}, or LimitNOFILE= in the unit",
        )


def _memory() -> int | None:
    """The bytes of memory and swap there are, or that a container is limited to; None where nothing tells."""
    found = []
    try:
        lines = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text().splitlines())
        found.append(sum(int(lines[key].split()[0]) for key in ("MemTotal", "SwapTotal")) * 1024)
    except (OSError, ValueError, KeyError):
        pass
    for limit in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        try:
            found.append(int(Path(limit).read_text()))
        except (OSError, ValueError):  # no container, or "max"
            continue
    return min(found, default=None)


def _bytes(number: int) -> str:
    if number >= GIGABYTE:
        return f"{number / GIGABYTE:.1f} GB"
    return f"{number / MEGABYTE:.0f} MB" if number >= MEGABYTE else f"{number / 1000:.0f} kB"
