"""The words and colours that Discord messages have in common."""

from __future__ import annotations

from datetime import datetime, tzinfo

from answers.model import Act, Article, Excerpt, Manner, Modality, Polarity, Statement, Verdict
from answers.phrasing import day
from bot.present.escape import escape_within, link

VERDICTS = {
    Verdict.YES: ("Yes", 0x2E8B57),
    Verdict.NO: ("No", 0xC0392B),
    Verdict.MIXED: ("Mixed", 0xD68910),
    Verdict.NOT_ON_RECORD: ("Not on record", 0x7D3C98),
    Verdict.NOT_FOUND: ("Not found", 0x7F8C8D),
    Verdict.QUOTES: ("On record", 0x2471A3),
}
"""Each verdict's word and its embed's colour; the word alone tells them apart too."""

NEUTRAL = 0x2471A3

_MANNERS = {
    Manner.DIRECT: "quoted",
    Manner.MIXED: "partly quoted",
    Manner.INDIRECT: "reported",
    Manner.NARRATED: "as the article tells it",
}
_POLARITIES = {Polarity.NEGATED: "did not", Polarity.DENIED: "denied"}
_MODALITIES = {Modality.CONDITIONAL: "conditional", Modality.PLANNED: "planned", Modality.POSSIBLE: "possible"}


def manner(statement: Statement | None, limit: int = 120) -> str:
    """How a statement is given, escaped: "quoted", "reported by two officials", "did not, reported".

    ``limit`` is the room for the names of those who report it.
    """
    if statement is None:
        return "as the article tells it"
    words = [_POLARITIES[statement.polarity]] if statement.polarity in _POLARITIES else []
    if statement.modality in _MODALITIES:
        words.append(_MODALITIES[statement.modality])
    if statement.act is Act.EVENT:
        words.append(_MANNERS[Manner.NARRATED])
    elif not (statement.via and statement.manner is Manner.INDIRECT):
        words.append(_MANNERS[statement.manner])
    if statement.via:
        words.append("reported by " + escape_within(", by ".join(statement.via), limit))
    return ", ".join(words)


def published(article: Article, zone: tzinfo) -> str:
    """The day of publication, where a time of day is known in the time zone of the reader."""
    when = article.published
    if isinstance(when, datetime) and when.tzinfo is not None:
        when = when.astimezone(zone)
    if when is None:
        return "date unknown"
    return day(when.date() if isinstance(when, datetime) else when)


def who(excerpt: Excerpt, limit: int = 120) -> str:
    """The speaker in bold, or that there is none."""
    return f"**{escape_within(excerpt.speaker, limit)}**" if excerpt.speaker else "Nobody named"


def source(article: Article, zone: tzinfo, number: int, *, title: bool = True) -> str:
    """Publisher, day, title and the numbered link of an article, escaped, on one line."""
    parts = [
        escape_within(article.publisher, 80) if article.publisher else "publisher unknown",
        published(article, zone),
    ]
    if title and article.title:
        parts.append(f"*{escape_within(article.title, 140)}*")
    parts.append(link(str(number), article.url))
    return " · ".join(part for part in parts if part)
