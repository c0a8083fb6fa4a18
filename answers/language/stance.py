"""How the verb of a question and the verb of a statement bear on each other: the same stand, or the opposite one.

"Does she support the levy?" is answered by *backs*, *calls for* and *seeks*, and answered the other way by *rejected*
and *abandoned*. The classes are data: ``stance.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from answers.errors import DataError
from answers.language.tables import load

MENTION, SPEECH = "mention", "speech"
"""The classes that tell that somebody spoke; one of their verbs does not answer for another. Who did not do what a verb
of ``mention`` says has kept silent; who did not criticise may have spoken."""

_FILE = "stance.yaml"


@dataclass(frozen=True, slots=True)
class Stance:
    """A class of predicates; ``opposite`` names the class that says the contrary, if there is one."""

    name: str
    lemmas: frozenset[str]
    opposite: str | None
    example: str
    counter_example: str | None


@cache
def stances() -> Mapping[str, Stance]:
    """The classes by name.

    Raises:
        DataError: the data file breaks its schema, or an opposite is not mutual.
    """
    rows = load(__package__, _FILE, list[dict[str, object]])
    if not isinstance(rows, list):
        raise DataError(f"{_FILE}: expected a list of classes")
    found: dict[str, Stance] = {}
    for position, row in enumerate(rows, 1):
        stance = _stance(row, f"{_FILE}: class {position}")
        if stance.name in found:
            raise DataError(f"{_FILE}: class {stance.name!r} occurs twice")
        found[stance.name] = stance
    for stance in found.values():
        if stance.opposite is not None and (
            stance.opposite not in found or found[stance.opposite].opposite != stance.name
        ):
            raise DataError(f"{_FILE}: {stance.name!r} and {stance.opposite!r} must be each other's opposite")
    return found


def _stance(row: object, where: str) -> Stance:
    if not isinstance(row, dict) or not row.keys() <= {"name", "lemmas", "opposite", "example", "counter_example"}:
        raise DataError(f"{where}: expected name, lemmas, example, and perhaps opposite and counter_example")
    for field in ("name", "example"):
        if not isinstance(row.get(field), str):
            raise DataError(f"{where}: {field!r} must be a text")
    lemmas = row.get("lemmas")
    if not isinstance(lemmas, list) or not lemmas or not all(isinstance(x, str) and x == x.lower() for x in lemmas):
        raise DataError(f"{where}: 'lemmas' must be a list of words in lower case")
    return Stance(row["name"], frozenset(lemmas), row.get("opposite"), row["example"], row.get("counter_example"))


@cache
def _by_lemma() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for stance in stances().values():
        for lemma in stance.lemmas:
            found.setdefault(lemma, set()).add(stance.name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


def classes_of(lemma: str) -> frozenset[str]:
    """The classes of a verb, by its dictionary form; of a verb with a particle unknown as such, those of the verb."""
    lemma = lemma.lower()
    return _by_lemma().get(lemma) or _by_lemma().get(lemma.partition(" ")[0], frozenset())


def opposite(name: str) -> str | None:
    """The class that says the contrary of class ``name``; None where there is none.

    Raises:
        KeyError: there is no such class.
    """
    return stances()[name].opposite


def relation(question_lemma: str, lemma: str) -> Literal["same", "opposite"] | None:
    """How a statement's verb bears on the verb of a question; None where it does not.

    A question's verb may have lost its particle ("rule" for *rule out*). A shared class goes before an opposite one:
    *refuse* is asked for by *decline*, though one may be a refusal of what the other supports.
    """
    asked, given = question_lemma.lower(), lemma.lower()
    if asked in (given, given.partition(" ")[0]):
        return "same"
    mine, theirs = classes_of(asked) - {MENTION, SPEECH}, classes_of(given) - {MENTION, SPEECH}
    if mine & theirs:
        return "same"
    if any(opposite(name) in theirs for name in mine):
        return "opposite"
    return None
