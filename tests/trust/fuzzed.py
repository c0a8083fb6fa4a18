"""What strangers' bytes are given to, for fuzzing: whatever they are, an error is one of the program's own."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from answers import Archive, Article, OnRecordError, claims, load_lore
from bot import settings
from bot.commands import buttons
from bot.commands.articles import from_file
from bot.harness import checking
from bot.intake.front import split_front_matter
from bot.intake.json_lines import read_json_lines
from bot.intake.pages import read_page

TEXTS = (
    "Ada Quill said on Monday that the old harbour would close. She did not mention the cost.",
    "Ben Rook, the mayor, denied on 3 March 2025 that the bridge had been sold to Halden Works.",
)


@cache
def archive() -> Archive:
    """A small archive in memory."""
    made = Archive.from_articles(Article(f"a{n}", f"Article {n}", text) for n, text in enumerate(TEXTS))
    made.read()
    return made


def question(data: bytes) -> None:
    """A question, a topic and a name."""
    text = data.decode("utf-8", "surrogateescape")[:500]
    archive().ask(text)
    with suppress(OnRecordError):
        archive().quotes(text)
    archive().timeline(text)


def message(data: bytes) -> None:
    """The claims of a message."""
    claims(data.decode("utf-8", "replace")[:2_000])


def upload(data: bytes) -> None:
    """A file that a member attaches."""
    from_file(archive(), data, "one")


def page(data: bytes) -> None:
    """A page."""
    read_page(b"<!doctype html><html>" + data, default_id="x")


def front_matter(data: bytes) -> None:
    """A text with fields above it."""
    split_front_matter("---\n" + data.decode("utf-8", "replace") + "\n---\nText.")


def json_lines(data: bytes) -> None:
    """Articles, a line each."""
    for _ in read_json_lines(io.BufferedReader(io.BytesIO(data)), "x"):
        pass


def configuration(data: bytes) -> None:
    """The configuration of the bot."""
    settings.parse(data.decode("utf-8", "surrogateescape"))


def check(data: bytes) -> None:
    """Golden questions and Discord scripts."""
    checking.load([_file(data)])


def lore(data: bytes) -> None:
    """Names of one's own."""
    load_lore(_file(data))


def button(data: bytes) -> None:
    """The id of a button."""
    if found := re.fullmatch(buttons._FORM, data.decode("utf-8", "replace")):
        int(found["version"])
        int(found["number"] or 0)


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (question, message, upload, page, front_matter, json_lines, configuration, check, lore, button)
}

SEEDS: dict[str, bytes] = {
    "question": b"did Ada Quill mention the cost in March 2025?",
    "message": b"Ada Quill said the harbour would close. It did not.",
    "upload": b"---\ntitle: T\npublished: 2025-01-02\n---\nAda Quill spoke.",
    "page": b"<head><title>T</title><meta property=og:title content=x></head><article><p>Ada Quill spoke.</article>",
    "front_matter": b"title: T\npublished: 2025-01-02T10:00:00+02:00\nurl: https://example.org/",
    "json_lines": b'{"id": "a", "title": "T", "text": "Ada Quill spoke.", "published": "2025-01-02"}\n',
    "configuration": b"archive: a.db\nprocesses: 2\ntime_zone: Europe/Kyiv\nlisten: 127.0.0.1:9464\nmetrics: true",
    "check": b"- ask: did Ada speak?\n  articles:\n    - text: Ada spoke.\n  expect:\n    verdict: yes\n- script: x\n"
    b"  members: {ada: {manages: true}}\n  steps:\n    - say: hello\n      expect: nothing",
    "lore": b"names:\n  - name: Ada Quill\n    also: [The Quill]\n",
    "button": b"or1:helped:abc_-1:1",
}


def _file(data: bytes) -> Path:
    place = Path(tempfile.gettempdir()) / "onrecord-fuzzed.yaml"
    place.write_bytes(data)
    return place


def tried(name: str, data: bytes) -> None:
    """Give bytes to a target; what is no error of the program's own is raised."""
    with suppress(OnRecordError):
        TARGETS[name](data)
