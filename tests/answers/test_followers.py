"""Several archives over one record: a file shared by processes, or a database server shared by machines."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_samples import NAMES, articles
from database_server import ON_SERVER, emptied, empty

from answers.archive import Archive
from answers.model import Verdict

pytestmark = pytest.mark.system

QUESTION = f"did {NAMES[2]} mention the herrings?"


@pytest.fixture(params=["file", *ON_SERVER])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if request.param == "file":
        yield str(tmp_path / "archive.db")
        return
    with emptied() as url:
        yield url


def test_what_one_adds_the_other_answers_from(place: str) -> None:
    with Archive.open(place) as one, Archive.open(place) as other:
        assert other.ask(QUESTION).verdict is Verdict.NOT_FOUND
        one.add(articles(20))
        answer = other.ask(QUESTION)
    assert answer.verdict is Verdict.YES
    assert "the herrings of town 2 were old" in answer.excerpts[0].text


def test_what_one_takes_away_the_other_no_longer_shows(place: str) -> None:
    with Archive.open(place) as one, Archive.open(place) as other:
        one.add(articles(20))
        assert other.ask(QUESTION).excerpts
        one.remove([f"a{n}" for n in range(20)])
        assert other.ask(QUESTION).verdict is Verdict.NOT_FOUND


def test_two_processes_add_at_once_and_nothing_is_lost(place: str) -> None:
    here = Path(__file__).resolve().parent
    command = [sys.executable, str(here / "archive_samples.py"), place]
    environment = {**os.environ, "PYTHONPATH": str(here.parents[1])}
    adding = [
        subprocess.Popen([*command, count], env=environment, stdout=subprocess.DEVNULL) for count in ("600", "900")
    ]
    assert [one.wait(120) for one in adding] == [0, 0]
    with Archive.open(place) as archive:
        assert archive.coverage().articles == 900
        assert archive.ask(QUESTION).verdict is Verdict.YES


def test_an_index_of_another_record_is_not_believed(place: str, tmp_path: Path) -> None:
    with Archive.open(place) as archive:
        archive.add(articles(5))
    if "://" in place:
        empty()
    else:
        for file in tmp_path.glob("archive.db*"):
            if file.is_file():
                file.unlink()
    with Archive.open(place) as archive:
        assert archive.ask(QUESTION).verdict is Verdict.NOT_FOUND
        archive.add(articles(20))
        assert archive.ask(QUESTION).verdict is Verdict.YES
