"""Golden questions as files: what is asked, of which articles, and what the answer is to be.

A golden question is an item ``{ask, publisher?, after?, before?, articles?, expect: {...}}`` of a YAML list. With
``articles`` (fields as in ``Article``) a case brings its own archive. What ``expect`` may hold is said at
``Expectation``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from answers.model import Article, Verdict
from bot.harness.document import Value
from bot.intake.fields import FieldError, make_article

ASK = "ask"
_CASE = (ASK, "publisher", "after", "before", "articles", "expect")
_ARTICLE = ("id", "title", "publisher", "author", "published", "url", "text")
_LISTS = ("cites", "quotes", "others", "nearest", "never")
_EXPECT = ("verdict", "first", "speaker", *_LISTS)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an answer is to be; what is empty is not looked at.

    ``cites``: ids of articles that excerpts, or others' excerpts, are from. ``quotes``: pieces of the text of any of
    these. ``first``: a piece of the first excerpt, and ``speaker``: words of its speaker's name. ``others``: pieces of
    the text of others' excerpts; ``nearest``: of the sentences that are only nearest to the question. ``never``: pieces
    that stand in no excerpt that carries the verdict.
    """

    verdict: Verdict | None = None
    cites: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    first: str | None = None
    others: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One golden question and where it stands."""

    where: str
    ask: str
    expect: Expectation
    publisher: str | None = None
    after: date | None = None
    before: date | None = None
    articles: tuple[Article, ...] = ()


def load_case(item: Value) -> Case:
    """The golden question of an item. Raises InputError."""
    fields = item.fields("a question", _CASE)
    if ASK not in fields or not fields[ASK].given:
        raise fields.get(ASK, Value(item.file, ASK, item.node)).wrong("the question is missing")
    if "expect" not in fields:
        raise Value(item.file, "expect", item.node).wrong("what is expected is missing: {verdict: …, cites: […]}")
    publisher, after, before = (fields.get(key) for key in ("publisher", "after", "before"))
    return Case(
        where=item.where,
        ask=fields[ASK].text(),
        expect=_expectation(fields["expect"]),
        publisher=publisher.text() if publisher and publisher.given else None,
        after=after.day() if after and after.given else None,
        before=before.day() if before and before.given else None,
        articles=tuple(load_articles(fields["articles"])) if "articles" in fields else (),
    )


def _expectation(value: Value) -> Expectation:
    fields = value.fields("expect", _EXPECT)
    if not fields:
        raise value.wrong("nothing is expected")
    lists = {key: fields[key].texts() for key in _LISTS if key in fields}
    first, speaker = (fields[key].text() if key in fields else None for key in ("first", "speaker"))
    return Expectation(verdict=load_verdict(fields.get("verdict")), first=first, speaker=speaker, **lists)


def load_verdict(value: Value | None) -> Verdict | None:
    """A verdict by its word. Raises InputError."""
    return Verdict(value.one_of([one.value for one in Verdict])) if value else None


def load_articles(value: Value) -> Iterator[Article]:
    """Articles that a case brings with it. Raises InputError."""
    seen: set[str] = set()
    for number, item in enumerate(value.items("article"), 1):
        fields = item.fields("an article", _ARTICLE)
        plain = {key: one.plain() for key, one in fields.items()}
        try:
            article = make_article(plain, plain.get("text"), default_id=f"article-{number}")
        except FieldError as error:
            raise item.wrong(str(error)) from None
        if article.id in seen:
            raise item.wrong(f"the id {article.id} is given twice")
        seen.add(article.id)
        yield article
