"""What qualifies a cue, as data: governing words, negations, modals, hedges, clauses, kinds of acts.

The rules live in ``qualities.yaml`` and ``acts.yaml``; this module checks them and lays them out for
looking up by word. The idea of rules with scope, terminators and pseudo-cues is ConText's (Harkema et al. 2009,
https://doi.org/10.1016/j.jbi.2009.05.002); the scope here is that of the parse, not a window of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from answers.errors import DataError
from answers.language import rules
from answers.model import Act, Modality, Polarity

Descend = Literal["always", "speech", "never"]
_COMPLEMENTS = frozenset({"to", "ing", "noun", "of", "from", "on", "as", "by", "for", "up"})
_SECTIONS = {
    "qualities": (
        "governors", "governing_nouns", "linkers", "negations", "negative_words",
        "denials", "modals", "hedges", "clauses", "clausal",
    ),
    "acts": ("attitudes", "speech"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that decides over the act in its complement; see ``qualities.yaml`` for the fields."""

    complement: frozenset[str] = frozenset({"to"})
    negates: bool = False
    modality: Modality = Modality.ASSERTED
    undone: Modality = Modality.ASSERTED
    descend: Descend = "always"
    pos: str = ""
    tag: str = ""
    companions: frozenset[str] = frozenset()
    passive: bool = False
    opaque: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the head word of the cue in it, and what is expected of it: "lemma act polarity modality"."""

    text: str
    cue: str
    expect: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rules, by the word that they are looked up by."""

    governors: Mapping[str, tuple[Governor, ...]]
    governing_nouns: Mapping[str, Governor]
    linkers: Mapping[str, bool]
    negations: frozenset[str]
    pseudo: frozenset[str]
    negative_words: frozenset[str]
    no_phrases: frozenset[str]
    light_verbs: frozenset[str]
    withheld: frozenset[str]
    denials: Mapping[str, frozenset[str]]
    modals: Mapping[str, Modality]
    hedges: frozenset[str]
    clauses: Mapping[str, Modality]
    clausal: Mapping[str, tuple[Modality, bool]]
    attitudes: frozenset[str]
    speech: frozenset[str]
    phrasals: frozenset[str]
    nouns: Mapping[str, str]
    bare_cues: Mapping[str, str]
    examples: tuple[Example, ...]


def _modality(row: Mapping[str, Any], field: str, default: Modality = Modality.ASSERTED) -> Modality:
    value = row.get(field)
    try:
        return Modality(value) if value is not None else default
    except ValueError as error:
        raise DataError(f"qualities.yaml: {field} {value!r} is no modality") from error


def _governor(row: Mapping[str, Any]) -> Governor:
    complement = frozenset(row.get("complement", ["to"]))
    if not complement <= _COMPLEMENTS:
        raise DataError(f"qualities.yaml: complement of {row['lemmas']} is none of {sorted(_COMPLEMENTS)}")
    descend: Descend = row.get("descend", "always")
    if descend not in ("always", "speech", "never"):
        raise DataError(f"qualities.yaml: descend {descend!r} is none of always, speech, never")
    return Governor(
        complement=complement,
        negates=bool(row.get("negates", False)),
        modality=_modality(row, "modality"),
        undone=_modality(row, "undone"),
        descend=descend,
        pos=str(row.get("pos", "")),
        tag=str(row.get("tag", "")),
        companions=frozenset(row.get("with", [])),
        passive=bool(row.get("passive", False)),
        opaque=bool(row.get("opaque", False)),
    )


def _examples() -> Iterator[Example]:
    for name, sections in _SECTIONS.items():
        for section in sections:
            for row in rules.entries(name, section, examples=list):
                for example in row["examples"]:
                    if not isinstance(example, dict) or set(example) != {"text", "cue", "expect"}:
                        raise DataError(f"{name}.yaml: {section}: {example!r} needs text, cue and expect")
                    lemma, act, polarity, modality = str(example["expect"]).rsplit(" ", 3)
                    try:
                        Act(act), Polarity(polarity), Modality(modality)
                    except ValueError as error:
                        raise DataError(f"{name}.yaml: {section}: {example['expect']!r}: {error}") from error
                    if not lemma:
                        raise DataError(f"{name}.yaml: {section}: {example['expect']!r} has no lemma")
                    yield Example(**example)


def _each(section: str, field: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in rules.entries("qualities", section, **{field: list}):
        for word in row[field]:
            yield str(word), row


def _words(name: str, section: str, field: str) -> frozenset[str]:
    return frozenset(str(word) for row in rules.entries(name, section, **{field: list}) for word in row[field])


def _mapping(section: str) -> Mapping[str, str]:
    found = rules.load("acts").get(section)
    if not isinstance(found, dict) or not all(isinstance(word, str) for pair in found.items() for word in pair):
        raise DataError(f"acts.yaml: {section} must map words to verbs")
    return found


@cache
def load() -> Lexicon:
    """The rules, checked; the same object every time.

    Raises:
        DataError: a rule file breaks its schema.
    """
    governors: dict[str, tuple[Governor, ...]] = {}
    for lemma, row in _each("governors", "lemmas"):
        governors[lemma] = (*governors.get(lemma, ()), _governor(row))
    return Lexicon(
        governors=governors,
        governing_nouns={lemma: _governor(row) for lemma, row in _each("governing_nouns", "lemmas")},
        linkers={word: bool(row.get("negates")) for word, row in _each("linkers", "words")},
        negations=_words("qualities", "negations", "words"),
        pseudo=_words("qualities", "negations", "pseudo"),
        negative_words=_words("qualities", "negative_words", "words"),
        no_phrases=rules.words("qualities", "no_phrases"),
        light_verbs=rules.words("qualities", "light_verbs"),
        withheld=rules.words("qualities", "withheld"),
        denials={lemma: frozenset(row.get("objects", ())) for lemma, row in _each("denials", "lemmas")},
        modals={word: _modality(row, "modality") for word, row in _each("modals", "words")},
        hedges=_words("qualities", "hedges", "words"),
        clauses={word: _modality(row, "modality") for word, row in _each("clauses", "words")},
        clausal={
            lemma: (_modality(row, "modality"), bool(row.get("denies"))) for lemma, row in _each("clausal", "lemmas")
        },
        attitudes=_words("acts", "attitudes", "lemmas"),
        speech=_words("acts", "speech", "lemmas"),
        phrasals=rules.words("acts", "phrasals"),
        nouns=_mapping("nouns"),
        bare_cues=_mapping("bare_cues"),
        examples=tuple(_examples()),
    )
