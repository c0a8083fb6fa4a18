"""The names of all who speak, each with the number of its statements, found by their words, initials and spellings."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from answers.asking.spelling import near
from answers.language.naming import begins_capital, initials, name_tokens
from answers.language.vocabulary import Vocabulary

_ALIKE = 75
"""How alike (0 to 100) a name must be to what is asked for to be suggested."""
_NEAR, _MORE = 8, 20
"""Words that one word may be a slip for, at most, and how many more are looked at, for some are no speaker's here."""
_TOKENS, _OF_TOKEN, _LIKE, _REACH = 5, 200, 30, 3
"""For suggestions: words of what is asked for, names of each word and words like it that are looked at, at most; and
letters of a word to each of its slips."""


class Names(ABC):
    """Names, always the one with most statements first."""

    @abstractmethod
    def count(self, name: str) -> int:
        """How many statements a name has; 0 for one that is unknown."""

    @abstractmethod
    def of_token(self, token: str) -> Sequence[str]:
        """The names that hold a word, as ``name_tokens`` has it."""

    @abstractmethod
    def of_initials(self, letters: str) -> Sequence[str]:
        """The names of three or more words that begin with these letters."""

    @property
    @abstractmethod
    def proper_words(self) -> Vocabulary:
        """The words of proper names, with others that may be nobody's who speaks here."""

    def expect(self, tokens: Sequence[str]) -> None:  # noqa: B027  there is nothing to do where all is in memory
        """Told before ``of_token`` is asked for several words, to look them up at once."""

    def near(self, token: str) -> list[tuple[str, float]]:
        """Words of proper names that a word may be a slip or another spelling of, each with its slips; nearest first.

        Only of proper names: "large" is nobody's name, whatever a text calls its speaker.
        """
        found: list[tuple[str, float]] = []
        candidates = near(token, self.proper_words, _NEAR + _MORE, names=True)
        self.expect([word for word, _ in candidates[:_NEAR]])
        for word, slips in candidates:
            if any(map(begins_capital, self.of_token(word))):
                found.append((word, slips))
                if len(found) == _NEAR:
                    break
        return found

    def suggestions(self, asked: str, limit: int) -> tuple[str, ...]:
        """Proper names that look like the one asked for, most alike first; they have a word like one of its words."""
        tokens = name_tokens(asked)[:_TOKENS]
        like = list(dict.fromkeys(word for token in tokens for word in (token, *self._like(token))))
        self.expect(like)
        names = {name for word in like for name in self.of_token(word)[:_OF_TOKEN] if begins_capital(name)}
        written = {name: " ".join(name_tokens(name)) for name in names}
        alike = process.extract(" ".join(tokens), written, limit=len(written), score_cutoff=_ALIKE)
        found = sorted(alike, key=lambda one: (-one[1], -self.count(one[2]), one[2]))
        return tuple([name for *_, name in found if len(name) > 2][:limit])

    def _like(self, token: str) -> list[str]:
        """Words of proper names that are a few slips away from one, the nearest first."""
        reach = max(1, len(token) // _REACH)
        words = self.proper_words.within(token, reach)
        scorer = DamerauLevenshtein.distance
        nearest = process.extract(token, words, scorer=scorer, score_cutoff=reach, limit=_LIKE)
        return [word for word, distance, _ in sorted(nearest, key=lambda one: (one[1], one[0])) if distance]


class KnownNames(Names):
    """Names that are given, and kept in memory."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """``counts``: name -> number of statements, more than none."""
        self._counts = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def count(self, name: str) -> int:
        """How many statements a name has; 0 for one that is unknown."""
        return self._counts.get(name, 0)

    def of_token(self, token: str) -> Sequence[str]:
        """The names that hold a word, as ``name_tokens`` has it."""
        return self._by_token.get(token, ())

    def of_initials(self, letters: str) -> Sequence[str]:
        """The names of three or more words that begin with these letters."""
        return [name for name in self._counts if initials(name.split()) == letters] if letters else ()

    @cached_property
    def proper_words(self) -> Vocabulary:
        """The words of proper names."""
        return Vocabulary(sorted({t for name in self._counts if begins_capital(name) for t in name_tokens(name)}))

    @cached_property
    def _by_token(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._counts:
            for token in set(name_tokens(name)):
                found[token].append(name)
        return dict(found)
