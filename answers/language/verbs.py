"""Verbs, once: their classes, how the verb of a question and that of a statement bear on each other, and their forms.

"Does she support the levy?" is answered by *backs*, *calls for* and *seeks*, and answered the other way by *rejected*
and *abandoned*. The data is ``verbs.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal, Self

from pydantic import Field, model_validator

from answers.language.tables import Lower, Table, load

MENTION, SPEAKING = "mention", "speaking"
"""The classes that tell that somebody spoke; one of their verbs does not answer for another. Who did not do what a verb
of ``mention`` says has kept silent; who did not criticise may have spoken."""


class Stance(Table):
    """A class of verbs that answer questions by one another; ``opposite`` names the class that says the contrary."""

    example: str
    counter_example: str | None = None
    opposite: str | None = None


class Verb(Table):
    """A verb's classes, its irregular forms, and the nouns that stand for it; see ``verbs.yaml``."""

    classes: tuple[str, ...] = Field(default=(), alias="is")
    irregular: tuple[Lower, ...] = ()
    ambiguous: tuple[Lower, ...] = ()
    unchanged: bool = False
    nouns: tuple[Lower, ...] = ()


class Verbs(Table):
    """All verbs by their dictionary form, and all classes by name, with what the plain ones mean."""

    classes: dict[str, str]
    stances: dict[str, Stance]
    verbs: dict[Lower, Verb]

    @model_validator(mode="after")
    def _known(self) -> Self:
        for lemma, verb in self.verbs.items():
            if unknown := set(verb.classes) - self.classes.keys() - self.stances.keys():
                raise ValueError(f"{lemma!r} is of no class that is there: {', '.join(sorted(unknown))}")
        for name, stance in self.stances.items():
            if stance.opposite and (self.stances.get(stance.opposite) or stance).opposite != name:
                raise ValueError(f"{name!r} and {stance.opposite!r} must be each other's opposite")
        return self


@cache
def verbs() -> Verbs:
    """The table. Raises DataError with the entry at fault."""
    return load(__package__, "verbs.yaml", Verbs)


@cache
def of_class(name: str) -> frozenset[str]:
    """The verbs of a class, in dictionary form.

    Raises:
        KeyError: there is no such class.
    """
    return _by_class()[name]


@cache
def _by_class() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in (*verbs().classes, *verbs().stances)}
    for lemma, verb in verbs().verbs.items():
        for name in verb.classes:
            found[name].add(lemma)
    return {name: frozenset(lemmas) for name, lemmas in found.items()}


def stances_of(lemma: str) -> frozenset[str]:
    """The stances of a verb; of a verb with a particle unknown as such, those of the verb alone, unless it is one that
    does another act with each."""
    lemma = lemma.lower()
    base, _, particle = lemma.partition(" ")
    return _stances(lemma) or (frozenset() if particle and base in of_class("particled") else _stances(base))


def are_two(lemma: str, other: str) -> bool:
    """Whether two lemmas are different acts by the particles of one verb: "put off" and "put up", or "put"."""
    (base, _, particle), (same, _, beside) = lemma.lower().partition(" "), other.lower().partition(" ")
    return base == same and particle != beside and (bool(particle and beside) or base in of_class("particled"))


@cache
def _stances(lemma: str) -> frozenset[str]:
    verb = verbs().verbs.get(lemma)
    return frozenset(verbs().stances).intersection(verb.classes) if verb else frozenset()


def opposite(name: str) -> str | None:
    """The class that says the contrary of class ``name``; None where there is none.

    Raises:
        KeyError: there is no such class.
    """
    return verbs().stances[name].opposite


def relation(question_lemma: str, lemma: str) -> Literal["same", "opposite"] | None:
    """How a statement's verb bears on the verb of a question; None where it does not.

    A question's verb may have lost its particle ("rule" for *rule out*). A shared class goes before an opposite one:
    *refuse* is asked for by *decline*, though one may be a refusal of what the other supports.
    """
    asked, given = question_lemma.lower(), lemma.lower()
    if asked in (given, given.partition(" ")[0]):
        return "same"
    mine, theirs = _bearing(asked), _bearing(given)
    if not mine.isdisjoint(theirs):
        return "same"
    if any(opposite(name) in theirs for name in mine):
        return "opposite"
    return None


@lru_cache(maxsize=20_000)
def _bearing(lemma: str) -> frozenset[str]:
    """The stances of a verb that bear on another's."""
    return stances_of(lemma) - {MENTION, SPEAKING}


@cache
def verb_of_noun() -> Mapping[str, str]:
    """Nouns of speaking and thinking, and the verb that each stands for."""
    return {noun: lemma for lemma, verb in verbs().verbs.items() for noun in verb.nouns}


@cache
def irregular_forms() -> Mapping[str, str]:
    """Past forms and participles that no rule gives, to their verb; without those that are another word too."""
    return {form: lemma for lemma, verb in verbs().verbs.items() for form in verb.irregular}


@cache
def ambiguous_forms() -> Mapping[str, str]:
    """The forms that are another word too ("left", "saw"), to their verb: where only a verb can stand."""
    return {form: lemma for lemma, verb in verbs().verbs.items() for form in verb.ambiguous}


def told_forms(lemma: str) -> frozenset[str]:
    """The third person and the past of a verb: "says", "said"; one that the table lacks is taken to be regular."""
    verb = verbs().verbs.get(lemma, Verb())
    past = verb.irregular or verb.ambiguous or (lemma if verb.unchanged else _regular_past(lemma),)
    third = f"{lemma[:-1]}ies" if _consonant_y(lemma) else f"{lemma}s"
    return frozenset((third, *past))


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if _consonant_y(lemma) else f"{lemma}ed"


def _consonant_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


@cache
def past_forms() -> frozenset[str]:
    """All past forms and participles that do not end in "-ed" or are not told by it, those without change included."""
    unchanged = {lemma for lemma, verb in verbs().verbs.items() if verb.unchanged}
    return frozenset(irregular_forms()) | frozenset(ambiguous_forms()) | unchanged
