"""Named values from outside (front matter, a JSON line, a page's metadata) to an Article, each value checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from answers.errors import InputError
from answers.model import SHARED, Article
from bot.intake.published import parse_published

MAX_CHARACTERS = 1_000_000
"""Of an article's text; the parser takes no more, and no article of news has as many."""
MAX_ID = 200
MAX_LINE = 500
"""Characters of a title, a publisher's or an author's name."""
MAX_URL = 2_000

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# What a name or a title never needs: controls, zero-width blanks, and the marks that turn the direction of text
# (U+200C and U+200D stay: scripts and emoji are written with them).
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+"
)
_WEB = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f-\xa0]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that was not taken: ``where`` ("notes.txt:3") and ``reason``, each on one line."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class FieldError(InputError):
    """A value that cannot be used; ``field`` names it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field


def shown(value: object, limit: int = 40) -> str:
    """A value from outside as a short quoted piece of one line, for messages."""
    text = _INVISIBLE.sub(" ", str(value))
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


def one_line(text: str) -> str:
    """A title or a name without line breaks, controls, and marks that nobody sees."""
    return " ".join(_INVISIBLE.sub(" ", text).split()) if _INVISIBLE.search(text) else " ".join(text.split())


def make_article(
    fields: Mapping[str, object], text: object, *, default_id: str | None = None, collection: str = SHARED
) -> Article:
    """The article that these values make; unknown names are ignored. Raises FieldError, naming the value."""
    body = check_text(text)
    id_ = _identity(fields.get("id"), default_id)
    return Article(
        id=id_,
        title=_line(fields, "title") or _first_line(body),
        text=body,
        publisher=_line(fields, "publisher"),
        author=_line(fields, "author"),
        published=_published(fields.get("published")),
        url=_url(fields.get("url")),
        collection=collection,
    )


def check_text(text: object) -> str:
    """The text itself, unchanged; raises FieldError when it is no text, empty, too long or not Unicode."""
    if text is None:
        raise FieldError("text", "missing")
    if not isinstance(text, str):
        raise FieldError("text", f"a string is needed, not {shown(text)}")
    if len(text) > MAX_CHARACTERS:
        raise FieldError("text", f"{len(text):,} characters are too long for an article (limit {MAX_CHARACTERS:,})")
    if not text.strip():
        raise FieldError("text", "empty")
    if "\0" in text:
        raise FieldError("text", "holds NUL characters: binary, not text")
    if _LONE_SURROGATE.search(text):
        raise FieldError("text", "holds half a character (a lone surrogate)")
    return text


def _identity(value: object, default: str | None) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise FieldError("id", f"a string is needed, not {shown(value)}")
    id_ = one_line(value or default or "")
    if not id_:
        raise FieldError("id", "missing")
    if len(id_) > MAX_ID:
        raise FieldError("id", f"{len(id_)} characters are too long (limit {MAX_ID})")
    if _LONE_SURROGATE.search(id_):
        raise FieldError("id", "holds half a character (a lone surrogate)")
    return id_


def _line(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if name == "author" and isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        raise FieldError(name, f"a string is needed, not {shown(value)}")
    line = one_line(value)
    if len(line) > MAX_LINE:
        raise FieldError(name, f"{len(line):,} characters are too long (limit {MAX_LINE})")
    if _LONE_SURROGATE.search(line):
        raise FieldError(name, "holds half a character (a lone surrogate)")
    return line or None


def _published(value: object) -> date | datetime | None:
    if value is None or value == "":
        return None
    when = parse_published(value) if isinstance(value, str) else None
    if when is None:
        raise FieldError("published", f"no date: {shown(value)} (write 2025-08-13)")
    return when


def _url(value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str) or len(value) > MAX_URL or not _WEB.fullmatch(value.strip()):
        raise FieldError("url", f"no web address: {shown(value)} (write https://…)")
    return value.strip()


def _first_line(text: str, limit: int = 100) -> str:
    """A title for a text that has none: its first line that is no markup, cut at a word."""
    for raw in text.splitlines():
        line = one_line(raw).lstrip("#*=- ").strip()
        if line:
            return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"
    return "(no title)"
