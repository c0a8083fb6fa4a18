"""Everybody who speaks in some collections of a record: looked up in it, never listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from threading import Lock

from answers.asking.known_names import Names
from answers.language.gazetteer import folded_names
from answers.language.naming import name_tokens
from answers.language.vocabulary import Vocabulary
from answers.record.lookup import Lookup


class NameWords:
    """The words of all proper names that a record ever had since this was made, in any collection."""

    def __init__(self, store: Lookup) -> None:
        self._store = store
        self._last = 0
        self._words = Vocabulary(())
        self._lock = Lock()

    def proper(self) -> Vocabulary:
        """With those that have come since."""
        last, found = self._store.words_of_names(self._last)
        with self._lock:
            spelt = folded_names().spelt
            self._words = self._words.with_more(spelt.get(word, word) for word in found)
            self._last = max(self._last, last)
            return self._words


class SpeakerNames(Names):
    """The names of some collections as one state of the record has them; what was looked up is remembered."""

    def __init__(self, store: Lookup, collections: Sequence[str], words: NameWords) -> None:
        self._store, self._collections, self._words = store, collections, words
        self._counts: dict[str, int] = {}
        self._of_token: dict[str, Sequence[str]] = {}
        self._of_initials: dict[str, Sequence[str]] = {}
        self._proper: Vocabulary | None = None

    def count(self, name: str) -> int:
        """How many statements a name has; 0 for one that is unknown."""
        if name not in self._counts:
            self._counts[name] = self._store.names_counted([name], self._collections).get(name, 0)
        return self._counts[name]

    def of_token(self, token: str) -> Sequence[str]:
        """The names that hold a word, as ``name_tokens`` has it."""
        self.expect([token])
        return self._of_token[token]

    def expect(self, tokens: Sequence[str]) -> None:
        """Look several words up at once."""
        unknown = [token for token in tokens if token not in self._of_token]
        if not unknown:
            return
        written = {token: _written().get(token, (token,)) for token in unknown}
        found = self._store.names_with(list({word for group in written.values() for word in group}), self._collections)
        for token, group in written.items():
            counts = {name: count for word in group for name, count in found.get(word, {}).items()}
            if token in _left_out():
                counts = {name: count for name, count in counts.items() if token in name_tokens(name)}
            self._counts |= counts
            self._of_token[token] = sorted(counts, key=lambda name: (-self._counts[name], name))

    def of_initials(self, letters: str) -> Sequence[str]:
        """The names of three or more words that begin with these letters."""
        if letters not in self._of_initials:
            found = self._store.names_of_initials(letters, self._collections)
            self._counts |= found
            self._of_initials[letters] = list(found)
        return self._of_initials[letters]

    @property
    def proper_words(self) -> Vocabulary:
        """The words of proper names, with others that may be nobody's who speaks here."""
        if self._proper is None:
            self._proper = self._words.proper()
        return self._proper


@cache
def _written() -> Mapping[str, Sequence[str]]:
    """The folded words that count as one word of a name, where that is not that word alone."""
    found: dict[str, list[str]] = {}
    for word, spelt in folded_names().spelt.items():
        found.setdefault(spelt, [spelt]).append(word)
    return found


@cache
def _left_out() -> frozenset[str]:
    """Words that not each name has that is written with them: titles, degrees, and other spellings."""
    known = folded_names()
    return frozenset({*known.openers, *known.companies, *known.degrees, *known.spelt, *known.spelt.values()})
