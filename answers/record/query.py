"""What is asked of the index, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from answers.model import Scope

Field = Literal["body", "stem", "root", "names", "title"]
"""``body``: a passage's folded words; ``stem``: their stems; ``root``: what they share with words derived from them;
``names``: capitalised words of the whole article; ``title``: the roots of its title's words."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One form that a word of the question may take; ``term`` is folded (``body``, ``names``) or a stem (``stem``)."""

    term: str
    weight: float = 1.0
    field: Field = "stem"


Group = tuple[Alternative, ...]
"""The forms of one word: any of them will do, and the best of them counts."""


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """Passages that hold the ``groups``, in articles that hold the ``names``.

    Of the groups, ``required`` have to match at least (None: all; without names: one). The alternatives of
    ``names`` are looked for in the whole article whatever their field says; a passage that holds the name itself ranks
    higher. ``phrases`` are stems in order: they raise a passage, and where there are neither
    groups nor names one of them has to match. A query of nothing finds nothing.
    """

    groups: tuple[Group, ...]
    required: int | None = None
    names: tuple[Group, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    scope: Scope = field(default_factory=Scope)
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its article's key, its number in it, its offsets into the text, and its score (BM25)."""

    article_key: int
    number: int
    start: int
    end: int
    score: float
