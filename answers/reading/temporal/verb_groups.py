"""The verb groups of a sentence, without a parser: by word lists (``dates_direction.yaml``) and endings.

Enough to tell past from planned beside a date: "met", "will meet", "is to meet", "agreed to meet", "is meeting".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from answers.language.tables import Table, Words, load
from answers.language.verbs import past_forms
from answers.model import Tense

_TOKEN = re.compile(r"[^\W\d_]+(?:[.](?=[^\W\d_][.]))*(?:'[^\W\d_]+)?|'[^\W\d_]+|[0-9]+|[^\w\s]")
_OBJECT = 14  # tokens over which a verb reaches the infinitive that it governs


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


class _Exemplified(Table):
    words: Words
    example: str


class _Grouping(_Exemplified):
    tense: Tense


class TenseRules(Table):
    """``dates_direction.yaml``."""

    groups: tuple[_Grouping, ...]
    be_present: Words
    be_past: Words
    have: Words
    not_past: Words
    implicatives: Words
    not_infinitive: Words
    prepositions: Words
    openers: Words
    determiners: Words
    adverbs: Words
    before_past: Words
    moved: tuple[_Exemplified, ...]
    until: tuple[_Exemplified, ...]
    before_planned: tuple[_Exemplified, ...]
    timetable: tuple[_Exemplified, ...]
    appointed: tuple[_Exemplified, ...]
    plans: tuple[_Exemplified, ...]
    requests: tuple[_Exemplified, ...]
    events: tuple[_Exemplified, ...]


@cache
def tense_rules() -> TenseRules:
    """The word lists as they are written. Raises DataError with the entry at fault."""
    return load("answers.language", "dates_direction.yaml", TenseRules)


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """The word lists by section."""
    found: dict[str, frozenset[str]] = {}
    for section, value in tense_rules():
        found[section] = value if isinstance(value, frozenset) else frozenset(w for row in value for w in row.words)
    return found


@cache
def tenses() -> Mapping[str, Tense]:
    """The words that make a verb group (or stand for one) by themselves, and its tense."""
    return {word: row.tense for row in tense_rules().groups for word in row.words}


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
    lists = vocabulary()
    word = tokens[at]
    if capital[at] and at and word not in lists["be_present"]:
        return None  # a name
    if word in lists["be_present"]:
        return _be(tokens, at)
    if word in lists["be_past"]:
        tail = _skip(tokens, at + 1)
        if tail < len(tokens) and (tokens[tail] == "to" or tenses().get(tokens[tail]) is Tense.PLANNED):
            return Group(at, tail, Tense.PLANNED, tokens[tail])
        return Group(at, at, Tense.HAPPENED, word)
    if word in lists["have"]:
        tail = _skip(tokens, at + 1)
        if tail < len(tokens) and tokens[tail] == "to":
            return Group(at, tail, Tense.PLANNED, word)
        if word.startswith("had"):  # "had been scheduled to expire"
            planned = tail < len(tokens) and tenses().get(tokens[tail]) is Tense.PLANNED
            return Group(at, min(tail + 2, len(tokens) - 1) if planned else at, Tense.HAPPENED, word)
        if tail < len(tokens) and _is_past(tokens[tail]):
            return Group(at, at, Tense.HAPPENED, word)
        return Group(at, at, Tense.UNKNOWN, word)
    if word == "to":
        return _infinitive(tokens, capital, at, previous)
    tense = tenses().get(word)
    if tense and at and tokens[at - 1] in ("as", "previously", "originally"):  # "began as planned"
        return None
    if tense:
        tail = _skip(tokens, at + 1)
        if word in ("may", "will") and at and tokens[at - 1] in ("the", "a", "his", "her", "in"):
            return None
        if tail < len(tokens) and tokens[tail] == "have" and tense is Tense.PLANNED:
            return Group(at, tail, Tense.HAPPENED, word)
        if word in ("could", "couldn't", "can") and _denied(tokens, at):
            return Group(at, min(tail, len(tokens) - 1), Tense.HAPPENED, word)
        reaches = _modal(word) if tense is Tense.PLANNED else True  # "did not meet" is one group
        return Group(at, min(tail, len(tokens) - 1) if reaches else at, tense, word)
    if at and tokens[at - 1] in ("getting", "get", "be", "being"):
        return None
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
    if following in ("to", "set", "ready") or tenses().get(following) is Tense.PLANNED:
        return Group(at, tail, Tense.PLANNED, following)
    if following and _is_past(following):
        return Group(at, tail, Tense.UNKNOWN, following)
    if following.endswith("ing") and len(following) > 4 and following not in ("nothing", "during", "something"):
        return Group(at, tail, Tense.PLANNED, following)
    return Group(at, at, Tense.UNKNOWN, tokens[at])


def _infinitive(tokens: tuple[str, ...], capital: list[bool], at: int, previous: Group | None) -> Group | None:
    """ "to" and a verb: "decided to", "asked him to", "a plan to" are planned; "managed to", "the first to" took place.

    An infinitive of purpose ("gathered in Paris to mark") goes with the verb before it.
    """
    lists = vocabulary()
    tail = at + 1
    while tail < len(tokens) and tokens[tail].endswith("ly"):
        tail += 1
    if tail >= len(tokens) or capital[tail] or not tokens[tail].isalpha() or tokens[tail] in lists["not_infinitive"]:
        return None
    if tokens[tail].endswith("ing"):
        return None
    word = tokens[tail]
    if word == "be":  # "to be completed"
        tail = min(_skip(tokens, tail), len(tokens) - 1)
    before = tokens[at - 1] if at else ""
    near = previous is not None and at - previous.last <= _OBJECT and not set(tokens[previous.last : at]) & {";", ":"}
    if word == "have" or before in lists["implicatives"]:
        return Group(at, tail, Tense.HAPPENED, word)
    if {"first", "last", "only", "latest"} & set(tokens[max(0, at - 7) : at]):
        return Group(at, tail, previous.tense if previous and near else Tense.HAPPENED, word)
    if previous is None or not near:
        return Group(at, tail, Tense.PLANNED, word)
    if previous.word in lists["implicatives"]:
        return Group(at, tail, previous.tense, word)
    governed = previous.last == at - 1 or before in lists["plans"] or previous.word in lists["requests"]
    return Group(at, tail, previous.tense if previous.tense is Tense.HAPPENED and not governed else Tense.PLANNED, word)


def _skip(tokens: tuple[str, ...], at: int) -> int:
    """Past the adverbs and negations within a verb group."""
    lists = vocabulary()
    while at < len(tokens) and (tokens[at] in lists["adverbs"] or tokens[at].endswith("ly")):
        at += 1
    return at


def _is_past(word: str) -> bool:
    lists = vocabulary()
    if word in past_forms() or word == "'d":
        return True
    return word.endswith("ed") and len(word) > 3 and word not in lists["not_past"]
