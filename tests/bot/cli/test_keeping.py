"""Adding, reading, listing, removing and exporting on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from answers import Archive, Logged, Verdict
from bot.cli import main

pytestmark = pytest.mark.usefixtures("own_folders")

HARBOUR = "---\ntitle: Harbour\npublished: 2025-03-04\n---\nAda Quill said on Monday that the harbour will open."
BRIDGE = "---\ntitle: Bridge\npublished: 2025-03-05\n---\nBen Rook did not mention the bridge."


@pytest.fixture
def archive(tmp_path: Path) -> list[str]:
    """Options that name an archive with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.md").write_text(HARBOUR)
    (folder / "bridge.md").write_text(BRIDGE)
    options = ["--archive", str(tmp_path / "a.db")]
    assert main([*options, "add", str(folder)]) == 0
    return options


def test_added_articles_answer(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([*archive, "ask", "did Ada Quill mention the harbour?"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Yes – ")
    assert captured.err == ""


def test_what_was_done_is_counted(archive: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "articles"
    (folder / "bridge.md").write_text(BRIDGE.replace("Rook", "Crow"))
    (folder / "new.txt").write_text("Cy Vane spoke.")
    (folder / "bad.txt").write_text("")
    capsys.readouterr()
    assert main([*archive, "add", str(folder), "--no-read"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "1 added, 1 replaced, 1 unchanged, 1 rejected\n"
    assert captured.err == f"onrecord: {folder}/bad.txt: empty\n"


def test_reading_later(archive: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.txt").write_text("Cy Vane said that he was tired.")
    main([*archive, "add", "--no-read", str(tmp_path / "new.txt")])
    capsys.readouterr()
    assert [main([*archive, "read"]), main([*archive, "read"])] == [0, 0]
    assert capsys.readouterr().out == "1 read\n0 read\n"


def test_list(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([*archive, "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "bridge  5 March 2025 · publisher unknown · Bridge",
        "harbour  4 March 2025 · publisher unknown · Harbour",
    ]


def test_list_as_json(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main([*archive, "list", "--json"])
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["bridge", "harbour"]


def test_coverage(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([*archive, "coverage"]) == 0
    assert capsys.readouterr().out == "2 articles, 4 to 5 March 2025\n"


def test_remove(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([*archive, "remove", "bridge", "tunnel"]) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("1 removed\n", "onrecord: 1 of these ids is not in the archive\n")


def test_export_has_spans_into_the_text(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([*archive, "export", "statements"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    [row] = [row for row in rows if row["article_id"] == "harbour"]
    text = HARBOUR.rpartition("---\n")[2]
    assert ["".join(text[a:b] for a, b in row[part]) for part in ("source", "cue")] == ["Ada Quill", "said"]
    assert (row["speaker"], row["polarity"], row["modality"]) == ("Ada Quill", "affirmed", "asserted")


def test_what_is_added_without_a_name_for_the_archive_answers_from_then_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "harbour.md").write_text(HARBOUR)
    main(["add", str(tmp_path / "harbour.md")])
    capsys.readouterr()
    main(["coverage"])
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("1 article, 4 March 2025\n", "")


def test_an_archive_too_large_to_look_through_answers_when_it_is_opened_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = [{"id": f"a{n}", "text": f"Ada Quill said that pier {n} will open."} for n in range(40)]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(article) for article in articles))
    options = ["--archive", str(tmp_path / "a.db")]
    main([*options, "add", "--no-read", str(tmp_path / "a.jsonl")])
    capsys.readouterr()
    assert main([*options, "ask", "did Ada Quill mention the pier?"]) == 0
    assert capsys.readouterr().out.startswith("Yes – ")


def test_an_archive_that_can_only_be_read_answers(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(archive[1])
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert main([*archive, "ask", "did Ada Quill mention the harbour?"]) == 0
    finally:
        path.parent.chmod(0o755)


def test_what_could_not_be_read_is_listed_with_the_reason_and_read_again_when_asked(
    archive: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new.txt").write_text("Cy Vane said that he was tired.")
    main([*archive, "add", "--no-read", str(tmp_path / "new.txt")])
    with Archive.open(archive[1]) as opened:
        one = next(stored for stored in opened._store.articles(range(10)).values() if stored.article.id == "harbour")
        opened.put_aside(one, "it takes more than 120 s of the processor")
    capsys.readouterr()
    assert main([*archive, "list", "--unread"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "new  shared · not read yet · Cy Vane said that he was tired.",
        "harbour  shared · put aside: it takes more than 120 s of the processor · Harbour",
    ]
    assert main([*archive, "list", "--unread", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["id"], one["put_aside"]) for one in lines] == [
        ("new", None),
        ("harbour", "it takes more than 120 s of the processor"),
    ]
    assert main([*archive, "read"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "1 read\n"
    assert captured.err.startswith("onrecord: 1 article is put aside")
    assert main([*archive, "read", "--again"]) == 0
    assert main([*archive, "list", "--unread"]) == 0
    assert capsys.readouterr().out == "1 read\n"
    assert main([*archive, "list", "--unread", "--publisher", "x"]) == 2


def test_what_is_kept_of_a_member_is_deleted(archive: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    member = "417300000000000001"
    with Archive.open(archive[1]) as opened:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        log = opened.catalogue.questions
        log.keep(Logged("a", "one", "did Ada mention it?", Verdict.NO, "{}", now, asker=member))
        log.vote("a", "417300000000000002", True)
    capsys.readouterr()
    assert [main([*archive, "forget", one]) for one in ("417300000000000002", member, member, "me")] == [0, 0, 1, 2]
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        "0 questions and 1 vote deleted",
        "1 question and 0 votes deleted",
        "0 questions and 0 votes deleted",
    ]
    assert captured.err == "onrecord: a member's id is needed, 15 to 20 digits\n"
