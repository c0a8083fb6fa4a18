"""The arguments of propositions and questions as they are compared: by roots of words, and of whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from answers.language.name_tables import names
from answers.language.thesaurus import is_person
from answers.language.words import fold, root, words
from answers.model import Argument
from answers.retrieval.sentence_words import meaning, roots

_CAPITALS = re.compile(r"(?:(?<!\w)[A-Z][\w.-]*\s+)+\Z")
_LONGEST_NAME = 80
"""Characters before the last word of a name."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An argument as it is compared, by roots of words.

    ``heads``: of its head, and of whom it means. ``called``: of what its head may be asked for by, which for a name is
    all that stands before it too. ``words``: of all its words; ``before``: of those before its head; ``named``: of
    those of a name. ``person``: whether its head says what a person is, "the mayor"; ``head``: that word, folded.
    """

    role: str
    heads: frozenset[str]
    called: frozenset[str]
    words: frozenset[str]
    argument: Argument
    before: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    person: bool = False
    head: str = ""


def phrases(text: str, arguments: Iterable[Argument]) -> list[Phrase]:
    """The arguments of a proposition of a text as they are compared."""
    return [_phrase(text, argument) for argument in arguments]


def _phrase(text: str, argument: Argument) -> Phrase:
    own = {one for span in argument.spans for one in roots(text, *span)}
    means = of_name(argument.name) if argument.name else frozenset[str]()
    heads = frozenset(roots(text, *argument.head)) | means
    # "Arsenal manager Arsene Wenger": what stands before a name is what its bearer is; "Bank of Lima" is not Lima.
    before = [(start, min(end, argument.head[1])) for start, end in argument.spans if start < argument.head[1]]
    leading = frozenset(one for span in before for one in roots(text, *span))
    called = heads | leading if argument.name else heads
    named = means or frozenset(_name_words(text, argument))
    words, head = frozenset(own | meant(argument)), fold(text[slice(*argument.head)])
    return Phrase(argument.role, heads, called, words, argument, leading, named, is_person(head), head)


def meant(argument: Argument) -> frozenset[str]:
    """The roots of the names of whom an argument means, and of whose it is."""
    names = (argument.name, *argument.owners) if argument.name else argument.owners
    return frozenset[str]().union(*map(of_name, names))


def _name_words(text: str, argument: Argument) -> Iterator[str]:
    """The roots of a name that an argument ends in: "the painter *Ana Reyes*"; "the Prime Minister" is none."""
    start, end = argument.head
    if is_person(text[start:end].lower()) or not text[start : start + 1].isupper():
        return
    begin = min((first for first, last in argument.spans if first <= start < last), default=start)
    begin = max(begin, start - _LONGEST_NAME)
    leading = _CAPITALS.search(text, begin, start)
    for word in meaning(text, leading.start() if leading else start, end):
        if not is_person(word.folded):
            yield root(word.folded)


def untitled(text: str, phrase: Phrase) -> Phrase:
    """The phrase of a question without a name's titles, which are no part of it: "*Dr.* Reyes" is Reyes, and "*banker*
    Ana Reyes" is Ana Reyes, whatever else the record says that she is."""
    start = phrase.argument.head[0]
    rest = phrase.words - titles()
    if len(phrase.named) > 1:
        before = (
            word.folded for span in phrase.argument.spans for word in words(text[slice(span[0], min(span[1], start))])
        )
        rest -= {root(word) for word in before if is_person(word)}
    return replace(phrase, words=rest) if text[start : start + 1].isupper() and phrase.heads <= rest else phrase


@cache
def titles() -> frozenset[str]:
    """The roots of the words that stand before names."""
    return frozenset(root(fold(word)) for row in names().titles for word in row.words if " " not in word)


@lru_cache(maxsize=50_000)
def of_name(name: str) -> frozenset[str]:
    """The roots of the words of a name."""
    return frozenset(root(word.folded) for word in words(name))
