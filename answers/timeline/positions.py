"""Changes of position: one speaker for a thing and, on a later day, against it (or the other way round).

Only what the speaker is said outright to have said, thought or done counts, and only where the topic is what the verb
is about. Both statements are always shown; without both there is no change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from answers.language.lexicon import turns
from answers.language.verbs import stances_of
from answers.model import Link, Modality, Polarity, Statement
from answers.timeline.moments import Moment
from answers.timeline.voices import goes_by_name

REACH = 70
"""Characters from the beginning of what is said within which the topic must come to be what the verb is about."""

_SIDES = (("support", "oppose"), ("accept", "refuse"), ("impose", "lift"))
Person = Callable[[str], str | None]
"""A speaker's name to the one name of that person or body; None for a group, which is not the same people each time."""


def side(moment: Moment) -> int:
    """+1 the moment's speaker stands for the topic, -1 against it, 0 neither or not plain."""
    statement = moment.statement
    if statement is None or statement.modality is not Modality.ASSERTED or statement.link is Link.CARRIED:
        return 0
    classes = stances_of(statement.lemma)
    signs = {1 if name == yes else -1 for yes, no in _SIDES for name in classes & {yes, no}}
    if len(signs) != 1 or not _about(moment, statement):
        return 0
    sign = signs.pop()
    return sign if statement.polarity is Polarity.AFFIRMED else -sign


def _about(moment: Moment, statement: Statement) -> bool:
    """Whether the topic is the object: near the beginning of the content, with nothing between that turns it round."""
    text = moment.stored.article.text
    spots = [start for start, _ in moment.marks]
    for start, end in statement.content[:1]:
        at = min((spot for spot in spots if start <= spot < end), default=None)
        if at is not None:
            return at - start <= REACH and not turns(text[start:at])
    return False


def changes(moments: Sequence[Moment], person: Person) -> list[tuple[str, Moment, Moment]]:
    """(speaker, before, after) for each turn: the last moment of one side and the first of the other, on a later day.

    Those who go by no name of their own ("demonstrators", also at the beginning of a sentence) are not the same people
    each time.

    ``moments``: of one topic, in order of their days.
    """
    stands: dict[str, list[tuple[Moment, int]]] = defaultdict(list)
    for moment in moments:
        sign = side(moment)
        if sign:
            named = (name for name in moment.speakers if goes_by_name(name, moment))
            for speaker in dict.fromkeys(one for name in named if (one := person(name))):
                stands[speaker].append((moment, sign))
    found: list[tuple[str, Moment, Moment]] = []
    for speaker, taken in stands.items():
        for (before, first), (after, second) in pairwise(taken):
            if first != second and before.date.end < after.date.start:
                found.append((speaker, before, after))
    return found
