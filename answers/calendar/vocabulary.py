"""The vocabulary of dates, from ``words.yaml``, and the pieces of regular expression made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from answers.calendar.values import add_days, make_day
from answers.errors import DataError
from answers.language.tables import load


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name: fixed, the nth weekday of a month, or counted from Easter."""

    name: str
    pattern: re.Pattern[str]
    example: str
    fixed: tuple[int, int] | None = None
    weekday: tuple[int, int, int] | None = None  # weekday 0-6, which (-1: last), month
    easter: int | None = None
    after: int = 0

    def in_year(self, year: int) -> date | None:
        """The day it falls on in a year, None outside the calendar."""
        first: date | None
        if self.fixed:
            first = make_day(year, *self.fixed)
        elif self.weekday:
            first = nth_weekday(year, *self.weekday)
        else:
            sunday = easter(year)
            first = add_days(sunday, self.easter or 0) if sunday else None
        return add_days(first, self.after) if first else None


@dataclass(frozen=True, slots=True)
class Words:
    """``words.yaml``, checked: each table from a lower-case word (no point after it) to what it means."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    centuries: Mapping[str, int]
    decades: Mapping[str, int]
    holidays: tuple[Holiday, ...]
    names: Mapping[str, frozenset[str]]


def nth_weekday(year: int, weekday: int, nth: int, month: int) -> date | None:
    """The nth such weekday of a month; -1 is the last."""
    if nth < 0:
        last = make_day(year + month // 12, month % 12 + 1, 1)
        return last - timedelta(days=(last.weekday() - 1 - weekday) % 7 + 1) if last else None
    first = make_day(year, month, 1)
    return add_days(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1)) if first else None


def easter(year: int) -> date | None:
    """Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return make_day(year, month, day + 1)


@cache
def words() -> Words:
    """The vocabulary.

    Raises:
        DataError: ``words.yaml`` is malformed.
    """
    data = read_yaml("words.yaml")
    try:
        months = _numbered(data["months"], 1)
        weekdays = _numbered(data["weekdays"], 0)
        return Words(
            months=months,
            weekdays=weekdays,
            seasons=_table(data["seasons"], str),
            parts=_table(data["parts"], str),
            numbers=_table(data["numbers"], int),
            ordinals=_table(data["ordinals"], int),
            centuries=_table(data["centuries"], int),
            decades=_table(data["decades"], int),
            holidays=tuple(_holiday(row, months, weekdays) for row in data["holidays"]),
            names={key: frozenset(_texts(rows)) for key, rows in data["names"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise DataError(f"answers/calendar/words.yaml: {error!r}") from error


def read_yaml(name: str) -> dict[str, Any]:
    """A data file of this package as a mapping.

    Raises:
        DataError: it is missing, no YAML, or no mapping.
    """
    return load(__package__, name, dict[str, Any])


def number(text: str) -> int | None:
    """The number that words or digits name: "two", "a couple of", "twenty-five", "12"; None where it is none."""
    text = text.strip().lower()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 6 else None
    total = 0
    for piece in re.split(r"[\s-]+", text):
        if piece in ("couple", "dozen"):
            total = 2 if piece == "couple" else 12
        elif piece in words().numbers:
            value = words().numbers[piece]
            total = max(total, 1) * 100 if value == 100 else total + value
        elif piece not in ("of", "and", "the"):
            return None
    return total or None


def alternatives(items: Iterable[str]) -> str:
    """A regular expression for any of the literal words, longest first."""
    return "|".join(re.escape(item) for item in sorted(items, key=lambda item: (-len(item), item)))


def _numbered(table: Mapping[str, list[str]], first: int) -> dict[str, int]:
    return {name: place for place, (full, short) in enumerate(table.items(), first) for name in (full, *_texts(short))}


def _table(table: Mapping[str, Any], kind: type) -> dict[str, Any]:
    for key, value in table.items():
        if not isinstance(key, str) or not isinstance(value, kind):
            raise TypeError(f"{key!r}: {value!r} should be {kind.__name__}")
    return dict(table)


def _texts(rows: Any) -> list[str]:
    if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
        raise TypeError(f"{rows!r} should be a list of words")
    return rows


def _holiday(row: Mapping[str, Any], months: Mapping[str, int], weekdays: Mapping[str, int]) -> Holiday:
    fixed = tuple(int(piece) for piece in row["fixed"].split("-")) if "fixed" in row else None
    weekday = row.get("weekday")
    if (fixed is None) + (weekday is None) + ("easter" not in row) != 2:
        raise ValueError(f"{row['name']!r} needs one of fixed, weekday, easter")
    return Holiday(
        name=row["name"],
        pattern=re.compile(row["name"]),
        example=row["example"],
        fixed=(fixed[0], fixed[1]) if fixed else None,
        weekday=(weekdays[weekday[0]], int(weekday[1]), months[weekday[2]]) if weekday else None,
        easter=row.get("easter"),
        after=row.get("after", 0),
    )
