"""Sentences that tell of a topic's event in other words: "discuss the plan with ..." is a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from answers.asking.topic import TopicMatcher
from answers.errors import DataError
from answers.language.tables import load
from answers.language.words import stem
from answers.model import Span

_FILE = "deeds.yaml"
_KEYS = {"topics", "verbs", "with", "example", "counter_example"}
_WITH = r"\b[^.;!?]{0,80}?\bwith\s+(?:[\w’'-]+\s+){0,3}?(?-i:[A-Z])"


@dataclass(frozen=True, slots=True)
class Deed:
    """The verbs that are one kind of event, found by ``pattern``; ``topics`` are stems of the nouns that name it."""

    topics: frozenset[str]
    pattern: re.Pattern[str]
    example: str
    counter_example: str


@cache
def deeds() -> tuple[Deed, ...]:
    """The validated data.

    Raises:
        DataError: the file breaks its schema.
    """
    rows = load("answers.language", _FILE)
    if not isinstance(rows, list):
        raise DataError(f"{_FILE}: expected a list of deeds")
    return tuple(_deed(row, f"{_FILE}: deed {position}") for position, row in enumerate(rows, 1))


def _deed(row: object, where: str) -> Deed:
    if not isinstance(row, dict) or not row.keys() <= _KEYS:
        raise DataError(f"{where}: expected topics, verbs, example, counter_example and perhaps with")
    for key in ("example", "counter_example"):
        if not isinstance(row.get(key), str):
            raise DataError(f"{where}: {key!r} must be a text")
    for key in ("topics", "verbs", "with"):
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(x, str) and x == x.lower() for x in value):
            raise DataError(f"{where}: {key!r} must be a list of words in lower case")
    alone, joined = row.get("verbs", []), row.get("with", [])
    if not row.get("topics") or not (alone or joined):
        raise DataError(f"{where}: needs topics, and verbs or with")
    either = [rf"\b(?:{_any(alone)})\b"] if alone else []
    either += [rf"\b(?:{_any(joined)}){_WITH}"] if joined else []
    pattern = re.compile("|".join(either), re.IGNORECASE)
    return Deed(frozenset(stem(topic) for topic in row["topics"]), pattern, row["example"], row["counter_example"])


def _any(forms: list[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)


def deed_for(matcher: TopicMatcher) -> Deed | None:
    """The deed that a topic of one word names; None when it names none."""
    for variant in matcher.variants:
        required = [word for word in variant if not word.loose]
        if len(required) == 1:
            for deed in deeds():
                if deed.topics & set(required[0].stems):
                    return deed
    return None


def occurrences(deed: Deed, text: str, start: int, end: int) -> Iterator[Span]:
    """Where a stretch of text tells of the deed."""
    return (match.span() for match in deed.pattern.finditer(text, start, end))
