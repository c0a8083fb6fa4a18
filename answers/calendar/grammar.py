"""Finds where a text writes dates, and in which shape, by the rules of ``patterns.yaml``; resolves nothing.

One scan with all rules as one alternation, over lower-cased text; every rule is bounded, so the time is linear. What
the shape alone cannot tell ("May" the month from "may" the verb, 1998 the year from 1998 people) the guards do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from answers.calendar.entries import Patterns, RuleRow
from answers.calendar.guards import GUARDS, Place
from answers.calendar.vocabulary import alternatives, words
from answers.errors import DataError
from answers.language.tables import load

_SHAPES = "patterns.yaml"
_PIECE = re.compile(r"\{([a-z_][a-z0-9_]*)(?::([a-z0-9]+_*))?\}")
_NAMED = re.compile(r"\(\?P<[a-z0-9_]+>")
_START = re.compile(r"(?<![\w$€£#])(?:['`](?=[0-9]))?([a-z]+|[0-9])[0-9]?")
_BACKREFERENCE = re.compile(r"\(\?P=[a-z]+\)")
_UPPER = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {ord("’"): "'", ord("‐"): "-", ord("‑"): "-"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a time: the rule that matched, how it is resolved, and its parts, lower-cased."""

    start: int
    end: int
    rule: str
    kind: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape of a date, from ``patterns.yaml``."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, str]
    guard: str
    examples: Mapping[str, str]


def lower(text: str) -> str:
    """ASCII letters in lower case, apostrophes and hyphens made plain; offsets stay."""
    return text.translate(_UPPER)


def find(text: str, *, lenient: bool = False) -> list[Mention]:
    """The mentions of times in a text, in order, without overlaps."""
    return scan(text, lower(text), 0, len(text), lenient=lenient)


def scan(text: str, low: str, start: int, end: int, *, lenient: bool = False) -> list[Mention]:
    """The mentions within ``text[start:end]``; ``low`` is ``lower(text)``."""
    grammar = _grammar()
    found: list[Mention] = []
    position = start
    for word in _START.finditer(low, start, end):
        here = word.start()
        if here < position or not (word[1].rstrip("s") in grammar.starters or word[0][-1].isdigit()):
            continue
        match = grammar.every.match(low, here, end)
        mention = match and _first(grammar.rules[(match.lastindex or 1) - 1 :], text, low, here, end, lenient)
        if mention:
            found.extend(_split(mention, grammar.more_days, low, end))
            position = found[-1].end
    return found


def _split(mention: Mention, more_days: re.Pattern[str], low: str, end: int) -> list[Mention]:
    """ "3-5 August" and "Aug. 3 and 5" are two mentions of one month."""
    parts = mention.parts
    if mention.rule == "days-month":
        first = low.index(parts["day1"], mention.start)
        cut = first + len(parts["day1"])
        second = low.index(parts["day"], cut)
        return [
            replace(mention, end=cut, parts={**parts, "day": parts["day1"]}),
            replace(mention, start=second),
        ]
    found = [mention]
    if mention.rule == "month-day":
        rest = {key: value for key, value in parts.items() if key != "weekday"}
        while (more := more_days.match(low, found[-1].end, end)) and len(found) < 8:
            found.append(Mention(more.start("day"), more.end(), mention.rule, "date", {**rest, "day": more["day"]}))
    return found


@dataclass(frozen=True, slots=True)
class _Grammar:
    """``rules`` in the order they are tried, ``every`` as one alternation (one group a rule), and their first words."""

    rules: tuple[Rule, ...]
    every: re.Pattern[str]
    starters: frozenset[str]
    more_days: re.Pattern[str]


def rules() -> tuple[Rule, ...]:
    """The rules of ``patterns.yaml``, in order.

    Raises:
        DataError: the file is malformed.
    """
    return _grammar().rules


def _first(rules: tuple[Rule, ...], text: str, low: str, start: int, end: int, lenient: bool) -> Mention | None:
    """What the first rule makes of the text at ``start`` that matches there and whose guard agrees."""
    for rule in rules:
        match = rule.pattern.match(low, start, end)
        if match is None:
            continue
        place = Place(text, low, match, lenient)
        if not place.is_named() or not GUARDS[rule.guard](place):
            continue
        parts = {key.rstrip("_"): value for key, value in match.groupdict().items() if value}
        return Mention(start, match.end(), rule.name, rule.kind, {**parts, **rule.fixed})
    return None


@cache
def patterns() -> Patterns:
    """``patterns.yaml`` as it is written. Raises DataError with the entry at fault."""
    return load(__package__, _SHAPES, Patterns)


@cache
def _grammar() -> _Grammar:
    written = patterns()
    undated = [word for items in written.references.values() for word in items]
    pieces = {**written.pieces, **_word_pieces(undated)}
    rows = tuple(_rule(row, pieces) for row in written.rules)
    bodies = [_NAMED.sub("(?:", _BACKREFERENCE.sub("[-–/.]", _body(row.pattern, pieces))) for row in written.rules]
    every = re.compile("|".join(f"({body})(?!\\w)" for body in bodies))
    starters = _starters([*written.starters, *undated])
    return _Grammar(rows, every, starters, written.more_days)


def _starters(items: list[str]) -> frozenset[str]:
    """The first words (without a final s) of these and of all that ``words.yaml`` names."""
    known = words()
    tables = (known.months, known.weekdays, known.seasons, known.parts, known.numbers, known.ordinals, known.centuries)
    holidays = [
        name
        for holiday in known.holidays
        for name in (holiday.example.lower(), *holiday.pattern.pattern.replace("?", "").split("|"))
    ]
    firsts = (
        re.split(r"[^a-z]", item)[0] for item in (*items, *holidays, *(word for table in tables for word in table))
    )
    return frozenset(first.rstrip("s") for first in firsts)


@cache
def references() -> Mapping[str, str]:
    """Words for an undated time and their TIMEX3 value: "recently" -> "PAST_REF"."""
    return {word: value for value, items in patterns().references.items() for word in items}


def _word_pieces(undated: Iterable[str]) -> dict[str, str]:
    vocabulary = words()
    months, short_months = vocabulary.month_names, vocabulary.months.keys() - vocabulary.month_names
    days, short_days = vocabulary.weekday_names, vocabulary.weekdays.keys() - vocabulary.weekday_names
    month_next = "|".join(sorted({name[:3] for name in vocabulary.months}))
    return {
        "_": r"\s{1,3}",
        "h": r"(?:\s{1,3}|-\s?|[–—])",
        "month": f"(?:{alternatives(months)})(?:\\.(?=\\s[0-9]))?|(?:{alternatives(short_months)})(?:\\.|(?![a-z]))",
        "weekday": f"{alternatives(days)}|(?:{alternatives(short_days)})(?:\\.|(?=,?\\s(?:{month_next}|[0-9])))",
        "season": alternatives(vocabulary.seasons),
        "part": alternatives(vocabulary.parts),
        "ord": alternatives(vocabulary.ordinals),
        "which": alternatives(vocabulary.places),
        "weekly": alternatives(vocabulary.weekly),
        "decadeword": alternatives(vocabulary.decades),
        "centuryword": alternatives(vocabulary.centuries),
        "holiday": "|".join(holiday.pattern.pattern for holiday in vocabulary.holidays),
        "reference": alternatives(undated),
    }


def _body(pattern: str, pieces: Mapping[str, str]) -> str:
    def expand(match: re.Match[str]) -> str:
        name, other = match[1], match[2]
        body = pieces[name]
        return body if name in ("_", "h") else f"(?P<{other or name}>{body})"

    return _PIECE.sub(expand, pattern)


def _rule(row: RuleRow, pieces: Mapping[str, str]) -> Rule:
    if row.guard not in GUARDS:
        raise DataError(f"{_SHAPES}: rule {row.name}: there is no guard {row.guard}")
    try:
        compiled = re.compile(f"(?:{_body(row.pattern, pieces)})(?!\\w)")
    except KeyError as error:
        raise DataError(f"{_SHAPES}: rule {row.name}: there is no piece {error}") from error
    except re.error as error:
        raise DataError(f"{_SHAPES}: rule {row.name}: is no pattern: {error}") from error
    return Rule(row.name, row.kind, compiled, row.fixed, row.guard, row.examples)
