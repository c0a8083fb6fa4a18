"""Articles that were found, fetched only when they are looked at: many candidates turn out to say nothing."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView

from answers.record.rows import Stored

Fetch = Callable[[Iterable[int]], Mapping[int, Stored]]
"""Gives the articles of keys that there are."""


class Articles(Mapping[int, Stored]):
    """Articles by their keys, in an order of their own."""

    def __init__(self, read_as: Mapping[int, int | None], fetch: Fetch, fetched: Mapping[int, Stored] | None = None):
        """``read_as``: the version of the reader that read each, None where none did. ``fetched``: those at hand."""
        self.read_as = dict(read_as)
        self._fetch = fetch
        self._fetched = dict(fetched or {})

    @classmethod
    def at_hand(cls, articles: Mapping[int, Stored]) -> Articles:
        """Articles that need not be fetched."""
        return cls({key: one.read_as for key, one in articles.items()}, lambda _: {}, articles)

    def unread(self, version: int) -> list[int]:
        """The keys of those that this version of the reader has not read."""
        return [key for key, read_as in self.read_as.items() if read_as != version]

    def fetch(self, keys: Iterable[int]) -> dict[int, Stored]:
        """Several at once, in the order of the keys; those that have gone since are left out."""
        keys = list(keys)
        if missing := [key for key in keys if key not in self._fetched]:
            self._fetched |= self._fetch(missing)
        return {key: self._fetched[key] for key in keys if key in self._fetched}

    def __getitem__(self, key: int) -> Stored:
        return self.fetch([key])[key]

    def __iter__(self) -> Iterator[int]:
        return iter(self.read_as)

    def __len__(self) -> int:
        return len(self.read_as)

    def __contains__(self, key: object) -> bool:
        return key in self.read_as

    def items(self) -> ItemsView[int, Stored]:
        """All of them, fetched at once."""
        return self.fetch(self.read_as).items()

    def values(self) -> ValuesView[Stored]:
        """Likewise."""
        return self.fetch(self.read_as).values()
