"""Acts told otherwise than by their verbs: by who does them, from the other side, by a verb and a noun.

The data is ``paraphrases.yaml``. All raise ``DataError`` with the entry at fault.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from answers.language.function_words import function_words
from answers.language.tables import Lower, Table, Words, load
from answers.language.thesaurus import is_person

_PREPOSITIONS = frozenset({"at", "behind", "in", "into", "of", "on", "to"})
_ARTICLES = function_words().articles.all
_MADE_TO = {"patient": "agent", "agent": "prep:by"}
"""The roles of who sinks the ferry as those of what sinks."""


class Stand(Table):
    """The verb that a word behind "be" stands for, and whether only of persons."""

    verb: Lower
    persons: bool = False


class Converse(Table):
    """A verb of a question, those that tell the same act from another side, and what their roles are as its own."""

    asked: Lower
    told: Words
    roles: Mapping[str, str]


class Cause(Table):
    """Verbs of a question, those whose act brings theirs about, and what the roles of these are as their own."""

    asked: Words
    told: Words
    roles: Mapping[str, str]


class Standing(Table):
    """Verbs of a question that ask what somebody is, what their roles are of that, and by what nouns it is told."""

    asked: Words
    roles: Mapping[str, str]
    nouns: Words = frozenset()


class Paraphrases(Table):
    """What ``paraphrases.yaml`` has."""

    agents: Mapping[Lower, Lower]
    stands: Mapping[Lower, Stand]
    converses: tuple[Converse, ...]
    causes: tuple[Cause, ...]
    alternating: Words
    standings: tuple[Standing, ...]
    idioms: Mapping[Lower, Lower]
    callings: Mapping[Lower, Words]


class Idiom(NamedTuple):
    """What stands with a verb that says together what ``means`` does: a complement, the words of an object, or a noun
    behind a preposition; ``to`` is the preposition whose object the act is done to, or empty."""

    means: str
    preposition: str
    words: frozenset[str]
    to: str


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


def is_calling(noun: str) -> bool:
    """Whether a noun, in lower case, says what a person is: "mayor", "head"."""
    return noun in callings() or is_person(noun)


@cache
def converses() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """By the verb asked and the verb told, what the told one's roles are as the asked one's."""
    return {(one.asked, told): one.roles for one in _paraphrases().converses for told in one.told}


@cache
def causes() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """By the verb asked and one whose act brings its about, what the told one's roles are as the asked one's.

    Where both are one verb, only of one that is told with an object and asked without.
    """
    found = {(asked, told): one.roles for one in _paraphrases().causes for asked in one.asked for told in one.told}
    return found | {(verb, verb): _MADE_TO for verb in _paraphrases().alternating}


@cache
def standings() -> Mapping[str, Sequence[Standing]]:
    """By the word asked, what somebody is by whom what is asked is met."""
    found: dict[str, list[Standing]] = {}
    for one in _paraphrases().standings:
        for word in one.asked:
            found.setdefault(word, []).append(one)
    return found


@cache
def idioms() -> Mapping[str, Sequence[Idiom]]:
    """The idioms of each verb."""
    found: dict[str, list[Idiom]] = {}
    for text, means in _paraphrases().idioms.items():
        verb, *rest = text.split()
        to = rest.pop() if rest[-1] in _PREPOSITIONS else ""
        preposition = rest.pop(0) if rest[0] in _PREPOSITIONS else ""
        found.setdefault(verb, []).append(Idiom(means, preposition, frozenset(rest) - _ARTICLES, to))
    return found


@cache
def words_of_idioms(verb: str) -> frozenset[str]:
    """The words of the idioms that say what a verb does."""
    return frozenset(
        word for base, some in idioms().items() for one in some if one.means == verb for word in (base, *one.words)
    )
