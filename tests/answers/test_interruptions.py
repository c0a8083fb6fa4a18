"""Interrupted anywhere and run again, adding and reading end like one uninterrupted run."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import archive_samples
import pytest

from answers.archive import Archive
from answers.model import Scope
from answers.record.index import Index
from answers.record.open_store import open_store
from answers.record.query import Alternative, IndexQuery

pytestmark = pytest.mark.system

COUNT = 3000
FEW = 96


def start(place: Path, count: int, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, archive_samples.__file__, str(place), str(count), *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def interrupt(place: Path, how: signal.Signals, after: str, lines: int, count: int, *options: str) -> str:
    """Run it until it has said so many lines of a stage, then send it a signal; gives what it wrote as errors."""
    process = start(place, count, *options)
    assert process.stdout is not None
    for line in process.stdout:
        lines -= line.startswith(after)
        if lines <= 0:
            process.send_signal(how)
            break
    _, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    return errors


def finish(place: Path, count: int, *options: str) -> None:
    process = start(place, count, *options)
    _, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")


def contents(place: Path) -> dict[str, Any]:
    """All that an archive holds and finds, without the times at which it was added."""
    with open_store(place) as store:
        index = Index(place.with_name(f"{place.name}.index"))
        index.follow(store)
        stored = store.list_articles(Scope(), 0, 10_000)
        keys = [one.key for one in stored]
        ids = {one.key: one.article.id for one in stored}
        searches = {
            word: sorted(
                (ids[hit.article_key], hit.number, hit.start, hit.end)
                for hit in index.search(IndexQuery(((Alternative(word),),), limit=10_000))
            )
            for word in ("toll", "herring", "town", "zeppelin", "7")
        }
        return {
            "articles": {one.article.id: (one.digest, one.read) for one in stored},
            "passages": {ids[key]: parts for key, parts in store.passages(keys).items()},
            "statements": {ids[key]: found for key, found in store.statements(keys).items()},
            "dates": {ids[key]: found for key, found in store.dates(keys).items()},
            "propositions": {ids[key]: found for key, found in store.propositions(keys).items()},
            "speakers": store.speakers(Scope()),
            "searches": searches,
        }


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("whole") / "a.db"
    with Archive.open(place) as archive:
        archive.add(archive_samples.articles(COUNT), read=False)
    return contents(place)


@pytest.fixture(scope="module")
def uninterrupted_reading(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("whole") / "a.db"
    with Archive.open(place) as archive:
        archive.add(archive_samples.articles(FEW), read=True)
    return contents(place)


def test_killed_while_adding(tmp_path: Path, uninterrupted: dict[str, Any]) -> None:
    chance = random.Random(20240603)
    for _ in range(5):
        interrupt(tmp_path / "a.db", signal.SIGKILL, "adding", chance.randint(1, 11), COUNT)
    finish(tmp_path / "a.db", COUNT)
    assert contents(tmp_path / "a.db") == uninterrupted


def test_killed_while_indexing(tmp_path: Path, uninterrupted: dict[str, Any]) -> None:
    interrupt(tmp_path / "a.db", signal.SIGKILL, "indexing", 1, COUNT)
    finish(tmp_path / "a.db", COUNT)
    assert contents(tmp_path / "a.db") == uninterrupted


def test_killed_while_adding_never_leaves_half_a_batch(tmp_path: Path) -> None:
    interrupt(tmp_path / "a.db", signal.SIGKILL, "adding", 3, COUNT)
    assert len(contents(tmp_path / "a.db")["articles"]) % 250 == 0


def test_what_was_added_before_the_kill_is_found(tmp_path: Path) -> None:
    interrupt(tmp_path / "a.db", signal.SIGKILL, "adding", 3, COUNT)
    found = contents(tmp_path / "a.db")
    assert len(found["searches"]["town"]) == len(found["articles"]) > 0


def test_ctrl_c_while_adding(tmp_path: Path, uninterrupted: dict[str, Any]) -> None:
    interrupt(tmp_path / "a.db", signal.SIGINT, "adding", 4, COUNT)
    finish(tmp_path / "a.db", COUNT)
    assert contents(tmp_path / "a.db") == uninterrupted


@pytest.mark.parametrize(
    ("how", "jobs"),
    [(signal.SIGKILL, "1"), (signal.SIGKILL, "2"), (signal.SIGINT, "2")],
    ids=["killed", "killed with its processes", "ctrl-c with its processes"],
)
def test_interrupted_while_reading(
    tmp_path: Path, uninterrupted_reading: dict[str, Any], how: signal.Signals, jobs: str
) -> None:
    errors = interrupt(tmp_path / "a.db", how, "reading", 1, FEW, "--read", "--jobs", jobs)
    unread = [id_ for id_, (_, read) in contents(tmp_path / "a.db")["articles"].items() if not read]
    finish(tmp_path / "a.db", FEW, "--read", "--jobs", jobs)
    # No process that was reading adds a trace of its own.
    outcome = (contents(tmp_path / "a.db"), bool(unread), errors.count("Traceback"))
    assert outcome == (uninterrupted_reading, True, int(how == signal.SIGINT))
