"""The closed classes of English as data: pronouns, determiners, prepositions, conjunctions, auxiliaries."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Literal, get_args

from answers.language.tables import Lower, Table, Words, load

Form = Literal["subject", "object", "determiner", "possessive", "reflexive"]
"""What a form of a personal pronoun is for: "she" spoke, for "her", of "her" dam, which is "hers", about "herself"."""


class PersonalPronoun(Table):
    """A personal pronoun with its forms."""

    person: Literal[1, 2, 3]
    number: Literal["singular", "plural"]
    gender: Literal["m", "f", "n", ""] = ""
    subject: Lower
    object: Lower
    determiner: Lower
    possessive: Lower
    reflexive: Lower


class _Class(Table):
    """A class of words in several lists."""

    @cached_property
    def all(self) -> frozenset[str]:
        """The words of all its lists."""
        return frozenset[str]().union(*(getattr(self, name) for name in type(self).model_fields))


class Articles(_Class):
    """Articles."""

    definite: Words
    indefinite: Words


class Demonstratives(_Class):
    """Demonstratives, each in a list of its own."""

    this: Words
    these: Words
    that: Words
    those: Words

    @cached_property
    def singular(self) -> frozenset[str]:
        """Those of one thing."""
        return self.this | self.that

    @cached_property
    def plural(self) -> frozenset[str]:
        """Those of several."""
        return self.these | self.those


class Interrogatives(_Class):
    """Question words by what they ask for."""

    person: Words
    owner: Words
    choice: Words
    thing: Words
    time: Words
    place: Words
    reason: Words
    manner: Words


class RelativePronouns(_Class):
    """Relative pronouns."""

    personal: Words
    impersonal: Words
    general: Words
    object: Words
    possessive: Words

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Those that are the subject of their clause."""
        return self.personal | self.impersonal | self.general


class IndefinitePronouns(_Class):
    """Pronouns of nobody in particular."""

    existential: Words
    free_choice: Words
    universal: Words
    negative: Words
    generic: Words
    alternative: Words


class Quantifiers(_Class):
    """Words of an amount."""

    plural: Words
    count: Words
    dual: Words
    distributive: Words
    fraction: Words


class Determiners(_Class):
    """Determiners that are neither articles nor any of the others here."""

    additional: Words
    kind: Words
    negative: Words


class Comparatives(_Class):
    """Words of comparison; ``standard`` comes before what is compared with."""

    greater: Words
    lesser: Words
    duration: Words
    standard: Words


class Restrictives(_Class):
    """Words that single out what follows, or what stands before."""

    before: Words
    after: Words


class Prepositions(_Class):
    """Prepositions by what they mean most."""

    genitive: Words
    benefit: Words
    goal: Words
    origin: Words
    point: Words
    inside: Words
    agent: Words
    topic: Words
    attribution: Words
    inclusion: Words
    capacity: Words
    placing: Words


class Coordinators(_Class):
    """Conjunctions between equals."""

    copulative: Words
    disjunctive: Words
    negative: Words
    adversative: Words


class Correlatives(_Class):
    """The first words of pairs of conjunctions."""

    negative: Words


class Subordinators(_Class):
    """Conjunctions of clauses, by what the clause is to the other."""

    complement: Words
    condition: Words
    limit: Words
    time: Words
    reason: Words


class Copula(Table):
    """The verb of "Reyes is a senator", in dictionary form, and its forms of one person."""

    lemma: Lower
    singular: Words


class Modals(_Class):
    """Modal auxiliaries."""

    ability: Words
    possibility: Words


class FunctionWords(Table):
    """``function_words.yaml``."""

    personal_pronouns: tuple[PersonalPronoun, ...]
    articles: Articles
    demonstratives: Demonstratives
    interrogatives: Interrogatives
    relative_pronouns: RelativePronouns
    relative_adverbs: Words
    indefinite_pronouns: IndefinitePronouns
    quantifiers: Quantifiers
    determiners: Determiners
    comparatives: Comparatives
    restrictives: Restrictives
    expletives: Words
    prepositions: Prepositions
    contraries: tuple[tuple[Lower, Lower], ...]
    topic_opener: Lower
    pair: Words
    years_old: Lower
    genitive_endings: Words
    coordinators: Coordinators
    correlatives: Correlatives
    subordinators: Subordinators
    infinitive_marker: Lower
    copula: Copula
    modals: Modals

    def personal(
        self, *forms: Form, person: int | None = None, number: str | None = None, gender: str | None = None
    ) -> frozenset[str]:
        """Forms of the personal pronouns that are of a person, a number and a gender; all forms where none is named."""
        return frozenset(
            getattr(pronoun, form)
            for pronoun in self.personal_pronouns
            if person in (None, pronoun.person)
            and number in (None, pronoun.number)
            and gender in (None, pronoun.gender)
            for form in forms or get_args(Form)
        )


@cache
def function_words() -> FunctionWords:
    """The lists; the same object every time. Raises DataError with the entry at fault."""
    return load(__package__, "function_words.yaml", FunctionWords)
