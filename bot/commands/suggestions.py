"""What autocompletion offers, in memory: speakers, topics, publishers and articles of the collections seen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from answers import Catalogue, Offered, title_topics

_FRESH = 60.0
"""Seconds after which a change of the archive shows."""
_SPEAKERS = 50_000
"""Speakers that are offered from memory, those with most statements."""
_TELLING = 3
"""Letters from which on the others are looked for in the record."""
_JOINED = 50
"""Kinds of names, of some collections together, that are kept as they are offered."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The names of one kind in one collection with how frequent they are, and when they were looked up."""

    names: Mapping[str, int]
    ids: Mapping[str, Sequence[str]]
    """Of articles, which are named by their titles."""
    position: int
    at: float


class Names:
    """Names by collection, so that what one server's articles hold is never offered in another."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._shelves: dict[tuple[str, str], _Shelf] = {}
        self._joined: dict[tuple[str, tuple[str, ...]], tuple[tuple[_Shelf, ...], Offered]] = {}
        self._loading = Lock()

    def near(self, kind: str, typed: str, collections: Sequence[str], limit: int = 25) -> list[str]:
        """The names of a kind ("speakers", "topics", "publishers") that begin with, hold or resemble what was typed."""
        shelves, offered = self._offered(kind, collections)
        if any(len(shelf.names) >= _SPEAKERS for shelf in shelves) and len(typed.strip()) >= _TELLING:
            return offered.complete(typed, limit, lambda: self._catalogue.speakers_like(typed, collections=collections))
        return offered.complete(typed, limit)

    def articles(self, typed: str, collections: Sequence[str], limit: int = 25) -> list[tuple[str, str, str]]:
        """Collection, id and title of the articles whose title holds or resembles what was typed."""
        shelves, offered = self._offered("articles", collections)
        found: list[tuple[str, str, str]] = []
        for title in offered.complete(typed, limit):
            for collection, shelf in zip(collections, shelves, strict=True):
                found += [(collection, id_, title) for id_ in shelf.ids.get(title, ())]
        return found[:limit]

    def changed(self, collection: str) -> None:
        """What the collection holds was just changed here, and is to show at once."""
        for place in list(self._shelves):  # at once: other threads may be adding some
            if place[1] == collection:
                self._shelves.pop(place, None)

    def _offered(self, kind: str, collections: Sequence[str]) -> tuple[tuple[_Shelf, ...], Offered]:
        """The shelves of the collections, and what they offer together, made anew when one has changed."""
        shelves = tuple(self._shelf(kind, collection) for collection in collections)
        place = (kind, tuple(collections))
        kept = self._joined.get(place)
        if kept is None or any(one.names is not other.names for one, other in zip(kept[0], shelves, strict=True)):
            counts: Counter[str] = Counter()
            for shelf in shelves:
                counts.update(shelf.names)
            kept = self._joined[place] = (shelves, Offered(name for name, _ in counts.most_common()))
            while len(self._joined) > _JOINED:
                self._joined.pop(next(iter(self._joined)), None)
        return kept

    def _shelf(self, kind: str, collection: str) -> _Shelf:
        place = (kind, collection)
        shelf = self._shelves.get(place)
        if shelf is None or time.monotonic() - shelf.at > _FRESH:
            with self._loading:
                shelf = self._shelves.get(place)
                if shelf is None or time.monotonic() - shelf.at > _FRESH:
                    shelf = self._shelves[place] = self._load(kind, collection, shelf)
        return shelf

    def _load(self, kind: str, collection: str, old: _Shelf | None) -> _Shelf:
        position = self._catalogue.position
        if old and old.position == position:
            return _Shelf(old.names, old.ids, position, time.monotonic())
        only = (collection,)
        ids: dict[str, list[str]] = {}
        names: Mapping[str, int]
        if kind == "speakers":
            names = self._catalogue.speakers(collections=only, limit=_SPEAKERS)
        elif kind == "publishers":
            names = self._catalogue.publishers(collections=only)
        else:
            titles = self._catalogue.titles(collections=only)
            if kind == "topics":
                names = title_topics(title for _, title in titles)
            else:
                for id_, title in titles:
                    ids.setdefault(title or id_, []).append(id_)
                names = dict.fromkeys(ids, 1)
        return _Shelf(names, ids, position, time.monotonic())
