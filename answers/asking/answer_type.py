"""What a question asks for beside its topic (a person, a date, a number ...), and which sentences have such a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from answers.errors import DataError
from answers.language.tables import load

_FILE = "asks.yaml"


@dataclass(frozen=True, slots=True)
class Ask:
    """One kind of thing asked for: how questions ask for it, and what gives it in a sentence."""

    question: re.Pattern[str]
    sentence: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]


@cache
def asks() -> Mapping[str, Ask]:
    """The validated data by name. Raises DataError with the entry at fault."""
    raw = load("answers.language", _FILE)
    if not isinstance(raw, dict):
        raise DataError(f"{_FILE}: expected a mapping of what is asked for")
    return {name: _ask(name, row) for name, row in raw.items()}


def _ask(name: str, row: object) -> Ask:
    try:
        if not isinstance(row, dict) or row.keys() != {"question", "sentence", "examples"}:
            raise ValueError("needs question, sentence and examples")
        question, sentence = (re.compile(row[key], re.IGNORECASE) for key in ("question", "sentence"))
        return Ask(question, sentence, tuple((str(asked), str(has)) for asked, has in row["examples"]))
    except (ValueError, TypeError, re.error) as error:
        raise DataError(f"{_FILE}: {name}: {error}") from error


def asked_for(question: str) -> frozenset[str]:
    """The names of what a question asks for."""
    return frozenset(name for name, ask in asks().items() if ask.question.search(question))
