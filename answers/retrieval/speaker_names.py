"""Everybody who speaks in some collections of a record: looked up in it, never listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
            self._words = self._words.with_more(spelt.get(word, word) for word, proper in found.items() if proper)
            self._last = max(self._last, last)
            return self._words


class SpeakerNames(Names):
    """The names of some collections as one state of the record has them; what was looked up is remembered."""

    def __init__(self, store: Lookup, collections: Sequence[str], words: NameWords) -> None:
        self._store, self._collections, self._words = store, collections, words
        self._counts: dict[str, int] = {}
        self._found: dict[tuple[str, str], Sequence[str]] = {}
        self._proper: Vocabulary | None = None

    def count(self, name: str) -> int:
        """How many statements a name has; 0 for one that is unknown."""
        if name not in self._counts:
            self._counts[name] = self._store.names_counted([name], self._collections).get(name, 0)
        return self._counts[name]

    def of_token(self, token: str) -> Sequence[str]:
        """The names that hold a word, as ``name_tokens`` has it."""
        written = _written().get(token, (token,))

        def look() -> Mapping[str, int]:
            return self._store.names_with(written, self._collections)

        def has(name: str) -> bool:
            return token in name_tokens(name)

        return self._looked_up(("token", token), look, has if token in _left_out() else None)

    def of_initials(self, letters: str) -> Sequence[str]:
        """The names of three or more words that begin with these letters."""
        return self._looked_up(
            ("initials", letters), lambda: self._store.names_of_initials(letters, self._collections), None
        )

    @property
    def proper_words(self) -> Vocabulary:
        """The words of proper names, with others that may be nobody's who speaks here."""
        if self._proper is None:
            self._proper = self._words.proper()
        return self._proper

    def _looked_up(
        self, what: tuple[str, str], look: Callable[[], Mapping[str, int]], fits: Callable[[str], bool] | None
    ) -> Sequence[str]:
        if what not in self._found:
            found = look()
            self._counts |= found
            self._found[what] = list(filter(fits, found)) if fits else list(found)
        return self._found[what]


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
