"""The wording of questions as data: loaded once, checked against its schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from answers.errors import DataError
from answers.language.lexicon import rules
from answers.language.tables import load
from answers.language.verbs import ambiguous_forms, irregular_forms, of_class

_LISTS = [
    "fillers",
    "clauseless",
    "stop",
    "loose",
    "titles",
    "generations",
    "spokespeople",
    "bodies",
    "companies",
    "directions",
]


_ASKED = ["mention", "attitude", "intent", "commitment", "consent", "refusal"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Word lists for reading questions; see ``question.yaml`` for what each is."""

    auxiliaries: dict[str, str]  # auxiliary -> base, participle, either
    mention: frozenset[str]
    attitude: frozenset[str]
    intent: frozenset[str]
    commitment: frozenset[str]
    consent: frozenset[str]
    refusal: frozenset[str]
    verbs: frozenset[str]
    irregular: dict[str, str]  # inflected -> base
    fillers: frozenset[str]
    clauseless: frozenset[str]
    negations: frozenset[str]
    stop: frozenset[str]
    loose: frozenset[str]
    titles: frozenset[str]
    generations: frozenset[str]
    spokespeople: frozenset[str]
    bodies: frozenset[str]
    companies: frozenset[str]
    directions: frozenset[str]
    nicknames: dict[str, int]  # given name -> number of its family of names
    synonyms: tuple[tuple[str, ...], ...]


def _words(raw: dict[str, Any], key: str) -> frozenset[str]:
    value = raw.get(key)
    if not isinstance(value, list) or not all(isinstance(word, str) and word == word.lower() for word in value):
        raise DataError(f"question.yaml: {key}: not a list of lower-case words")
    return frozenset(value)


@cache
def wording() -> Wording:
    """The validated lists. Raises DataError with the key at fault."""
    raw = load(__package__, "question.yaml", dict[str, Any])
    lists = {key: _words(raw, key) for key in _LISTS}
    auxiliaries = {word: form for form, words in raw["auxiliaries"].items() for word in words}
    if set(auxiliaries.values()) != {"base", "participle", "either"}:
        raise DataError("question.yaml: auxiliaries: needs base, participle and either")
    asked = {kind: of_class(f"asked_{kind}") for kind in _ASKED}
    asked["intent"] |= _words(raw, "intent")
    negations = rules().asked
    return Wording(
        auxiliaries=auxiliaries,
        irregular=dict(irregular_forms()) | dict(ambiguous_forms()),
        nicknames={name: number for number, names in enumerate(raw["nicknames"]) for name in names},
        synonyms=tuple(tuple(group) for group in raw["synonyms"]),
        negations=negations,
        **asked,
        verbs=frozenset[str]().union(of_class("asked"), *asked.values()),
        **(lists | {"stop": lists["stop"] | negations}),
    )
