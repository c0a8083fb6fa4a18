"""The words of a vocabulary, searched for those that a misspelt word may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, overload

if TYPE_CHECKING:
    import numpy as np

_BITS = 32
_FEW = 2_000
"""Words that are compared sooner than told apart."""


class Vocabulary(Sequence[str]):
    """Words in an order of their own, such as the most frequent first."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = list(terms)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        return self._terms[at]

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def with_more(self, terms: Iterable[str]) -> Self:
        """The same words with those behind them that it lacks; what has been reckoned of the others is kept."""
        new = [term for term in dict.fromkeys(terms) if term not in self._known]
        if not new:
            return self
        more = type(self)(new)
        whole = type(self)([*self._terms, *new])
        whole.__dict__["_known"] = self._known.union(new)
        if "_signatures" in self.__dict__:
            import numpy as np

            pairs = zip(self._signatures, more._signatures, strict=True)
            whole.__dict__["_signatures"] = tuple(np.concatenate(pair) for pair in pairs)
        return whole

    def within(self, word: str, edits: int, *, alike: int = 0) -> list[str]:
        """The words that may be so many edits away at most, in order: all that are, and of many words few others.

        ``alike``: the edits that words of the same first letter may be away, where those are more.

        An edit changes a word's length by one at most, and two of the letters that occur in it; what is told by these
        need not be compared (a signature in the sense of Boytsov 2011, https://doi.org/10.1145/1963190.1963191).
        """
        if len(self._terms) < _FEW:
            return self._terms
        import numpy as np

        letters, lengths, initials = self._signatures
        differing = np.bitwise_count(letters ^ np.uint32(_letters(word)))
        most = np.where(initials == ord(word[0]), max(edits, alike), edits) if alike else edits
        near = (differing <= 2 * most) & (np.abs(lengths - len(word)) <= most)
        return [self._terms[at] for at in np.flatnonzero(near).tolist()]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._terms)

    @cached_property
    def _signatures(self) -> tuple[np.ndarray[Any, np.dtype[Any]], ...]:
        """Of each word the letters that occur in it, a bit each, its length, and its first letter."""
        import numpy as np

        lengths = np.fromiter(map(len, self._terms), np.int32, len(self._terms))
        letters = np.frombuffer("".join(self._terms).encode("utf-32-le", "surrogatepass"), np.uint32)
        starts = (np.cumsum(lengths) - lengths)[lengths > 0]
        occurring, initials = np.zeros(len(lengths), np.uint32), np.zeros(len(lengths), np.uint32)
        if len(starts):
            occurring[lengths > 0] = np.bitwise_or.reduceat(np.uint32(1) << letters % _BITS, starts)
            initials[lengths > 0] = letters[starts]
        return occurring, lengths, initials


def _letters(word: str) -> int:
    found = 0
    for letter in word:
        found |= 1 << ord(letter) % _BITS
    return found
