"""Everybody who speaks in the collections of a record, followed from change to change."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock

from answers.asking.known_names import KnownNames
from answers.model import Scope
from answers.record.lookup import Lookup

_STATES = 8
"""States of the names that are kept for those who still see an older state of the record."""
_JOINED = 100
"""Collections seen together whose names are kept together."""
_ARTICLES = 50_000
"""Articles changed since all were counted, of which it is kept who speaks in them."""


@dataclass
class _Followed:
    """The names of a collection; nobody was counted in articles after the ``newest`` and in the ``silent`` ones."""

    newest: int
    silent: set[int]
    states: OrderedDict[int, KnownNames]
    since: dict[int, Mapping[str, int]] = field(default_factory=dict)
    """Who speaks in the articles that changed since the whole was counted."""

    def spoke(self, key: int) -> Mapping[str, int] | None:
        """Who spoke in an article when it was last counted; None where only the whole was counted."""
        return self.since.get(key, {} if key > self.newest or key in self.silent else None)


class SpeakerNames:
    """The names of a record's speakers. Built once, shared by threads; what changed since is counted, and nothing else.

    What is kept of a removed article does not tell who spoke in it: then all are counted again, and compared.
    """

    def __init__(self, store: Lookup) -> None:
        self._store = store
        self._followed: dict[str, _Followed] = {}
        self._joined: OrderedDict[tuple[str, ...], tuple[list[KnownNames], KnownNames]] = OrderedDict()
        self._lock = Lock()

    def of(self, collections: tuple[str, ...]) -> KnownNames:
        """Everybody who speaks in the collections, as this thread sees the record; the same object for the same."""
        position = self._store.position()
        with self._lock:
            each = [self._of_one(collection, position) for collection in dict.fromkeys(collections)]
            kept = self._joined.pop(collections, None)
            if kept is None or any(one is not other for one, other in zip(kept[0], each, strict=True)):
                kept = (each, each[0].joined(each[1:]) if each else KnownNames({}))
            self._joined[collections] = kept
            while len(self._joined) > _JOINED:
                self._joined.popitem(last=False)
            return kept[1]

    def _of_one(self, collection: str, position: int) -> KnownNames:
        known = self._followed.get(collection)
        if known is None:
            known = self._followed[collection] = self._counted(collection, position)
        if position in known.states:
            return known.states[position]
        last = next(reversed(known.states))
        if position < last:  # forgotten meanwhile: what has come since is the next best
            return next(names for at, names in known.states.items() if at > position)
        names = known.states[position] = self._caught_up(known, last, collection)
        while len(known.states) > _STATES:
            known.states.popitem(last=False)
        return names

    def _counted(self, collection: str, position: int) -> _Followed:
        names = KnownNames(self._store.speakers(Scope((collection,))))
        silent = self._store.never_read(collection)
        return _Followed(self._store.newest_key(), silent, OrderedDict({position: names}))

    def _caught_up(self, known: _Followed, last: int, collection: str) -> KnownNames:
        names = known.states[last]
        changed = self._store.changed_since(last)
        before = None if changed is None else _before(known, changed)
        if before is None:
            everybody = self._store.speakers(Scope((collection,)))
            known.newest, known.silent = self._store.newest_key(), self._store.never_read(collection)
            known.since.clear()
            changes = {name: count for name, count in everybody.items() if names.count(name) != count}
            changes |= {name: 0 for name, _ in names.items() if name not in everybody}
            return names.changed(changes)
        now = self._store.spoken(before, collection)
        difference: Counter[str] = Counter()
        for key, spoke in before.items():
            speak = now.get(key, {})
            difference.update(speak)
            difference.subtract(spoke)
            if speak or key <= known.newest:
                known.since[key] = speak
            else:
                known.since.pop(key, None)
        return names.changed({name: names.count(name) + more for name, more in difference.items() if more})


def _before(known: _Followed, changed: Collection[int]) -> dict[int, Mapping[str, int]] | None:
    """Who spoke in the articles that have changed; None where that is not known of each."""
    if len(known.since) + len(changed) > _ARTICLES:
        return None
    found: dict[int, Mapping[str, int]] = {}
    for key in sorted(changed):
        spoke = known.spoke(key)
        if spoke is None:
            return None
        found[key] = spoke
    return found
