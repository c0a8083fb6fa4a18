"""Which way a date lies, told by the verb group that governs it.

A date belongs to the nearest verb group before it; at the start of a clause, to the first one after it. A word right
before the date ("since", "until") may tell more.
"""

from __future__ import annotations

from bisect import bisect_left

from answers.model import Tense
from answers.reading.temporal.verb_groups import Group, Sentence, vocabulary

_ENDS = frozenset({";", ":", "'", '"', "”"})  # what a clause, or a quote, ends with
_LIMIT = 40  # tokens beyond which a verb says nothing of a date


def tense_of(sentence: Sentence, start: int, end: int) -> tuple[Tense, bool]:
    """The tense that the sentence gives the date at ``start:end`` (offsets into the text).

    Returns:
        The tense, and whether it is firm: told by the word right before the date.
    """
    lists = vocabulary()
    tokens = sentence.tokens
    first = bisect_left(sentence.starts, start)
    after = bisect_left(sentence.starts, end)
    lead = first
    while lead and tokens[lead - 1] in lists["prepositions"]:
        lead -= 1
    groups = sentence.groups
    place = bisect_left(groups, first, key=lambda group: group.last)
    left = groups[place - 1] if place else None
    if left and left.last >= lead:  # a preposition that is part of the group: "is on Friday", "effective Friday"
        lead = left.last + 1
    cues = tokens[lead:first]
    place = bisect_left(groups, after, key=lambda group: group.first)
    right = groups[place] if place < len(groups) else None
    if cues[-1:] == ("since",) or cues[-2:] == ("as", "of") or (first and tokens[first - 1] in lists["before_past"]):
        return Tense.HAPPENED, True
    if lead and tokens[lead - 1] in lists["timetable"] and (lead < 2 or tokens[lead - 2] not in lists["determiners"]):
        return Tense.PLANNED, True
    if lead and tokens[lead - 1] in lists["appointed"] and (cues == ("for",) or tokens[after : after + 1] == ("as",)):
        return Tense.HAPPENED, False
    governing = _governing(sentence, left, right, lead, first, after)
    if left and left.word in lists["moved"] and {"to", "until", "till", "for"} & set(cues):
        return Tense.PLANNED, True
    ahead = "ahead" in cues or left is None or left.word in lists["until"] or left.tense is not Tense.HAPPENED
    if ahead and set(cues) & lists["before_planned"] and (governing is left or governing is None):
        return Tense.PLANNED, False
    if governing is None:
        return _timetable(tokens, first), False
    close = governing is left and lead - governing.last <= 1
    if first < after and tokens[after - 1].endswith("'s") and not _coming_event(tokens, after):
        return (Tense.HAPPENED if governing.tense is Tense.PLANNED else governing.tense), False
    if governing.tense is Tense.UNKNOWN and close:
        return Tense.PLANNED if governing.word not in lists["have"] else Tense.UNKNOWN, False
    return governing.tense, close


def _timetable(tokens: tuple[str, ...], first: int) -> Tense:
    """ "He leaves for Rome on Sunday": where no verb group is known, a verb of timetables in the present is a plan."""
    lists = vocabulary()
    for at in range(max(1, first - 10), first):
        if tokens[at] in lists["timetable"] and tokens[at].endswith("s") and tokens[at - 1] not in lists["determiners"]:
            return Tense.PLANNED
    return Tense.UNKNOWN


def _coming_event(tokens: tuple[str, ...], at: int) -> bool:
    """Whether what stands here is something people look ahead to: "Friday's (first) meeting", not "Friday's ruling"."""
    return bool(set(tokens[at : at + 3]) & vocabulary()["events"])


def _governing(
    sentence: Sentence, left: Group | None, right: Group | None, lead: int, first: int, after: int
) -> Group | None:
    """The group before the date; the one after it where the date opens a clause."""
    tokens = sentence.tokens
    if right and right.first - after > _LIMIT:
        right = None
    if left is None:
        return right
    if right is None or first - left.last > _LIMIT:
        return left if first - left.last <= _LIMIT else right
    opener = tokens[lead - 1] if lead else ","
    if left.last >= lead - 1:
        return left
    near = right.first - after <= 8
    if opener in vocabulary()["openers"] and near and not set(tokens[after : right.first]) & _ENDS:
        commas = tokens[after : right.first].count(",")
        if commas <= 1:
            return right
    return left
