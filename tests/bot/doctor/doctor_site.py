"""A set-up in which all is well, the ways to run the doctor on it, and environments in which something is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from doctor_both import run_both

from answers import Archive, Article
from bot.archives import VARIABLE
from bot.settings import TOKEN

SECRET = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.a-token-that-was-made-up_0123456789"
TOP = Path(__file__).resolve().parents[3]


@dataclass
class Outcome:
    """What the doctor said."""

    status: int
    text: str
    json: dict[str, Any]


@dataclass
class Site:
    """A folder with a configuration, a token and an archive. ``prefix`` and ``environment`` are for another process."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    prefix: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    undo: list[Callable[[], object]] = field(default_factory=list)

    @property
    def config(self) -> Path:
        return self.folder / "bot.yaml"

    @property
    def token(self) -> Path:
        return self.folder / "token"

    @property
    def archive(self) -> Path:
        return self.folder / "archive" / "archive.db"

    @property
    def index(self) -> Path:
        return self.archive.with_name("archive.db.index")

    def configure(self, **settings: object) -> None:
        """The configuration with these settings beside or instead of its own; None leaves one out."""
        values = {"archive": str(self.archive), "token_file": str(self.token), **settings}
        self.config.write_text("".join(f"{k}: {json.dumps(v)}\n" for k, v in values.items() if v is not None))

    def doctor(self, *argv: str) -> Outcome:
        """Run it, as text and as JSON, here or in a process of its own."""
        options = ["doctor", "--config", str(self.config), *argv]
        if self.prefix or self.environment:
            out, status = self._apart(options)
        else:
            self.capsys.readouterr()
            status = run_both(options)
            out = self.capsys.readouterr().out
        *text, structured = out.splitlines(keepends=True)
        return Outcome(status, "".join(text), json.loads(structured))

    def _apart(self, options: list[str]) -> tuple[str, int]:
        environment = {**os.environ, "PYTHONPATH": str(TOP), **self.environment}
        environment["PYTHONPATH"] += os.pathsep + str(Path(__file__).parent)
        bare = ["-S"] if "PYTHONPATH" in self.environment else []
        start = "import sys, doctor_both; sys.exit(doctor_both.run_both(sys.argv[1:]))"
        done = subprocess.run(
            [*self.prefix, sys.executable, *bare, "-c", start, *options],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.stderr == ""
        return done.stdout, done.returncode


def packages_without(folder: Path, *missing: str) -> str:
    """A PYTHONPATH with everything that is installed but what begins with these names."""
    folder.mkdir()
    places = [Path(one) for one in sys.path if Path(one).name in ("site-packages", "dist-packages")]
    for one in (entry for place in places for entry in sorted(place.iterdir())):
        link = folder / one.name
        if not one.name.startswith(missing) and not link.exists():
            link.symlink_to(one)
    return os.pathsep.join([str(TOP), str(folder)])


def as_plain_user() -> list[str]:
    """What makes permissions count for root too: without these capabilities, it is a user like another."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Everything in a folder, with its content and when it was changed."""
    found = {}
    for one in [folder, *sorted(folder.rglob("*"))]:
        found[str(one)] = (one.read_bytes() if one.is_file() else b"", one.stat().st_mtime_ns)
    return found


def named(findings: Iterable[dict[str, Any]], check: str) -> list[dict[str, Any]]:
    """The findings of one check."""
    return [one for one in findings if one["check"] == check]


@pytest.fixture(scope="session", name="healthy")
def healthy_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with enough in it to be damaged."""
    folder = tmp_path_factory.mktemp("healthy")
    with Archive.open(folder / "archive.db") as archive:
        text = "Ada Quill said that the old harbour would close. She did not mention the cost."
        archive.add([Article(id=f"{n:03}", title=f"Harbour {n}", text=f"{text} " * 20) for n in range(40)], read=False)
        archive.read()
    return folder


@pytest.fixture(name="site")
def healthy_site(
    healthy: Path,
    tmp_path: Path,
    own_folders: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Site]:
    """A set-up in which all is well."""
    for name in (TOKEN, VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    made = Site(tmp_path, capsys)
    shutil.copytree(healthy, made.archive.parent)
    made.token.write_text(f"{SECRET}\n")
    made.token.chmod(0o600)
    made.configure()
    yield made
    for step in reversed(made.undo):
        step()
