"""Which speakers of the record a name in a question means.

Names are compared token by token, not letter by letter: "Trump" is Donald Trump where he is the Trump who speaks
most, never "the Trump campaign", and "Donald Trump" is never Ivanka Trump nor Donald Trump Jr. Letters only count
for spellings ("Zelenskyy") and slips ("Trmp", "Cruise").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answers.asking.known_names import KnownNames, Names
from answers.asking.spelling import same_sound
from answers.language.dictionary import is_common, is_everyday
from answers.language.gazetteer import folded_names
from answers.language.naming import agree, collective, given_alone, name_tokens, parts, without_generation
from answers.language.thesaurus import is_person
from answers.language.words import words

DOMINANT = 4.0
"""A bare surname is the person who has at least this many times the statements of the next one of that name."""
RIVALS = 5
"""Persons of one bare name that are considered where none of them is clearly meant."""
FULL = 0.95
"""The agreement of two names of which neither lacks a part."""
_YOUNGER, _SHORTENED = 0.9, 0.9
_MATCHED = 1_000
"""Names whose speakers are kept."""
SLIP = 0.1
"""What one slip in a name costs, against an agreement of at most 1."""

_Person = tuple[str, str, str | None]
"""A given name, a surname and a generation."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who a question means: the matching names of the record, and the name to show.

    ``corrected`` is set when the name asked for is not in the record as spelt. ``rivals`` are others of the same bare
    name who may be meant as well. ``by_office``: an office is asked for, of the days from ``since`` to ``until``.
    """

    names: frozenset[str] = frozenset()
    shown: str | None = None
    corrected: bool = False
    rivals: tuple[Speakers, ...] = ()
    by_office: bool = False
    since: date | None = None
    until: date | None = None

    def may_speak_on(self, day: date | None) -> bool:
        """Whether what is said on a day is said by whom the question means: in office, where an office is asked for."""
        return day is None or ((self.since is None or day >= self.since) and (self.until is None or day <= self.until))


@dataclass(frozen=True, slots=True)
class _Fit:
    """The names that one spelling of the asked name matches, and how well."""

    spelling: tuple[str, ...]
    names: frozenset[str]
    shown: str
    score: float
    spoken: int
    rivals: tuple[tuple[frozenset[str], str], ...] = ()


class NameIndex:
    """The speakers of a record, looked up by the words of their names."""

    def __init__(self, names: Names, prior: Names | None = None, written: Callable[[str], int] = lambda _: 0) -> None:
        """``names``: of all who speak. ``prior``: of a wider record, which decides between persons of one surname where
        this one does not. ``written``: how often the record writes a word as a name."""
        self._written = written
        self.known = names
        self._prior = prior or KnownNames({})
        self._matched: dict[str, Speakers] = {}

    def __contains__(self, name: str) -> bool:
        """Whether the words are, begin or end the name of somebody who speaks."""
        tokens = name_tokens(name)
        size = len(tokens)
        known = (name_tokens(other) for other in self.known.of_token(tokens[-1])) if tokens else ()
        return any(tokens in (other, other[:size], other[-size:]) or agree(tokens, other) >= FULL for other in known)

    def match(self, asked: str) -> Speakers:
        """The speakers that a name in a question means; none when nobody fits.

        Where a bare name is borne by several and none of them speaks far more than the others, the first is given, and
        the others as its ``rivals``.
        """
        found = self._matched.get(asked)
        if found is None:
            if len(self._matched) >= _MATCHED:
                self._matched.clear()
            found = self._matched[asked] = self._match(asked)
        return found

    def _match(self, asked: str) -> Speakers:
        tokens = name_tokens(asked)
        self.known.expect(tokens)
        fits = [fit for spelling, slips in self._spellings(asked, tokens) if (fit := self._fit(spelling, slips))]
        if not fits:
            bare = _without_calling(asked)
            return self.match(bare) if bare else Speakers()
        # A name that is in the record as typed is meant, unless of a full name only the surname is.
        typed = next((fit for fit in fits if fit.spelling == tokens and (len(tokens) == 1 or fit.score >= FULL)), None)
        best = typed or max(fits, key=lambda fit: (fit.score, fit.spoken))
        # A name also matches its other spellings, even where the exact word exists.
        alike = [fit.names for fit in fits if _one_name(best.spelling, fit.spelling)]
        corrected = best.spelling != tokens
        if best.rivals:
            first, *others = (Speakers(names, shown, corrected) for names, shown in best.rivals)
            return replace(first, rivals=tuple(others))
        return Speakers(best.names.union(*alike), best.shown, corrected)

    def _fit(self, tokens: tuple[str, ...], slips: float) -> _Fit | None:
        """Every name that agrees; of several persons with one surname, only the one who speaks most."""
        scores: dict[str, float] = {}
        surname = len(tokens) == 1 and any(
            parts(name_tokens(n)).last == tokens[0] for n in self.known.of_token(tokens[0])
        )
        for known in self._candidates(tokens):
            of_all = name_tokens(known)
            if len(tokens) > len(of_all) and not known[:1].isupper():
                continue  # "the Arsenal manager" is not any "manager"
            whole = without_generation(of_all) if len(tokens) == 1 else of_all
            score = agree(tokens, whole) or collective(tokens, of_all)
            if not score and not surname:
                score = given_alone(tokens, known)
            if score:
                scores[known] = score
        if len(tokens) == 1:
            scores |= dict.fromkeys(self.known.of_initials(tokens[0]), _SHORTENED)
        if not scores and len(tokens) > 1:  # nobody is called so, unless with "Jr." behind it
            scores = {known: _YOUNGER for known in self.known.of_token(tokens[-1]) if _is_younger(tokens, known)}
        if slips and len(tokens) > 1 and max(scores.values(), default=0.0) < FULL:
            return None  # part of a name, mended, with the rest left aside: "Australian Open" is not Opec
        rivals: list[dict[str, float]] = []
        if len(tokens) == 1:
            rivals = self._by_person(tokens, scores)
            scores = rivals[0] if rivals else {}
        if not scores:
            return None
        spoken = sum(self.known.count(name) for name in scores)
        others = tuple((frozenset(r), self._shown(r)) for r in rivals) if len(rivals) > 1 else ()
        return _Fit(tokens, frozenset(scores), self._shown(scores), max(scores.values()) - SLIP * slips, spoken, others)

    def _candidates(self, tokens: tuple[str, ...]) -> Sequence[str]:
        """The names that may agree with one of these words: of several, all names that do have its surname."""
        begun = (tokens[0], tokens[-1], *sorted(folded_names().short_forms.get(tokens[0], ())))
        if len(tokens) == 1:
            return list(dict.fromkeys(name for token in begun for name in self.known.of_token(token)))
        surname = parts(tokens).last
        found = self.known.of_token(surname)
        return found if surname in begun else [name for name in found if not set(begun).isdisjoint(name_tokens(name))]

    def _spoken(self, token: str) -> int:
        """How many statements those have whose names hold a word."""
        return sum(self.known.count(name) for name in self.known.of_token(token))

    def _shown(self, scores: Mapping[str, float]) -> str:
        """The name to show for several: a good match, then the commonest, then the fullest."""
        return min(scores, key=lambda n: (scores[n] < 0.7, -self.known.count(n), -len(n), n))

    def _by_person(self, tokens: tuple[str, ...], scores: dict[str, float]) -> list[dict[str, float]]:
        """The names that one bare name matches, by the persons who bear it: one only, where one is clearly meant."""
        people: dict[_Person, int] = defaultdict(int)
        for name, score in scores.items():
            if person := _person(name, score):
                people[person] += self.known.count(name)
        ranked: list[_Person | None] = [*sorted(people, key=lambda p: (-people[p], str(p)))]
        if len(people) > 1:
            wider: dict[_Person, int] = defaultdict(int)
            for token in {last for _, last, _ in people}:
                for name in self._prior.of_token(token):
                    if (person := _person(name, 0.85)) in people and person[1] == token:
                        wider[person] += self._prior.count(name)
            if not _leads(people, ranked) and wider:
                ranked.sort(key=lambda p: -wider[p] if p else 0)
            if not _leads(people, ranked) and not _leads(wider, ranked):
                return [self._of(scores, {p}) for p in [*ranked, None][:RIVALS] if self._of(scores, {p})]
        return [self._of(scores, {None, *ranked[:1]})]

    @staticmethod
    def _of(scores: Mapping[str, float], people: set[_Person | None]) -> dict[str, float]:
        """The names of some persons; None stands for the bare name itself."""
        return {name: score for name, score in scores.items() if _person(name, score) in people}

    def _spellings(self, asked: str, tokens: tuple[str, ...]) -> list[tuple[tuple[str, ...], float]]:
        """The name as typed and as the record may spell it, each with its slips; the likeliest first."""
        lower = {word.folded for word in words(asked) if asked[word.start].islower()}
        combinations: list[tuple[tuple[str, ...], float]] = [((), 0.0)] if tokens else []
        for token in tokens[:5]:
            mended = self.known.near(token)
            if token in lower and is_common(token):
                mended = []  # "chief" is no slip for "Chiefs", nor "first" for Forrest
            elif len(tokens) == 1 and (often := self._written(token)):
                # The record knows the name, of somebody who says nothing: he is meant, unless it is another spelling.
                mended = [
                    (other, slips)
                    for other, slips in mended
                    if same_sound(token, other) and (slips < 1 or self._spoken(other) >= DOMINANT * often)
                ]
            options = [(token, 0.0), *mended]
            combinations = [((*done, word), slips + more) for done, slips in combinations for word, more in options][
                :2000
            ]
        known = [
            (c, slips)
            for c, slips in combinations
            if any(self.known.of_token(t) for t in c)
            or (not slips and asked.isupper() and self.known.of_initials(c[0]))
        ]
        return sorted(known, key=lambda pair: (pair[1], pair[0]))[:60]


def _without_calling(asked: str) -> str:
    """A name without what its bearer is said to be before it: "police chief *Amaro*"; empty where that is not said."""
    parts = asked.split()
    ends = [at for at, word in enumerate(parts[:-1], 1) if word.islower() and is_person(word)]
    rest = parts[ends[-1] :] if ends else []
    return "" if any(is_everyday(word.lower()) for word in rest) else " ".join(rest)


def _leads(spoken: Mapping[_Person, int], ranked: Sequence[_Person | None]) -> bool:
    """Whether the first of some persons speaks far more than the next."""
    first, following = (spoken.get(person, 0) for person in ranked[:2] if person)
    return first > 0 and first >= DOMINANT * following


def _is_younger(asked: tuple[str, ...], known: str) -> bool:
    """Whether a name of the record is the one asked for and goes on with "Jr." or the like."""
    whole = name_tokens(known)
    return parts(whole).generation is not None and agree(asked, without_generation(whole)) >= FULL


def _person(name: str, score: float) -> _Person | None:
    """(given name, surname, generation) when the name is a full one matched by one of its parts only."""
    full = parts(name_tokens(name))
    return (full.given[0], full.last, full.generation) if full.given and score in (0.85, 0.7) else None


def _one_name(asked: tuple[str, ...], alike: tuple[str, ...]) -> bool:
    """Whether two spellings are one name's: every word is the same or sounds the same (Zelensky, Zelenskyy)."""
    return all(a == b or (len(a) > 3 and same_sound(a, b)) for a, b in zip(asked, alike, strict=True))
