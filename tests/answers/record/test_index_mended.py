"""Whatever is wrong with an index, it is made again by itself, once, and with one line in the log."""

from __future__ import annotations

import json
import logging
import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from record_samples import item

from answers import Archive, Article
from answers.errors import IndexUnusableError
from answers.record import index as indexes
from answers.record.index import Index, Standing
from answers.record.index_folder import IndexFolder
from answers.record.open_store import open_store
from answers.record.query import Alternative, IndexQuery
from answers.record.store import Store

BUOYS = 40


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.db") as opened:
        opened.put([item(f"n{n}", f"Buoy{n} was moored. The pilots of quay {n} had gone.") for n in range(BUOYS)])
        yield opened


@pytest.fixture
def place(store: Store, tmp_path: Path) -> Path:
    """The top of an index that has followed the record, of two segments, one of them with deletions."""
    Index(tmp_path / "i").follow(store)
    store.put([item("late", "Buoy99 was moored late.")])
    Index(tmp_path / "i").follow(store)
    store.remove(["n39"])
    Index(tmp_path / "i").follow(store)
    return tmp_path / "i"


def count(index: Index, word: str) -> int:
    return len(index.search(IndexQuery(((Alternative(word),),), limit=500)))


def used(place: Path, store: Store) -> tuple[Index, list[int]]:
    """An index that followed, and what it finds: all moored, one of them, one that was removed."""
    index = Index(place)
    index.follow(store, wait=False)
    return index, [count(index, "moor"), count(index, "buoy7"), count(index, "buoy39")]


WHOLE = [BUOYS, 1, 0]


def folder(place: Path) -> Path:
    return IndexFolder(place).path


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    caplog.set_level(logging.INFO, "answers")
    return lambda: [record.getMessage() for record in caplog.records]


def test_killed_before_a_commit_got_its_name(
    store: Store, place: Path, tmp_path: Path, lines: Callable[[], list[str]]
) -> None:
    """The deletions are on the disk, the list of segments is the one before; the same ones come again."""
    shutil.copytree(place, tmp_path / "before")
    store.remove(["n3"])
    Index(place).follow(store)
    for path in folder(place).iterdir():
        if path.suffix == ".del":
            shutil.copy(path, folder(tmp_path / "before"))
    seal = json.loads((folder(place) / "onrecord.json").read_text())
    (folder(tmp_path / "before") / "onrecord.json").write_text(json.dumps(seal | {"meta": None}))
    shutil.rmtree(place)
    (tmp_path / "before").rename(place)
    assert used(place, store)[1] == [BUOYS - 1, 1, 0]
    store.remove(["n4"])
    assert used(place, store)[1] == [BUOYS - 2, 1, 0]
    assert lines() == []


def flip(path: Path, chance: random.Random, bits: int, *, keep_time: bool = False) -> None:
    about = path.stat()
    data = bytearray(path.read_bytes())
    for _ in range(bits):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    with path.open("r+b") as file:
        file.write(data)
    if keep_time:
        os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


@pytest.mark.parametrize(("bits", "keep_time"), [(50, False), (1, True)], ids=["written", "rotten"])
def test_flipped_bits_in_any_file(
    store: Store,
    place: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    lines: Callable[[], list[str]],
    bits: int,
    keep_time: bool,
) -> None:
    shutil.copytree(place, tmp_path / "sound")
    chance = random.Random(bits)
    names = [one.name for one in folder(place).iterdir() if one.stat().st_size]
    for name in sorted(names):
        shutil.rmtree(place)
        shutil.copytree(tmp_path / "sound", place)
        before = len(lines())
        flip(folder(place) / name, chance, bits, keep_time=keep_time)
        assert used(place, store)[1] == WHOLE, name
        store.put([item("more", f"{name} {len(lines())} {bits}")])
        assert used(place, store)[1] == WHOLE, name
        store.remove(["more"])
        told = len(lines()) - before
        assert told == 1 or (told == 0 and name.endswith((".del", ".json"))), name  # what is of no commit harms nobody
    assert capfd.readouterr().err == ""


def test_rot_under_an_index_in_use(store: Store, place: Path, lines: Callable[[], list[str]]) -> None:
    """The library panics when it is asked, or the check finds it first."""
    index, found = used(place, store)
    for path in folder(place).glob("*.term"):
        flip(path, random.Random(2), path.stat().st_size)
    assert (found, count(index, "moor"), count(index, "buoy8")) == (WHOLE, BUOYS, 1)
    assert [line.partition(" (")[0] for line in lines()] == [f"the index {folder(place)} was damaged"]


def test_one_that_was_deleted_under_an_index_in_use(store: Store, place: Path) -> None:
    index, _ = used(place, store)
    shutil.rmtree(place)
    store.put([item("new", "Buoy100 was moored.")])
    index.follow(store, wait=False)
    assert count(index, "moor") == BUOYS + 1


USE = """
import logging, sys
from pathlib import Path
from answers.record.index import Index, Standing
from answers.record.open_store import open_store
from answers.record.query import Alternative, IndexQuery
logging.basicConfig(level=logging.INFO, format="log: %(message)s", stream=sys.stdout)
with open_store(sys.argv[1]) as store:
    sys.stdin.readline()
    index = Index(Path(sys.argv[2]))
    for _ in range(5):
        index.follow(store, wait=False)
        print(len(index.search(IndexQuery(((Alternative("moor"),),), limit=500))))
"""


KILLED = """
import os, sys
from pathlib import Path
from answers.record import index_writing
from answers.record.index import Index
from answers.record.open_store import open_store
index_writing._BATCH = index_writing._COMMIT = 10
with open_store(sys.argv[1]) as store:
    Index(Path(sys.argv[2])).follow(store, lambda done: done >= 30 and os.kill(os.getpid(), 9))
"""


@pytest.mark.parametrize("damaged", [False, True])
def test_making_one_goes_on_after_a_kill(store: Store, tmp_path: Path, damaged: bool) -> None:
    place = tmp_path / "i"
    command = [sys.executable, "-c", KILLED, str(tmp_path / "a.db"), str(place)]
    assert subprocess.run(command, check=False).returncode == -9
    assert not folder(place).exists()
    if damaged:
        for path in IndexFolder(place).making.glob("*.idx"):
            flip(path, random.Random(3), 5)
    index = Index(place)
    assert index.follow(store) == (BUOYS if damaged else BUOYS - 30)
    assert (count(index, "moor"), os.listdir(place)) == (BUOYS, [folder(place).name])


@pytest.mark.system
def test_several_processes_notice_at_once(store: Store, place: Path, tmp_path: Path) -> None:
    for path in folder(place).glob("*.idx"):
        flip(path, random.Random(1), 20)
    command = [sys.executable, "-c", USE, str(tmp_path / "a.db"), str(place)]
    users = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(4)
    ]
    for one in users:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    output = [line for one in users for line in one.communicate(timeout=120)[0].splitlines()]
    told = [line for line in output if line.startswith("log: ")]
    assert [line for line in output if line not in told] == [str(BUOYS)] * 20
    assert len(told) == 1


def test_a_question_waits_for_the_one_that_makes_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told that nothing was found, because there is no index yet."""
    monkeypatch.setattr(indexes, "_PATIENCE", 0.2)
    index = Index(tmp_path / "i")
    with IndexFolder(tmp_path / "i").turn(0) as mine:
        assert mine
        with pytest.raises(IndexUnusableError, match="is being made by another process: ask again"):
            index.follow(store, wait=False)
    index.follow(store, wait=False)
    assert count(index, "moor") == BUOYS


def test_a_turn_is_given_back_by_who_dies(store: Store, place: Path) -> None:
    code = "import os, sys; from pathlib import Path; from answers.record.index_folder import IndexFolder\n"
    code += "with IndexFolder(Path(sys.argv[1])).turn(0) as mine: os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code, str(place)], check=False).returncode == -9
    store.put([item("new", "Buoy100 was moored.")])
    assert used(place, store)[1] == [BUOYS + 1, 1, 0]


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """As if the disk were full: no file grows beyond so many bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_told_and_nothing_is_thrown_away(
    store: Store, place: Path, lines: Callable[[], list[str]]
) -> None:
    index, _ = used(place, store)
    before = {path: path.read_bytes() for path in folder(place).glob("*.*") if path.name != "onrecord.json"}
    store.remove(["n7"])
    with no_room(0):
        index.follow(store)
        index.follow(store)
        assert count(index, "buoy8") == 1
    told = f"the index {folder(place)} cannot be written: File too large"
    assert index.standing(store) == Standing(1, told)
    assert [line.partition(";")[0] for line in lines()] == [told]
    assert all(path.read_bytes() == content for path, content in before.items())
    index.follow(store)
    assert (count(index, "buoy7"), index.standing(store)) == (0, Standing(0, None))


def test_no_room_for_a_new_one(store: Store, tmp_path: Path, lines: Callable[[], list[str]]) -> None:
    index = Index(tmp_path / "i")
    with no_room(0):
        index.follow(store)
    assert (count(index, "moor"), len(lines())) == (BUOYS, 1)


def test_one_that_fails_again_is_told_and_not_tried_for_ever(
    store: Store, place: Path, monkeypatch: pytest.MonkeyPatch, lines: Callable[[], list[str]]
) -> None:
    tries = []

    def fail(*_: object) -> int:
        tries.append(1)
        raise ValueError("the library is broken")

    index, _ = used(place, store)
    store.put([item("new", "Buoy100 was moored.")])
    monkeypatch.setattr("answers.record.index_writing._commit", fail_in_faults(fail))
    for _ in range(5):
        index.follow(store, wait=False)
    assert (count(index, "moor"), len(tries)) == (BUOYS, 2)
    assert len(lines()) == 1
    assert "made again, it failed too: the library is broken" in lines()[0]


def fail_in_faults(fail: Callable[..., int]) -> Callable[..., None]:
    from answers.record.index_faults import faults

    def commit(*arguments: object) -> None:
        with faults():
            fail(*arguments)

    return commit


def test_what_is_added_or_removed_is_so_where_the_index_cannot_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: Callable[[], list[str]]
) -> None:
    monkeypatch.setattr(indexes, "_PATIENCE", 0.1)
    with Archive.open(tmp_path / "b.db") as archive:
        with IndexFolder(tmp_path / "b.db.index").turn(0):
            added = archive.add([Article(id=id_, title="", text="A buoy.") for id_ in ("one", "two")], read=False)
            assert (added.added, archive.remove(["one"]), archive.catalogue.size) == (2, 1, 1)
            assert archive.catch_up().behind == 2
        assert len(lines()) == 2
        assert lines()[0].startswith("what was changed is kept, but cannot be found yet: the index ")
        assert archive.catch_up() == Standing(0, None)
