"""The archive's writing side: adding, removing, reading, and what it says of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from archive_samples import articles

from answers.archive import Archive
from answers.errors import ArchiveError, InputError
from answers.model import AddReport, Article, Coverage, Reading, Scope
from answers.readers import Unreadable, read_batch
from answers.record.open_store import open_store

BAD = Article("bad", "Bad", "")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.db") as opened:
        yield opened


def statements(place: Path) -> dict[str, list[str]]:
    """The texts that an archive's statements are made of, by article."""
    with open_store(place) as store:
        stored = store.list_articles(Scope(), 0, 1000)
        found = store.statements([one.key for one in stored])
        texts = {one.key: one.article for one in stored}
        return {
            texts[key].id: [texts[key].text[start:end] for one in of_one for start, end in one.content]
            for key, of_one in found.items()
        }


REPORTS: dict[str, tuple[list[list[Article]], AddReport]] = {
    "nothing": ([[]], AddReport()),
    "new": ([list(articles(3))], AddReport(added=3)),
    "again": ([list(articles(3)), list(articles(3))], AddReport(unchanged=3)),
    "changed": (
        [list(articles(3)), [replace(one, text="Other.") for one in articles(2)]],
        AddReport(replaced=2),
    ),
    "one that is bad": (
        [[*articles(1), BAD, replace(next(articles(1)), id="b")]],
        AddReport(added=2, rejected=(("bad", "the text is empty"),)),
    ),
    "more than a batch": ([list(articles(600))], AddReport(added=600)),
}


@pytest.mark.parametrize(("runs", "report"), REPORTS.values(), ids=REPORTS.keys())
def test_reports(archive: Archive, runs: list[list[Article]], report: AddReport) -> None:
    assert [archive.add(run, read=False) for run in runs][-1] == report


def test_takes_any_iterable(archive: Archive) -> None:
    assert archive.add(articles(3), read=False).added == 3


def test_coverage(archive: Archive) -> None:
    archive.add(articles(5), read=False)
    expected = Coverage(2, date(2024, 1, 1), date(2024, 1, 4))
    assert archive.coverage(publisher="post 0", before=date(2024, 1, 4)) == expected


def test_removes(archive: Archive) -> None:
    archive.add(articles(3), read=False)
    assert (archive.remove(["a0", "a2", "missing"]), archive.coverage().articles) == (2, 1)


def test_removes_from_one_collection_only(archive: Archive) -> None:
    archive.add([*articles(1), replace(next(articles(1)), collection="guild:7")], read=False)
    archive.remove(["a0"], collection="guild:7")
    assert (archive.coverage().articles, archive.coverage(collections=["guild:7"]).articles) == (1, 0)


def test_progress(archive: Archive) -> None:
    seen: list[tuple[str, int, int | None]] = []
    archive.add(list(articles(300)), read=False, progress=lambda *now: seen.append(now))
    assert seen == [("adding", 250, 300), ("adding", 300, 300), ("indexing", 300, None)]


def test_progress_of_what_has_no_length(archive: Archive) -> None:
    seen: list[tuple[str, int, int | None]] = []
    archive.add(articles(3), read=False, progress=lambda *now: seen.append(now))
    assert seen[0] == ("adding", 3, None)


def test_reads_what_was_added(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(articles(2))
    assert all(any("town" in text for text in texts) for texts in statements(tmp_path / "a.db").values())


def test_reads_later(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(articles(5), read=False)
        assert [archive.read(limit=2), archive.read(), archive.read()] == [2, 3, 0]


def test_reads_only_what_was_given(archive: Archive) -> None:
    archive.add(articles(3), read=False)
    archive.add([replace(next(articles(1)), id="own")])
    assert archive.read() == 3


def test_adding_again_reads_what_was_left(archive: Archive) -> None:
    archive.add(articles(3), read=False)
    archive.add(articles(3))
    assert archive.read() == 0


@pytest.mark.system
def test_reads_the_same_in_several_processes(tmp_path: Path) -> None:
    for jobs in (1, 2):
        with Archive.open(tmp_path / f"{jobs}.db") as archive:
            archive.add(articles(70), read=False)
            archive.read(jobs=jobs)
    assert statements(tmp_path / "1.db") == statements(tmp_path / "2.db")


def test_a_changed_text_leaves_no_old_statement(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(articles(1))
        archive.add([replace(next(articles(1)), text="Bo Lind said the lighthouse was painted white.")])
    assert all("town" not in text for text in statements(tmp_path / "a.db")["a0"])


def test_reads_on_the_spot(archive: Archive) -> None:
    archive.add(articles(3), read=False)
    keys = [1, 2, 99]
    assert [archive.read_now(keys), archive.read_now(keys), archive.read()] == [2, 0, 1]


def test_threads_share_an_archive(archive: Archive) -> None:
    def work(number: int) -> None:
        archive.add([replace(one, id=f"{number}-{one.id}") for one in articles(5)])
        archive.remove([f"{number}-a0"])

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (archive.coverage().articles, archive.read()) == (16, 0)


def test_an_article_that_cannot_be_read_does_not_stop_the_others() -> None:
    good = next(articles(1))
    unreadable = replace(good, id="unreadable", text=None)  # type: ignore[arg-type]
    found = read_batch([good, unreadable, good])
    assert [isinstance(one, Reading) and bool(one.statements) for one in found] == [True, False, True]
    assert isinstance(found[1], Unreadable)
    assert found[1].reason.startswith("TypeError: ")


def test_in_memory() -> None:
    with Archive.from_articles(articles(3)) as archive:
        assert (archive.coverage().articles, archive.read()) == (3, 3)


def test_in_memory_says_what_is_bad() -> None:
    with pytest.raises(InputError, match="article bad: the text is empty"):
        Archive.from_articles([*articles(1), BAD])


READ_ONLY = {
    "add": lambda archive: archive.add(articles(1)),
    "remove": lambda archive: archive.remove(["a0"]),
    "read": lambda archive: archive.read(),
}


@pytest.mark.parametrize("change", READ_ONLY.values(), ids=READ_ONLY.keys())
def test_read_only_refuses(tmp_path: Path, change: object) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(articles(2), read=False)
    with Archive.open(tmp_path / "a.db", read_only=True) as archive, pytest.raises(ArchiveError, match="reading only"):
        change(archive)  # type: ignore[operator]


def test_read_only_reads_on_the_spot(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(articles(2), read=False)
    with Archive.open(tmp_path / "a.db", read_only=True) as archive:
        assert [archive.read_now([1, 2]), archive.read_now([1, 2])] == [2, 0]


def test_opening_loads_no_parser(tmp_path: Path) -> None:
    program = (
        "import sys; from answers.archive import Archive; Archive.open(sys.argv[1]).close();"
        "sys.exit(' '.join({'spacy', 'numpy', 'sqlalchemy.orm', 'trafilatura'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "a.db")]
    assert subprocess.run(command, check=False, capture_output=True, text=True).stderr.strip() == ""
