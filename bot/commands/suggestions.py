"""What autocompletion offers, in memory: speakers, topics, publishers and articles of the collections seen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from answers import Catalogue, Offered, complete, title_topics

_FRESH = 60.0
"""Seconds after which a change of the archive shows."""
_ORDERED = 50
"""Lists of names, of some collections together, that are kept in order."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The names of one collection with how frequent they are, and when they were looked up."""

    names: dict[str, dict[str, int]]
    articles: dict[str, str]
    position: int
    at: float


class Names:
    """Names by collection, so that what one server's articles hold is never offered in another."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._shelves: dict[str, _Shelf] = {}
        self._ordered: dict[tuple[str, tuple[str, ...]], tuple[tuple[_Shelf, ...], Offered]] = {}
        self._loading = Lock()

    def near(self, kind: str, typed: str, collections: Sequence[str], limit: int = 25) -> list[str]:
        """The names of a kind ("speakers", "topics", "publishers") that begin with, hold or resemble what was typed."""
        shelves = tuple(self._shelf(collection) for collection in collections)
        place = (kind, tuple(collections))
        kept = self._ordered.get(place)
        if kept is None or any(one is not other for one, other in zip(kept[0], shelves, strict=True)):
            counts: Counter[str] = Counter()
            for shelf in shelves:
                counts.update(shelf.names[kind])
            kept = self._ordered[place] = (shelves, Offered(name for name, _ in counts.most_common()))
            while len(self._ordered) > _ORDERED:
                self._ordered.pop(next(iter(self._ordered)), None)
        return kept[1].complete(typed, limit)

    def articles(self, typed: str, collections: Sequence[str], limit: int = 25) -> list[tuple[str, str, str]]:
        """Collection, id and title of the articles whose title holds or resembles what was typed."""
        by_title: dict[str, list[tuple[str, str, str]]] = {}
        for collection in collections:
            for id_, title in self._shelf(collection).articles.items():
                by_title.setdefault(title or id_, []).append((collection, id_, title or id_))
        return [one for title in complete(typed, list(by_title), limit) for one in by_title[title]][:limit]

    def changed(self, collection: str) -> None:
        """What the collection holds was just changed here, and is to show at once."""
        self._shelves.pop(collection, None)

    def _shelf(self, collection: str) -> _Shelf:
        shelf = self._shelves.get(collection)
        if shelf is None or time.monotonic() - shelf.at > _FRESH:
            with self._loading:
                shelf = self._shelves.get(collection)
                if shelf is None or time.monotonic() - shelf.at > _FRESH:
                    shelf = self._shelves[collection] = self._load(collection, shelf)
        return shelf

    def _load(self, collection: str, old: _Shelf | None) -> _Shelf:
        position = self._catalogue.position
        if old and old.position == position:
            return _Shelf(old.names, old.articles, position, time.monotonic())
        only = (collection,)
        titles = self._catalogue.titles(collections=only)
        names = {
            "speakers": self._catalogue.speakers(collections=only),
            "publishers": self._catalogue.publishers(collections=only),
            "topics": title_topics(title for _, title in titles),
        }
        return _Shelf(names, dict(titles), position, time.monotonic())
