"""The guide followed on a machine of its own, section by section, as somebody would who has never run a bot."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from debian import Machine, booted, made
from discord_wire import TOKEN
from guide_blocks import GUIDE, TOP, Block, blocks
from loopback import Loopback, Said, loopback
from pip_settings import pip_settings

CLONE = "/usr/local/src/onrecord"
ARCHIVE = "/var/lib/onrecord/archive.db"
SECTIONS = (
    "Under systemd",
    "The invitation",
    "Articles",
    "Is it well?",
    "Backup",
    "Restoring",
    "Upgrading",
    "Going back",
)
"""Those with commands that do not need Docker, in the order in which they stand and are followed."""


class Rehearsal:
    """A machine on which the guide is followed, and the members' side of the bot."""

    def __init__(self, machine: Machine, discord: Loopback) -> None:
        self.machine = machine
        self.discord = discord
        self.followed: list[Block] = []
        self._stopped = ""

    def follow(self, section: str) -> str:
        """Run a section's commands, block by block and word for word; gives all that they said."""
        if self._stopped:
            pytest.fail(f"the guide could not be followed beyond {self._stopped}", pytrace=False)
        said = []
        for block in blocks(GUIDE):
            if block.section != section or "docker" in block.needs:
                continue
            typed = f"{TOKEN}\n" if "/dev/stdin" in block.text else ""
            ran = self.machine.run("sh", "-e", "-x", "-c", block.text, given=typed, folder=CLONE)
            if ran.returncode != 0:
                self._stopped = f"{GUIDE.name}:{block.line}"
                told = f"{self._stopped}: exit status {ran.returncode}\n\n{block.text}\n{ran.stdout}\n{self.journal()}"
                pytest.fail(told, pytrace=False)
            self.followed.append(block)
            said.append(ran.stdout)
        return "".join(said)

    def ask(self, question: str) -> Said:
        """What the bot answers a member."""
        try:
            return self.discord.ask(question)
        except Exception as error:
            pytest.fail(f"no answer to {question!r}: {error!r}\n\n{self.journal()}", pytrace=False)

    def shows(self, *names: str) -> dict[str, str]:
        """Properties of the service, as systemd shows them."""
        shown = self.machine.output("systemctl", "show", "onrecord.service", f"--property={','.join(names)}")
        return dict(line.split("=", 1) for line in shown.splitlines())

    def journal(self) -> str:
        """The last that the bot, and systemd about it, said."""
        return self.machine.run("journalctl", "--no-pager", "--lines=40", "--unit=onrecord*").stdout

    def fetch(self, place: str) -> Path:
        """A file there, as it is found here."""
        return self.machine.root / place.lstrip("/")

    def put_archive(self, dump: Path) -> None:
        """Put the archive that a dump describes in the place of the bot's."""
        made = self.fetch("/root/archive.db")
        with closing(sqlite3.connect(made)) as connection:
            connection.executescript(dump.read_text(encoding="utf-8"))
        self.machine.output("sh", "-e", "-c", f"rm -r {ARCHIVE}*")
        self.machine.output("install", "-o", "onrecord", "-g", "onrecord", "-m", "0600", "/root/archive.db", ARCHIVE)


def format_of(archive: Path) -> int:
    """The format of an archive's file, whatever program made it."""
    with closing(sqlite3.connect(f"{archive.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        ((value,),) = connection.execute("SELECT value FROM meta WHERE key = 'format'")
    return int(value)


@contextmanager
def rehearsing() -> Iterator[Rehearsal]:
    """A fresh machine with the clone on it, and a Discord that its bot will find."""
    environment, binds = pip_settings()
    with made() as root, loopback() as discord:
        _clone(root / CLONE.lstrip("/"))
        discord.lead(root, "onrecord.service")
        with booted(root, environment, binds) as machine:
            yield Rehearsal(machine, discord)


def _clone(folder: Path) -> None:
    """The project's files as they are now, without what git leaves out."""
    command = [
        "git",
        "-c",
        f"safe.directory={TOP}",
        "-C",
        str(TOP),
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (TOP / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(TOP / name, folder / name)
    for path in (folder, *folder.rglob("*")):  # every user may read it
        os.chmod(path, path.stat().st_mode | (0o755 if path.is_dir() else 0o644))
