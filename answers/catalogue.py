"""What an archive holds, for those who leaf through it instead of asking: articles, names, settings, the questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from answers.asking.publishers import require
from answers.language.words import words
from answers.model import SHARED, Article, Passage, Scope, Span, Statement
from answers.reading import READER_VERSION
from answers.record.question_log import QuestionLog
from answers.record.rows import Stored
from answers.record.store import Store

_PAGE = 500
"""Articles fetched at a time."""


class Catalogue:
    """A view of one archive's record. Methods raise ``ArchiveError`` when the record fails."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def questions(self) -> QuestionLog:
        """What was asked, and whether the answer helped."""
        return self._store.questions

    @property
    def read_only(self) -> bool:
        """Whether the archive was opened for reading only."""
        return self._store.read_only

    @property
    def file(self) -> str | None:
        """The archive's file; None for one in memory or behind a URL."""
        return str(self._store.file) if self._store.file else None

    @property
    def position(self) -> int:
        """Grows with every change of what is kept."""
        return self._store.position()

    @property
    def size(self) -> int:
        """How many articles there are, of all collections."""
        return self._store.count_articles()

    @property
    def unread(self) -> int:
        """How many articles are still to be read."""
        return self._store.count_unread(READER_VERSION)

    def waiting(self) -> Iterator[Article]:
        """The articles that are still to be read, in the order in which they will be."""
        after = 0
        while page := self._store.unread(READER_VERSION, after, _PAGE):
            after = page[-1].key
            yield from (one.article for one in page)

    def unreadable(self) -> list[tuple[Article, str]]:
        """The articles that could not be read and are put aside, each with the reason."""
        return [(one.article, reason) for one, reason in self._store.unreadable(READER_VERSION)]

    def article(self, id_: str, *, collections: Sequence[str] = (SHARED,)) -> Article | None:
        """The article of this id, of the first of the collections that has one."""
        found = self._stored(id_, collections)
        return found.article if found else None

    def passages(self, article: Article) -> list[Passage]:
        """The passages of an article that is kept, in order."""
        found = self._stored(article.id, (article.collection,))
        return self._store.passages([found.key])[found.key] if found else []

    def around(self, article: Article, span: Span, sentences: int) -> Span:
        """A piece of an article that is kept, with whole sentences before and after it."""
        spans = [one for passage in self.passages(article) for one in passage.sentences]
        inside = [n for n, (start, end) in enumerate(spans) if start < span[1] and span[0] < end]
        if not inside:
            return span
        first, last = max(0, inside[0] - sentences), min(len(spans), inside[-1] + 1 + sentences)
        return (min(span[0], spans[first][0]), max(span[1], spans[last - 1][1]))

    def articles(
        self,
        *,
        collections: Sequence[str] = (SHARED,),
        publisher: str | None = None,
        after: date | None = None,
        before: date | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[Article]:
        """One page of the articles, of a publisher as it is written and of a range of days; the newest first."""
        scope = Scope(tuple(collections), publisher, after, before)
        return [one.article for one in self._store.list_articles(scope, offset, limit)]

    def statements(
        self, *, collections: Sequence[str] = (SHARED,)
    ) -> Iterator[tuple[Article, Sequence[Statement] | None]]:
        """Every article with its statements in order; None for an article that has not been read yet."""
        offset = 0
        while page := self._store.list_articles(Scope(tuple(collections)), offset, _PAGE):
            offset += len(page)
            found = self._store.statements([one.key for one in page])
            yield from ((one.article, found.get(one.key, ()) if one.read else None) for one in page)

    def titles(self, *, collections: Sequence[str] = (SHARED,), limit: int = 50_000) -> list[tuple[str, str]]:
        """Id and title of the articles, the newest first, without loading their texts."""
        return self._store.titles(Scope(tuple(collections)), limit)

    def speakers(self, *, collections: Sequence[str] = (SHARED,), limit: int | None = None) -> dict[str, int]:
        """All speakers with the number of their statements, most first; at most so many."""
        return self._store.speakers(Scope(tuple(collections)), limit)

    def speakers_like(self, typed: str, *, collections: Sequence[str] = (SHARED,), limit: int = 100) -> list[str]:
        """Speakers whose names have a word that begins with the last one typed, and have the others; most first."""
        *whole, last = [word.folded for word in words(typed)] or [""]
        if not last:
            return []
        found = self._store.names_beginning(last, tuple(collections), limit)
        return [name for name in found if set(whole) <= {word.folded for word in words(name)}]

    def publishers(self, *, collections: Sequence[str] = (SHARED,)) -> dict[str, int]:
        """All publishers with the number of their articles, most first."""
        return self._store.publishers(Scope(tuple(collections)))

    def publisher(self, asked: str, *, collections: Sequence[str] = (SHARED,)) -> str:
        """The publisher that a person means, as the articles have it. Raises InputError where there is none."""
        return require(asked, self.publishers(collections=collections))

    def collections(self) -> list[str]:
        """All collections that have an article or a setting."""
        return self._store.collections()

    def settings(self, collection: str) -> dict[str, str]:
        """The settings of a collection."""
        return self._store.settings(collection)

    def set_settings(self, collection: str, values: Iterable[tuple[str, str | None]]) -> None:
        """Keep settings of a collection; None takes one away."""
        for key, value in values:
            self._store.set_setting(collection, key, value)

    def _stored(self, id_: str, collections: Sequence[str]) -> Stored | None:
        found = {one.article.collection: one for one in self._store.find([id_], Scope(tuple(collections)))}
        return next((found[collection] for collection in collections if collection in found), None)
