"""JSON lines, line by line, whatever is in them."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from answers.model import Article
from bot.intake import Rejection, read_paths

GOOD = '{"id": "g", "text": "The mayor spoke."}'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param('{"id": "a", "text": ', "broken JSON at character", id="broken"),
        pytest.param('["id"]', "a JSON object is needed", id="a list"),
        pytest.param("[" * 100_000, "JSON nested too deeply", id="deep"),
        pytest.param('{"id": ' + "9" * 5000 + "}", "JSON with a number of too many digits", id="many digits"),
        pytest.param('{"id": NaN, "text": "One."}', "NaN is no JSON", id="NaN"),
        pytest.param('{"text": "One."}', "id: missing", id="no id"),
        pytest.param('{"id": true, "text": "One."}', "id: a string is needed", id="a truth for an id"),
        pytest.param('{"id": "a"}', "text: missing", id="no text"),
        pytest.param('{"id": "a", "text": 3}', "text: a string is needed, not '3'", id="a number for a text"),
        pytest.param('{"id": "a", "text": "x\\u0000"}', "text: holds NUL characters", id="NUL"),
        pytest.param('{"id": "a", "text": "x\\ud800"}', "text: holds half a character", id="lone surrogate"),
        pytest.param('{"id": "a", "text": "x", "published": 17}', "published: no date: '17'", id="a number for a date"),
        pytest.param('{"id": "a", "text": "x", "title": []}', "title: a string is needed", id="a list for a title"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"\n{line}\n{GOOD}", encoding="utf-8")
    rejection, article = read_paths([str(path)])
    assert str(rejection).startswith(f"{path}:2: {message}")
    assert isinstance(article, Article)


def test_invalid_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(GOOD.encode() + b'\n{"id": "\xff"}\n')
    assert str(list(read_paths([str(path)]))[1]) == f"{path}:2: not UTF-8 at byte 8"


def test_a_line_that_is_too_long_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"x": "' + b"y" * 12_000_000 + b'"}\n' + GOOD.encode(), 1))
    rejection, article = read_paths([str(path)])
    assert str(rejection) == f"{path}:1: too long for an article: over 10,000,000 bytes"
    assert isinstance(article, Article)


def test_gzip_that_breaks_off_gives_what_was_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(f'{{"id": "{n}", "text": "Number {n} spoke, and {n * 7919}."}}\n' for n in range(5000))
    path.write_bytes(gzip.compress(lines.encode())[:-2000])
    *articles, last = read_paths([str(path)])
    assert len(articles) > 100
    assert isinstance(last, Rejection)


def test_articles_come_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{GOOD}\n" * 3 + "broken")
    assert isinstance(next(read_paths([str(path)])), Article)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n")
    assert [str(item) for item in read_paths([str(path)])] == [f"{path}: empty"]


def test_all_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "a", "text": "x\\r\\ny", "title": "T", "publisher": "P", "author": "A", "odd": 1,'
        ' "published": "2025-08-13T10:00:00Z", "url": "https://example.org/", "collection": "other"}'
    )
    when = datetime(2025, 8, 13, 10, tzinfo=UTC)
    assert list(read_paths([str(path)], collection="mine")) == [
        Article("a", "T", "x\r\ny", "P", "A", when, "https://example.org/", collection="mine")
    ]


def test_day_of_a_plain_date(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "x", "published": "1987-02-26"}')
    [article] = read_paths([str(path)])
    assert isinstance(article, Article)
    assert article.published == date(1987, 2, 26)


def test_a_file_of_empty_lines_is_read_no_further(tmp_path: Path) -> None:
    article = b'{"id": "a", "title": "T", "text": "Ada Quill spoke."}\n'
    with gzip.open(tmp_path / "a.jsonl.gz", "wb", compresslevel=1) as stream:
        stream.write(article + b" \n" * 6_000_000 + article)
    found = list(read_paths([str(tmp_path / "a.jsonl.gz")]))
    assert isinstance(found[0], Article)
    assert [str(one).rpartition(": ")[2] for one in found[1:]] == ["the rest of the file is left out"]
