"""A Debian of its own: made in a folder, booted there, used from outside, and gone without a trace afterwards.

It shares this machine's network, so that what listens on the loopback here is there too. ``python debian.py`` says
whether this machine can boot one, with exit status 1 where it cannot.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SUITE = "bookworm"
PACKAGES = ("systemd", "systemd-sysv", "dbus", "ca-certificates", "python3", "python3-venv")
"""What it has beyond the least that Debian is. Python is among it only for the time that it takes to install."""

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_PROGRAMS = ("debootstrap", "systemd-nspawn", "nsenter", "setpriv", "unshare")
# A program of which nothing remains when it is killed, as nothing does when pytest is: neither processes nor mounts.
_APART = ("unshare", "--mount", "--pid", "--fork", "--kill-child")
_PATIENCE = 120.0
"""Seconds that booting may take on a busy machine."""


@dataclass(frozen=True, slots=True)
class Bind:
    """A file or folder of this machine, and where it is seen there."""

    source: Path
    target: str
    writable: bool = False

    @property
    def option(self) -> str:
        return f"--bind{'' if self.writable else '-ro'}={self.source}:{self.target}"


@dataclass(frozen=True, slots=True)
class Machine:
    """One that is booted. ``leader`` is its first process, by its number here."""

    root: Path
    leader: int
    environment: Mapping[str, str]

    def run(self, *command: str, given: str = "", folder: str = "/") -> subprocess.CompletedProcess[str]:
        """Run a command there as root; what it says on standard error is in its output, where it was said."""
        settings = {"PATH": _PATH, "HOME": "/root", "LANG": "C.UTF-8", **self.environment}
        inside = ["nsenter", f"--target={self.leader}", *["-m", "-u", "-i", "-p", "-C", "-r", "-w"], "--"]
        clean = ["env", "-i", f"--chdir={folder}", *(f"{name}={value}" for name, value in settings.items())]
        return subprocess.run(
            [*inside, *clean, *command],
            input=given, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=900, check=False,
        )  # fmt: skip

    def output(self, *command: str, given: str = "", folder: str = "/") -> str:
        """What a command says that has to succeed."""
        ran = self.run(*command, given=given, folder=folder)
        assert ran.returncode == 0, f"{shlex.join(command)}\n{ran.stdout}"
        return ran.stdout


def lacking() -> str | None:
    """Why this machine cannot boot one; None where it can."""
    if os.geteuid() != 0:
        return "it needs root"
    if missing := [name for name in _PROGRAMS if not shutil.which(name)]:
        return f"it needs {', '.join(missing)}"
    with tempfile.TemporaryFile("w+") as log, _cgroup() as joined:
        with _nspawn(Path("/"), log, joined, "--volatile=yes", first="systemd.unit=poweroff.target") as it:
            try:
                status = it.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                return "a container starts here, but does not boot"
        return None if status == 0 else f"a container does not start here: {_said(log) or f'exit status {status}'}"


@contextmanager
def made() -> Iterator[Path]:
    """A fresh Debian in a temporary folder.

    Raises:
        RuntimeError: it cannot be made, for example because its packages cannot be fetched.
    """
    folder = Path(tempfile.mkdtemp(prefix="debian-"))
    try:
        root = folder / "root"
        root.mkdir(mode=0o755)
        command = ["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", SUITE, str(root)]
        ran = subprocess.run(
            [*_APART, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        if ran.returncode != 0:
            raise RuntimeError(f"debootstrap: {ran.stdout[-2000:]}")
        yield root
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder that processes which are being killed may still write to."""
    assert f" {folder}/" not in Path("/proc/self/mountinfo").read_text(), f"something is still mounted in {folder}"
    deadline = time.monotonic() + 20
    while folder.is_dir():
        shutil.rmtree(folder, ignore_errors=time.monotonic() < deadline)


@contextmanager
def booted(root: Path, environment: Mapping[str, str], binds: Sequence[Bind] = ()) -> Iterator[Machine]:
    """Boot it; it is killed at the end, as by a power cut.

    Raises:
        RuntimeError: it does not come up.
    """
    options = ["--resolv-conf=copy-host", *(bind.option for bind in binds)]
    with tempfile.TemporaryFile("w+") as log, _cgroup() as joined, _nspawn(root, log, joined, *options) as process:
        try:
            machine = Machine(root, _leader(process), environment)
            deadline = time.monotonic() + _PATIENCE
            while (state := machine.run("systemctl", "is-system-running", "--wait").stdout.strip()) != "running":
                if state == "degraded":
                    raise RuntimeError(f"it is degraded: {machine.run('systemctl', '--failed', '--no-pager').stdout}")
                if time.monotonic() > deadline:
                    raise RuntimeError(f"it does not come up: {state}")
                time.sleep(0.2)  # its manager does not take questions yet
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{_said(log)}") from None
        yield machine


@contextmanager
def _nspawn(root: Path, log: IO[str], joined: str, *options: str, first: str = "") -> Iterator[subprocess.Popen[bytes]]:
    """The process outside that holds the container: when it ends, so does everything inside."""
    command = [
        "systemd-nspawn", "--quiet", "-D", str(root), f"--machine=rehearsal-{os.getpid()}", "--boot", "--register=no",
        "--keep-unit", "--console=pipe", "--link-journal=no", *options, *([first] if first else []),
    ]  # fmt: skip
    notes = "/run/systemd/nspawn"  # its own would outlive it when it is killed
    noted = ["sh", "-e", "-c", f'mkdir -p {notes}; mount -t tmpfs -o mode=755 rehearsal {notes}; exec "$@"', "sh"]
    joining = ["setpriv", "--pdeathsig=KILL", "sh", "-e", "-c", f'{joined} exec "$@"', "sh"]
    with subprocess.Popen(
        [*joining, *_APART, "--mount-proc", *noted, *command],
        stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        env={**os.environ, "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY": "1"}, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def _said(log: IO[str]) -> str:
    log.seek(0)
    return " ".join(log.read()[-2000:].split())


def _below(process: int) -> Iterator[int]:
    """A process's children and theirs."""
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            yield int(child)
            yield from _below(int(child))


def _leader(process: subprocess.Popen[bytes]) -> int:
    """The container's first process, once it is the container's own program."""
    deadline = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        for child in _below(process.pid):
            with suppress(OSError):
                if Path(f"/proc/{child}/comm").read_text() == "systemd\n":
                    return child
        time.sleep(0.05)
    raise RuntimeError("it does not start")


@contextmanager
def _cgroup() -> Iterator[str]:
    """Control groups of its own for systemd in it, below this one's; the commands with which a shell joins them."""
    own = dict(line.split(":", 2)[1:] for line in Path("/proc/self/cgroup").read_text().splitlines())
    folders = []
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        place, (kind, _, options) = line.split()[4], line.partition(" - ")[2].split()[:3]
        if kind == "cgroup2" or (kind == "cgroup" and "name=systemd" in options.split(",")):
            group = own.get("" if kind == "cgroup2" else "name=systemd", "/")
            folders.append(Path(place + group) / f"rehearsal-{os.getpid()}")
    try:
        for folder in folders:
            folder.mkdir()
        yield " ".join(f"echo $$ > {shlex.quote(f'{folder}/cgroup.procs')};" for folder in folders)
    finally:
        for folder in folders:
            _remove_cgroup(folder)


def _remove_cgroup(top: Path) -> None:
    """Remove a group with those in it, as soon as the last of their processes is gone."""
    deadline = time.monotonic() + 20
    while top.is_dir():
        with suppress(OSError):
            for folder, _, _ in os.walk(top, topdown=False):
                os.rmdir(folder)
        if time.monotonic() > deadline:
            raise RuntimeError(f"{top} is still in use")
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(lacking())
