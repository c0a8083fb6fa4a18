"""English words and how often they occur: what tells a word from a name, and a slip from a word that is not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from answers.errors import DataError
from answers.language.tables import read_text

_DICTIONARY = "english.txt"
COMMON = 500
"""Occurrences in the dictionary's corpus that make an English word one that people are likely to mean."""
EVERYDAY = 3000
"""Occurrences in the dictionary's corpus, where all is written small, that few words have which are names as well."""


@cache
def occurrences() -> Mapping[str, int]:
    """English words with how often they occur in the dictionary's own corpus. Raises DataError."""
    found: dict[str, int] = {}
    for number, line in enumerate(read_text(__package__, _DICTIONARY).splitlines(), 1):
        if line.startswith("#"):
            continue
        count, *words = line.split(" ")
        if not count.isdigit() or not words:
            raise DataError(f"{_DICTIONARY}:{number}: a count and its words are needed")
        found.update(dict.fromkeys(words, int(count)))
    return found


@cache
def common_words() -> Sequence[str]:
    """The words that are no rarity."""
    return [word for word, count in occurrences().items() if count >= COMMON]


def is_english(word: str) -> bool:
    """Whether a folded word is an English word: one that an archive lacks is then absent, not misspelt."""
    return word in occurrences()


def is_everyday(word: str) -> bool:
    """Whether a folded word is so frequent in English that a headline's capital makes no name of it: "race"."""
    return occurrences().get(word, 0) >= EVERYDAY


def is_common(word: str) -> bool:
    """Whether a folded word is an English word that is no rarity: typed so, it is seldom a slip."""
    return occurrences().get(word, 0) >= COMMON
