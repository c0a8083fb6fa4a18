"""What the doctor's tests share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from doctor_site import SECRET, Site

from answers import Archive, Article
from bot.archives import VARIABLE
from bot.settings import TOKEN


@pytest.fixture(scope="session")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with enough in it to be damaged."""
    folder = tmp_path_factory.mktemp("healthy")
    with Archive.open(folder / "archive.db") as archive:
        text = "Ada Quill said that the old harbour would close. She did not mention the cost."
        archive.add([Article(id=f"{n:03}", title=f"Harbour {n}", text=f"{text} " * 20) for n in range(40)], read=False)
        archive.read()
    return folder


@pytest.fixture
def site(
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
