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
_ARTICLES = 50_000
"""Articles changed since all were counted, of which it is kept who speaks in them."""


@dataclass
class _Followed:
    """The names of some collections; nobody was counted in articles after the ``newest`` and in the ``silent`` ones."""

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
        self._followed: dict[tuple[str, ...], _Followed] = {}
        self._lock = Lock()

    def of(self, collections: tuple[str, ...]) -> KnownNames:
        """Everybody who speaks in the collections, as this thread sees the record."""
        position = self._store.position()
        with self._lock:
            known = self._followed.get(collections)
            if known is None:
                known = self._followed[collections] = self._counted(collections, position)
            if position in known.states:
                return known.states[position]
            last = next(reversed(known.states))
            if position < last:  # forgotten meanwhile: what has come since is the next best
                return next(names for at, names in known.states.items() if at > position)
            names = self._caught_up(known, last, collections, position)
            while len(known.states) > _STATES:
                known.states.popitem(last=False)
            return names

    def _counted(self, collections: tuple[str, ...], position: int) -> _Followed:
        names = KnownNames(self._store.speakers(Scope(collections)))
        return _Followed(self._store.newest_key(), self._store.never_read(), OrderedDict({position: names}))

    def _caught_up(self, known: _Followed, last: int, collections: tuple[str, ...], position: int) -> KnownNames:
        names = known.states[last]
        changed = self._store.changed_since(last)
        before = None if changed is None else self._before(known, changed)
        if before is None:
            everybody = self._store.speakers(Scope(collections))
            known.newest, known.silent = self._store.newest_key(), self._store.never_read()
            known.since.clear()
            changes = {name: count for name, count in everybody.items() if names.count(name) != count}
            changes |= {name: 0 for name, _ in names.items() if name not in everybody}
        else:
            now = self._store.spoken(before, collections)
            difference: Counter[str] = Counter()
            for key, spoke in before.items():
                known.since[key] = now.get(key, {})
                difference.update(known.since[key])
                difference.subtract(spoke)
            changes = {name: names.count(name) + more for name, more in difference.items() if more}
        known.states[position] = names.changed(changes)
        return known.states[position]

    @staticmethod
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
