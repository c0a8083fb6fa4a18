"""Moments and a record that the tests of timelines share; every text is made up for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from answers.model import (
    Act,
    Article,
    EventDate,
    Modality,
    Polarity,
    Precision,
    Span,
    Standing,
    Statement,
    Tense,
    TimeExpression,
)
from answers.record.rows import Stored
from answers.timeline.moments import Moment

PUBLISHED = date(2024, 6, 5)  # a Wednesday


def article(text: str, id_: str = "a", published: date | None = PUBLISHED, publisher: str | None = None) -> Article:
    """An article of 5 June 2024."""
    return Article(id=id_, title=f"Title of {id_}", text=text, publisher=publisher, published=published)


def stored(text: str, key: int = 1, published: date | None = PUBLISHED, publisher: str | None = None) -> Stored:
    """The same as the record keeps it."""
    return Stored(key, article(text, f"a{key}", published, publisher), 1, f"digest {key}")


def spot(text: str, words: str) -> Span:
    """Where some words of a text stand first."""
    start = text.index(words)
    return start, start + len(words)


def day_of(text: str, words: str, day: date, tense: Tense = Tense.UNKNOWN, end: date | None = None) -> EventDate:
    """A day that a text names with these words."""
    return EventDate(day, end or day, Precision.DAY if end is None else Precision.WEEK, tense, spot(text, words))


def expression(event: EventDate) -> TimeExpression:
    """The same as a temporal expression."""
    assert event.words
    value = event.start.isoformat()
    return TimeExpression(event.words, "DATE", value, event.start, event.end, event.precision, event.tense)


def statement(
    text: str,
    cue: str,
    content: str,
    speakers: Sequence[str] = ("Ada Pell",),
    act: Act = Act.SPEECH,
    lemma: str = "say",
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    via: Sequence[str] = (),
    when: EventDate | None = None,
) -> Statement:
    """A statement over pieces of a text, in one sentence."""
    return Statement(
        (), (spot(text, cue),), (spot(text, content),), (0, len(text)), tuple(speakers), lemma=lemma, act=act,
        polarity=polarity, modality=modality, via=tuple(via), date=when,
    )  # fmt: skip


def moment(
    text: str,
    day: date = PUBLISHED,
    standing: Standing = Standing.REPORTED,
    speakers: Sequence[str] = (),
    said: Statement | None = None,
    key: int = 1,
    words: Span | None = (0, 1),
    published: date | None = PUBLISHED,
    marks: Sequence[Span] = (),
    precision: Precision = Precision.DAY,
    end: date | None = None,
) -> Moment:
    """A moment over the whole of a text."""
    when = EventDate(day, end or day, precision, words=words)
    return Moment(
        stored(text, key, published), (0, len(text)), when, standing, tuple(speakers), said, tuple(marks), 1.0
    )
