"""Files, folders and standard input to articles, one after the other as they are asked for."""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from answers.errors import InputError
from answers.model import SHARED, Article
from bot.intake.fields import FieldError, Rejection, make_article, one_line
from bot.intake.front import FrontMatterError, split_front_matter
from bot.intake.json_lines import read_json_lines
from bot.intake.pages import read_page
from bot.intake.sources import decode, read_whole, unpacked

STDIN = "-"
_KINDS = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "page",
    ".htm": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
KNOWN = ".txt, .md, .html, .jsonl, each also as .gz"
_LINK = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|\?xml)", re.IGNORECASE)


def read_paths(
    paths: Iterable[str], *, collection: str = SHARED, stdin: io.BufferedReader | None = None
) -> Iterator[Article | Rejection]:
    """The articles of files, folders (with what is in them) and ``-`` (standard input).

    What cannot be used is a Rejection in its place. Two files that give the same id are told apart by rejecting
    the second: the archive would take it for a new version of the first.
    """
    taken: dict[str, str] = {}
    for path in paths:
        for item in _read(path, collection, stdin):
            if isinstance(item, tuple):
                name, article = item
                first = taken.setdefault(article.id, name)
                if os.path.realpath(first) != os.path.realpath(name):
                    reason = f"the id {article.id!r} is that of {first} (give one of them another: 'id: …' on top)"
                    yield Rejection(name, reason)
                    continue
                yield article
            else:
                yield item


_Item = Article | Rejection | tuple[str, Article]
"""A tuple is the article of a file with just one, and that file's name."""


def _read(path: str, collection: str, stdin: io.BufferedReader | None) -> Iterator[_Item]:
    if path == STDIN:
        yield from _read_stdin(collection, stdin)
    elif _LINK.match(path):
        yield Rejection(one_line(path), "links are not fetched yet: save the page and add the file")
    elif os.path.isdir(path):
        yield from _read_folder(path, collection)
    else:
        yield from _read_file(path, collection)


def _read_folder(top: str, collection: str) -> Iterator[_Item]:
    found = False
    for path in _walk(top):
        if kind_of(path) is not None:
            found = True
            yield from _read_file(path, collection)
    if not found:
        yield Rejection(_name(top), f"no article in this folder ({KNOWN})")


def _walk(top: str) -> Iterator[str]:
    """All files below ``top`` in order of name; hidden ones and folders seen before (links back) are left out."""
    seen: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(top, followlinks=True):
        try:
            status = os.stat(folder)
        except OSError:
            status = None
        key = (status.st_dev, status.st_ino) if status else None
        if key is None or key in seen:
            folders.clear()
            continue
        seen.add(key)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(folder, name) for name in sorted(files) if not name.startswith("."))


def kind_of(path: str) -> str | None:
    """What a file's name says is in it: text, page or lines; None when nothing that is known."""
    return _KINDS.get(Path(path.removesuffix(".gz")).suffix.lower())


def _read_file(path: str, collection: str) -> Iterator[_Item]:
    name = _name(path)
    try:
        kind = kind_of(path)
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise InputError("no regular file")
        if kind is None:
            raise InputError(f"unknown kind of file (known: {KNOWN})")
        with open(path, "rb") as file:
            yield from _read_stream(unpacked(file), kind, name, _stem(path), collection)
    except InputError as error:
        yield _rejection(name, error)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        yield Rejection(name, getattr(error, "strerror", None) or "cannot be read")


def _read_stdin(collection: str, stdin: io.BufferedReader | None) -> Iterator[_Item]:
    name = "standard input"
    try:
        stream = unpacked(stdin or os.fdopen(0, "rb", closefd=False))
        top = stream.peek(1024)[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
        kind = "lines" if top.startswith(b"{") else "page" if _PAGE.match(top) else "text"
        yield from _read_stream(stream, kind, name, None, collection)
    except InputError as error:
        yield _rejection(name, error)
    except OSError as error:
        yield Rejection(name, error.strerror or "cannot be read")


def _read_stream(stream: io.BufferedReader, kind: str, name: str, stem: str | None, collection: str) -> Iterator[_Item]:
    if kind == "lines":
        yield from read_json_lines(stream, name, collection)
        return
    data = read_whole(stream)
    if not data.strip():
        raise InputError("empty")
    default_id = stem or hashlib.sha256(data).hexdigest()[:16]
    if kind == "page":
        yield name, read_page(data, default_id=default_id, collection=collection)
    else:
        yield name, read_text(decode(data), name, default_id=default_id, collection=collection)


def read_text(text: str, name: str, *, default_id: str, collection: str = SHARED) -> Article:
    """The article of a text with optional front matter. Raises InputError; a bad value's line is told."""
    split = split_front_matter(text)
    try:
        return make_article(split.fields, split.text, default_id=default_id, collection=collection)
    except FieldError as error:
        if error.field in split.lines:
            raise FrontMatterError(str(error), split.lines[error.field]) from None
        raise


def _rejection(name: str, error: InputError) -> Rejection:
    return Rejection(f"{name}:{error.line}" if isinstance(error, FrontMatterError) else name, str(error))


def _stem(path: str) -> str:
    return one_line(Path(path.removesuffix(".gz")).stem.encode("utf-8", "replace").decode("utf-8"))


def _name(path: str) -> str:
    """The path as it can be shown: on one line, without undecodable bytes."""
    return one_line(os.fsencode(path).decode("utf-8", "replace"))
