"""Which way a date lies, told by the verb group that governs it, without a parser.

The verb groups of a sentence are found by word lists and endings (``rules/dates_direction.yaml``). A date belongs to
the nearest group before it; at the start of a clause, to the first one after it. A word right before the date
("since", "until") may tell more. Returns the tense: happened, planned or unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from answers.errors import DataError
from answers.model import Tense
from answers.reading import rules

_TOKEN = re.compile(r"[^\W\d_]+(?:[.](?=[^\W\d_][.]))*(?:'[^\W\d_]+)?|'[^\W\d_]+|[0-9]+|[^\w\s]")
_PREPOSITIONS = frozenset(
    "on in at around about early late the by until till from through beginning starting effective as of to before after"
    " for during since mid sometime next last this that ahead between some every no than later soon is"
    " possibly perhaps again and or only held back over within into toward".split()
)
_CLAUSE = frozenset(', ; : ` " “ ” ( ) - – — _ that but because while although if when where'.split())
_DETERMINERS = frozenset("the a an its his her their our such these those of".split())
_LIMIT = 40  # tokens beyond which a verb says nothing of a date


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: its first and last token, its tense, and the word that carries it."""

    first: int
    last: int
    tense: Tense
    word: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence (lower case, with offsets) and its verb groups."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    single: Mapping[str, Tense]
    be_present: frozenset[str]
    be_past: frozenset[str]
    have: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    implicatives: frozenset[str]
    not_infinitive: frozenset[str]
    moved: frozenset[str]
    until: frozenset[str]
    before_past: frozenset[str]
    before_planned: frozenset[str]
    timetable: frozenset[str]
    events: frozenset[str]


@cache
def _lists() -> _Lists:
    name = "dates_direction"

    def gathered(section: str) -> frozenset[str]:
        rows = rules.entries(name, section, words=list, example=str)
        return frozenset(word for row in rows for word in row["words"])

    try:
        single = {
            word: Tense(row["tense"])
            for row in rules.entries(name, "groups", words=list, tense=str, example=str)
            for word in row["words"]
        }
    except ValueError as error:
        raise DataError(f"rules/{name}.yaml: groups: {error}") from error
    plain = (
        rules.words(name, section)
        for section in ("be_present", "be_past", "have", "past_verbs", "not_past", "implicatives", "not_infinitive")
    )
    return _Lists(
        single,
        *plain,
        moved=gathered("moved"),
        until=gathered("until"),
        before_past=rules.words(name, "before_past"),
        before_planned=gathered("before_planned"),
        timetable=gathered("timetable"),
        events=gathered("events"),
    )


def analyse(text: str, low: str, start: int, end: int) -> Sentence:
    """Tokens and verb groups of the sentence ``text[start:end]``; ``low`` is the whole text in lower case."""
    found = [(match.group(), match.start()) for match in _TOKEN.finditer(low, start, end)]
    tokens = tuple(token for token, _ in found)
    starts = tuple(offset for _, offset in found)
    capital = [text[offset].isupper() for offset in starts]
    groups: list[Group] = []
    position = 0
    while position < len(tokens):
        group = _group(tokens, capital, position, groups[-1] if groups else None)
        if group:
            groups.append(group)
            position = group.last + 1
        else:
            position += 1
    return Sentence(tokens, starts, tuple(groups))


def _group(tokens: tuple[str, ...], capital: list[bool], at: int, previous: Group | None) -> Group | None:
    """The verb group that begins at a token, if one does."""
    lists = _lists()
    word = tokens[at]
    if capital[at] and at and word not in lists.be_present:
        return None  # a name
    if word in lists.be_present:
        return _be(tokens, at)
    if word in lists.be_past:
        tail = _skip(tokens, at + 1)
        if tail < len(tokens) and (tokens[tail] == "to" or lists.single.get(tokens[tail]) is Tense.PLANNED):
            return Group(at, tail, Tense.PLANNED, tokens[tail])
        return Group(at, at, Tense.HAPPENED, word)
    if word in lists.have:
        tail = _skip(tokens, at + 1)
        if tail < len(tokens) and tokens[tail] == "to":
            return Group(at, tail, Tense.PLANNED, word)
        if word.startswith("had"):  # "had been scheduled to expire"
            planned = tail < len(tokens) and lists.single.get(tokens[tail]) is Tense.PLANNED
            return Group(at, min(tail + 2, len(tokens) - 1) if planned else at, Tense.HAPPENED, word)
        if tail < len(tokens) and _is_past(tokens[tail]):
            return Group(at, at, Tense.HAPPENED, word)
        return Group(at, at, Tense.UNKNOWN, word)
    if word == "to":
        return _infinitive(tokens, capital, at, previous)
    tense = lists.single.get(word)
    if tense:
        tail = _skip(tokens, at + 1)
        if word in ("may", "will") and at and tokens[at - 1] in ("the", "a", "his", "her", "in"):
            return None
        if tail < len(tokens) and tokens[tail] == "have" and tense is Tense.PLANNED:
            return Group(at, tail, Tense.HAPPENED, word)
        if word in ("could", "couldn't", "can") and _denied(tokens, at):
            return Group(at, min(tail, len(tokens) - 1), Tense.HAPPENED, word)
        return Group(at, min(tail, len(tokens) - 1) if tense is Tense.PLANNED and _modal(word) else at, tense, word)
    return Group(at, at, Tense.HAPPENED, word) if _is_past(word) else None


def _denied(tokens: tuple[str, ...], at: int) -> bool:
    """ "could not be reached", "neither could": an attempt that was made, unlike "could meet"."""
    return tokens[at] == "couldn't" or bool({"not", "neither", "nor"} & set(tokens[max(0, at - 8) : at + 2]))


def _modal(word: str) -> bool:
    return word in ("will", "'ll", "won't", "shall", "would", "may", "might", "could", "should", "must", "can")


def _be(tokens: tuple[str, ...], at: int) -> Group:
    """ "is to meet", "is going to", "is meeting", "is due": planned; "is closed": neither."""
    tail = _skip(tokens, at + 1)
    following = tokens[tail] if tail < len(tokens) else ""
    if following in ("to", "set", "ready") or _lists().single.get(following) is Tense.PLANNED:
        return Group(at, tail, Tense.PLANNED, following)
    if following and _is_past(following):
        return Group(at, tail, Tense.UNKNOWN, following)
    if following.endswith("ing") and len(following) > 4 and following not in ("nothing", "during", "something"):
        return Group(at, tail, Tense.PLANNED, following)
    return Group(at, at, Tense.UNKNOWN, tokens[at])


def _infinitive(tokens: tuple[str, ...], capital: list[bool], at: int, previous: Group | None) -> Group | None:
    """ "to" and a verb: planned, unless the verb before it tells that it took place ("managed to")."""
    tail = at + 1
    while tail < len(tokens) and tokens[tail].endswith("ly"):
        tail += 1
    if tail >= len(tokens) or capital[tail] or not tokens[tail].isalpha() or tokens[tail] in _lists().not_infinitive:
        return None
    if tokens[tail].endswith("ing"):
        return None
    near = previous is not None and at - previous.last <= 5 and not set(tokens[previous.last : at]) & {",", ";", ":"}
    if previous and near and previous.word in _lists().implicatives:
        return Group(at, tail, previous.tense, tokens[tail])
    if tokens[at - 1] in _lists().implicatives:
        return Group(at, tail, Tense.HAPPENED, tokens[tail])
    if tokens[tail] == "have":
        return Group(at, tail, Tense.HAPPENED, tokens[tail])
    if tokens[tail] == "be":  # "to be completed"
        tail = min(_skip(tokens, tail), len(tokens) - 1)
    return Group(at, tail, Tense.PLANNED, tokens[tail])


_WITHIN = frozenset("not never also now still be being been soon again both all n't already just even yet".split())


def _skip(tokens: tuple[str, ...], at: int) -> int:
    """Past the adverbs and negations within a verb group."""
    while at < len(tokens) and (tokens[at] in _WITHIN or tokens[at].endswith("ly")):
        at += 1
    return at


def _is_past(word: str) -> bool:
    lists = _lists()
    if word in lists.past:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in lists.not_past


def tense_of(sentence: Sentence, start: int, end: int) -> tuple[Tense, bool]:
    """The tense that the sentence gives the date at ``start:end`` (offsets into the text).

    Returns:
        The tense, and whether it is firm: told by the word right before the date.
    """
    lists = _lists()
    tokens = sentence.tokens
    first = bisect_left(sentence.starts, start)
    after = bisect_left(sentence.starts, end)
    lead = first
    while lead and tokens[lead - 1] in _PREPOSITIONS:
        lead -= 1
    left = next((group for group in reversed(sentence.groups) if group.last < first), None)
    if left and left.last >= lead:  # a preposition that is part of the group: "is on Friday", "effective Friday"
        lead = left.last + 1
    cues = tokens[lead:first]
    right = next((group for group in sentence.groups if group.first >= after), None)
    if cues[-1:] == ("since",) or cues[-2:] == ("as", "of") or (first and tokens[first - 1] in lists.before_past):
        return Tense.HAPPENED, True
    if lead and tokens[lead - 1] in lists.timetable and (lead < 2 or tokens[lead - 2] not in _DETERMINERS):
        return Tense.PLANNED, True
    governing = _governing(sentence, left, right, lead, first, after)
    if left and left.word in lists.moved and {"to", "until", "till", "for"} & set(cues):
        return Tense.PLANNED, True
    if set(cues) & lists.before_planned and (governing is left or governing is None):
        if "ahead" in cues:
            return Tense.PLANNED, False
        if left is None or left.word in lists.until or left.tense is not Tense.HAPPENED:
            return Tense.PLANNED, False
    if governing is None:
        return Tense.UNKNOWN, False
    close = governing is left and lead - governing.last <= 1
    if tokens[after : after + 1] == ("'s",) and not _coming_event(tokens, after + 1):
        return (Tense.HAPPENED if governing.tense is Tense.PLANNED else governing.tense), False
    if governing.tense is Tense.UNKNOWN and close:
        return Tense.PLANNED if governing.word not in lists.have else Tense.UNKNOWN, False
    return governing.tense, close


def _coming_event(tokens: tuple[str, ...], at: int) -> bool:
    """Whether what stands here is something people look ahead to: "Friday's (first) meeting", not "Friday's ruling"."""
    return bool(set(tokens[at : at + 3]) & _lists().events)


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
    if opener in _CLAUSE and near and not set(tokens[after : right.first]) & {";", ":"}:
        commas = tokens[after : right.first].count(",")
        if commas <= 1:
            return right
    return left
