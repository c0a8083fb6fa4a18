"""The statements of one article as the record keeps them: each is decoded when it is first looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, overload

from sqlalchemy import Row

from answers.model import Span, Statement
from answers.record import rows


class Statements(Sequence[Statement]):
    """The statements of one article in the order of the text. Looking at one raises ArchiveError where it is damaged.

    A question looks at few of them; to decode one takes longer than to fetch it.
    """

    __slots__ = ("_decoded", "_extents", "_rows")

    def __init__(self, found: Sequence[Row[Any]] = ()) -> None:
        self._rows = found
        self._decoded: list[Statement | None] = [None] * len(found)
        self._extents: list[Span] = list(map(rows.extent, found))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Statement: ...
    @overload
    def __getitem__(self, at: slice) -> list[Statement]: ...
    def __getitem__(self, at: int | slice) -> Statement | list[Statement]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        decoded = self._decoded[at]
        if decoded is None:
            decoded = self._decoded[at] = rows.statement(self._rows[at])
        return decoded

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of every list

    def around(self, places: Sequence[int]) -> list[Statement]:
        """Those whose extent holds one of these offsets into the text, which are in order."""
        found: list[Statement] = []
        if not places:
            return found
        least, most = places[0], places[-1]
        for at, (start, end) in enumerate(self._extents):
            if start <= most and least < end and places[bisect_left(places, start)] < end:
                found.append(self[at])
        return found
