"""Kills processes that use an archive, at random moments and at chosen system calls, and counts what is wrong then.

    python tests/trust/kills.py [--kills N] [--seed N] [LANE ...]

A lane is what the killed process does. It is forked from this one, which has everything loaded; what must hold is
looked at in a process of its own too. Exit status 1: something was wrong. The last line is the counts, as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trust_check
import trust_work as work

_CALLS = {
    "rename,renameat,renameat2": 12,
    "fsync,fdatasync": 30,
    "unlink,unlinkat": 25,
    "pwrite64,write": 120,
    "openat": 150,
    "ftruncate": 6,
    "link,linkat,mkdir,flock": 6,
}
"""System calls at which a process is killed, and up to the how-manieth of them."""
_MOMENTS = 0.6
"""Seconds within which a process is killed that works for ever."""
_LONGEST = 3.0
_CHECK = 120.0
_FILLED = [f"n{n}" for n in range(8)]


@dataclass
class Run:
    """A process that was killed: what was acknowledged, what it had begun, and what it said failed."""

    done: list[work.Step] = field(default_factory=list)
    begun: work.Step | None = None
    failed: str | None = None
    died: str | None = None
    killed: bool = False


class Lane:
    """One archive and what is done to it until somebody is killed."""

    def __init__(self, name: str, folder: Path, chance: random.Random, server: Any = None) -> None:
        self.name, self.folder, self._chance, self._server = name, folder, chance, server
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self._state: work.State = {}
        self._copies = folder / "copies"
        self._copies.mkdir()
        self._place = server.database(name) if server else str(folder / "a.db")
        self._whole = folder / "whole.db"

    def once(self) -> None:
        """One kill, and a look at what it left."""
        before = self._prepared()
        run = killed(self._work, self._chance, self._trouble)
        troubled = self.name in ("server", "drop")  # it is not the process that is killed there
        self.counts["kills"] += run.killed or troubled
        if run.failed is not None:
            self.counts["told"] += 1
            if not troubled or "\n" in run.failed:
                self.faults.append(f"{self.name}: failed: {run.failed}")
        self.counts["acknowledged"] += len(run.done)
        if run.died:
            self.faults.append(f"{self.name}: it died by itself: {run.died}")
        state = before
        for step in run.done:
            state = work.after(state, step)
        allowed = [state]
        if run.begun is not None:
            allowed.append(work.after(state, run.begun))
            if "restore" in run.begun:
                allowed.append(self._state)
        if self._server and self.name == "server":
            self._server.start()
        found, self._state, made = checked(self._place, allowed, None if self._server else self._copies)
        self.counts["index made again"] += made
        for fault in found:
            self.counts[fault.partition(":")[0]] += 1
            self.faults.append(f"{self.name}: {fault}")
        if found:
            kept = self.folder.with_name(f"{self.folder.name}-fault-{self.counts['kills']}")
            shutil.copytree(self.folder, kept, dirs_exist_ok=True)

    def _prepared(self) -> work.State:
        if self.name == "open":
            self._clear()
            return {}
        if self.name == "migrate":
            self._clear()
            if not self._whole.exists():
                in_child(lambda _: _fill(self._place, self._whole, older=True))
                self._clear()
            shutil.copy(self._whole, self._place)
            return dict.fromkeys(_FILLED, 1)
        if self.name == "restore" and not self._whole.exists():
            in_child(lambda _: _fill(self._place, self._whole))
            self._state = dict.fromkeys(_FILLED, 1)
        return self._state

    def _clear(self) -> None:
        for one in self.folder.glob("a.db*"):
            shutil.rmtree(one) if one.is_dir() else one.unlink()

    def _work(self, say: Callable[..., None]) -> None:
        seed = self._chance.randrange(10**9)
        if self.name in ("open", "migrate"):
            work.bring_forward(self._place, say)
        elif self.name == "restore":
            work.put_back(self._place, self._whole, say)
        else:
            kinds = {
                "backup": "put replace backup backup",
                "read": "put put read read read read",
                "remove": "put replace remove remove",
            }.get(self.name, "put put replace remove read ask" + ("" if self._server else " backup"))
            work.Worker(self._place, self._state, seed, self._copies, say).work(kinds)

    def _trouble(self, process: int) -> Iterator[str]:
        """What is done to the process: what to wait for is given out, and then it is done."""
        if self.name == "calls":
            calls = self._chance.choice(list(_CALLS))
            with _traced(process, calls, self._chance.randint(1, _CALLS[calls])):
                yield "go"
                _ended(process, _LONGEST)
                os.kill(process, signal.SIGKILL)
            return
        yield "go"
        span = 3 * _MOMENTS if self._server else 0.15 if self.name in ("open", "migrate", "restore") else _MOMENTS
        time.sleep(self._chance.uniform(0, span))
        if self.name == "drop":
            for _ in range(3):
                self._server.drop(self._place)
                time.sleep(self._chance.uniform(0, 0.1))
        if self.name == "server":
            self._server.kill()
        os.kill(process, signal.SIGKILL)


def _fill(place: str, copy: Path, *, older: bool = False) -> None:
    """Make an archive and a copy of it, in the first format if it is to be an ``older`` one."""
    from answers import Archive, back_up

    with Archive.open(place) as archive:
        archive.add([work.article(id_, 1) for id_ in _FILLED], read=False)
    back_up(place, copy)
    if older:
        with closing(sqlite3.connect(copy)) as connection:
            for table in (
                "name_words",
                "names",
                "sizes",
                "callings",
                "unreadable",
                "propositions",
                "votes",
                "questions",
            ):
                connection.execute(f"DROP TABLE {table}")
            connection.execute("DELETE FROM meta WHERE key = 'members'")
            connection.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
            connection.commit()


class _traced:  # noqa: N801  used like a function
    """Have a process killed when it is about to make a certain system call."""

    def __init__(self, process: int, calls: str, number: int) -> None:
        self._process = process
        inject = f"inject={calls}:signal=SIGKILL:when={number}"
        command = ["strace", "-f", "-qq", "-o", "/dev/null", "-p", str(process), "-e", f"trace={calls}", "-e", inject]
        self._strace = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def __enter__(self) -> None:
        until = time.monotonic() + 5
        while time.monotonic() < until:
            status = Path(f"/proc/{self._process}/status").read_text()
            if "TracerPid:\t0\n" not in status:
                return
            time.sleep(0.002)

    def __exit__(self, *_: object) -> None:
        with suppress(subprocess.TimeoutExpired):
            self._strace.wait(5)
        if self._strace.poll() is None:
            self._strace.kill()
            self._strace.wait()


def _ended(process: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(ChildProcessError):
            if os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                return
        time.sleep(0.005)


def killed(
    do: Callable[[Callable[..., None]], None], chance: random.Random, trouble: Callable[[int], Iterator[str]]
) -> Run:
    """Have a process do something and be killed in it."""
    reading, writing = os.pipe()
    begin, go = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        os.close(go)
        _child(lambda: do(work.speaker(writing)) if os.read(begin, 1) else None)
    os.close(writing)
    os.close(begin)
    steps = trouble(process)
    next(steps)
    os.write(go, b"g")
    os.close(go)
    collected = _Collected(reading)
    with suppress(StopIteration, ProcessLookupError):
        next(steps)
    _, status = os.waitpid(process, 0)
    run = collected.run()
    run.killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    if not run.killed and status:
        run.died = f"status {status}"
    return run


class _Collected:
    """What a process said."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def run(self) -> Run:
        """All of it, up to the end."""
        data = b""
        while select.select([self._pipe], [], [], 1)[0] and (part := os.read(self._pipe, 65536)):
            data += part
        os.close(self._pipe)
        found = Run()
        for line in data.decode().splitlines():
            what, _, *rest = json.loads(line)
            if what == "begin":
                found.begun = rest[0]
            elif what == "failed":
                found.failed = rest[0]
            elif found.begun is not None:
                found.done.append(found.begun)
                found.begun = None
        return found


def checked(place: str, allowed: Sequence[work.State], copies: Path | None) -> tuple[list[str], work.State, int]:
    """What a process of its own finds wrong."""
    found = in_child(lambda say: say(*trust_check.faults(place, allowed, copies)))
    if found is None:
        return [f"stuck: no answer within {_CHECK:g} s, or it died"], dict(allowed[0]), 0
    faults, state, made = found
    return faults, state, made


def in_child(do: Callable[[Callable[..., None]], object]) -> Any:
    """What a forked process says, once; None where it says nothing in time."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        _child(lambda: do(work.speaker(writing)))
    os.close(writing)
    data, until = b"", time.monotonic() + _CHECK
    while select.select([reading], [], [], max(0.0, until - time.monotonic()))[0] and (part := os.read(reading, 65536)):
        data += part
    os.close(reading)
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return json.loads(data) if data else None


def _child(do: Callable[[], object]) -> None:
    """Do something in a forked process, and end it without what its parent would do at its end."""
    status = 1
    try:
        do()
        status = 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        os._exit(status)


FILES = ("work", "remove", "read", "backup", "open", "migrate", "restore", "calls")
SERVERS = ("client", "server", "drop")


def main() -> int:
    """Go through lanes in turn; gives the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20, help="in all lanes together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("lanes", nargs="*", metavar="LANE", help=", ".join((*FILES, *SERVERS)))
    options = parser.parse_args()
    lanes = options.lanes or list(FILES)
    if "calls" in lanes and not shutil.which("strace"):
        print("calls: strace is not installed", flush=True)
        lanes.remove("calls")
    scratch = Path(tempfile.mkdtemp(prefix="onrecord-kills-"))
    os.environ["XDG_CACHE_HOME"] = str(scratch / "cache")
    server = None
    if set(lanes) & set(SERVERS):
        import trust_server

        server = trust_server.Server()
    _load()
    chance = random.Random(options.seed)
    kept = []
    try:
        for name in lanes:
            folder = scratch / name
            folder.mkdir()
            kept.append(Lane(name, folder, chance, server if name in SERVERS else None))
        while sum(one.counts["kills"] for one in kept) < options.kills:
            for lane in kept:
                lane.once()
    finally:
        if server:
            server.close()
    counts = {lane.name: dict(sorted(lane.counts.items())) for lane in kept}
    faults = [fault for lane in kept for fault in lane.faults]
    for fault in faults:
        print(fault, flush=True)
    print(json.dumps({"kills": sum(lane.counts["kills"] for lane in kept), "faults": len(faults), "lanes": counts}))
    if not faults:
        shutil.rmtree(scratch)
    return 1 if faults else 0


def _load() -> None:
    """Have everything loaded that forked processes use, the language model too; without opening anything."""
    from answers import Archive

    with Archive.from_articles([work.article("first", 1)]) as archive:
        archive.read()
        archive.ask("did Jon Pell mention the beamfirst?")


if __name__ == "__main__":
    sys.exit(main())
