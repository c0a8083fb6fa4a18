"""Which speakers of the record a name in a question means.

Names are compared token by token, not letter by letter: "Trump" is Donald Trump where he is the Trump who speaks
most, never "the Trump campaign", and "Donald Trump" is never Ivanka Trump nor Donald Trump Jr. Letters only count
for spellings ("Zelenskyy") and slips ("Trmp", "Cruise").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from answers.retrieval.naming import agree, collective, given_alone, name_tokens, parts
from answers.retrieval.rules import wording
from answers.retrieval.spelling import near, same_sound

DOMINANT = 2.0
"""A bare surname is the person who has at least this many times the statements of the next one of that name."""
SLIP = 0.1
"""What one slip in a name costs, against an agreement of at most 1."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who a question means: the matching names of the record, and the name to show.

    ``corrected`` is set when the name asked for is not in the record as spelt.
    """

    names: frozenset[str] = frozenset()
    shown: str | None = None
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class _Fit:
    """The names that one spelling of the asked name matches, and how well."""

    spelling: tuple[str, ...]
    names: frozenset[str]
    shown: str
    score: float
    spoken: int


class NameIndex:
    """The speakers of a record, looked up by the words of their names."""

    def __init__(self, speakers: Mapping[str, int], prior: Mapping[str, int] | None = None) -> None:
        """``speakers``: name -> number of statements. ``prior``: the same in a wider record, which decides between
        persons of one surname where this one does not."""
        self._counts = dict(speakers)
        self._prior = prior or {}
        self._by_token: dict[str, list[str]] = defaultdict(list)
        for name in self._counts:
            for token in set(name_tokens(name)):
                self._by_token[token].append(name)
        # Slips are mended towards proper names only: "large" is nobody's name, whatever a text calls its speaker.
        self._tokens = sorted({t for n in self._counts if n[:1].isupper() for t in name_tokens(n)})

    @property
    def counts(self) -> Mapping[str, int]:
        """How many statements each speaker has."""
        return self._counts

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
        fits = [fit for spelling, slips in self._spellings(tokens) if (fit := self._fit(spelling, slips))]
        if not fits:
            return Speakers()
        best = max(fits, key=lambda fit: (fit.score, fit.spoken))
        # A name also matches its other spellings, even where the exact word exists.
        alike = [fit.names for fit in fits if _one_name(best.spelling, fit.spelling)]
        return Speakers(best.names.union(*alike), best.shown, corrected=best.spelling != tokens)

    def suggestions(self, asked: str, limit: int = 3) -> tuple[str, ...]:
        """Names of the record that look like the one asked for, most alike first."""
        proper = {name: " ".join(name_tokens(name)) for name in self._counts if name[:1].isupper()}
        wanted = " ".join(name_tokens(asked))
        found = process.extract(wanted, proper, limit=limit * 3, score_cutoff=75)
        return tuple(dict.fromkeys(name for _, _, name in found if len(name) > 2))[:limit]

    def _fit(self, tokens: tuple[str, ...], slips: float) -> _Fit | None:
        """Every name that agrees; of several persons with one surname, only the one who speaks most."""
        scores: dict[str, float] = {}
        surname = any(parts(name_tokens(name)).last == tokens[0] for name in self._by_token.get(tokens[0], ()))
        for token in {tokens[0], tokens[-1], *_family(tokens[0])}:
            for known in self._by_token.get(token, ()):
                score = agree(tokens, name_tokens(known)) or collective(tokens, name_tokens(known))
                score = score or (0.0 if surname else given_alone(tokens, known))
                if score:
                    scores[known] = score
        if len(tokens) == 1:
            scores = self._one_person(tokens, scores)
        if not scores:
            return None
        shown = max(scores, key=lambda n: (scores[n] >= 0.7, self._counts[n], len(n)))
        spoken = sum(self._counts[name] for name in scores)
        return _Fit(tokens, frozenset(scores), shown, max(scores.values()) - SLIP * slips, spoken)

    def _one_person(self, tokens: tuple[str, ...], scores: dict[str, float]) -> dict[str, float]:
        """The names without those of other persons of the same surname or given name."""
        people: dict[tuple[str, str], int] = defaultdict(int)
        for name, score in scores.items():
            if person := _person(name, score):
                people[person] += self._counts[name]
        ranked = sorted(people, key=lambda p: (-people[p], p))
        chosen = ranked[0] if ranked else None
        if len(ranked) > 1 and people[ranked[0]] < DOMINANT * people[ranked[1]]:
            wider: dict[tuple[str, str], int] = defaultdict(int)
            for name, count in self._prior.items():
                if (person := _person(name, 0.85)) in people:
                    wider[person] += count
            # Where nothing decides, a speaker whom the record itself calls by the bare name is meant, else the first.
            bare = any(name_tokens(name) == tokens for name in self._counts)
            chosen = max(wider, key=lambda p: wider[p]) if wider else None if bare else ranked[0]
        return {name: score for name, score in scores.items() if _person(name, score) in (None, chosen)}

    def _spellings(self, tokens: tuple[str, ...]) -> list[tuple[tuple[str, ...], float]]:
        """The name as typed and as the record may spell it, each with its slips; the likeliest first."""
        combinations: list[tuple[tuple[str, ...], float]] = [((), 0.0)] if tokens else []
        for token in tokens[:5]:
            options = [(token, 0.0), *near(token, self._tokens, names=True)]
            combinations = [((*done, word), slips + more) for done, slips in combinations for word, more in options][
                :2000
            ]
        known = [(c, slips) for c, slips in combinations if any(t in self._by_token for t in c)]
        return sorted(known, key=lambda pair: (pair[1], pair[0]))[:60]


def _family(token: str) -> Iterable[str]:
    families = wording().nicknames
    return (n for n, number in families.items() if number == families.get(token))


def _person(name: str, score: float) -> tuple[str, str] | None:
    """(given name, surname) when the name is a full one matched by one of its parts only."""
    full = parts(name_tokens(name))
    return (full.given[0], full.last) if full.given and score in (0.85, 0.7) else None


def _one_name(asked: tuple[str, ...], alike: tuple[str, ...]) -> bool:
    """Whether two spellings are one name's: every word is the same or sounds the same (Zelensky, Zelenskyy)."""
    return all(a == b or (len(a) > 3 and same_sound(a, b)) for a, b in zip(asked, alike, strict=True))
