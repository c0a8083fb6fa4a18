"""What autocompletion offers, in memory: speakers, topics, publishers and articles of the collections seen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from answers import Catalogue, Offered, title_topics

_FRESH = 60.0
"""Seconds after which a change of the archive shows."""
_JOINED = 50
"""Kinds of names, of some collections together, that are kept as they are offered."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The names of one collection with how frequent they are, and when they were looked up."""

    names: dict[str, dict[str, int]]
    by_title: dict[str, list[str]]
    """The ids of its articles, by what they are shown as."""
    position: int
    at: float


class Names:
    """Names by collection, so that what one server's articles hold is never offered in another."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._shelves: dict[str, _Shelf] = {}
        self._joined: dict[tuple[str, tuple[str, ...]], tuple[tuple[_Shelf, ...], Offered]] = {}
        self._loading = Lock()

    def near(self, kind: str, typed: str, collections: Sequence[str], limit: int = 25) -> list[str]:
        """The names of a kind ("speakers", "topics", "publishers") that begin with, hold or resemble what was typed."""

        def names(shelves: Sequence[_Shelf]) -> Iterator[str]:
            counts: Counter[str] = Counter()
            for shelf in shelves:
                counts.update(shelf.names[kind])
            return (name for name, _ in counts.most_common())

        return self._offered(kind, collections, names)[1].complete(typed, limit)

    def articles(self, typed: str, collections: Sequence[str], limit: int = 25) -> list[tuple[str, str, str]]:
        """Collection, id and title of the articles whose title holds or resembles what was typed."""

        def titles(shelves: Sequence[_Shelf]) -> Iterable[str]:
            return dict.fromkeys(title for shelf in shelves for title in shelf.by_title)

        shelves, offered = self._offered("articles", collections, titles)
        found: list[tuple[str, str, str]] = []
        for title in offered.complete(typed, limit):
            for collection, shelf in zip(collections, shelves, strict=True):
                found += [(collection, id_, title) for id_ in shelf.by_title.get(title, ())]
        return found[:limit]

    def changed(self, collection: str) -> None:
        """What the collection holds was just changed here, and is to show at once."""
        self._shelves.pop(collection, None)

    def _offered(
        self, kind: str, collections: Sequence[str], made: Callable[[Sequence[_Shelf]], Iterable[str]]
    ) -> tuple[tuple[_Shelf, ...], Offered]:
        """The shelves of the collections, and what of a kind they offer together, made anew when one has changed."""
        shelves = tuple(self._shelf(collection) for collection in collections)
        place = (kind, tuple(collections))
        kept = self._joined.get(place)
        if kept is None or any(one.names is not other.names for one, other in zip(kept[0], shelves, strict=True)):
            kept = self._joined[place] = (shelves, Offered(made(shelves)))
            while len(self._joined) > _JOINED:
                self._joined.pop(next(iter(self._joined)), None)
        return kept

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
            return _Shelf(old.names, old.by_title, position, time.monotonic())
        only = (collection,)
        titles = self._catalogue.titles(collections=only)
        names = {
            "speakers": self._catalogue.speakers(collections=only),
            "publishers": self._catalogue.publishers(collections=only),
            "topics": title_topics(title for _, title in titles),
        }
        by_title: dict[str, list[str]] = {}
        for id_, title in titles:
            by_title.setdefault(title or id_, []).append(id_)
        return _Shelf(names, by_title, position, time.monotonic())
