"""The propositions of an article as one compact value, and back.

The first byte is the version of the form; the rest is JSON under zlib, whose checksum finds what is damaged. What
recurs (predicates, names, dates) is listed once and told by its number, a span by its distance from the one before it,
and the numbers of one kind lie together: that is what makes them small.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, islice
from operator import add
from typing import Any, Generic, TypeVar

from answers.errors import ArchiveError
from answers.model import Argument, EventDate, Modality, Polarity, Precision, Proposition, Span, Tense

VERSION = 1
"""The form that is written. One that has been released is read for ever."""

_HEAD_ONLY = -1
"""In place of the number of an argument's spans: its head is its only one."""

_TOLD, _FILLS = 5, 4
"""How many numbers stand for a proposition, and for an argument, beside their spans."""

_DAMAGE = (zlib.error, ValueError, TypeError, LookupError, OverflowError, RuntimeError)
"""What comes of unpacking something else than what was packed."""

_T = TypeVar("_T", bound=Hashable)

_Mood = tuple[str, str]
"""Values of polarity and modality."""
_Day = tuple[int, int, str, str, Span | None]
"""First day as ``date.toordinal`` has it, days from it to the last, values of precision and tense, and the words."""


class _Listed(Generic[_T]):
    """Values by their numbers, in the order in which they came up."""

    def __init__(self, *first: _T) -> None:
        self.numbers: dict[_T, int] = {}
        for value in first:
            self.number(value)

    def number(self, value: _T) -> int:
        """The number of a value, which is a new one's where it has none."""
        return self.numbers.setdefault(value, len(self.numbers))


def pack(propositions: Iterable[Proposition]) -> bytes:
    """The propositions of one article as one value, of some 30 bytes each."""
    predicates, roles, names, moods = _Listed[str](), _Listed[str](), _Listed[str](), _Listed[_Mood]()
    groups = _Listed[tuple[str, ...]](())
    days = _Listed[_Day | None](None)
    told: list[tuple[int, ...]] = []
    arguments: list[tuple[int, ...]] = []
    spans: list[Span] = []
    for one in propositions:
        told.append(
            (
                predicates.number(one.predicate),
                moods.number((one.polarity.value, one.modality.value)),
                groups.number(one.said_by),
                days.number(_day(one.date) if one.date else None),
                len(one.arguments),
            )
        )
        spans.append(one.head)
        for argument in one.arguments:
            alone = argument.spans == (argument.head,)
            shape = _HEAD_ONLY if alone else len(argument.spans)
            meant = groups.number((argument.name,) if argument.name else ())
            arguments.append((roles.number(argument.role), shape, meant, groups.number(argument.owners)))
            spans.append(argument.head)
            if not alone:
                spans += argument.spans
    starts = [start for start, _ in spans]
    distances = [start - before for before, start in zip([0, *starts], starts, strict=False)]
    content = [
        list(predicates.numbers),
        list(roles.numbers),
        [[names.number(name) for name in group] for group in groups.numbers],
        list(names.numbers),
        list(moods.numbers),
        list(days.numbers),
        *_columns(told, _TOLD),
        *_columns(arguments, _FILLS),
        distances,
        [end - start for start, end in spans],
    ]
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    return bytes([VERSION]) + zlib.compress(text.encode(), zlib.Z_BEST_COMPRESSION)


def unpack(data: bytes) -> tuple[Proposition, ...]:
    """The propositions that were packed, in their order.

    Raises:
        ArchiveError: the value is damaged, or of a version that is not known.
    """
    if not data:
        raise ArchiveError("it is empty")
    if data[0] != VERSION:
        raise ArchiveError(f"it is of version {data[0]}; this program reads version {VERSION}")
    try:
        return tuple(_unpacked(json.loads(_inflated(data[1:]))))
    except _DAMAGE as error:
        raise ArchiveError(f"it is damaged: {' '.join(str(error).split())}") from error


def _unpacked(content: list[Any]) -> Iterator[Proposition]:
    predicates, roles, numbers, names, values, days, *rest = content
    told, arguments, (distances, lengths) = rest[:_TOLD], rest[_TOLD:-2], rest[-2:]
    groups = [tuple(names[number] for number in group) for group in numbers]
    moods = [(Polarity(polarity), Modality(modality)) for polarity, modality in values]
    dates = [_date(*day) if day else None for day in days]
    starts = list(accumulate(distances))
    spans = zip(starts, map(add, starts, lengths), strict=True)
    fillers = zip(*arguments, strict=True)
    for predicate, mood, said, day, count in zip(*told, strict=True):
        head = next(spans)
        found = []
        for role, shape, meant, owners in islice(fillers, count):
            own = next(spans)
            words = (own,) if shape == _HEAD_ONLY else tuple(islice(spans, shape))
            found.append(Argument(roles[role], words, own, "".join(groups[meant]), groups[owners]))
        polarity, modality = moods[mood]
        yield Proposition(predicates[predicate], head, tuple(found), polarity, modality, groups[said], dates[day])


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> list[tuple[int, ...]]:
    return list(zip(*rows, strict=True)) or [()] * width


def _day(day: EventDate) -> _Day:
    first = day.start.toordinal()
    return first, day.end.toordinal() - first, day.precision.value, day.tense.value, day.words


def _date(first: int, length: int, precision: str, tense: str, words: Sequence[int] | None) -> EventDate:
    start, end = date.fromordinal(first), date.fromordinal(first + length)
    return EventDate(start, end, Precision(precision), Tense(tense), (words[0], words[1]) if words else None)


def _inflated(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    found = stream.decompress(data)
    if not stream.eof or stream.unused_data:
        raise ValueError("it does not end where it should")
    return found
