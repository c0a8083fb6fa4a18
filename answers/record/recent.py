"""What was asked of the record a moment ago, kept for as long as nothing in the record changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_T = TypeVar("_T")


class Recent(Generic[_K, _T]):
    """Values by keys (of articles, say, or scopes), the last ones used. Safe to share among threads."""

    def __init__(self, most: int) -> None:
        """``most``: how many are kept."""
        self._most = most
        self._position = -1
        self._kept: OrderedDict[_K, _T] = OrderedDict()
        self._lock = Lock()

    def get(self, keys: Iterable[_K], position: int, load: Callable[[list[_K]], Mapping[_K, _T]]) -> dict[_K, _T]:
        """The values of these keys, in their order; those that are not kept are loaded, and kept.

        Args:
            keys: of what is asked for.
            position: of the record's log of changes; what was kept at another one counts for nothing.
            load: gives the values of keys, of those that there are.
        """
        keys = list(dict.fromkeys(keys))
        with self._lock:
            if position != self._position:
                self._kept.clear()
                self._position = position
            found = {key: self._kept[key] for key in keys if key in self._kept}
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
