"""Which speakers of the record a name in a question means.

Names are compared token by token, not letter by letter: "Trump" is Donald Trump where he is the Trump who speaks
most, never "the Trump campaign", and "Donald Trump" is never Ivanka Trump nor Donald Trump Jr. Letters only count
for spellings ("Zelenskyy") and slips ("Trmp").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from answers.record.analysis import words
from answers.retrieval.rules import wording

DOMINANT = 2.0
"""A bare surname is the person who has at least this many times the statements of the next one of that name."""


@lru_cache(maxsize=100_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The name's folded words without titles and articles; a title that is all there is stays."""
    tokens = [word.folded for word in words(name)]
    titles = wording().titles
    while len(tokens) > 1 and tokens[0] in titles:
        tokens.pop(0)
    return tuple(tokens)


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name as (given names, surname, generation); a name of one word has no given names."""

    given: tuple[str, ...]
    last: str
    generation: str | None


@lru_cache(maxsize=100_000)
def _parts(tokens: tuple[str, ...]) -> _Parts:
    generation = tokens[-1] if len(tokens) > 1 and tokens[-1] in wording().generations else None
    core = tokens[:-1] if generation else tokens
    return _Parts(core[:-1], core[-1], generation)


def _same_given(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether given names agree: equal, a short form, or an initial. Middle names may be missing on either side."""
    families = wording().nicknames
    a, k = asked[0], known[0]
    if a == k or (families.get(a) is not None and families.get(a) == families.get(k)):
        return True
    if len(a) == 1 or len(k) == 1:
        return a[0] == k[0]
    # One side may use a middle name or leave out a first initial: "J. Edgar Hoover", "Edgar Hoover".
    return a in known or k in asked


def agree(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """How well two names as spelt can be one speaker's, token for token: 1 the same, 0 not the same."""
    if not asked or not known:
        return 0.0
    if asked == known:
        return 1.0
    a, k = _parts(asked), _parts(known)
    if a.last == k.last and (a.generation == k.generation or not (a.given and k.given)):
        if a.given and k.given:
            return 0.95 if _same_given(a.given, k.given) else 0.0
        if a.generation != k.generation:
            return 0.0
        return 0.85
    spokespeople = wording().spokespeople
    rest = known[len(asked) :]
    if known[: len(asked)] == asked and rest and all(token in spokespeople for token in rest):
        return 0.6  # "White House" for "White House spokesman"
    return 0.0


def _given_alone(asked: tuple[str, ...], name: str) -> float:
    """A given name alone: "Hillary". The rest of the name has to look like a surname: not "the Trump campaign"."""
    known = _parts(name_tokens(name))
    last = name.rsplit(maxsplit=1)[-1]
    if len(asked) != 1 or not known.given or known.given[0] != asked[0] or not last[:1].isupper():
        return 0.0
    return 0.0 if known.last in wording().bodies else 0.7


def _collective(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """A group asked for by fewer words than the text has: "European officials", "two senior European officials"."""
    if len(known) > len(asked) and asked[-1] == known[-1] and asked[-1].endswith("s") and set(asked) <= set(known):
        return 0.75
    return 0.0


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who a question means: the matching names of the record, and the name to show.

    ``corrected`` is set when the name asked for is not in the record as spelt.
    """

    names: frozenset[str] = frozenset()
    shown: str | None = None
    corrected: bool = False


class NameIndex:
    """The speakers of a record, looked up by the words of their names."""

    def __init__(self, speakers: Mapping[str, int]) -> None:
        """``speakers``: name -> number of statements."""
        self._counts = dict(speakers)
        self._by_token: dict[str, list[str]] = defaultdict(list)
        for name in self._counts:
            for token in set(name_tokens(name)):
                self._by_token[token].append(name)
        self._tokens = sorted(self._by_token)

    def __contains__(self, name: str) -> bool:
        """Whether the words begin, or are, the name of somebody who speaks."""
        tokens = name_tokens(name)
        return bool(tokens) and any(
            agree(tokens, name_tokens(known)) or name_tokens(known)[: len(tokens)] == tokens
            for known in self._by_token.get(tokens[-1], ())
        )

    def match(self, asked: str) -> Speakers:
        """The speakers that a name in a question means; none when nobody fits."""
        tokens = name_tokens(asked)
        if not tokens:
            return Speakers()
        exact = self._choose(tokens)
        spelt = self._spellings(tokens)
        variants = [self._choose(variant) for variant in spelt]
        if exact.names:
            # A name also matches its other spellings, even where the exact word exists.
            close = [v for v, alike in zip(variants, spelt, strict=True) if _one_name(tokens, alike)]
            return Speakers(exact.names.union(*(v.names for v in close)), exact.shown)
        hit = next((i for i, found in enumerate(variants) if found.names), None)
        if hit is None:
            return Speakers()
        same = [v.names for v, alike in zip(variants, spelt, strict=True) if _one_name(spelt[hit], alike)]
        return Speakers(variants[hit].names.union(*same), variants[hit].shown, corrected=True)

    def suggestions(self, asked: str, limit: int = 3) -> tuple[str, ...]:
        """Names of the record that look like the one asked for, most alike first."""
        found = process.extract(
            " ".join(name_tokens(asked)),
            {n: " ".join(name_tokens(n)) for n in self._counts},
            limit=limit * 3,
            score_cutoff=75,
        )
        named = [name for _, _, name in found if name[:1].isupper()]
        return tuple(dict.fromkeys(named))[:limit]

    def _choose(self, tokens: tuple[str, ...]) -> Speakers:
        """Every name that agrees; of several persons with one surname, only the one who speaks most."""
        scores: dict[str, float] = {}
        surname = any(_parts(name_tokens(name)).last == tokens[0] for name in self._by_token.get(tokens[0], ()))
        for token in {tokens[0], tokens[-1], *_family(tokens[0])}:
            for known in self._by_token.get(token, ()):
                score = agree(tokens, name_tokens(known)) or _collective(tokens, name_tokens(known))
                score = score or (0.0 if surname else _given_alone(tokens, known))
                if score:
                    scores[known] = max(score, scores.get(known, 0.0))
        if not scores:
            return Speakers()
        people: dict[tuple[str, str], int] = defaultdict(int)
        if len(tokens) == 1:
            for name, score in scores.items():
                if person := _person(name, score):
                    people[person] += self._counts[name]
        ranked = sorted(people, key=lambda p: (-people[p], p))
        chosen = ranked[0] if ranked else None
        if len(ranked) > 1 and people[ranked[0]] < DOMINANT * people[ranked[1]]:
            chosen = None if _bare(tokens, self._counts) else ranked[0]
        names = {
            name for name, score in scores.items()
            if not (person := _person(name, score) if len(tokens) == 1 else None) or person == chosen
        }  # fmt: skip
        if not names:
            return Speakers()
        shown = max(names, key=lambda n: (scores[n] >= 0.7, self._counts[n], len(n)))
        return Speakers(frozenset(names), shown)

    def _spellings(self, tokens: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The name with one of its words spelt as the record spells it, closest first."""
        found: list[tuple[int, int, tuple[str, ...]]] = []
        options: list[list[tuple[str, int]]] = [[(token, 0), *self._near(token)] for token in tokens]
        for combination in _combine(options):
            spelling, distance = tuple(t for t, _ in combination), sum(d for _, d in combination)
            if distance and any(t in self._by_token for t in spelling):
                popularity = sum(self._counts[n] for n in self._by_token.get(spelling[-1], ()))
                found.append((distance, -popularity, spelling))
        return [spelling for _, _, spelling in sorted(found)[:40]]

    def _near(self, token: str) -> list[tuple[str, int]]:
        cutoff = 0 if len(token) < 4 else 1 if len(token) < 7 else 2
        if not cutoff:
            return []
        hits = process.extract(token, self._tokens, scorer=DamerauLevenshtein.distance, score_cutoff=cutoff, limit=12)
        return [(str(near), int(distance)) for near, distance, _ in hits if near != token]


def _combine(options: list[list[tuple[str, int]]]) -> Iterable[tuple[tuple[str, int], ...]]:
    """All ways to take one spelling of each word, bounded: names are short, slips are few."""
    result: list[tuple[tuple[str, int], ...]] = [()]
    for choices in options[:5]:
        result = [(*done, choice) for done in result for choice in choices][:2000]
    return result


def _family(token: str) -> list[str]:
    families = wording().nicknames
    return [n for n, number in families.items() if number == families.get(token)]


def _person(name: str, score: float) -> tuple[str, str] | None:
    """(given name, surname) when the name is a full one matched by one of its parts only."""
    parts = _parts(name_tokens(name))
    return (parts.given[0], parts.last) if parts.given and score in (0.85, 0.7) else None


def _bare(tokens: tuple[str, ...], counts: Mapping[str, int]) -> bool:
    """Whether the record itself uses the word alone as a speaker's name: then that speaker is meant."""
    return any(name_tokens(name) == tokens for name in counts)


def _one_name(asked: tuple[str, ...], alike: tuple[str, ...]) -> bool:
    """Whether two spellings are one name's: long words that differ in their endings only (Zelensky, Zelenskyy)."""
    return all(
        a == b
        or (min(len(a), len(b)) >= 6 and a[:5] == b[:5] and a[0] == b[0] and DamerauLevenshtein.distance(a, b) <= 2)
        for a, b in zip(asked, alike, strict=True)
    )
