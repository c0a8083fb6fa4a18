"""How text becomes index terms: one analysis for the index, the question and the matching of topics in statements.

A word is folded (case, accents, apostrophes, the points of "U.S.") and, for topics, stemmed with Snowball's
English stemmer (Porter 2, https://snowballstem.org/algorithms/english/stemmer.html), so that what matches in
the index is exactly what matches in a statement.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer
import yaml

from answers.errors import DataError

# An initialism ("U.S.", "p.m.") is one word; so is a number with separators; else letters, digits, inner apostrophes.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)+|\w+(?:['’ʼ]\w+)*")
_POSSESSIVE = re.compile(r"'s?$")
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its span and its folded form."""

    start: int
    end: int
    folded: str


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word without case, accents, possessive and the points of initialisms: "Zelenskyy’s" -> "zelenskyy"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = plain.replace("’", "'").replace("ʼ", "'")
    plain = _POSSESSIVE.sub("", plain)
    return plain.replace("'", "") if plain[:1].isdigit() else plain.replace("'", "").replace(".", "")


@cache
def _irregular() -> dict[str, str]:
    """Irregular form -> base. Raises DataError when the list is no mapping of words to lists of words."""
    rows = yaml.safe_load((files(__package__) / "irregular.yaml").read_text(encoding="utf-8"))
    if not isinstance(rows, dict) or not all(isinstance(forms, list) for forms in rows.values()):
        raise DataError("irregular.yaml: expected base: [forms]")
    return {form: base for base, forms in rows.items() for form in forms}


@lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """The Snowball stem of a folded word, irregular forms first by their base: "sanctioning" -> "sanction"."""
    if not (folded.isalpha() and folded.isascii()):
        return folded
    return str(_stemmer.stemWord(_irregular().get(folded, folded)))


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of ``text[start:end]`` in order, with offsets into ``text``."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        folded = fold(match.group())
        if folded:
            yield Word(match.start(), match.end(), folded)
