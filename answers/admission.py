"""What an article must be to be archived."""

from __future__ import annotations

import re
from datetime import date

from answers.model import Article

MAX_TEXT = 5_000_000
"""Characters; the longest newspaper articles have a hundredth of it."""
MAX_ID = 200
MAX_FIELD = 2_000
"""Characters of a title, publisher, author or address."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def refusal(article: Article) -> str | None:
    """Why an article cannot be archived, in one line; None when it can."""
    return _of_id(article) or _of_text(article) or _of_fields(article)


def label(article: Article) -> str:
    """The article's id as it can be shown, whatever it is."""
    shown = ascii(article.id) if not isinstance(article.id, str) or _SURROGATE.search(article.id) else article.id
    shown = _CONTROL.sub("�", shown)
    return shown if len(shown) <= MAX_ID else f"{shown[: MAX_ID - 1]}…"


def _of_id(article: Article) -> str | None:
    for name, value in (("id", article.id), ("collection", article.collection)):
        if not isinstance(value, str) or not value.strip():
            return f"the {name} is missing"
        if len(value) > MAX_ID:
            return f"the {name} has {len(value):,} characters; at most {MAX_ID} are allowed"
        if _CONTROL.search(value) or _SURROGATE.search(value):
            return f"the {name} has characters in it that cannot be shown"
        if value != value.strip():
            return f"the {name} begins or ends with a blank"
        if value[0] in "/\\~" or ".." in re.split(r"[/\\]", value):
            return f"the {name} is a path and not a name"
    return None


def _of_text(article: Article) -> str | None:
    if not isinstance(article.text, str) or not article.text.strip():
        return "the text is empty"
    if len(article.text) > MAX_TEXT:
        return f"the text has {len(article.text):,} characters; at most {MAX_TEXT:,} are allowed"
    return _unstorable("text", article.text)


def _of_fields(article: Article) -> str | None:
    if not isinstance(article.title, str):
        return "the title is missing"
    if article.published is not None and not isinstance(article.published, date):
        return "the publication date is not a date"
    fields = {
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "address": article.url,
    }
    for name, value in fields.items():
        if value is None:
            continue
        if not isinstance(value, str):
            return f"the {name} is not text"
        if len(value) > MAX_FIELD:
            return f"the {name} has {len(value):,} characters; at most {MAX_FIELD:,} are allowed"
        if reason := _unstorable(name, value):
            return reason
    return None


def _unstorable(name: str, value: str) -> str | None:
    if "\x00" in value:
        return f"the {name} has a NUL character in it: is it a binary file?"
    if _SURROGATE.search(value):
        return f"the {name} has half a character in it: is it wrongly decoded?"
    return None
