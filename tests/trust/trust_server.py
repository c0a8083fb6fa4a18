"""A PostgreSQL server of one's own, which may be killed: where its programs are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_PROGRAMS = Path("/usr/lib/postgresql")

NEEDS_SERVER = pytest.mark.skipif(not list(_PROGRAMS.glob("*/bin/initdb")), reason="no PostgreSQL server")
"""The mark of tests that start one."""


class Server:
    """A server in a temporary folder, reached by a socket alone; as its own user where this is root."""

    def __init__(self) -> None:
        found = sorted(_PROGRAMS.glob("*/bin"), key=lambda path: int(path.parent.name))
        if not found:
            raise RuntimeError("no PostgreSQL server is installed here")
        self._programs = found[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="onrecord-server-"))
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.folder.chmod(0o755)
        user = "postgres" if os.geteuid() == 0 else "onrecord"
        self._run("initdb", "-D", "data", "-A", "trust", "-U", user, "-E", "UTF8", "--locale=C")
        self._user = user
        self.start()

    def database(self, name: str) -> str:
        """The URL of a new database."""
        self._run("createdb", "-h", str(self.folder), "-U", self._user, name)
        return f"postgresql+psycopg://{self._user}@/{name}?host={self.folder}"

    def start(self) -> None:
        """Start it, and wait until it has recovered from whatever was done to it."""
        options = f"-c listen_addresses='' -k {self.folder}"
        self._run("pg_ctl", "-D", "data", "-o", options, "-l", "log", "-w", "-t", "60", "start")

    def kill(self) -> None:
        """End it at once, with all that it works on."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def drop(self, url: str) -> None:
        """End every connection to a database but the one that does it."""
        from sqlalchemy import create_engine, text

        engine = create_engine(url)
        with engine.connect() as connection:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))
        engine.dispose()

    def close(self) -> None:
        """Stop it, and delete what it kept."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=120)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr or done.stdout}")
