"""Misspelt words: the words of a vocabulary that a typed word may stand for.

Slips are counted with the Damerau-Levenshtein distance (insert, delete, replace, swap of neighbours), which is what
hands on keyboards do (Damerau 1964, https://doi.org/10.1145/363958.363994). How many slips are forgiven grows with
the word's length, and short words are taken as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

import jellyfish
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from answers.asking.topic import TopicWord
from answers.language.dictionary import common_words, is_english, occurrences
from answers.language.vocabulary import Vocabulary
from answers.language.words import stem

WEIGHTS = {1: 0.9, 2: 0.7}
"""What a word counts that is so many slips away."""
SPELLING = 0.95
"""What another spelling of a name counts."""
HEARD = 4
"""Letters that a word needs to be compared by its sound."""
RARE = 1000
"""Occurrences in the dictionary's corpus below which an English word may be a slip for a common one ..."""
TIMES = 20
"""... that occurs so many times as often."""
LONG = 6
"""Letters from which on two names that sound alike are taken for one."""
SOUNDS = 0.25
"""Slips that are forgiven to a name that sounds the same."""
OTHER_INITIAL = 0.5
"""Slips that another first letter adds: hands seldom miss it."""


def allowed(word: str) -> int:
    """How many slips are forgiven in a word."""
    if len(word) < 3 or not word.isalpha():
        return 0
    return 1 if len(word) < 7 else 2


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a word sounds: its Metaphone code (Philips 1990)."""
    return str(jellyfish.metaphone(word))


def same_sound(a: str, b: str) -> bool:
    """Whether two words begin alike and sound alike: Cruz and Cruise, Hilary and Hillary. Short words are not heard."""
    return min(len(a), len(b)) >= HEARD and a[0] == b[0] and sound(a) == sound(b)


def near(word: str, terms: Vocabulary, limit: int = 8, *, names: bool = False) -> list[tuple[str, float]]:
    """Terms within the allowed number of slips, the nearest first; with ``names`` also those that sound the same.

    A word of three letters may only have lost one: "crz" is Cruz, "car" is no cat.
    """
    cutoff = allowed(word)
    if not cutoff:
        return []
    reach = cutoff + (2 if names else 0)
    candidates = terms.within(word, cutoff, alike=reach if names else 0)
    hits = process.extract(word, candidates, scorer=DamerauLevenshtein.distance, score_cutoff=reach, limit=200)
    found: list[tuple[float, float, str]] = []
    for term, distance, _ in hits:
        slips = distance + (OTHER_INITIAL if term[0] != word[0] else 0.0)
        if names and distance and same_sound(word, term):
            slips -= SOUNDS
        if not distance or (len(word) == 3 and len(term) != 4):
            continue
        if distance <= cutoff:
            found.append((slips, distance, str(term)))
        elif names and same_sound(word, term):
            found.append((cutoff + OTHER_INITIAL, distance, str(term)))
    return [(term, slips) for slips, _, term in sorted(found)[:limit]]


def corrected(
    word: TopicWord,
    terms: Vocabulary,
    frequency: Callable[[str], int],
    named: Callable[[str], bool],
    *,
    alone: bool = True,
) -> TopicWord | None:
    """The topic word with the vocabulary's nearest words in its place, or None when it is not misspelt or none is near.

    ``frequency``: how often a folded word occurs; among equally near words the common one wins. ``named``: whether a
    word is written as a name; a capitalised word is only taken for one of those, sooner for no English word. Beside
    other words (not ``alone``) farther candidates count too, for those words tell which one is meant.
    """
    english = is_english(word.folded)
    found = [(t, slips) for t, slips in near(word.folded, terms, limit=60) if not word.capital or named(t)]
    if english:
        found = [(t, slips) for t, slips in found if slips <= 1 and _sooner_meant(t, word.folded)]
    if not found:
        return None
    closest = found[0][1]

    def rank(pair: tuple[str, float]) -> tuple[float, int, str]:
        return (pair[1], -frequency(pair[0]), pair[0])

    ranked = sorted((pair for pair in found if pair[1] == closest or not alone), key=rank)
    same = [t for t, slips in ranked if slips == closest]
    if not english and alone and _nearer_elsewhere(word, same, closest):
        return None
    stems: dict[str, float] = {}
    for place, (term, slips) in enumerate(ranked[: 3 if alone else 6]):
        stems.setdefault(stem(term), WEIGHTS[int(slips)] * (1.0 if place == 0 else 0.95))
    return replace(word, folded=same[0], stems=stems, corrected=True)


def _sooner_meant(term: str, word: str) -> bool:
    """Whether a rare English word is rather a slip for a common one: "prion" for "prison"."""
    known = occurrences()
    return known[word] < RARE and known.get(term, 0) >= TIMES * known[word]


def _nearer_elsewhere(word: TopicWord, candidates: Sequence[str], slips: float) -> bool:
    """Whether an English word that the archive lacks is meant sooner than its nearest word: "iflation", "ideation"."""
    fitting = word.capital or any(is_english(c) for c in candidates)
    reach = int(slips) if fitting else int(slips) + 1
    nearest = process.extractOne(
        word.folded, common_words(), scorer=DamerauLevenshtein.distance, score_cutoff=max(0, reach - 1)
    )
    return reach > 1 and nearest is not None


def with_spellings(word: TopicWord, terms: Callable[[], Vocabulary], named: Callable[[str], bool]) -> TopicWord:
    """A name in a topic with its other spellings (Zelenskyy). ``named``: whether a word is written as a name."""
    if len(word.folded) < LONG:
        return word
    candidates = terms().within(word.folded, 2)
    reach = process.extract(word.folded, candidates, scorer=DamerauLevenshtein.distance, score_cutoff=2, limit=20)
    alike = [str(t) for t, distance, _ in reach if distance and same_sound(word.folded, t) and named(t)]
    return replace(word, stems={**{stem(t): SPELLING for t in alike}, **word.stems})
