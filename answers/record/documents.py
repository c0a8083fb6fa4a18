"""What the index holds: its fields, and an article's passages as its documents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import NamedTuple

import tantivy

from answers.language.words import compounds, fold, root, stem, tokens
from answers.model import Passage
from answers.record.rows import Stored, publisher_key

FORMAT = 6
"""Grows with every change of the fields or of the analysis; an index of another format is left and made anew."""

MAX_NAMES = 1000
"""Capitalised words of an article that its passages are found by; a text with more is no article."""

_MAX_TERM = 64
_NUMBERS = ("article_key", "number", "start", "end", "day", "marked")
_INDEXED = ("article_key", "marked")


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the index has followed which record; kept in the index itself, so that it is right by construction.

    ``seq`` and ``at`` are those of the last change followed: a record put back from a copy goes on with the same
    numbers, but not at the same times.
    """

    record: str
    seq: int
    at: str


def fields() -> tantivy.Schema:
    """The index's schema.

    ``body``: folded words but for numbers; ``stem``: stems of all words with their positions, both with what hyphens
    join as words of their own behind all others; ``root``: roots of all words;
    ``names``: capitalised words of the whole article and all words of its title; ``title``: the roots of those.
    """
    builder = tantivy.SchemaBuilder()
    for name in _NUMBERS:
        builder.add_unsigned_field(name, indexed=name in _INDEXED, fast=True)
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("stem", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("root", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("names", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("collection", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("publisher", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("mark", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def term(folded: str) -> str:
    """A word or stem as the index holds it: no blanks inside (some letters unfold to several), of bounded length."""
    return "".join(folded.split())[:_MAX_TERM]


def documents(schema: tantivy.Schema, stored: Stored, passages: Sequence[Passage]) -> Iterator[tantivy.Document]:
    """The documents of one article, one for each passage."""
    article = stored.article
    found = [_analysed(article.text, passage.start, passage.end) for passage in passages]
    counts = Counter(word.folded for part in found for word in part if word.capital)
    title = _analysed(article.title, 0, len(article.title))
    names = " ".join(term(name) for name, _ in (counts + Counter(w.folded for w in title)).most_common(MAX_NAMES))
    common: dict[str, object] = {
        "article_key": stored.key,
        "day": article.day.toordinal() if article.day else 0,
        "collection": article.collection,
        "names": names,
        "title": " ".join(word.root for word in title),
    }
    if article.publisher:
        common["publisher"] = publisher_key(article.publisher)
    for number, (passage, part) in enumerate(zip(passages, found, strict=True)):
        joined = [*part, *_joined(article.text, passage)]
        own: dict[str, object] = {
            "number": number,
            "start": passage.start,
            "end": passage.end,
            "body": " ".join(word.body for word in joined if word.body),
            "stem": " ".join(word.stem for word in joined),
            "root": " ".join(word.root for word in part),
        }
        yield tantivy.Document.from_dict(common | own, schema)


def body_terms(stored: Stored, passages: Sequence[Passage]) -> Iterator[str]:
    """The terms of ``body`` in the documents of an article."""
    text = stored.article.text
    for passage in passages:
        found = [*_analysed(text, passage.start, passage.end), *_joined(text, passage)]
        yield from (word.body for word in found if word.body)


class _Analysed(NamedTuple):
    """A written word as the fields hold it; ``body`` is empty for a number."""

    folded: str
    capital: bool
    body: str
    stem: str
    root: str


@lru_cache(maxsize=200_000)
def _analysis(token: str) -> _Analysed | None:
    """A word, as it is written, for the fields; None where nothing of it is left. A text has few different ones."""
    folded = fold(token)
    if not folded:
        return None
    body = "" if folded[0].isdigit() else term(folded)
    return _Analysed(folded, token[0].isupper(), body, term(stem(folded)), term(root(folded)))


def _analysed(text: str, start: int, end: int) -> list[_Analysed]:
    return list(filter(None, map(_analysis, tokens(text, start, end))))


def _joined(text: str, passage: Passage) -> Iterator[_Analysed]:
    return filter(None, (_analysis(word.folded) for word in compounds(text, passage.start, passage.end)))


def mark_document(schema: tantivy.Schema, mark: Mark) -> tantivy.Document:
    """The one document that says how far the index has followed."""
    return tantivy.Document.from_dict({"marked": 1, "mark": json.dumps(asdict(mark))}, schema)


def find_mark(schema: tantivy.Schema, searcher: tantivy.Searcher) -> Mark | None:
    """The index's mark; None when nothing has been followed yet. Raises ValueError where it is damaged."""
    hits = searcher.search(tantivy.Query.term_query(schema, "marked", 1), limit=1, count=False).hits
    if not hits:
        return None
    try:
        return Mark(**json.loads(searcher.doc(hits[0][1])["mark"][0]))
    except (TypeError, LookupError) as error:
        raise ValueError("its mark is damaged") from error
