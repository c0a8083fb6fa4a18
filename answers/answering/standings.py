"""What a question asks by a verb, as what somebody would be said to be: who works for a bank is its governor.

"Does Reyes work for the bank?" is asked as "is Reyes an officer of the bank?", "is the lake called Orlo?" as "is the
lake Orlo?": what the record has of it is a copula, an apposition or a title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from answers.answering.phrases import Phrase
from answers.language.paraphrases import Standing, standings
from answers.language.words import fold, root

_BOTH = frozenset({"agent", "attribute"})


def as_standings(predicate: str, asked: Sequence[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    """The phrases of a question with this predicate as those of a copula that would answer it."""
    for one in standings().get(predicate, ()):
        yield from _restated(one, asked)
    # "Is Ana Reyes *married to* Cole?"
    for attribute in asked if predicate == "be" else ():
        of = replace(attribute, role="prep:to", words=attribute.words - attribute.heads, heads=attribute.words)
        for one in standings().get(attribute.head, ()) if attribute.role == "attribute" else ():
            rest = [replace(of, heads=of.words) if other is attribute else other for other in asked]
            yield from _restated(one, rest)


def _restated(standing: Standing, asked: Sequence[Phrase]) -> Iterator[tuple[Phrase, ...]]:
    told = [replace(one, role=standing.roles.get(one.role, one.role)) for one in asked]
    if {one.role for one in told if one.words} >= _BOTH:
        nouns = _roots(standing.nouns)
        yield tuple(replace(one, heads=nouns, head="") if nouns and one.role == "attribute" else one for one in told)


@cache
def _roots(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(root(fold(noun)) for noun in nouns)
