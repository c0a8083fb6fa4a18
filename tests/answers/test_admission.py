"""What is refused, and with which words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from answers.admission import MAX_FIELD, MAX_TEXT, label, refusal
from answers.model import Article

GOOD = Article("a-1", "Bridge", "The bridge opened.")

REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no id": ({"id": ""}, "the id is missing"),
    "blank id": ({"id": "  "}, "the id is missing"),
    "id that is a number": ({"id": 7}, "the id is missing"),
    "long id": ({"id": "x" * 201}, "the id has 201 characters; at most 200 are allowed"),
    "id with a line end": ({"id": "a\nb"}, "the id has characters in it that cannot be shown"),
    "id with half a character": ({"id": "a\ud800"}, "the id has characters in it that cannot be shown"),
    "id with a blank before": ({"id": " a"}, "the id begins or ends with a blank"),
    "id up a folder": ({"id": "a/../../etc"}, "the id is a path and not a name"),
    "id from the root": ({"id": "/etc/passwd"}, "the id is a path and not a name"),
    "id from home": ({"id": "~root"}, "the id is a path and not a name"),
    "id up a Windows folder": ({"id": "..\\x"}, "the id is a path and not a name"),
    "no collection": ({"collection": ""}, "the collection is missing"),
    "no text": ({"text": ""}, "the text is empty"),
    "blank text": ({"text": " \r\n\t"}, "the text is empty"),
    "text that is none": ({"text": None}, "the text is empty"),
    "long text": ({"text": "x" * (MAX_TEXT + 1)}, "the text has 5,000,001 characters; at most 5,000,000 are allowed"),
    "NUL": ({"text": "a\x00b"}, "the text has a NUL character in it: is it a binary file?"),
    "half a character": ({"text": "a\udfff"}, "the text has half a character in it: is it wrongly decoded?"),
    "no title": ({"title": None}, "the title is missing"),
    "long title": ({"title": "x" * (MAX_FIELD + 1)}, "the title has 2,001 characters; at most 2,000 are allowed"),
    "NUL in the publisher": ({"publisher": "\x00"}, "the publisher has a NUL character in it: is it a binary file?"),
    "author that is a list": ({"author": ["A", "B"]}, "the author is not text"),
    "date that is text": ({"published": "2024-06-03"}, "the publication date is not a date"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(fields: dict[str, Any], reason: str) -> None:
    assert refusal(replace(GOOD, **fields)) == reason


ADMITTED: dict[str, dict[str, Any]] = {
    "as it is": {},
    "a link as id": {"id": "https://post.example/2024/bridge"},
    "dots in the id": {"id": "v1..2"},
    "letters of any script": {"id": "міст-1"},
    "no title": {"title": ""},
    "emoji and combining marks": {"text": "😀 e\u0301 \u202e"},
    "one letter": {"text": "x"},
    "the longest text": {"text": "x" * MAX_TEXT},
}


@pytest.mark.parametrize("fields", ADMITTED.values(), ids=ADMITTED.keys())
def test_admitted(fields: dict[str, Any]) -> None:
    assert refusal(replace(GOOD, **fields)) is None


LABELS: dict[str, tuple[Any, str]] = {
    "as it is": ("a-1", "a-1"),
    "control characters": ("a\x1b[31m\nb", "a�[31m�b"),
    "half a character": ("a\ud800", r"'a\ud800'"),
    "a number": (7, "7"),
    "long": ("x" * 300, "x" * 199 + "…"),
}


@pytest.mark.parametrize(("id_", "shown"), LABELS.values(), ids=LABELS.keys())
def test_label(id_: Any, shown: str) -> None:
    assert label(replace(GOOD, id=id_)) == shown
