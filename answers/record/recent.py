"""What was asked of the record a moment ago, kept for as long as what it depends on does not change."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_T = TypeVar("_T")


class Recent(Generic[_K, _T]):
    """Values by keys (of articles, say, or scopes), the last ones used. Safe to share among threads."""

    def __init__(self, most: int, changed: Callable[[int], Collection[_K] | None] = lambda _: None) -> None:
        """``most``: how many are kept. ``changed``: the keys whose values may be others than they were at a position of
        the record's log of changes; None where that cannot be said, as they all may be."""
        self._most = most
        self._changed = changed
        self._position = -1
        self._kept: OrderedDict[_K, _T] = OrderedDict()
        self._lock = Lock()

    def get(self, keys: Iterable[_K], position: int, load: Callable[[list[_K]], Mapping[_K, _T]]) -> dict[_K, _T]:
        """The values of these keys, in their order; those that are not kept are loaded, and kept.

        Args:
            keys: of what is asked for.
            position: of the record's log of changes, as whoever asks sees it.
            load: gives the values of keys, of those that there are.
        """
        keys = list(dict.fromkeys(keys))
        before = self._position
        changed = self._changed(before) if position > before >= 0 else None
        with self._lock:
            if position > self._position:
                if changed is None or self._position != before:
                    self._kept.clear()
                for key in changed or ():
                    self._kept.pop(key, None)
                self._position = position
            current = position == self._position  # else somebody has seen a newer state already
            found = {key: self._kept[key] for key in keys if key in self._kept} if current else {}
            for key in found:
                self._kept.move_to_end(key)
        missing = [key for key in keys if key not in found]
        if missing:
            loaded = load(missing)
            found.update(loaded)
            with self._lock:
                if position == self._position:
                    self._kept.update(loaded)
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return {key: found[key] for key in keys if key in found}
