"""Articles as ranking sees them: sentences of roots, with the names that the reading resolved in each."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from answers.model import Act, Passage, Span, Statement
from answers.record.analysis import Word, root, words
from answers.record.rows import Stored
from answers.record.store import Store
from answers.retrieval.rules import wording

_KEPT = 400
"""Articles that are kept as they are ranked, for the next question."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the article, its span, its roots in order, those with a capital, names resolved."""

    number: int
    span: Span
    roots: tuple[str, ...]
    known: frozenset[str]
    capitals: frozenset[str]
    names: frozenset[str]
    told: Statement | None


@dataclass(frozen=True, slots=True)
class Page:
    """One article: its title's roots, its sentences, and how often each root occurs in it."""

    stored: Stored
    title: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    counts: Mapping[str, int]
    length: int


def meaning(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text that carry meaning; in capitals a word is a name ("US"), whatever it else is."""
    stop = wording().stop
    for word in words(text, start, end):
        if word.folded not in stop or (word.end - word.start > 1 and text[word.start : word.end].isupper()):
            yield word


class Pages:
    """The articles of a record as they are ranked; the last ones used are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[tuple[int, str, int | None], Page] = OrderedDict()

    def of(self, articles: Mapping[int, Stored]) -> dict[int, Page]:
        """These articles, by their keys."""
        found: dict[int, Page] = {}
        missing: dict[int, Stored] = {}
        for key, stored in articles.items():
            page = self._kept.get(_identity(stored))
            if page is None:
                missing[key] = stored
            else:
                found[key] = page
        if missing:
            passages, statements = self._store.passages(missing), self._store.statements(missing)
            for key, stored in missing.items():
                page = found[key] = _page(stored, passages.get(key, ()), statements.get(key, ()))
                self._kept[_identity(stored)] = page
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return {key: found[key] for key in articles}


def _identity(stored: Stored) -> tuple[int, str, int | None]:
    return stored.key, stored.digest, stored.read_as


def _page(stored: Stored, passages: Sequence[Passage], statements: Sequence[Statement]) -> Page:
    text = stored.article.text
    spans = [span for passage in passages for span in passage.sentences]
    sentences = tuple(_sentence(text, number, span, statements) for number, span in enumerate(spans))
    counts = Counter(one for sentence in sentences for one in sentence.roots)
    title = tuple(root(word.folded) for word in meaning(stored.article.title))
    return Page(stored, title, sentences, counts, counts.total())


def _sentence(text: str, number: int, span: Span, statements: Sequence[Statement]) -> Sentence:
    found = list(meaning(text, *span))
    roots = tuple(root(word.folded) for word in found)
    capitals = frozenset(one for one, word in zip(roots, found, strict=True) if text[word.start].isupper())
    here = [one for one in statements if _touches((*one.source, *one.cue), span)]
    names = frozenset(root(word.folded) for one in here for name in one.speakers for word in words(name))
    return Sentence(number, span, roots, frozenset(roots), capitals, names, _teller(statements, span))


def _teller(statements: Collection[Statement], span: Span) -> Statement | None:
    """The one statement whose words a sentence is; None where nobody's or several persons' are."""
    said = [
        one
        for one in statements
        if one.act is not Act.EVENT and one.speakers and _touches((*one.cue, *one.content), span)
    ]
    return said[0] if len({one.speakers for one in said}) == 1 else None


def _touches(pieces: Sequence[Span], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in pieces)
