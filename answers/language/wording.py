"""The wording of questions as data: loaded once, checked against its schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from answers.language.lexicon import rules
from answers.language.tables import Lower, Table, Words, load
from answers.language.verbs import ambiguous_forms, irregular_forms, of_class

_ASKED = ["mention", "attitude", "intent", "commitment", "consent", "refusal"]


class _Auxiliaries(Table):
    """Auxiliaries by the form that the main verb has after them."""

    base: Words
    participle: Words
    either: Words


class _Written(Table):
    """``question.yaml``, where each list is explained."""

    auxiliaries: _Auxiliaries
    future: Words
    past: Words
    open: Words
    potential: Words
    causative: Words
    by_name: Words
    superlatives: Words
    when: Words
    quotations: Words
    statements: Words
    occasions: Words
    intent: Words
    rates: Words
    fillers: Words
    adverbs: Words
    clauseless: Words
    stop: Words
    loose: Words
    synonyms: tuple[tuple[Lower, ...], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Word lists for reading questions; see ``question.yaml`` for what each is."""

    auxiliaries: dict[str, str]  # auxiliary -> base, participle, either
    future: frozenset[str]
    past: frozenset[str]
    open: frozenset[str]
    potential: frozenset[str]
    causative: frozenset[str]
    by_name: frozenset[str]
    superlatives: frozenset[str]
    ahead: frozenset[str]  # auxiliaries that a plan or a likelihood answers
    when: frozenset[str]
    quotations: frozenset[str]
    statements: frozenset[str]
    occasions: frozenset[str]
    mention: frozenset[str]
    attitude: frozenset[str]
    intent: frozenset[str]
    commitment: frozenset[str]
    consent: frozenset[str]
    refusal: frozenset[str]
    verbs: frozenset[str]
    misspelt: frozenset[str]  # the verbs that a misspelt word is tried for
    irregular: dict[str, str]  # inflected -> base
    rates: frozenset[str]
    fillers: frozenset[str]
    adverbs: frozenset[str]
    clauseless: frozenset[str]
    negations: frozenset[str]
    stop: frozenset[str]  # negations included
    loose: frozenset[str]
    synonyms: tuple[tuple[str, ...], ...]


@cache
def wording() -> Wording:
    """The lists, put together once. Raises DataError with the entry at fault."""
    raw = load(__package__, "question.yaml", _Written)
    forms = raw.auxiliaries
    asked = {kind: of_class(f"asked_{kind}") for kind in _ASKED}
    asked["intent"] |= raw.intent
    negations = rules().asked
    return Wording(
        auxiliaries={
            word: form
            for form, words in (("base", forms.base), ("participle", forms.participle), ("either", forms.either))
            for word in words
        },
        future=raw.future,
        past=raw.past,
        open=raw.open,
        potential=raw.potential,
        causative=raw.causative,
        by_name=raw.by_name,
        superlatives=raw.superlatives,
        ahead=raw.future | raw.open,
        when=raw.when,
        quotations=raw.quotations,
        statements=raw.statements,
        occasions=raw.occasions,
        misspelt=asked["mention"] | of_class("asked_misspelt"),
        irregular=dict(irregular_forms()) | dict(ambiguous_forms()),
        rates=raw.rates,
        fillers=raw.fillers,
        adverbs=raw.adverbs,
        clauseless=raw.clauseless,
        negations=negations,
        stop=raw.stop | negations,
        loose=raw.loose,
        synonyms=raw.synonyms,
        verbs=frozenset[str]().union(of_class("asked"), *asked.values()),
        **asked,
    )
