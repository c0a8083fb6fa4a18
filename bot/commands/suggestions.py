"""What autocompletion offers, in memory: speakers, topics, publishers and articles of the collections seen."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from rapidfuzz import fuzz, process

from answers.catalogue import Catalogue
from answers.language.wording import wording
from answers.language.words import fold, words

_FRESH = 60.0
"""Seconds after which a change of the archive shows."""
_FUZZY = 5_000
"""Names among which a misspelt one is looked for: the most frequent."""
_NEAR = 70.0
_TOPICS = 4_000


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
        self._loading = Lock()

    def near(self, kind: str, typed: str, collections: Sequence[str], limit: int = 25) -> list[str]:
        """The names of a kind ("speakers", "topics", "publishers") that begin with, hold or resemble what was typed."""
        counts: Counter[str] = Counter()
        for collection in collections:
            counts.update(self._shelf(collection).names[kind])
        return nearest(typed, [name for name, _ in counts.most_common()], limit)

    def articles(self, typed: str, collections: Sequence[str], limit: int = 25) -> list[tuple[str, str]]:
        """Id and title of the articles whose title holds or resembles what was typed."""
        titles: dict[str, str] = {}
        for collection in reversed(collections):
            titles.update(self._shelf(collection).articles)
        by_title: dict[str, str] = {}
        for id_, title in titles.items():
            by_title.setdefault(title or id_, id_)
        return [(by_title[title], title) for title in nearest(typed, list(by_title), limit)]

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
            "topics": topics(title for _, title in titles),
        }
        return _Shelf(names, dict(titles), position, time.monotonic())


def nearest(typed: str, names: Sequence[str], limit: int) -> list[str]:
    """Names by how well they fit, each kind in the order given: beginning with it, with a word that does, near it."""
    wanted = fold(typed).strip()
    if not wanted:
        return list(names[:limit])
    begin: list[str] = []
    hold: list[str] = []
    for name in names:
        folded = fold(name)
        if folded.startswith(wanted):
            begin.append(name)
        elif f" {wanted}" in folded:
            hold.append(name)
        if len(begin) >= limit:
            break
    found = [*begin, *hold][:limit]
    if len(found) < limit:
        taken = set(found)
        choices = [name for name in names[:_FUZZY] if name not in taken]
        near = process.extract(
            wanted, choices, scorer=fuzz.WRatio, processor=fold, score_cutoff=_NEAR, limit=limit - len(found)
        )
        found += [name for name, _, _ in near]
    return found


def topics(titles: Iterable[str]) -> dict[str, int]:
    """Words and pairs of words of titles, as written there, with how many titles have them."""
    stop = wording().stop
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for title in titles:
        tokens = list(words(title))
        kept = [word if len(word.folded) > 3 and word.folded not in stop else None for word in tokens]
        found: set[str] = set()
        for word, following in zip(kept, [*kept[1:], None], strict=True):
            if word is None:
                continue
            found.add(word.folded)
            shown.setdefault(word.folded, title[word.start : word.end])
            if following is not None and following.start - word.end == 1:
                pair = f"{word.folded} {following.folded}"
                found.add(pair)
                shown.setdefault(pair, title[word.start : following.end])
        counts.update(sorted(found))  # of equal ones the order is always the same
    return {shown[name]: number for name, number in counts.most_common(_TOPICS)}
