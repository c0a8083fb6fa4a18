"""Misspelt words: the words of a vocabulary that a typed word may stand for.

Slips are counted with the Damerau-Levenshtein distance (insert, delete, replace, swap of neighbours), which is what
hands on keyboards do (Damerau 1964, https://doi.org/10.1145/363958.363994). How many slips are forgiven grows with
the word's length, and short words are taken as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from answers.record.analysis import stem
from answers.retrieval.topic import TopicWord

WEIGHTS = {1: 0.9, 2: 0.7}
"""What a word counts that is so many slips away."""


def allowed(word: str) -> int:
    """How many slips are forgiven in a word."""
    if len(word) < 4 or not word.isalpha():
        return 0
    return 1 if len(word) < 7 else 2


def near(word: str, terms: Sequence[str], limit: int = 8) -> list[tuple[str, int]]:
    """Terms within the allowed distance, closest first, those with the same first letter before others."""
    cutoff = allowed(word)
    if not cutoff:
        return []
    hits = process.extract(word, terms, scorer=DamerauLevenshtein.distance, score_cutoff=cutoff, limit=limit * 4)
    ranked = sorted((int(distance), term[0] != word[0], str(term)) for term, distance, _ in hits if term != word)
    return [(term, distance) for distance, _, term in ranked][:limit]


def corrected(word: TopicWord, terms: Sequence[str], frequency: Callable[[str], int]) -> TopicWord | None:
    """The topic word with the vocabulary's nearest words in its place, or None when nothing is near.

    ``frequency``: in how many passages a folded word occurs; among equally near words the common one wins.
    """
    found = near(word.folded, terms)
    if not found:
        return None
    closest = found[0][1]
    same = [term for term, distance in found if distance == closest]
    if any(term[0] == word.folded[0] for term in same):
        same = [term for term in same if term[0] == word.folded[0]]
    same.sort(key=lambda term: (-frequency(term), term))
    stems: dict[str, float] = {}
    for term in same[:3]:
        stems.setdefault(stem(term), WEIGHTS[closest] * (1.0 if term == same[0] else 0.95))
    return TopicWord(same[0], stems, word.loose, corrected=True)
