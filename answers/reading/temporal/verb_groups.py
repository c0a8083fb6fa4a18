"""The verb groups of a sentence, without a parser: by word lists (``tense.yaml``) and endings.

Enough to tell past from planned beside a date: "met", "will meet", "is to meet", "agreed to meet", "is meeting".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import Field

from answers.language.tables import Table, Words, load
from answers.language.verbs import past_forms
from answers.model import Tense

_TOKEN = re.compile(r"[^\W\d_]+(?:[.](?=[^\W\d_][.]))*(?:'[^\W\d_]+)?|'[^\W\d_]+|[0-9]+|[^\w\s]")
_OBJECT = 14  # tokens over which a verb reaches the infinitive that it governs
_DENIED_WITHIN = 8  # tokens before an ability within which it is denied
_ACHIEVED_WITHIN = 7  # tokens before an infinitive that "the first" reaches
_STOPS = frozenset({";", ":"})
_ARTICLES = frozenset({("a",), ("an",)})


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


class Cues(Table):
    """Words that decide one thing, and sentences of one date with the tense that it has in them."""

    words: Words
    examples: dict[str, Tense] = Field(min_length=1)


class Grouping(Cues):
    """Words that begin or make a verb group."""

    tense: Tense


class TenseRules(Table):
    """``tense.yaml``, which says of each list what it decides."""

    groups: tuple[Grouping, ...]
    be_present: Cues
    be_past: Cues
    have: Cues
    had: Cues
    perfect: Cues
    infinitive: Cues
    passive: Cues
    modals: Cues
    modal_nouns: Cues
    before_modal_noun: Cues
    abilities: Cues
    denied_abilities: Cues
    denials: Cues
    as_planned: Cues
    be_planned: Cues
    not_progressive: Cues
    no_past_after: Cues
    implicatives: Cues
    achievers: Cues
    moved: Cues
    moved_to: Cues
    timetable: Cues
    appointed: Cues
    appointed_for: Cues
    appointed_as: Cues
    plans: Cues
    requests: Cues
    events: Cues
    until: Cues
    ahead: Cues
    before_past: Cues
    since: Cues
    before_planned: Cues
    earlier: Cues
    not_past: Cues
    not_infinitive: Cues
    prepositions: Cues
    openers: Cues
    articles: Cues
    determiners: Cues
    no_verb_after: Cues
    adverbs: Cues


@cache
def tense_rules() -> TenseRules:
    """The word lists as they are written. Raises DataError with the entry at fault."""
    return load("answers.language", "tense.yaml", TenseRules)


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """The word lists by what they decide."""
    return {section: value.words for section, value in tense_rules() if isinstance(value, Cues)}


@cache
def tenses() -> Mapping[str, Tense]:
    """The words that make a verb group (or stand for one) by themselves, and its tense."""
    return {word: row.tense for row in tense_rules().groups for word in row.words}


@cache
def group_openers() -> frozenset[str]:
    """The words that a verb group may begin with, beside past tenses in -ed: most words are passed over by this."""
    lists = vocabulary()
    listed = lists["be_present"] | lists["be_past"] | lists["have"] | lists["infinitive"]
    return listed.union(tenses(), past_forms())


def analyse(text: str, low: str, start: int, end: int) -> Sentence:
    """Tokens and verb groups of the sentence ``text[start:end]``; ``low`` is the whole text in lower case."""
    found = [(match.group(), match.start()) for match in _TOKEN.finditer(low, start, end)]
    tokens = tuple(token for token, _ in found)
    starts = tuple(offset for _, offset in found)
    capital = [text[offset].isupper() for offset in starts]
    openers = group_openers()
    groups: list[Group] = []
    position = 0
    while position < len(tokens):
        word = tokens[position]
        begins = word in openers or word.endswith("ed")
        group = _group(tokens, capital, position, groups[-1] if groups else None) if begins else None
        if group:
            groups.append(group)
        position = group.last + 1 if group else position + 1
    return Sentence(tokens, starts, tuple(groups))


def _group(tokens: tuple[str, ...], capital: list[bool], at: int, previous: Group | None) -> Group | None:
    """The verb group that begins at a token, if one does."""
    lists = vocabulary()
    word = tokens[at]
    if word in lists["be_present"]:
        return _be(tokens, capital, at)
    if (capital[at] and at) or _is_cause(tokens, capital, at):
        return None  # a name; "due to the strike"
    if word in lists["be_past"]:
        return _was(tokens, capital, at)
    if word in lists["have"]:
        return _have(tokens, at)
    if word in lists["infinitive"]:
        return _infinitive(tokens, capital, at, previous)
    if word in lists["appointed"] and not lists["appointed_for"].isdisjoint(tokens[at + 1 : at + 2]):
        return Group(at, at, Tense.UNKNOWN, word)  # "a summit set for Rome in May": nearness decides
    tense = tenses().get(word)
    if tense:
        return _listed(tokens, at, tense)
    if not _is_past(word) or (at and tokens[at - 1] in lists["no_past_after"]) or _is_adjective(tokens, at):
        return None
    return Group(at, at, Tense.HAPPENED, word)


def _is_cause(tokens: tuple[str, ...], capital: list[bool], at: int) -> bool:
    """Whether "due" has "to" and what is no verb behind it: "due to the strike" tells why, "due to sail" a plan."""
    if tokens[at : at + 1] != ("due",) or at + 2 >= len(tokens) or tokens[at + 1] not in vocabulary()["infinitive"]:
        return False
    return _verb_after(tokens, capital, at + 1) is None


def _is_adjective(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a participle stands before a noun: "a nationally *televised* speech", "a *dignified* exit"."""
    before = at - 1
    if tokens[before:at] in _ARTICLES:
        return True
    while before >= 0 and tokens[before].endswith("ly"):
        before -= 1
    return 0 <= before < at - 1 and tokens[before] in vocabulary()["determiners"]


def _be(tokens: tuple[str, ...], capital: list[bool], at: int) -> Group:
    """ "is to meet", "is going to", "is meeting", "is due": planned; "is closed", "is open": neither."""
    lists = vocabulary()
    tail = _skip(tokens, at + 1)
    following = tokens[tail] if tail < len(tokens) else ""
    if _is_cause(tokens, capital, tail):
        return Group(at, at, Tense.UNKNOWN, tokens[at])
    if following in lists["be_planned"] or tenses().get(following) is Tense.PLANNED:
        return Group(at, tail, Tense.PLANNED, following)
    if _is_past(following) or following in lists["timetable"]:
        return Group(at, tail, Tense.UNKNOWN, following)
    if following.endswith("ing") and len(following) > 4 and following not in lists["not_progressive"]:
        return Group(at, tail, Tense.PLANNED, following)
    return Group(at, at, Tense.UNKNOWN, tokens[at])


def _was(tokens: tuple[str, ...], capital: list[bool], at: int) -> Group:
    """ "was to meet", "was due": planned; "was closed": happened."""
    tail = _skip(tokens, at + 1)
    following = tokens[tail] if tail < len(tokens) else ""
    ahead = following in vocabulary()["infinitive"] or tenses().get(following) is Tense.PLANNED
    if ahead and not _is_cause(tokens, capital, tail):
        return Group(at, tail, Tense.PLANNED, following)
    return Group(at, at, Tense.HAPPENED, tokens[at])


def _have(tokens: tuple[str, ...], at: int) -> Group:
    """ "has to meet": planned; "has met", "had been scheduled to meet": happened; "has a plan": neither."""
    lists = vocabulary()
    word = tokens[at]
    tail = _skip(tokens, at + 1)
    following = tokens[tail] if tail < len(tokens) else ""
    if following in lists["infinitive"]:
        return Group(at, tail, Tense.PLANNED, word)
    if word in lists["had"]:
        planned = tenses().get(following) is Tense.PLANNED
        return Group(at, min(tail + 2, len(tokens) - 1) if planned else at, Tense.HAPPENED, word)
    return Group(at, at, Tense.HAPPENED if _is_past(following) else Tense.UNKNOWN, word)


def _listed(tokens: tuple[str, ...], at: int, tense: Tense) -> Group | None:
    """The group of a word that tells its tense by itself: "will meet", "did not meet", "scheduled"."""
    lists = vocabulary()
    word = tokens[at]
    before = tokens[at - 1] if at else ""
    if before in lists["as_planned"]:  # "began as planned"
        return None
    if word in lists["modal_nouns"] and before in lists["before_modal_noun"]:
        return None
    tail = _skip(tokens, at + 1)
    if tail < len(tokens) and tokens[tail] in lists["perfect"] and tense is Tense.PLANNED:
        return Group(at, tail, Tense.HAPPENED, word)
    last = min(tail, len(tokens) - 1)
    if word in lists["abilities"] and _denied(tokens, at):
        return Group(at, last, Tense.HAPPENED, word)
    reaches = tense is not Tense.PLANNED or word in lists["modals"]  # "did not meet" is one group
    return Group(at, last if reaches else at, tense, word)


def _denied(tokens: tuple[str, ...], at: int) -> bool:
    """ "could not be reached", "neither could": an attempt that was made, unlike "could meet"."""
    lists = vocabulary()
    near = tokens[max(0, at - _DENIED_WITHIN) : at + 2]
    return tokens[at] in lists["denied_abilities"] or not lists["denials"].isdisjoint(near)


def _infinitive(tokens: tuple[str, ...], capital: list[bool], at: int, previous: Group | None) -> Group | None:
    """ "to" and a verb: "decided to", "asked him to", "a plan to" are planned; "managed to" is not."""
    verb = _verb_after(tokens, capital, at)
    if verb is None:
        return None
    word = tokens[verb]
    last = min(_skip(tokens, verb), len(tokens) - 1) if word in vocabulary()["passive"] else verb
    return Group(at, last, _tense_of_infinitive(tokens, at, word, previous), word)


def _verb_after(tokens: tuple[str, ...], capital: list[bool], at: int) -> int | None:
    """Where the verb of an infinitive stands; None where what follows "to" is none."""
    verb = at + 1
    while verb < len(tokens) and tokens[verb].endswith("ly"):
        verb += 1
    if verb >= len(tokens) or capital[verb] or not tokens[verb].isalpha() or tokens[verb].endswith("ing"):
        return None
    return None if tokens[verb] in vocabulary()["not_infinitive"] else verb


def _tense_of_infinitive(tokens: tuple[str, ...], at: int, word: str, previous: Group | None) -> Tense:
    """What governs an infinitive tells its tense; one of purpose ("met in Paris to mark") goes with its verb."""
    lists = vocabulary()
    before = tokens[at - 1] if at else ""
    if word in lists["perfect"] or before in lists["implicatives"]:
        return Tense.HAPPENED
    if word in lists["passive"] and (previous is None or previous.word not in lists["implicatives"]):
        return Tense.PLANNED  # "shares to be sold"
    near = previous is not None and at - previous.last <= _OBJECT and _STOPS.isdisjoint(tokens[previous.last : at])
    governor = previous if near else None
    if not lists["achievers"].isdisjoint(tokens[max(0, at - _ACHIEVED_WITHIN) : at]):
        return governor.tense if governor else Tense.HAPPENED
    if governor is None:
        return Tense.PLANNED
    if governor.word in lists["implicatives"]:
        return governor.tense
    governed = governor.last == at - 1 or before in lists["plans"] or governor.word in lists["requests"]
    return Tense.HAPPENED if governor.tense is Tense.HAPPENED and not governed else Tense.PLANNED


def _skip(tokens: tuple[str, ...], at: int) -> int:
    """Past the adverbs and negations within a verb group."""
    adverbs = vocabulary()["adverbs"]
    while at < len(tokens) and (tokens[at] in adverbs or tokens[at].endswith("ly")):
        at += 1
    return at


def _is_past(word: str) -> bool:
    regular = word.endswith("ed") and len(word) > 3 and word not in vocabulary()["not_past"]
    return regular or word in past_forms()
