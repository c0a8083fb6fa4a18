"""The wording of questions as data: loaded once, checked against its schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from answers.errors import DataError
from answers.language.tables import load

_LISTS = [
    "mention",
    "attitude",
    "intent",
    "commitment",
    "consent",
    "refusal",
    "verbs",
    "fillers",
    "clauseless",
    "negations",
    "stop",
    "loose",
    "titles",
    "generations",
    "spokespeople",
    "bodies",
    "companies",
    "directions",
]


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
    everyone = (
        lists["mention"]
        | lists["attitude"]
        | lists["intent"]
        | lists["commitment"]
        | lists["consent"]
        | lists["refusal"]
        | lists["verbs"]
    )
    return Wording(
        auxiliaries=auxiliaries,
        irregular={form: base for base, forms in raw["irregular"].items() for form in forms},
        nicknames={name: number for number, names in enumerate(raw["nicknames"]) for name in names},
        synonyms=tuple(tuple(group) for group in raw["synonyms"]),
        **(lists | {"verbs": everyone, "stop": lists["stop"] | lists["negations"]}),
    )
