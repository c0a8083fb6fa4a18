"""Whether a stretch of text holds a word that keeps it from being plainly so; the words are ``hedges.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from answers.errors import DataError
from answers.language.tables import load

_FILE = "hedges.yaml"
_KINDS = ("negation", "doubt", "turn")


@dataclass(frozen=True, slots=True)
class Hedge:
    """One kind of such words, as a pattern, with a sentence that holds one and a sentence that does not."""

    pattern: re.Pattern[str]
    example: str
    counter_example: str


@cache
def hedges() -> Mapping[str, Hedge]:
    """The kinds by name.

    Raises:
        DataError: the file breaks its schema.
    """
    rows = load(__package__, _FILE)
    if not isinstance(rows, dict) or set(rows) != set(_KINDS):
        raise DataError(f"{_FILE}: expected {', '.join(_KINDS)}")
    return {kind: _hedge(row, f"{_FILE}: {kind}") for kind, row in rows.items()}


def _hedge(row: object, where: str) -> Hedge:
    if not isinstance(row, dict) or row.keys() != {"words", "example", "counter_example"}:
        raise DataError(f"{where}: expected words, example and counter_example")
    forms = row["words"]
    if not isinstance(forms, list) or not forms or not all(isinstance(x, str) and x == x.lower() for x in forms):
        raise DataError(f"{where}: 'words' must be a list of words in lower case")
    either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    negative = r"|n['’]t\b" if "not" in forms else ""
    return Hedge(re.compile(rf"\b(?:{either})\b{negative}", re.IGNORECASE), row["example"], row["counter_example"])


def negated(text: str) -> bool:
    """Whether something in the text is negated."""
    return hedges()["negation"].pattern.search(text) is not None


def doubtful(text: str) -> bool:
    """Whether something in the text is only possible, expected or conditional."""
    return hedges()["doubt"].pattern.search(text) is not None


def turns(text: str) -> bool:
    """Whether the text, standing between a verb and a topic, turns the verb away from the topic."""
    return hedges()["turn"].pattern.search(text) is not None
