"""Rows of the record to the nouns and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from hashlib import blake2b
from typing import Any, TypeVar

from sqlalchemy import Row

from answers.errors import ArchiveError
from answers.model import (
    Act,
    Article,
    Calling,
    EventDate,
    Link,
    Manner,
    Modality,
    Passage,
    Polarity,
    Precision,
    Span,
    Statement,
    Tense,
    Tenure,
    TimeExpression,
)

Values = dict[str, Any]

_DAMAGE = (ValueError, TypeError, LookupError, OverflowError, RecursionError)
"""What comes of a row that holds something else than what was put there."""

_T = TypeVar("_T")


REMEDY = (
    "onrecord verify tells what else is damaged, --repair mends what can be, onrecord restore puts a copy in its place"
)


def damaged(what: str, reason: object) -> ArchiveError:
    """The error for a row whose content makes no sense."""
    return ArchiveError(f"{what} cannot be read: {' '.join(str(reason).split())}; {REMEDY}")


def _decoding(what: str) -> Callable[[Callable[[Row[Any]], _T]], Callable[[Row[Any]], _T]]:
    """Have a function that reads a row raise ArchiveError with the row's name."""

    def decorate(decode: Callable[[Row[Any]], _T]) -> Callable[[Row[Any]], _T]:
        @wraps(decode)
        def decoded(row: Row[Any]) -> _T:
            try:
                return decode(row)
            except _DAMAGE as error:
                raise damaged(what.format(row=row), error) from error

        return decoded

    return decorate


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as the record keeps it, with the version of the reader that read it and the digest of what it says."""

    key: int
    article: Article
    read_as: int | None
    digest: str

    @property
    def read(self) -> bool:
        """Whether any reader has read it."""
        return self.read_as is not None

    def read_by(self, version: int) -> bool:
        """Whether this version of the reader has read it."""
        return self.read_as == version


def digest(article: Article) -> str:
    """What tells one version of an article from another: a hash over all that it says, not over when it was added."""
    published = article.published.isoformat() if article.published else None
    content = (article.title, article.text, article.publisher, article.author, published, article.url)
    return blake2b(json.dumps(content).encode(), digest_size=16).hexdigest()


def publisher_key(publisher: str) -> str:
    """What a publisher is compared by: case and runs of blanks do not count."""
    return " ".join(publisher.casefold().split())


DERIVED = ("publisher_key", "day", "read_as")
"""Columns of an article that follow from the others, or from reading."""


def article_values(article: Article) -> Values:
    """The row of an article that has not been read."""
    return {
        "id": article.id,
        "collection": article.collection,
        "title": article.title,
        "text": article.text,
        "publisher": article.publisher,
        "publisher_key": publisher_key(article.publisher) if article.publisher else None,
        "author": article.author,
        "published": article.published.isoformat() if article.published else None,
        "day": article.day.isoformat() if article.day else None,
        "url": article.url,
        "added": (article.added or datetime.now(UTC)).isoformat(timespec="seconds"),
        "digest": digest(article),
        "read_as": None,
    }


@_decoding("article {row.key}")
def stored(row: Row[Any]) -> Stored:
    """The article of a row."""
    needed = (row.id, row.collection, row.title, row.text, row.digest)
    optional = (row.publisher, row.author, row.url)
    if not all(isinstance(value, str) for value in (*needed, *filter(None, optional))):
        raise TypeError("not all that should be text is")
    article = Article(
        id=row.id,
        title=row.title,
        text=row.text,
        publisher=row.publisher,
        author=row.author,
        published=_published(row.published),
        url=row.url,
        collection=row.collection,
        added=datetime.fromisoformat(row.added),
    )
    return Stored(row.key, article, row.read_as, row.digest)


def passage_values(key: int, number: int, passage: Passage) -> Values:
    """The row of an article's passage."""
    return {
        "article_key": key,
        "number": number,
        "start": passage.start,
        "end": passage.end,
        "sentences": _compact(passage.sentences),
    }


@_decoding("passage {row.number} of article {row.article_key}")
def passage(row: Row[Any]) -> Passage:
    """The passage of a row."""
    return Passage(row.start, row.end, _spans(json.loads(row.sentences)))


def statement_values(key: int, number: int, statement: Statement) -> Values:
    """The row of an article's statement."""
    event = statement.date
    return {
        "article_key": key,
        "number": number,
        "source": _compact(statement.source),
        "cue": _compact(statement.cue),
        "content": _compact(statement.content),
        "start": statement.extent[0],
        "end": statement.extent[1],
        "speakers": _compact(statement.speakers),
        "link": statement.link.value,
        "lemma": statement.lemma,
        "act": statement.act.value,
        "manner": statement.manner.value,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "via": _compact(statement.via),
        "event_first": event.start.isoformat() if event else None,
        "event_last": event.end.isoformat() if event else None,
        "event_precision": event.precision.value if event else None,
        "event_tense": event.tense.value if event else None,
        "event_words": _compact(event.words) if event and event.words else None,
    }


@_decoding("statement {row.number} of article {row.article_key}")
def statement(row: Row[Any]) -> Statement:
    """The statement of a row."""
    event = None
    if row.event_first is not None:
        event = EventDate(
            start=date.fromisoformat(row.event_first),
            end=date.fromisoformat(row.event_last),
            precision=Precision(row.event_precision),
            tense=Tense(row.event_tense),
            words=tuple(json.loads(row.event_words)) if row.event_words else None,
        )
    # At once: a question decodes thousands.
    source, cue, content, speakers, via = json.loads(f"[{row.source},{row.cue},{row.content},{row.speakers},{row.via}]")
    return Statement(
        source=_spans(source),
        cue=_spans(cue),
        content=_spans(content),
        extent=(row.start, row.end),
        speakers=tuple(speakers),
        link=Link(row.link),
        lemma=row.lemma,
        act=Act(row.act),
        manner=Manner(row.manner),
        polarity=Polarity(row.polarity),
        modality=Modality(row.modality),
        via=tuple(via),
        date=event,
    )


@_decoding("statement {row.number} of article {row.article_key}")
def extent(row: Row[Any]) -> Span:
    """Where the statement of a row is told."""
    return int(row.start), int(row.end)


@_decoding("statement {row.number} of article {row.article_key}")
def voice(row: Row[Any]) -> tuple[Span, tuple[str, ...]]:
    """Where the statement of a row is told, and its speakers."""
    return (row.start, row.end), tuple(json.loads(row.speakers))


def calling_values(key: int, number: int, calling: Calling) -> Values:
    """The row of what an article calls a person."""
    words = " ".join(sorted(calling.words))
    return {"article_key": key, "number": number, "name": calling.name, "head": calling.head, "words": words}


@_decoding("calling {row.number} of article {row.article_key}")
def calling(row: Row[Any]) -> Calling:
    """What an article calls a person."""
    return Calling(row.name, row.head, frozenset(row.words.split()))


@_decoding("what {row.name} is called")
def tenure(row: Row[Any]) -> Tenure:
    """How long somebody is called so, of a row with the first and last day."""
    first, last = (date.fromisoformat(day) if day else None for day in (row.first, row.last))
    return Tenure(Calling(row.name, row.head, frozenset(row.words.split())), first, last, row.articles)


def date_values(key: int, number: int, expression: TimeExpression) -> Values:
    """The row of an article's temporal expression."""
    return {
        "article_key": key,
        "number": number,
        "start": expression.span[0],
        "end": expression.span[1],
        "type": expression.type,
        "value": expression.value,
        "first": expression.start.isoformat() if expression.start else None,
        "last": expression.end.isoformat() if expression.end else None,
        "precision": expression.precision.value if expression.precision else None,
        "tense": expression.tense.value,
    }


@_decoding("date {row.number} of article {row.article_key}")
def time_expression(row: Row[Any]) -> TimeExpression:
    """The temporal expression of a row."""
    return TimeExpression(
        span=(row.start, row.end),
        type=row.type,
        value=row.value,
        start=date.fromisoformat(row.first) if row.first else None,
        end=date.fromisoformat(row.last) if row.last else None,
        precision=Precision(row.precision) if row.precision else None,
        tense=Tense(row.tense),
    )


def _published(value: str | None) -> date | datetime | None:
    if value is None:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


def _compact(value: Sequence[object]) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _spans(value: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple([(start, end) for start, end in value])
