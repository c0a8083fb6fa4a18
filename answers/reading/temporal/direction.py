"""Which way a date lies, told by the verb group that governs it, without a parser.

The verb groups of a sentence are found by word lists and endings (``rules/dates_direction.yaml``). A date belongs to
the nearest group before it; at the start of a clause, to the first one after it. A word right before the date
("since", "until") may tell more. Returns the tense: happened, planned or unknown.
"""

from __future__ import annotations

import re
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
        gathered("moved"),
        gathered("until"),
        rules.words(name, "before_past"),
        gathered("before_planned"),
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
        if tail < len(tokens) and _is_past(tokens[tail]) or word.startswith("had"):
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
        return Group(at, min(tail, len(tokens) - 1) if tense is Tense.PLANNED and _modal(word) else at, tense, word)
    return Group(at, at, Tense.HAPPENED, word) if _is_past(word) else None


def _modal(word: str) -> bool:
    return word in ("will", "'ll", "won't", "shall", "would", "may", "might", "could", "should", "must", "can")


def _be(tokens: tuple[str, ...], at: int) -> Group:
    """ "is to meet", "is going to", "is meeting", "is due": planned; "is closed": neither."""
    tail = _skip(tokens, at + 1)
    following = tokens[tail] if tail < len(tokens) else ""
    if following in ("to", "set", "ready") or _lists().single.get(following) is Tense.PLANNED:
        return Group(at, tail, Tense.PLANNED, following)
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
    return Group(at, tail, Tense.PLANNED, tokens[tail])


def _skip(tokens: tuple[str, ...], at: int) -> int:
    """Past the adverbs and negations within a verb group."""
    while at < len(tokens) and (
        tokens[at]
        in (
            "not",
            "never",
            "also",
            "now",
            "still",
            "be",
            "being",
            "been",
            "soon",
            "again",
            "both",
            "all",
            "n't",
            "already",
            "just",
            "even",
            "yet",
        )
        or tokens[at].endswith("ly")
    ):
        at += 1
    return at


def _is_past(word: str) -> bool:
    lists = _lists()
    if word in lists.past:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in lists.not_past


def tense_of(sentence: Sentence, start: int, end: int, *, possessive: bool = False) -> Tense:
    """The tense that the sentence gives the date at ``start:end`` (offsets into the text)."""
    lists = _lists()
    tokens = sentence.tokens
    first = next((i for i, offset in enumerate(sentence.starts) if offset >= start), len(tokens))
    after = next((i for i, offset in enumerate(sentence.starts) if offset >= end), len(tokens))
    lead = first
    while lead and tokens[lead - 1] in _PREPOSITIONS:
        lead -= 1
    cues = tokens[lead:first]
    left = next((group for group in reversed(sentence.groups) if group.last < first), None)
    if left and left.last >= lead:  # a preposition that is part of the group: "is on Friday", "effective Friday"
        lead = max(lead, left.last + 1)
    right = next((group for group in sentence.groups if group.first >= after), None)
    if cues and cues[-1] in ("since",):
        return Tense.HAPPENED
    if first and tokens[first - 1] == "ended":
        return Tense.HAPPENED
    governing = _governing(sentence, left, right, lead, first, after)
    if left and left.word in lists.moved and cues and {"to", "until", "till", "for"} & set(cues):
        return Tense.PLANNED
    if cues and set(cues) & lists.before_planned:
        if "ahead" in cues:
            return Tense.PLANNED
        limit = left is None or left.word in lists.until or left.tense is not Tense.HAPPENED
        if limit or (cues[-1] == "by" and governing is not None and governing.tense is not Tense.HAPPENED):
            return Tense.PLANNED
    if governing is None:
        return Tense.UNKNOWN
    if governing.tense is Tense.UNKNOWN and governing is left and lead - governing.last <= 1:
        return Tense.PLANNED if governing.word not in lists.have else Tense.UNKNOWN
    return governing.tense


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
