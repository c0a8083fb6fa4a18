"""Acts told otherwise than by their verbs: by who does them, from the other side, by a verb and a noun.

The data is ``paraphrases.yaml``. All raise ``DataError`` with the entry at fault.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from pydantic import field_validator

from answers.language.tables import Lower, Table, Words, load


class Stand(Table):
    """The verb that a word behind "be" stands for, and whether only of persons."""

    verb: Lower
    persons: bool = False


class Converse(Table):
    """A verb of a question, those that tell the same act from another side, and what their roles are as its own."""

    asked: Lower
    told: Words
    roles: Mapping[str, str]


class Paraphrases(Table):
    """What ``paraphrases.yaml`` has."""

    agents: Mapping[Lower, Lower]
    stands: Mapping[Lower, Stand]
    converses: tuple[Converse, ...]
    idioms: Mapping[Lower, Lower]
    callings: Mapping[Lower, Words]

    @field_validator("idioms")
    @classmethod
    def _of_three(cls, idioms: Mapping[str, str]) -> Mapping[str, str]:
        for idiom in idioms:
            if len(idiom.split()) < 3:
                raise ValueError(f"{idiom!r} has no verb, preposition and noun")
        return idioms


@cache
def _paraphrases() -> Paraphrases:
    return load(__package__, "paraphrases.yaml", Paraphrases)


def verb_of_agent() -> Mapping[str, str]:
    """Nouns for who does it, and the verb that each stands for."""
    return _paraphrases().agents


def stands() -> Mapping[str, Stand]:
    """What one is who supports or opposes."""
    return _paraphrases().stands


def callings() -> Mapping[str, Collection[str]]:
    """What somebody may be asked for by, and what they are said to be who are meant by it."""
    return _paraphrases().callings


@cache
def converses() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """By the verb asked and the verb told, what the told one's roles are as the asked one's."""
    return {(one.asked, told): one.roles for one in _paraphrases().converses for told in one.told}


@cache
def idioms() -> Mapping[tuple[str, str, str], str]:
    """By a verb, a preposition and the noun behind it, the verb that says the same."""
    parts = ((idiom.split(), verb) for idiom, verb in _paraphrases().idioms.items())
    return {(words[0], words[1], words[-1]): verb for words, verb in parts}


@cache
def words_of_idioms(verb: str) -> frozenset[str]:
    """The words of the idioms that say what a verb does."""
    return frozenset(word for words, means in idioms().items() if means == verb for word in words)
