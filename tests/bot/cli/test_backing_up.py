"""``onrecord backup``."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from answers import Archive, Article
from bot.cli import main
from bot.service.backups import last_backup

pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.fixture
def place(tmp_path: Path) -> str:
    """An archive of one article."""
    with Archive.open(tmp_path / "news.db") as archive:
        archive.add([Article(id="harbour", title="", text="Ada Quill said that the harbour will open.")], read=False)
    return str(tmp_path / "news.db")


def test_a_copy_answers(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.db"
    assert main(["--archive", place, "backup", str(copy)]) == 0
    assert capsys.readouterr().out == f"{copy}: {copy.stat().st_size:,} bytes\n"
    assert main(["--archive", str(copy), "ask", "did Ada Quill mention the harbour?"]) == 0
    assert capsys.readouterr().out.startswith("Yes – ")


def test_in_a_folder_it_is_named_by_the_time(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    assert main(["backup", "--archive", place, str(folder)]) == 0
    (copy,) = folder.iterdir()
    assert re.fullmatch(r"news-\d{8}T\d{6}Z\.db", copy.name)


def test_the_newest_are_kept_and_other_files_are_left_alone(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in ("news-20250101T000000Z.db", "news-20250102T000000Z.db", "other-20240101T000000Z.db", "news.db"):
        (folder / name).touch()
    assert main(["--archive", place, "backup", str(folder), "--keep", "2"]) == 0
    left = sorted(path.name for path in folder.iterdir())
    assert left[0:2] == ["news-20250102T000000Z.db", left[1]]
    assert left[2:] == ["news.db", "other-20240101T000000Z.db"]


def test_the_copy_just_made_stays_when_the_clock_was_set_back(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for year in (2098, 2099):
        (folder / f"news-{year}0101T000000Z.db").touch()
    for keep, left in ((1, 1), (2, 2)):
        before = set(folder.iterdir())
        time.sleep(1.1)  # names have a second each
        assert main(["--archive", place, "backup", "--keep", str(keep), str(folder)]) == 0
        (new,) = set(folder.iterdir()) - before
        assert main(["--archive", str(new), "list"]) == 0
        assert len(list(folder.glob("*.db"))) == left


def test_how_it_went_is_noted_for_the_bot(place: str, tmp_path: Path) -> None:
    file = Path(place)
    assert last_backup(file) is None
    assert main(["--archive", place, "backup", str(tmp_path / "copy.db")]) == 0
    made = last_backup(file)
    assert made is not None
    assert (made.made is not None, made.failed, made.why) == (True, None, None)
    assert main(["--archive", place, "backup", str(tmp_path / "none" / "copy.db")]) == 2
    failed = last_backup(file)
    assert failed is not None
    assert failed.made == made.made
    assert failed.failed is not None
    assert failed.why == f"{tmp_path}/none/copy.db: cannot be written: No such file or directory"
    assert main(["--archive", place, "backup", str(tmp_path / "again.db")]) == 0
    again = last_backup(file)
    assert again is not None
    assert again.failed is None


def test_a_copy_is_put_back(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.db"
    assert main(["--archive", place, "backup", str(copy)]) == 0
    assert main(["--archive", place, "remove", "harbour"]) == 0
    capsys.readouterr()
    assert main(["restore", str(copy), "--archive", place]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{place}: restored from {copy}"
    assert second.startswith(f"{place}.before-")
    assert main(["--archive", place, "ask", "did Ada Quill mention the harbour?"]) == 0
    assert capsys.readouterr().out.startswith("Yes – ")


def test_a_copy_that_is_none_is_one_line(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(tmp_path / "none.db"), "--archive", place]) == 2
    assert capsys.readouterr().err == f"onrecord: {tmp_path}/none.db: there is no such file\n"
    assert main(["restore", str(tmp_path / "none.db"), "--archive", "postgresql://db.example/record"]) == 2
    assert "pg_restore" in capsys.readouterr().err


def test_nothing_goes_where_no_copy_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for day in range(1, 4):
        (folder / f"none-2025010{day}T000000Z.db").touch()
    assert main(["--archive", str(tmp_path / "none.db"), "backup", str(folder), "--keep", "1"]) == 2
    assert capsys.readouterr().err == f"onrecord: the archive {tmp_path}/none.db does not exist\n"
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize(
    ("target", "more", "says"),
    [
        ("news.db", [], "news.db: is there already; a backup never takes another file's place"),
        ("none/b.db", [], "none/b.db: cannot be written: No such file or directory"),
        ("b.db", ["--keep", "3"], "b.db is no folder"),
    ],
)
def test_one_line_says_what_is_wrong(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str, more: list[str], says: str
) -> None:
    assert main(["--archive", place, "backup", str(tmp_path / target), *more]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.endswith(f"{says}\n")


def test_a_database_server_has_its_own_tool(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--archive", "postgresql://db.example/record", "backup", str(tmp_path / "b.db")]) == 2
    assert "pg_dump" in capsys.readouterr().err
