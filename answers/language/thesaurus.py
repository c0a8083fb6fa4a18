"""Which words say what another asks: who buys acquires, what skyrockets rises, and what plunges does not.

The data is WordNet 3.1 (Miller 1995, https://doi.org/10.1145/219717.219748; its licence is beside it), as
``tests/bench/make_thesaurus.py`` made a table of it: English words that are no rarity, and no names.

A word is the synsets that it may mean, the commoner with the greater weight. Two words are related as the two of their
meanings for which weight times weight times what the relation is worth is greatest. A synonym is worth 1; what is
narrower than asked, the share that what is asked has of its information: much of "skyrocket" is "rise", and little of
any verb is "move". How much information is in a synset is told by how few are below it (Seco, Veale and Hayes 2004,
"An intrinsic information content metric for semantic similarity in WordNet", ECAI).

What a relation answers is for who matches clauses, and the classes of ``verbs.yaml``, made by hand, go before it.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Literal, NamedTuple

from answers.errors import DataError

TABLE = "thesaurus.txt.xz"
PartOfSpeech = Literal["verb", "noun", "adj"]

STEPS = 2
"""How many hypernyms away a meaning still counts, those that only a longer term names left out."""
STEP = 0.9
"""What each such step counts, beside the information that is lost by it."""
ALIKE = 0.8
"""What a meaning of the same verb group is worth: WordNet's authors hardly tell the two apart."""
ENTAILED = 0.4
"""What a meaning is worth that what is told entails, and is no kind of: who buys pays."""
WIDER = 0.5
"""What is left where what is told is one step wider than asked: "acquire" may be "buy", and need not."""
EVENT = 0.3
"""The share of its meanings, by weight, by which a noun may well be an event: "talks" are words more often."""
TELLING = 0.4
"""The information in what a verb means of which others are kinds: what is changed may be anything done to it."""
OF_HYPERNYM = 0.7
"""What a verb counts that is derived from a noun's hypernym only: none is from "sale", which is a selling."""


class _Synset(NamedTuple):
    """What the table has of a synset: its information content, from 0 to 1, and the numbers of others."""

    content: float
    hypernyms: tuple[int, ...] = ()
    entailed: tuple[int, ...] = ()
    alike: tuple[int, ...] = ()
    antonyms: tuple[int, ...] = ()
    acts: tuple[int, ...] = ()
    """Verbs' synsets that a noun's synset is derived from."""


class _Table(NamedTuple):
    """The table's lines as they stand: read for each word that is looked up, all of them would take half a second."""

    synsets: Sequence[str]
    words: Mapping[PartOfSpeech, Mapping[str, str]]


@cache
def _table() -> _Table:
    """The table. Raises DataError."""
    try:
        text = lzma.decompress(resources.files(__package__).joinpath(TABLE).read_bytes()).decode()
        synsets, *parts = text.split("\n\n")
        verbs, nouns, adjectives = (dict(line.split(",", 1) for line in part.splitlines()) for part in parts)
    except (OSError, ValueError, lzma.LZMAError) as error:
        raise DataError(f"{TABLE} cannot be read: {error}") from error
    return _Table(synsets.split("\n"), {"verb": verbs, "noun": nouns, "adj": adjectives})


@lru_cache(maxsize=20_000)
def _synset(number: int) -> _Synset:
    content, *related = _table().synsets[number].split("|")
    return _Synset(int(content) / 100, *(tuple(map(int, numbers.split())) for numbers in related))


@lru_cache(maxsize=20_000)
def _senses(word: str, part: PartOfSpeech) -> Mapping[int, float]:
    """The synsets that a word may mean, with their weights, from 0 to 1. Where no verb is meant by a word that should
    be one, they are those of the acts that it names as a noun, or of the verb without its particle."""
    found: dict[int, float] = {}
    for sense in _table().words[part].get(word, "").split():
        number, _, tenths = sense.partition(":")
        found[int(number)] = int(tenths or 10) / 10
    if found or part != "verb":
        return found
    for noun, weight in _senses(word, "noun").items():
        acts = dict.fromkeys(_synset(noun).acts, weight)
        if not acts:
            above = _synset(noun).hypernyms
            acts = dict.fromkeys((act for one in above for act in _synset(one).acts), weight * OF_HYPERNYM)
        found.update({act: max(share, found.get(act, 0.0)) for act, share in acts.items()})
    return found or (_senses(word.partition(" ")[0], part) if " " in word else found)


@lru_cache(maxsize=20_000)
def _kinds(number: int) -> Mapping[int, float]:
    """A synset and its hypernyms, with what it is worth, from 0 to 1, where one of them is asked for."""
    found, last, told = {number: 1.0}, [number], _synset(number).content
    for step in range(1, STEPS + 1):
        last = [above for one in last for above in _synset(one).hypernyms if above not in found]
        found.update({above: STEP**step * min(1.0, _synset(above).content / told) for above in last})
    return found


@lru_cache(maxsize=20_000)
def _answered(number: int) -> Mapping[int, float]:
    """All synsets of which a synset says something, with what it is worth where they are asked for."""
    synset = _synset(number)
    others = {**dict.fromkeys(synset.entailed, ENTAILED), **dict.fromkeys(synset.alike, ALIKE)}
    return {**others, **{kind: max(worth, others.get(kind, 0.0)) for kind, worth in _kinds(number).items()}}


def _worth(asked: int, told: int) -> float:
    narrower = _answered(told).get(asked, 0.0)
    return max(narrower, WIDER * _kinds(asked)[told]) if told in _synset(asked).hypernyms else narrower


@lru_cache(maxsize=10_000)
def _reached(word: str, part: PartOfSpeech) -> frozenset[int]:
    """All synsets of which any meaning of a word says something."""
    return frozenset[int]().union(*map(_answered, _senses(word, part)))


@lru_cache(maxsize=10_000)
def _above(word: str, part: PartOfSpeech) -> frozenset[int]:
    """The synsets a step wider than any meaning of a word."""
    return frozenset(above for one in _senses(word, part) for above in _synset(one).hypernyms)


@lru_cache(maxsize=50_000)
def kinship(asked: str, told: str, part: PartOfSpeech = "verb") -> float:
    """How far a word that is told means or entails one that is asked, from 0 to 1: (rise, soar) more than (soar, rise).

    ``asked``, ``told``: lemmas in lower case, a verb with its particle ("take over") or without; for a verb that is
    told or asked a noun may stand that names the act ("acquisition"). ``part``: what is compared. An unknown word is
    related to none but itself. Raises DataError.
    """
    if asked == told:
        return 1.0
    mine, theirs = _senses(asked, part), _senses(told, part)
    # Most words have nothing to do with each other, which is told without comparing meaning by meaning.
    if _reached(told, part).isdisjoint(mine) and _above(asked, part).isdisjoint(theirs):
        return 0.0
    pairs = product(mine.items(), theirs.items())
    return max(weight * share * _worth(one, other) for (one, weight), (other, share) in pairs)


@lru_cache(maxsize=50_000)
def opposed(asked: str, told: str, part: PartOfSpeech = "verb") -> float:
    """How far a word that is told is the contrary of one that is asked, from 0 to 1, by an antonym of it or of what it
    is a kind of: (soar, plunge), for to rise and to fall are antonyms. Parameters as in ``kinship``. Raises DataError.
    """
    contraries = _contraries(asked, part)
    if not contraries or _reached(told, part).isdisjoint(contraries):
        return 0.0
    kinds = ((share, _kinds(other).items()) for other, share in _senses(told, part).items())
    return max((share * worth * contraries.get(one, 0.0) for share, them in kinds for one, worth in them), default=0.0)


@lru_cache(maxsize=2_000)
def _contraries(word: str, part: PartOfSpeech) -> Mapping[int, float]:
    """The antonyms of what a word may mean and of what that is a kind of, with what each is worth, from 0 to 1."""
    found: dict[int, float] = {}
    for one, weight in _senses(word, part).items():
        for kind, worth in _kinds(one).items():
            for antonym in _synset(kind).antonyms:
                found[antonym] = max(found.get(antonym, 0.0), weight * worth)
    return found


@lru_cache(maxsize=2_000)
def is_adverb(word: str) -> bool:
    """Whether a word in lower case is an adjective with "-ly": "temporarily", not "Kelly". Raises DataError."""
    other = f"{word[:-3]}y" if word.endswith("ily") else f"{word[:-1]}e"
    bases = (word[:-2], other) if word.endswith("ly") else ()
    return any(base in _table().words["adj"] for base in bases)


def is_verb(word: str) -> bool:
    """Whether a lemma in lower case may be a verb, by WordNet. Raises DataError."""
    return word in _table().words["verb"]


@lru_cache(maxsize=20_000)
def is_person(noun: str) -> bool:
    """Whether a noun, a lemma in lower case, mostly means a person, by WordNet: a novelist, no airline.

    Raises DataError.
    """
    return _share_under(noun, ("person",)) > 0.5


@lru_cache(maxsize=20_000)
def is_event(noun: str) -> bool:
    """Whether a noun, a lemma in lower case, may well mean what takes place, by WordNet: a quake, no mill.

    Raises DataError.
    """
    return _share_under(noun, ("event", "phenomenon", "gathering", "discussion")) >= EVENT


@lru_cache(maxsize=50_000)
def is_kind(told: str, asked: str, part: PartOfSpeech = "noun") -> bool:
    """Whether what a word mostly means is a kind of what another one may mean, by WordNet, however far: a physicist is
    a scientist, and a scientist no physicist; to murder is to kill. What says little is asked of much: not all that
    moves goes. Both are lemmas in lower case. Raises DataError."""
    senses, kinds = _senses(told, part), _senses(asked, part)
    if _under(told, part).isdisjoint(kinds):
        return False
    least = TELLING if part == "verb" else 0.0
    telling = ((kind, weight) for kind, weight in kinds.items() if _synset(kind).content >= least)
    under = (weight * sum(share for one, share in senses.items() if kind in _upwards(one)) for kind, weight in telling)
    return max(under, default=0.0) > 0.5 * sum(senses.values())


def _share_under(noun: str, kinds: Sequence[str]) -> float:
    """The share of a noun's meanings, by weight, that are kinds of what these nouns mean first; 0 of an unknown one."""
    tops = [max(_senses(kind, "noun").items(), key=lambda sense: sense[1])[0] for kind in kinds]
    senses = _senses(noun, "noun")
    under = (weight for sense, weight in senses.items() if any(top in _upwards(sense) for top in tops))
    return sum(under) / sum(senses.values()) if senses else 0.0


@lru_cache(maxsize=10_000)
def _under(word: str, part: PartOfSpeech) -> frozenset[int]:
    """The synsets that any meaning of a word is, or is a kind of."""
    return frozenset[int]().union(*map(_upwards, _senses(word, part)))


@lru_cache(maxsize=20_000)
def _upwards(number: int) -> frozenset[int]:
    """A synset and all that it is a kind of, however far."""
    return frozenset({number}).union(*map(_upwards, _synset(number).hypernyms))
