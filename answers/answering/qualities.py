"""What is told that somebody or something is: of rank, only so called, or as good as what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Literal

from answers.answering.phrases import Phrase
from answers.language.gazetteer import bygone
from answers.language.lexicon import veridicality
from answers.language.nations import of_nations
from answers.language.paraphrases import callings
from answers.language.thesaurus import is_kind, kinship, opposed
from answers.language.words import root

_ENOUGH = 0.7
"""What an adjective is to the one asked for, by WordNet, at the least: "ill" for "sick", "unsafe" against "safe"."""


def is_ranked(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is of what there is one of: "the tallest tower" is not "the tallest tower in Lima"."""
    words = [word.lower() for start, end in phrase.argument.spans for word in text[start:end].split()]
    return any(word in veridicality().ranked or (len(word) > 4 and word.endswith("est")) for word in words)


def is_so_called(told: Iterable[Phrase], wanted: Collection[str], past: bool = False) -> bool:
    """Whether what somebody is said to be they are not, or no more: "her former adviser", "the alleged killer".

    ``past``: it is asked what they were.
    """
    words = privative() - bygone() if past else privative()
    return any(word in one.words and word not in wanted for one in told for word in words)


@cache
def privative() -> frozenset[str]:
    """The roots of the words with which somebody is not what follows: "former", "alleged"."""
    return frozenset(root(word) for word in veridicality().privative)


def quality(asked: Phrase, told: Phrase) -> Literal["same", "narrower", "contrary"] | None:
    """How what something is told to be bears on what is asked: what is unsafe is not safe, who is a novelist is a
    writer; None where it does not."""
    if not asked.words - asked.heads <= told.words | of_nations(told.words):
        return None
    if is_kind(told.head, asked.head) or told.head in callings().get(asked.head, ()):
        return "narrower"
    if told.role != "attribute":
        return None
    if opposed(asked.head, told.head, "adj") >= _ENOUGH:
        return "contrary"
    return "same" if kinship(asked.head, told.head, "adj") >= _ENOUGH else None
