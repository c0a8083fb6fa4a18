"""An article that cannot be read within bounds is put aside with the reason, and the others are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import read_samples
from read_samples import ENDLESS, GREEDY, HANGING, KILLER

from answers import Archive, Article, readers
from answers.backlog import Backlog
from answers.readers import Unreadable
from answers.reading import READER_VERSION, reader


def article(number: int, title: str = "Weir") -> Article:
    return Article(f"a{number}", title, f"Mara Quist said that weir number {number} would hold.")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.db") as made:
        yield made


@pytest.fixture
def obedient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading does what titles say, with little time and memory."""
    monkeypatch.setattr(reader, "Reader", read_samples.Reader)
    monkeypatch.setattr(readers, "SECONDS", 0.2)


def reasons(archive: Archive) -> dict[str, str]:
    return {one.id: reason for one, reason in archive.catalogue.unreadable()}


def added(archive: Archive, titles: Sequence[str]) -> Archive:
    archive.add([article(number, title) for number, title in enumerate(titles)], read=False)
    return archive


@pytest.mark.usefixtures("obedient")
def test_what_never_ends_is_put_aside_and_not_tried_again(archive: Archive) -> None:
    assert added(archive, ["Weir", ENDLESS, "Weir"]).read() == 3
    assert reasons(archive) == {"a1": "it takes more than 0.2 s of the processor"}
    assert (archive.catalogue.unread, archive.read()) == (0, 0)


@pytest.mark.usefixtures("obedient")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux counts a process's own memory")
def test_what_takes_all_memory_is_put_aside(archive: Archive) -> None:
    assert added(archive, ["Weir", GREEDY]).read() == 2
    assert reasons(archive) == {"a1": "it takes more than 1,024 MB of memory"}


def test_it_is_read_again_when_that_is_asked_for_or_when_it_has_changed(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(reader, "Reader", read_samples.Reader)
        patched.setattr(readers, "SECONDS", 0.2)
        added(archive, [ENDLESS, ENDLESS]).read()
    archive.add([article(1, "Another")])
    assert list(reasons(archive)) == ["a0"]
    assert archive.read(again=True) == 1
    assert reasons(archive) == {}
    assert archive.catalogue.speakers() == {"Mara Quist": 2}


def test_another_version_of_the_reader_reads_it_again(archive: Archive) -> None:
    added(archive, ["Weir"])
    store = archive._store
    (one,) = store.unread(READER_VERSION)
    assert store.put_aside(one.key, one.digest, "too long", READER_VERSION)
    assert [store.count_unread(version) for version in (READER_VERSION, READER_VERSION + 1)] == [0, 1]
    assert store.unreadable(READER_VERSION + 1) == []


def test_what_has_changed_meanwhile_is_not_put_aside(archive: Archive) -> None:
    added(archive, ["Weir"])
    one = archive.next_unread()
    assert one is not None
    added(archive, ["Another"])
    archive.put_aside(one, "too long")
    assert (reasons(archive), archive.catalogue.unread) == ({}, 1)


def test_a_process_that_an_article_kills_is_replaced_and_the_article_put_aside(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "read_batch", read_samples_batch)
    titles = ["Weir"] * 40
    titles[3] = titles[35] = KILLER
    assert added(archive, titles).read(jobs=2) == 40
    assert reasons(archive) == dict.fromkeys(
        ["a3", "a35"], "a process that read it died, perhaps out of memory or time"
    )
    assert archive.catalogue.unread == 0


def test_a_process_that_hangs_without_using_any_time_is_replaced(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "read_batch", read_samples.read_impatiently)
    assert added(archive, ["Weir", HANGING, "Weir"]).read(jobs=2) == 3
    assert reasons(archive) == {"a1": "a process that read it died, perhaps out of memory or time"}


def read_samples_batch(articles: Sequence[Article]) -> list[object]:
    return list(read_samples.Reader().read_many(articles))


def test_a_question_reads_first_what_it_can_in_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.open(tmp_path / "b.db", read_seconds=0.3) as archive:
        added(archive, ["Weir", ENDLESS])
        monkeypatch.setattr(reader, "Reader", read_samples.Reader)
        assert Backlog(archive._store).read_now([1, 2], 0.3) == 1
        monkeypatch.undo()
        assert (reasons(archive), archive.catalogue.unread) == ({}, 1)
        assert archive.ask("did Mara Quist say that the weir would hold?").excerpts


def test_an_article_whose_reader_fails_keeps_why(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        readers, "read_batch", lambda articles: [Unreadable("KeyError: " + "x" * 9_000) for _ in articles]
    )
    added(archive, ["Weir"]).read()
    assert reasons(archive)["a0"] == "KeyError: " + "x" * 490
    assert os.path.getsize(str(archive.catalogue.file)) < 1_000_000
