"""``onrecord verify``, and what is said of an archive that is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from answers import Archive, Article
from bot.cli import main

pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.fixture
def place(tmp_path: Path) -> str:
    """An archive of two articles."""
    with Archive.open(tmp_path / "news.db") as archive:
        archive.add(
            [Article(id=id_, title="", text=f"Ada Quill said that the {id_} will open.") for id_ in ("quay", "mill")]
        )
    return str(tmp_path / "news.db")


def execute(place: str, statement: str) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(statement)
        connection.commit()


def test_nothing_differs(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--archive", place, "verify"]) == 0
    assert capsys.readouterr() == ("2 articles verified: no differences\n", "")


def test_what_differs_is_a_line_and_mended_on_request(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    execute(place, "UPDATE statements SET link = 'chain' WHERE article_key = 2")
    assert main(["--archive", place, "verify"]) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert lines == [
        "differs: article mill: statement 0 of article 2 cannot be read: 'chain' is not a valid Link "
        "(--repair makes it again)"
    ]
    assert last == "2 articles verified: 1 difference"
    assert main(["--archive", place, "verify", "--repair"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 articles verified: no differences, 1 mended"
    assert main(["--archive", place, "verify"]) == 0


def test_a_damaged_row_is_one_line_to_who_asks(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    execute(place, "UPDATE statements SET link = 'chain' WHERE article_key = 2")
    assert main(["--archive", place, "ask", "did Ada Quill mention the mill?"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("onrecord: statement 0 of article 2 cannot be read: 'chain' is not a valid Link; onrecord ")


@pytest.mark.parametrize("command", [["ask", "who spoke?"], ["list"], ["read"], ["remove", "quay"], ["coverage"]])
@pytest.mark.parametrize("indexed", [True, False])
def test_a_file_cut_to_nothing_is_no_empty_archive(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], indexed: bool
) -> None:
    cut = Path(place) if indexed else tmp_path / "cut.db"
    for end in ("-wal", "-shm"):
        Path(f"{place}{end}").unlink(missing_ok=True)
    cut.write_bytes(b"")
    assert main(["--archive", str(cut), *command]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"onrecord: the archive {cut} is an empty file, 0 bytes: onrecord restore COPY puts")


def test_adding_makes_an_archive_of_an_empty_file_but_not_of_one_that_was_cut(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new.txt").write_text("The weir was mended.")
    (tmp_path / "new.db").touch()
    assert main(["--archive", str(tmp_path / "new.db"), "add", "--no-read", str(tmp_path / "new.txt")]) == 0
    for end in ("-wal", "-shm"):
        Path(f"{place}{end}").unlink(missing_ok=True)
    Path(place).write_bytes(b"")
    capsys.readouterr()
    assert main(["--archive", place, "add", "--no-read", str(tmp_path / "new.txt")]) == 2
    assert "though the index of an archive lies beside it" in capsys.readouterr().err
    assert Path(place).stat().st_size == 0


@pytest.mark.parametrize("given", ["none.db", "news.txt"])
def test_what_cannot_be_verified(tmp_path: Path, capsys: pytest.CaptureFixture[str], given: str) -> None:
    (tmp_path / "news.txt").write_text("Dear Sir or Madam,\n" * 300)
    assert main(["--archive", str(tmp_path / given), "verify"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert given in line
