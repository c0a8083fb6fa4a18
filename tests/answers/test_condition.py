"""An archive looked at: what is found, and that nothing is changed by it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_samples import articles
from database_server import ON_SERVER, emptied

from answers.archive import Archive
from answers.condition import ARCHIVE_FORMAT, IndexState, condition_of
from answers.errors import ArchiveError
from answers.reading.text.sentences import passages
from answers.record.open_store import open_store

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["file", *ON_SERVER])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    if request.param == "file":
        (tmp_path / "archive").mkdir()
        yield str(tmp_path / "archive" / "archive.db")
        return
    with emptied() as url:
        yield url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An archive that nobody has open."""
    path = tmp_path / "archive" / "archive.db"
    with Archive.open(path) as archive:
        archive.add(articles(3), read=False)
    return path


def state(path: Path) -> dict[str, tuple[bytes, int]]:
    """All that lies in an archive's folder, with when it was changed."""
    folder = path.parent
    return {
        str(one): (one.read_bytes() if one.is_file() else b"", one.stat().st_mtime_ns)
        for one in [folder, *folder.rglob("*")]
    }


def test_what_an_archive_holds_is_told(place: str) -> None:
    with Archive.open(place) as archive:
        archive.add(articles(3), read=False)
        archive.read(limit=1)
    found = condition_of(place)
    assert (found.format, found.damage, found.whole) == (ARCHIVE_FORMAT, (), True)
    assert found.holdings is not None
    assert (found.holdings.articles, found.holdings.unread) == (3, 2)
    assert found.holdings.newest is not None
    assert found.index is not None
    assert (found.index.state, found.index.behind) == (IndexState.CURRENT, 0)


def test_how_far_an_index_is_behind_is_told(place: str) -> None:
    with Archive.open(place) as archive:
        archive.add(articles(3), read=False)
    with open_store(place) as store:
        store.put([(one, passages(one.text)) for one in list(articles(5))[3:]])
    index = condition_of(place).index
    assert index is not None
    assert (index.state, index.behind) == (IndexState.BEHIND, 2)


def test_an_index_that_followed_a_lost_past_is_foreign(file: Path) -> None:
    shutil.copy(file, file.parent / "copy")
    with Archive.open(file) as archive:
        archive.add(articles(5), read=False)
    (file.parent / "copy").replace(file)
    with open_store(file) as store:
        store.put([(one, passages(one.text)) for one in list(articles(9))[5:]])
    index = condition_of(file).index
    assert index is not None
    assert index.state is IndexState.FOREIGN


def test_a_server_that_is_not_there_is_an_error_without_the_password() -> None:
    with pytest.raises(ArchiveError) as raised:
        condition_of("postgresql+psycopg://bot:hunter2@127.0.0.1:1/articles")
    assert "hunter2" not in str(raised.value)


def test_an_archive_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="does not exist"):
        condition_of(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_time_that_is_up_leaves_the_rest_unchecked(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.add(articles(400), read=False)
    found = condition_of(path, seconds=0)
    assert (found.damage, found.whole) == ((), False)
    assert found.holdings is not None


class TestNothingIsChanged:
    def test_where_nobody_has_it_open(self, file: Path) -> None:
        before = state(file)
        assert condition_of(file).index is not None
        assert state(file) == before

    def test_where_the_index_has_no_lock_files(self, file: Path) -> None:
        for lock in file.parent.rglob(".tantivy*.lock"):
            lock.unlink()
        before = state(file)
        condition_of(file)
        assert state(file) == before

    def test_after_a_crash(self, tmp_path: Path) -> None:
        path = tmp_path / "archive" / "archive.db"
        crash(path)
        assert path.with_name("archive.db-wal").stat().st_size > 0
        before = state(path)
        found = condition_of(path)
        assert found.holdings is not None
        assert found.holdings.articles == 3
        assert state(path) == before

    def test_put_back_with_its_log_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "archive" / "archive.db"
        crash(path)
        path.with_name("archive.db-shm").unlink()
        before = state(path)
        found = condition_of(path)
        assert found.holdings is not None
        assert found.holdings.articles == 3
        assert state(path) == before


def crash(path: Path) -> None:
    """Make an archive in a process that dies with it open."""
    program = (
        "import os, sys; from archive_samples import articles; from answers.archive import Archive\n"
        "archive = Archive.open(sys.argv[1]); archive.add(articles(3), read=False); os._exit(0)"
    )
    paths = os.pathsep.join([str(TOP), str(Path(__file__).parent)])
    subprocess.run([sys.executable, "-c", program, str(path)], env={**os.environ, "PYTHONPATH": paths}, check=True)


def test_somebody_who_uses_it_is_not_disturbed(file: Path) -> None:
    """Another process adds without a pause meanwhile; what is told is one state after the other, and none is lost."""
    program = (
        "import sys; from archive_samples import articles; from answers.archive import Archive\n"
        "with Archive.open(sys.argv[1]) as archive:\n"
        "    for n in range(4, 44):\n"
        "        archive.add(list(articles(n))[-1:], read=False)\n"
        "        print(n, flush=True)\n"
    )
    paths = os.pathsep.join([str(TOP), str(Path(__file__).parent)])
    with subprocess.Popen(
        [sys.executable, "-c", program, str(file)],
        env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True,
    ) as busy:  # fmt: skip
        assert busy.stdout is not None
        busy.stdout.readline()
        counts = []
        while busy.poll() is None:
            found = condition_of(file)
            assert found.damage == ()
            assert found.holdings is not None
            counts.append(found.holdings.articles)
        assert busy.wait() == 0
    assert counts == sorted(counts)
    with Archive.open(file) as archive:
        assert archive.coverage().articles == 43
