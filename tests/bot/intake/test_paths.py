"""Files, folders and standard input: what is taken, what is turned away and with which words."""

from __future__ import annotations

import gzip
import io
import os
from datetime import date
from pathlib import Path

import pytest

from answers.model import Article
from bot.intake import Rejection, read_paths

FRONT = "---\ntitle: A harbour opens\npublisher: The Ledger\npublished: 2025-03-04\nurl: https://example.org/a\n---\n"
BODY = "The mayor said the harbour will open.\r\n\r\nShe didn’t name a day 👩‍🚒."


def taken(*paths: Path | str) -> list[Article]:
    """The articles of these paths; none may be turned away."""
    items = list(read_paths([str(path) for path in paths]))
    assert not [str(item) for item in items if isinstance(item, Rejection)]
    return [item for item in items if isinstance(item, Article)]


def refused(*paths: Path | str) -> list[str]:
    """What is said of what was turned away."""
    return [str(item) for item in read_paths([str(path) for path in paths]) if isinstance(item, Rejection)]


def written(path: Path, content: str | bytes) -> Path:
    """The path, with this in it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_front_matter_is_taken_off_and_the_text_left_as_it_is(tmp_path: Path) -> None:
    [article] = taken(written(tmp_path / "harbour.md", FRONT + BODY))
    assert article == Article(
        id="harbour",
        title="A harbour opens",
        text=BODY,
        publisher="The Ledger",
        published=date(2025, 3, 4),
        url="https://example.org/a",
    )


def test_without_front_matter_the_first_line_is_the_title(tmp_path: Path) -> None:
    [article] = taken(written(tmp_path / "a.txt", "\n# Harbour opens\n\nThe mayor spoke."))
    assert (article.title, article.text) == ("Harbour opens", "\n# Harbour opens\n\nThe mayor spoke.")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    [article] = taken(written(tmp_path / "a.txt", b"\xef\xbb\xbf" + (FRONT + BODY).encode()))
    assert (article.title, article.text) == ("A harbour opens", BODY)


def test_invisible_characters_are_kept_in_the_text_and_not_in_the_title(tmp_path: Path) -> None:
    [article] = taken(written(tmp_path / "a.txt", "---\ntitle: 'He\u202esaid \u200b no'\n---\nHe\u202e said\u200b no."))
    assert (article.title, article.text) == ("He said no", "He\u202e said\u200b no.")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "a.txt: empty", id="empty"),
        pytest.param(" \n\t\n", "a.txt: empty", id="blank"),
        pytest.param("---\ntitle: x\n---\n", "a.txt: text: empty", id="nothing after front matter"),
        pytest.param(b"\x7fELF\x00\x00\x01", "a.txt: binary, not text", id="binary"),
        pytest.param("caf\u00e9".encode("latin-1"), "a.txt: not UTF-8 at byte 3", id="latin-1"),
        pytest.param("text".encode("utf-16"), "a.txt: UTF-16 (save it as UTF-8)", id="utf-16"),
        pytest.param("---\n- a\n- b\n---\nText.", "a.txt:2: front matter is no mapping", id="front matter is a list"),
        pytest.param("---\njust words\n---\nText.", "a.txt:2: front matter is no mapping", id="front matter is a word"),
        pytest.param("---\ntitle: x\nText.", "a.txt:1: the front matter opened by ---", id="front matter not closed"),
        pytest.param("---\na: [1\n---\nText.", "a.txt:3: front matter: ", id="broken YAML"),
        pytest.param("---\n" + "x: " + "[" * 9000 + "\n---\nText.", "a.txt:1: front matter: nested", id="deep YAML"),
        pytest.param("---\na: &a [x]\nb: *a\n---\nText.", "a.txt:3: front matter: aliases", id="YAML aliases"),
        pytest.param("---\nb: " + "y" * 20_000 + "\n---\nText.", "a.txt:1: the front matter", id="long front matter"),
        pytest.param(
            "---\ntitle: x\npublished: tomorrowish\n---\nText.",
            "a.txt:3: published: no date: 'tomorrowish' (write 2025-08-13)",
            id="a date that is none",
        ),
        pytest.param("---\npublished: 2025-02-30\n---\nText.", "a.txt:2: published: no date", id="30 February"),
        pytest.param("---\npublished: 03/04/2025\n---\nText.", "a.txt:2: published: no date", id="ambiguous date"),
        pytest.param("---\npublished: [2025]\n---\nText.", "a.txt:2: published: no date", id="a list for a date"),
        pytest.param(
            "---\ntitle: {a: b}\n---\nText.", "a.txt:2: title: a string is needed", id="a mapping for a title"
        ),
        pytest.param("---\nurl: javascript:x\n---\nText.", "a.txt:2: url: no web address", id="an address of no page"),
        pytest.param("---\nid: " + "x" * 201 + "\n---\nText.", "a.txt:2: id: 201 characters", id="long id"),
        pytest.param("x" * 10_000_000, "a.txt: too long for an article", id="10 MB"),
        pytest.param("x" * 1_000_001, "a.txt: text: 1,000,001 characters are too long", id="a million and one"),
    ],
)
def test_what_cannot_be_used_gets_one_line(tmp_path: Path, content: str | bytes, message: str) -> None:
    [line] = refused(written(tmp_path / "a.txt", content))
    assert line.startswith(f"{tmp_path}/{message}")
    assert "\n" not in line


def test_the_rest_goes_on(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", "One.")
    written(tmp_path / "b.txt", b"\x00")
    written(tmp_path / "c.txt", "Three.")
    items = list(read_paths([str(tmp_path)]))
    assert [type(item) for item in items] == [Article, Rejection, Article]


def test_values_that_yaml_would_turn_into_others_stay_words(tmp_path: Path) -> None:
    [article] = taken(
        written(tmp_path / "a.txt", "---\nid: 0042\ntitle: no\npublisher: ~\nauthor: [A B, C D]\n---\nText.")
    )
    assert (article.id, article.title, article.publisher, article.author) == ("0042", "no", None, "A B, C D")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("nowhere.txt", "No such file or directory", id="missing"),
        pytest.param("picture.png", "unknown kind of file", id="unknown kind"),
        pytest.param("empty", "no article in this folder", id="empty folder"),
        pytest.param("pipe.txt", "no regular file", id="a pipe, which would never end"),
        pytest.param("broken.txt.gz", "broken gzip file", id="broken gzip"),
        pytest.param("bomb.txt.gz", "too long for an article", id="gzip bomb"),
        pytest.param("\0.txt", "cannot be read", id="a NUL in the name"),
    ],
)
def test_paths_that_cannot_be_used(tmp_path: Path, name: str, message: str) -> None:
    written(tmp_path / "picture.png", b"\x89PNG")
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    written(tmp_path / "broken.txt.gz", gzip.compress(b"Some text. " * 999)[:60])
    written(tmp_path / "bomb.txt.gz", gzip.compress(b"\n" * 50_000_000, 1))
    [line] = refused(tmp_path / name)
    assert message in line


def test_a_link_is_told_to_be_none_yet() -> None:
    assert refused("https://example.org/a") == [
        "https://example.org/a: links are not fetched yet: save the page and add the file"
    ]


def test_folders_are_gone_through_in_order_without_hidden_files_and_loops(tmp_path: Path) -> None:
    (tmp_path / "b" / ".git").mkdir(parents=True)
    for name in ("z.txt", "b/a.md", "b/.git/c.txt", ".hidden.txt", "notes.pdf"):
        written(tmp_path / name, f"Text of {name}.")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    assert [article.id for article in taken(tmp_path)] == ["z", "a"]


def test_two_files_with_one_id_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    written(tmp_path / "report.txt", "One.")
    written(tmp_path / "old" / "report.txt", "Two.")
    assert [line.split(" (")[0] for line in refused(tmp_path)] == [
        f"{tmp_path}/old/report.txt: the id 'report' is that of {tmp_path}/report.txt"
    ]


def test_a_path_given_twice_is_no_fault(tmp_path: Path) -> None:
    path = written(tmp_path / "report.txt", "One.")
    assert [article.id for article in taken(path, tmp_path)] == ["report", "report"]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        pytest.param(b'{"id": "a", "text": "One."}\n{"id": 7, "text": "Two."}', ["a", "7"], id="JSON lines"),
        pytest.param(gzip.compress(b'{"id": "a", "text": "One."}\n'), ["a"], id="gzip"),
        pytest.param(b"---\nid: mine\n---\nOne.", ["mine"], id="text with front matter"),
        pytest.param(b"One.", [None], id="text alone"),
    ],
)
def test_standard_input_is_judged_by_what_is_in_it(content: bytes, ids: list[str | None]) -> None:
    items = list(read_paths(["-"], stdin=io.BufferedReader(io.BytesIO(content))))
    found = [item.id for item in items if isinstance(item, Article)]
    assert len(found) == len(ids)
    assert all(expected in (None, id_) for expected, id_ in zip(ids, found, strict=True))


def test_the_id_of_a_text_on_standard_input_follows_from_it() -> None:
    runs = [list(read_paths(["-"], stdin=io.BufferedReader(io.BytesIO(b"One.")))) for _ in range(2)]
    assert runs[0] == runs[1]
