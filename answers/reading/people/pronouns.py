"""Who "he" and "she" are: salience as in Lappin and Leass (1994, https://aclanthology.org/J94-4002/), made for news.

A naming raises its bearer's salience by what it does in its clause (subject before object before the rest, a speaker's
most); each sentence fades it. A pronoun goes to the most salient person of its gender, if the lead is clear.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from answers.language.dictionary import is_english
from answers.language.function_words import function_words
from answers.language.words import fold
from answers.reading.parse.tree import SUBJECTS, Tree
from answers.reading.people.entities import Entity
from answers.reading.people.mentions import Kind

GENDERS = {form: gender for gender in ("m", "f") for form in function_words().personal(gender=gender)}
"""Third-person singular pronouns of persons, in lower case."""

_PREPOSITIONS = function_words().prepositions
_PLACING = _PREPOSITIONS.placing | _PREPOSITIONS.point | _PREPOSITIONS.inside

DECAY = 0.6
LEAD = 1.2
"""How many times more salient than the next the best candidate must be."""

CARRY = 0.3
"""How much of the lesser of old and new salience adds to the greater."""

RIVAL = 2.0
"""How many times more salient somebody of an earlier sentence must be than anybody named in the pronoun's own."""

PARALLEL = 1.5
"""How much more who speaks in a sentence is meant by a pronoun that speaks in it too: "Lund said it was, he added"."""

FIRST = 0.15
"""What it counts to be the first one named in a sentence (Gernsbacher and Hargreaves 1988)."""

FAINT = 0.12
"""Salience under which nobody is meant: about three sentences without being spoken of."""


class Salience:
    """How present each person is at the current point of the article; moves forward only."""

    def __init__(self, tree: Tree, sources: Collection[int]) -> None:
        self.tree = tree
        self.sources = sources
        self.strangers = False
        """Whether somebody without a name was brought up: "a nurse"."""
        self._values: dict[
            Entity, tuple[float, int, float]
        ] = {}  # carried value, its sentence, gained in that sentence
        self._acting: set[Entity] = set()  # whom some naming shows otherwise than as a place
        self._spoken: dict[Entity, int] = {}  # the last sentence in which each speaks
        self._first: dict[Entity, int] = {}  # and in which each is named first

    def of(self, entity: Entity, sentence: int) -> float:
        """The salience of somebody at a sentence."""
        value, at, gained = self._values.get(entity, (0.0, sentence, 0.0))
        return _joined(value, gained) * DECAY ** (sentence - at)

    def gains(self, entity: Entity, sentence: int) -> bool:
        """Whether somebody was mentioned in the sentence itself, outside quotations."""
        _, at, gained = self._values.get(entity, (0.0, -1, 0.0))
        return at == sentence and gained >= 0.4

    def leads(self, entity: Entity, sentence: int) -> bool:
        """Whether somebody was a subject in the sentence itself."""
        _, at, gained = self._values.get(entity, (0.0, -1, 0.0))
        return at == sentence and gained >= 1.0

    def for_pronoun(self, entity: Entity, sentence: int) -> float:
        """The salience of somebody at a sentence, with what counts for a pronoun: to be the first one named."""
        _, at, _ = self._values.get(entity, (0.0, -1, 0.0))
        first = FIRST * DECAY ** (sentence - at) if self._first.get(entity) == at else 0.0
        return self.of(entity, sentence) + first

    def speaks(self, entity: Entity, sentence: int) -> bool:
        """Whether somebody speaks in the sentence itself."""
        return self._spoken.get(entity) == sentence

    def mention(self, entity: Entity, token: int, quoted: bool, topic: bool = False) -> None:
        """Somebody is named, or meant by a pronoun, at a token; ``topic``: as in "As for Lund, he ..."."""
        sentence = self.tree.sentence[token]
        if not self._is_placed(token):
            self._acting.add(entity)
        if token in self.sources:
            self._spoken[entity] = sentence
        if not quoted and all(at != sentence for _, at, _ in self._values.values()):
            self._first[entity] = sentence
        weight = (2.5 if topic else self.weight(token)) * (0.3 if quoted else 1.0)
        value, at, gained = self._values.get(entity, (0.0, sentence, 0.0))
        if at == sentence:
            self._values[entity] = (value, at, max(gained, weight))
        else:
            self._values[entity] = (_joined(value, gained) * DECAY ** (sentence - at), sentence, weight)

    def weight(self, token: int) -> float:
        """What a naming at a token counts: by its place in the clause, more for a speaker."""
        tree = self.tree
        extra = 0.4 if token in self.sources else 0.0
        for _ in range(2):  # "Lund, Tate and Whitfield", "his lawyer, Jon Tate": what the first of them does
            token = tree.head[token] if tree.dep[token] in {"conj", "appos"} else token
        role = tree.dep[token]
        if role in SUBJECTS:
            verb = tree.dep[tree.head[token]]
            return (1.0 if verb in {"ROOT", "conj", "ccomp"} else 0.8) + extra
        if role in {"dobj", "dative", "attr"}:
            return 0.55 + extra
        if role == "poss":
            return 0.5 + extra
        return 0.4 + extra

    def acts(self, entity: Entity) -> bool:
        """Whether somebody was named otherwise than as where something is: no "Eshowe" of "a clinic in Eshowe"."""
        return entity in self._acting

    def _is_placed(self, token: int) -> bool:
        tree = self.tree
        above = tree.head[token]
        out = tree.lower[above] in _PREPOSITIONS.genitive and tree.tag[tree.head[above]] == "IN"  # "out of Eshowe"
        return tree.dep[token] == "pobj" and (out or tree.lower[above] in _PLACING)

    def present(self) -> Sequence[Entity]:
        """Everybody mentioned so far."""
        return list(self._values)


def _joined(carried: float, gained: float) -> float:
    """Old and new salience together: what is new counts in full, what is carried along less."""
    return max(carried, gained) + CARRY * min(carried, gained)


def _is_alone(entity: Entity, salience: Salience) -> bool:
    """Whether somebody who may be a person, for their name is like one, is the only one who is spoken of."""
    others = (other for other in salience.present() if other is not entity and not _is_plural(other))
    alone = not salience.strangers and not any(map(salience.acts, others))
    return alone and len(entity.words) in {2, 3} and not _is_plural(entity)


def _is_plural(entity: Entity) -> bool:
    """Whether a name ends like several things: "Vatnafell Tours"."""
    return entity.key[-1].endswith("s") and is_english(fold(entity.key[-1]))


def choose(
    gender: str,
    salience: Salience,
    sentence: int,
    excluded: Collection[Entity],
    fits: Callable[[Entity], bool] | None = None,
    *,
    speaking: bool = False,
) -> Entity | None:
    """The person whom a pronoun of ``gender``, "" for any, means at a sentence, or None when that is unsure.

    ``speaking``: whether the pronoun is who says something.
    """
    ranked: list[tuple[float, Entity]] = []
    for entity in salience.present():
        if entity.kind not in {Kind.PERSON, Kind.UNKNOWN} or entity in excluded or (fits and not fits(entity)):
            continue
        if entity.kind is Kind.UNKNOWN and not entity.gender and not _is_alone(entity, salience):
            continue
        if gender and entity.gender not in {gender, ""}:
            continue
        sure = bool(entity.gender) or not gender or salience.leads(entity, sentence)
        value = salience.for_pronoun(entity, sentence) * (1.0 if sure else 0.7)
        value *= PARALLEL if speaking and salience.speaks(entity, sentence) else 1.0
        if value >= FAINT:
            ranked.append((value, entity))
    ranked.sort(key=lambda pair: -pair[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] < LEAD * ranked[1][0]:
        return None
    best, chosen = ranked[0]
    if not salience.gains(chosen, sentence):  # not in this sentence, but somebody else is
        rivals = [value for value, entity in ranked[1:] if salience.gains(entity, sentence)]
        if rivals and best < RIVAL * max(rivals):
            return None
    return chosen
