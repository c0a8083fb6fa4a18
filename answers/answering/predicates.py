"""How the verb of a clause bears on the verb of a question."""

from __future__ import annotations

from functools import lru_cache

from answers.language.paraphrases import causes, converses
from answers.language.thesaurus import is_kind, kinship, opposed
from answers.language.verbs import are_two, relation, stances_of
from answers.language.words import fold, root

SAME, DERIVED, NARROWER, KINDRED, OPPOSITE = 1.0, 0.9, 0.75, 0.7, -1.0
REMOTE = 0.3
"""What a verb is to the one asked about, at the least, by WordNet, where its clause is looked at."""


@lru_cache(maxsize=20_000)
def predicate_relation(asked: str, told: str) -> float:
    """How a clause's verb bears on that of a question: 1 the same, 0.9 derived, less a kindred, -1 the opposite.

    A kindred one may tell the act from another side: who buys is sold to. Of a narrower one, or of what brings the act
    about, 0.75: who was murdered was killed, and who was not may have been.
    """
    if asked == told:
        return SAME
    if (asked, told) in converses():
        return KINDRED
    bears = relation(asked, told)
    if bears == "opposite":
        return OPPOSITE
    # Shares that went down, or to five dollars, did not go up.
    apart = are_two(asked, told)
    if not apart and _root_of(asked) == _root_of(told):
        return DERIVED
    if bears == "same" and not (apart and stances_of(asked).isdisjoint(stances_of(told))):
        return KINDRED
    near = kinship(asked, told)
    if opposed(asked, told) > max(near, REMOTE):
        return OPPOSITE
    if (asked, told) in causes() or (near * DERIVED < NARROWER and is_kind(told, asked, "verb")):
        return NARROWER
    return near * DERIVED if near >= REMOTE else 0.0


@lru_cache(maxsize=20_000)
def _root_of(verb: str) -> str:
    """The root of a verb without its particle."""
    return root(fold(verb.partition(" ")[0]))
