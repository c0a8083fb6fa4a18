"""Names with the number of statements of each, found by their words and initials, and changed without being copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from heapq import nsmallest
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from answers.asking.spelling import near
from answers.language.naming import initials, name_tokens
from answers.language.vocabulary import Vocabulary

_ALIKE = 75
"""How alike (0 to 100) a name must be to what is asked for to be suggested."""
_NEAR = 8
"""Words that one word may be a slip for, at most."""
_TOKENS, _OF_TOKEN, _LIKE, _REACH = 5, 200, 30, 3
"""For suggestions: words of what is asked for, names of each word and words like it that are looked at, at most; and
letters of a word to each of its slips."""


class KnownNames:
    """Names, the one with most statements first; one that is changed is another, which shares what is the same.

    The names lie in layers, of which a newer one hides what older ones have of its names. Two layers become one when
    the newer is half as large as the older, so that few layers are looked into and a name is seldom indexed again (the
    logarithmic method of Bentley and Saxe 1980, https://doi.org/10.1016/0196-6774(80)90015-2).
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        """``counts``: name -> number of statements, more than none."""
        self._stacks: tuple[tuple[_Layer, ...], ...] = ((_Layer(counts),),)

    @classmethod
    def _of(cls, *stacks: tuple[_Layer, ...]) -> Self:
        made = cls({})
        made._stacks = stacks
        return made

    def joined(self, others: Iterable[Self]) -> Self:
        """These and others together: a name has the statements that it has in all of them."""
        return self._of(*self._stacks, *(stack for other in others for stack in other._stacks))

    def changed(self, counts: Mapping[str, int]) -> Self:
        """The same but for the names given, each with its new number of statements; those with 0 are gone.

        Raises:
            ValueError: these are several joined.
        """
        if not counts:
            return self
        (stack,) = self._stacks
        layers = [*stack, _Layer(counts)]
        while len(layers) > 1 and len(layers[-2].counts) < 2 * len(layers[-1].counts):
            newer, older = layers.pop(), layers.pop()
            merged = {**older.counts, **newer.counts}
            layers.append(_Layer(merged if layers else {name: count for name, count in merged.items() if count}))
        return self._of(tuple(layers))

    @property
    def _layers(self) -> list[_Layer]:
        return [layer for stack in self._stacks for layer in stack]

    def count(self, name: str) -> int:
        """How many statements a name has; 0 for one that is unknown."""
        return sum(_newest(stack, name) for stack in self._stacks)

    def items(self) -> Iterator[tuple[str, int]]:
        """All names with their numbers of statements, in no order."""
        for name in {name for layer in self._layers for name in layer.counts}:
            if count := self.count(name):
                yield name, count

    def of_token(self, token: str) -> list[str]:
        """The names that hold a word, as ``name_tokens`` has it."""
        return self._ordered(lambda layer: layer.by_token.get(token, ()))

    def of_initials(self, letters: str) -> list[str]:
        """The names of three or more words that begin with these letters."""
        return self._ordered(lambda layer: layer.by_initials.get(letters, ()))

    def near(self, token: str) -> list[tuple[str, float]]:
        """Words of proper names that a word may be a slip or another spelling of, each with its slips; nearest first.

        Only of proper names: "large" is nobody's name, whatever a text calls its speaker.
        """
        layers = self._layers
        each = (near(token, layer.proper_tokens, _NEAR, names=True) for layer in layers)
        found = {word: slips for pairs in each for word, slips in pairs}
        alive = (pair for pair in found.items() if len(layers) == 1 or any(map(_proper, self.of_token(pair[0]))))

        def rank(pair: tuple[str, float]) -> tuple[float, float, str]:
            return pair[1], DamerauLevenshtein.distance(token, pair[0]), pair[0]

        return nsmallest(_NEAR, alive, key=rank)

    def suggestions(self, asked: str, limit: int) -> tuple[str, ...]:
        """Proper names that look like the one asked for, most alike first; they have a word like one of its words."""
        tokens = name_tokens(asked)[:_TOKENS]
        like = dict.fromkeys(word for token in tokens for word in (token, *self._like(token)))
        names = {name for word in like for name in self.of_token(word)[:_OF_TOKEN] if _proper(name)}
        written = {name: " ".join(name_tokens(name)) for name in names}
        alike = process.extract(" ".join(tokens), written, limit=len(written), score_cutoff=_ALIKE)
        found = sorted(alike, key=lambda one: (-one[1], -self.count(one[2]), one[2]))
        return tuple([name for *_, name in found if len(name) > 2][:limit])

    def _like(self, token: str) -> list[str]:
        """Words of proper names that are a few slips away from one, the nearest first."""
        reach = max(1, len(token) // _REACH)
        found: dict[str, int] = {}
        for layer in self._layers:
            words = layer.proper_tokens.within(token, reach)
            nearest = process.extract(token, words, scorer=DamerauLevenshtein.distance, score_cutoff=reach, limit=_LIKE)
            found |= {word: distance for word, distance, _ in nearest if distance}
        return sorted(found, key=lambda word: (found[word], word))[:_LIKE]

    def _ordered(self, look: Callable[[_Layer], tuple[str, ...] | list[str]]) -> list[str]:
        layers = self._layers
        if len(layers) == 1:
            return list(look(layers[0]))
        found = {name: self.count(name) for layer in layers for name in look(layer)}
        return sorted((name for name, count in found.items() if count), key=lambda name: (-found[name], name))


def _newest(stack: tuple[_Layer, ...], name: str) -> int:
    return next((layer.counts[name] for layer in reversed(stack) if name in layer.counts), 0)


class _Layer:
    """Some names, the one with most statements first; those with none are gone."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def by_token(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.counts:
            for token in set(name_tokens(name)):
                found[token].append(name)
        return dict(found)

    @cached_property
    def by_initials(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.counts:
            if short := initials(name.split()):
                found[short].append(name)
        return dict(found)

    @cached_property
    def proper_tokens(self) -> Vocabulary:
        return Vocabulary(sorted({token for name in self.counts if _proper(name) for token in name_tokens(name)}))


def _proper(name: str) -> bool:
    return name[:1].isupper()
