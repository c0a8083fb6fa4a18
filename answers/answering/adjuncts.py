"""What stands by an act behind prepositions: of who flew *from* Lima it is not told that they flew *to* it."""

from __future__ import annotations

from collections.abc import Sequence

from answers.answering.phrases import Phrase
from answers.language.function_words import function_words

_PREPOSITION = "prep:"


def set_against(asked: Sequence[Phrase], told: Sequence[Phrase]) -> int:
    """How many adjuncts are told by a preposition that says the contrary of the one asked, and by no other."""
    pairs = function_words().contraries
    found = 0
    for one in asked:
        roles = {other.role for other in told if one.heads & other.heads and other.role != "agent"}
        own = one.role.removeprefix(_PREPOSITION)
        others = (role.removeprefix(_PREPOSITION) for role in roles)
        found += bool(roles) and all((own, other) in pairs or (other, own) in pairs for other in others)
    return found
