"""Articles as ranking sees them: sentences of roots, with the names that the reading resolved in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from answers.language.wording import wording
from answers.language.words import Word, root, tokens, words
from answers.model import Passage, Span
from answers.record.lookup import Lookup
from answers.record.recent import Recent
from answers.record.rows import Stored
from answers.retrieval.likeness import Gist, gist

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


@dataclass(frozen=True, slots=True)
class Page:
    """One article: its title's roots, its sentences, how often each root occurs in it, and all these as vectors."""

    stored: Stored
    title: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    counts: Mapping[str, int]
    length: int
    gist: Gist


def meaning(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text that carry meaning; in capitals a word is a name ("US"), whatever it else is."""
    stop = wording().stop
    for word in words(text, start, end):
        if word.folded not in stop or (word.end - word.start > 1 and text[word.start : word.end].isupper()):
            yield word


def roots(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The roots of the words with a meaning of their own, in order."""
    return filter(None, map(root_of, tokens(text, start, len(text) if end is None else end)))


@lru_cache(maxsize=300_000)
def root_of(token: str) -> str | None:
    """The root of a word as it is written; None where it carries no meaning."""
    word = next(meaning(token), None)
    return root(word.folded) if word else None


class Pages:
    """The articles of a record as they are ranked; the last ones used are kept."""

    def __init__(self, store: Lookup) -> None:
        self._store = store
        self._kept: Recent[int, Page] = Recent(_KEPT, store.changed_since)

    def of(self, keys: Iterable[int]) -> dict[int, Page]:
        """The articles of these keys that there are."""
        return self._kept.get(keys, self._store.position(), self._made)

    def _made(self, keys: list[int]) -> dict[int, Page]:
        articles, passages, voices = self._store.articles(keys), self._store.passages(keys), self._store.voices(keys)
        return {key: _page(one, passages.get(key, ()), voices.get(key, ())) for key, one in articles.items()}


def _page(stored: Stored, passages: Sequence[Passage], voices: Sequence[tuple[Span, tuple[str, ...]]]) -> Page:
    article = stored.article
    spans = [span for passage in passages for span in passage.sentences]
    starts = [start for start, _ in spans]
    named: dict[int, set[str]] = {}
    for (start, end), names in voices:
        for number in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            named.setdefault(number, set()).update(names)
    sentences = tuple(_sentence(article.text, n, span, named.get(n, ())) for n, span in enumerate(spans))
    counts = Counter(one for sentence in sentences for one in sentence.roots)
    title = tuple(roots(article.title))
    vectors = gist(title, [(one.roots, one.names) for one in sentences])
    return Page(stored, title, sentences, counts, counts.total(), vectors)


def _sentence(text: str, number: int, span: Span, names: Collection[str]) -> Sentence:
    found = tokens(text, *span)
    own = tuple(filter(None, map(root_of, found)))
    capitals = frozenset(filter(None, map(root_of, (token for token in found if token[0].isupper()))))
    resolved = frozenset(one for name in names for one in roots(name))
    return Sentence(number, span, own, frozenset(own), capitals, resolved)
