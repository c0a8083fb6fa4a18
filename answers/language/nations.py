"""Countries and the words for what is of them: what is Danish is Denmark's, and what is Denmark's is Danish.

The data is ``nations.yaml``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from answers.language.tables import Table, load
from answers.language.words import root, words

_Name = frozenset[str]


class _Nations(Table):
    """What ``nations.yaml`` has: by each country, the words for what is of it."""

    nations: Mapping[str, tuple[str, ...]]


@cache
def _by_last() -> Mapping[bool, Mapping[str, Sequence[tuple[_Name, _Name]]]]:
    """Countries, and words for what is of them, by the root of their last word: all their roots, and those of the
    other. Raises DataError."""
    found: dict[bool, dict[str, list[tuple[_Name, _Name]]]] = {True: {}, False: {}}
    for country, adjectives in load(__package__, "nations.yaml", _Nations).nations.items():
        for adjective in adjectives:
            own, other = _roots(country), _roots(adjective)
            found[True].setdefault(own[-1], []).append((frozenset(own), frozenset(other)))
            found[False].setdefault(other[-1], []).append((frozenset(other), frozenset(own)))
    return found


def is_people(word: str) -> bool:
    """Whether a word is for what is of a country, and no country: "Austrian". Raises DataError."""
    return root(word.lower()) in _by_last()[False] and word[:1].isupper()


def _roots(name: str) -> list[str]:
    return [root(word.folded) for word in words(name)]


def of_nations(told: Collection[str]) -> frozenset[str]:
    """The roots by which one may ask for the nations that roots of words are of: of "danish", "denmark".

    A people within another's country is not of it: a "Bosnian Serb" leader is none of Serbia's. Raises DataError.
    """
    countries, peoples = (
        [other for word in told for name, other in known.get(word, ()) if all(one in told for one in name)]
        for known in (_by_last()[True], _by_last()[False])
    )
    several = sum(word in _by_last()[False] for word in told) > 1
    return frozenset().union(*countries, *(() if several else peoples))
