"""The vocabulary of dates, from ``words.yaml``, and the pieces of regular expression made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from answers.calendar.entries import Count, Deictic, HolidayRow, Relation, WordTables
from answers.calendar.holidays import Holiday
from answers.errors import DataError
from answers.language.tables import load

_SPELT = "words.yaml"


@dataclass(frozen=True, slots=True)
class Words:
    """``words.yaml`` to look words up in: each table from a lower-case word (no point after it) to what it means.

    ``months`` and ``weekdays`` hold abbreviations too; ``month_names`` and ``weekday_names`` are those spelt out.
    ``beside`` holds the words that tell whether a mention is a date, by what they decide.
    """

    months: Mapping[str, int]
    month_names: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_names: frozenset[str]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    numbers: Mapping[str, int]
    collectives: Mapping[str, int]
    within_number: frozenset[str]
    millennia: Mapping[str, int]
    ordinals: Mapping[str, int]
    places: Mapping[str, int]
    weekly: Mapping[str, int]
    centuries: Mapping[str, int]
    decades: Mapping[str, int]
    clock_words: Mapping[str, str]
    deictic: Mapping[str, Deictic]
    relations: Mapping[str, Relation]
    counts: Mapping[str, Count]
    units: Mapping[str, str]
    holidays: tuple[Holiday, ...]
    beside: Mapping[str, frozenset[str]]


@cache
def word_tables() -> WordTables:
    """``words.yaml`` as it is written. Raises DataError with the entry at fault."""
    return load(__package__, _SPELT, WordTables)


@cache
def words() -> Words:
    """The vocabulary.

    Raises:
        DataError: ``words.yaml`` is malformed.
    """
    spelt = word_tables()
    months, weekdays = _numbered(spelt.months, 1), _numbered(spelt.weekdays, 0)
    return Words(
        months=months,
        month_names=frozenset(spelt.months),
        weekdays=weekdays,
        weekday_names=frozenset(spelt.weekdays),
        seasons=spelt.seasons,
        parts=spelt.parts,
        numbers=spelt.numbers,
        collectives=spelt.collectives,
        within_number=spelt.within_number,
        millennia=spelt.millennia,
        ordinals=spelt.ordinals,
        places=spelt.places,
        weekly=spelt.weekly,
        centuries=spelt.centuries,
        decades=spelt.decades,
        clock_words=spelt.clock_words,
        deictic=spelt.deictic.words,
        relations={word: relation for relation, row in spelt.relations.items() for word in row.words},
        counts=spelt.counts.words,
        units=spelt.units.words,
        holidays=tuple(_holiday(row, months, weekdays) for row in spelt.holidays),
        beside={name: row.words for name, row in spelt.beside},
    )


def relation(word: str | None) -> Relation | None:
    """What "last", "that", "following" before a day or unit says; None for no such word."""
    return words().relations.get(word) if word else None


def weekday_of(text: str) -> int | None:
    """The number of a weekday, 0 for Monday, as it is written: "friday", "fri."; None for any other word."""
    return words().weekdays.get(text.rstrip("."))


def number(text: str) -> int | None:
    """The number that words or digits name: "two", "a couple of", "twenty-five", "12"; None where it is none."""
    text = text.strip().lower()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 6 else None
    known = words()
    total = 0
    for piece in re.split(r"[\s-]+", text):
        if piece in known.collectives:
            total = known.collectives[piece]
        elif piece in known.numbers:
            value = known.numbers[piece]
            total = max(total, 1) * 100 if value == 100 else total + value
        elif piece not in known.within_number:
            return None
    return total or None


def year_in_words(text: str) -> int | None:
    """ "nineteen ninety-six" -> 1996, "two thousand five" -> 2005, "twenty twenty-five" -> 2025."""
    text = text.replace("-", " ")
    for millennium, year in words().millennia.items():
        if text.startswith(millennium):
            return year + (number(text.removeprefix(millennium)) or 0)
    century, _, rest = text.partition(" ")
    within = number(rest)
    return None if within is None else (number(century) or 0) * 100 + within % 100  # "nineteen hundred"


def alternatives(items: Iterable[str]) -> str:
    """A regular expression for any of the literal words, longest first."""
    return "|".join(re.escape(item) for item in sorted(items, key=lambda item: (-len(item), item)))


def _numbered(table: Mapping[str, tuple[str, ...]], first: int) -> dict[str, int]:
    return {name: place for place, (full, short) in enumerate(table.items(), first) for name in (full, *short)}


def _holiday(row: HolidayRow, months: Mapping[str, int], weekdays: Mapping[str, int]) -> Holiday:
    month, day = row.fixed.split("-") if row.fixed else ("", "")
    try:
        weekday = (weekdays[row.weekday[0]], row.weekday[1], months[row.weekday[2]]) if row.weekday else None
    except KeyError as error:
        raise DataError(f"{_SPELT}: holidays: {row.example}: {error} is no weekday or month") from error
    return Holiday(
        pattern=row.name,
        example=row.example,
        fixed=(int(month), int(day)) if row.fixed else None,
        weekday=weekday,
        easter=row.easter,
        after=row.after,
    )
