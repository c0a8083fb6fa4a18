"""Which way a date lies, told by the verb group that governs it.

A date belongs to the nearest verb group before it; at the start of a clause, to the first one after it. A word right
before the date ("since", "until") may tell more.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from answers.model import Tense
from answers.reading.temporal.verb_groups import Group, Sentence, vocabulary

_ENDS = frozenset({";", ":", "'", '"', "”"})  # what a clause, or a quote, ends with
_LIMIT = 40  # tokens beyond which a verb says nothing of a date
_TIMETABLE_WITHIN = 10  # tokens over which a verb of timetables reaches its date
_CLAUSE = 8  # tokens between a date that opens a clause and its verb


def tense_of(sentence: Sentence, start: int, end: int) -> tuple[Tense, bool]:
    """The tense that the sentence gives the date at ``start:end`` (offsets into the text).

    Returns:
        The tense, and whether it is firm: told by the word right before the date.
    """
    place = _place(sentence, start, end)
    return _told_beside(place) or _told_by_verb(place)


@dataclass(frozen=True, slots=True)
class _Place:
    """A date among the tokens and verb groups of its sentence.

    ``first`` and ``after`` are its first token and the one behind it, ``lead`` the first of the prepositions before
    it, which are its ``cues``; ``left`` and ``right`` are the groups beside it.
    """

    tokens: tuple[str, ...]
    lead: int
    first: int
    after: int
    cues: tuple[str, ...]
    left: Group | None
    right: Group | None

    def word(self, at: int) -> str:
        """The token there, "" at the end."""
        return self.tokens[at] if at < len(self.tokens) else ""

    def before(self, at: int) -> str:
        """The word before a token, "" at the start."""
        return self.tokens[at - 1] if at > 0 else ""


def _place(sentence: Sentence, start: int, end: int) -> _Place:
    tokens, groups, prepositions = sentence.tokens, sentence.groups, vocabulary()["prepositions"]
    first = bisect_left(sentence.starts, start)
    after = bisect_left(sentence.starts, end)
    lead = first
    while lead and tokens[lead - 1] in prepositions:
        lead -= 1
    place = bisect_left(groups, first, key=lambda group: group.last)
    left = groups[place - 1] if place else None
    if left and left.last >= lead:  # a preposition that is part of the group: "is on Friday", "effective Friday"
        lead = left.last + 1
    place = bisect_left(groups, after, key=lambda group: group.first)
    right = groups[place] if place < len(groups) else None
    return _Place(tokens, lead, first, after, tokens[lead:first], left, right)


def _told_beside(place: _Place) -> tuple[Tense, bool] | None:
    """The tense that the words right before the date tell, whatever verb governs it."""
    lists = vocabulary()
    cues, before = place.cues, place.before(place.lead)
    if cues[-1:] in _since() or cues[-2:] in _since() or place.before(place.first) in lists["before_past"]:
        return Tense.HAPPENED, True
    if before in lists["timetable"] and _is_timetable(place):
        return Tense.PLANNED, True
    if before in lists["appointed"]:
        alone = len(cues) == 1 and cues[0] in lists["appointed_for"]
        if alone or place.word(place.after) in lists["appointed_as"]:
            return Tense.HAPPENED, False
    return None


def _is_timetable(place: _Place) -> bool:
    """Whether the word before the date is a verb by itself: not "was open", "did return", "the vote", "in return"."""
    lists, at = vocabulary(), place.lead - 1
    if place.left and at - 1 <= place.left.last + _adverbs_before(place, at):
        return False
    return place.before(at) not in lists["determiners"] | lists["no_verb_after"]


def _adverbs_before(place: _Place, at: int) -> int:
    """How many adverbs stand right before a token."""
    adverbs, first = vocabulary()["adverbs"], at
    while first and place.tokens[first - 1] in adverbs:
        first -= 1
    return at - first


def _told_by_verb(place: _Place) -> tuple[Tense, bool]:
    """The tense of the verb group that governs the date, and what its preposition makes of it."""
    lists = vocabulary()
    left, governing = place.left, _governing(place)
    if left and left.word in lists["moved"] and not lists["moved_to"].isdisjoint(place.cues):
        return Tense.PLANNED, True
    if governing in (left, None) and _to_come(place):
        return Tense.PLANNED, False
    if governing is None:
        return _timetable(place), False
    close = governing is left and place.lead - governing.last <= 1
    if _attributive(place) and governing.tense is Tense.PLANNED and not _coming_event(place):
        return Tense.UNKNOWN, False
    if _possessive(place) and not _coming_event(place):
        return (Tense.HAPPENED if governing.tense is Tense.PLANNED else governing.tense), False
    if governing.tense is Tense.UNKNOWN and close:
        return Tense.UNKNOWN if governing.word in lists["have"] else Tense.PLANNED, False
    return governing.tense, close


def _to_come(place: _Place) -> bool:
    """ "by Friday", "until Friday" is to come, unless the verb tells what happened until then."""
    lists, left = vocabulary(), place.left
    if lists["before_planned"].isdisjoint(place.cues):
        return False
    if left is None or left.tense is not Tense.HAPPENED:
        return True
    return left.word in lists["until"] or not lists["ahead"].isdisjoint(place.cues)


@cache
def _since() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words.split()) for words in vocabulary()["since"])


def _timetable(place: _Place) -> Tense:
    """ "He leaves for Rome on Sunday": where no verb group is known, a verb of timetables in the present is a plan."""
    lists = vocabulary()
    for at in range(max(1, place.first - _TIMETABLE_WITHIN), place.first):
        word = place.tokens[at]
        if word in lists["timetable"] and word.endswith("s") and place.before(at) not in lists["determiners"]:
            return Tense.PLANNED
    return Tense.UNKNOWN


def _possessive(place: _Place) -> bool:
    return place.first < place.after and place.tokens[place.after - 1].endswith("'s")


def _attributive(place: _Place) -> bool:
    """Whether a date only tells a noun from others: "a June agreement"."""
    following = place.word(place.after)
    noun = following.isalpha() and following not in vocabulary()["prepositions"]
    return noun and place.after - place.first == 1 and place.before(place.first) in vocabulary()["articles"]


def _coming_event(place: _Place) -> bool:
    """Whether what stands here is something people look ahead to: "Friday's (first) meeting", not "Friday's ruling"."""
    return not vocabulary()["events"].isdisjoint(place.tokens[place.after : place.after + 3])


def _governing(place: _Place) -> Group | None:
    """The group before the date; the one after it where the date opens a clause."""
    left, right = place.left, place.right
    if right and right.first - place.after > _LIMIT:
        right = None
    if left is None:
        return right
    if place.first - left.last > _LIMIT:
        return right
    if right is None or left.last >= place.lead - 1:
        return left
    return right if _opens_clause(place, right) else left


def _opens_clause(place: _Place, right: Group) -> bool:
    """Whether the date opens the clause of the group after it: "but on Friday(, he said,) he left"."""
    opener = place.before(place.lead) or ","
    between = place.tokens[place.after : right.first]
    near = len(between) <= _CLAUSE
    return opener in vocabulary()["openers"] and near and _ENDS.isdisjoint(between) and between.count(",") <= 1
