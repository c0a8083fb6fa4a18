"""Finds in texts the words of some stems, without looking at each word.

A stem is written like the beginning of every word that has it, but for its last letter and for irregular forms. Only
what stands around such a beginning is taken apart, and around letters that are not plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain

from answers.language.words import Word, compounds, irregular_of, stem, words

_MOST = 5
"""Letters of a beginning that are looked for: more are hardly more telling, and a pattern of them takes longer."""
_UNUSUAL = re.compile(r"[^\W\x00-\x7f]|[\u0300-\u036f]")
"""A letter or mark beyond ASCII: how it is folded is not told by the letter alone."""

Occurrence = tuple[Word, str]
"""A word of a text with its stem."""


class StemSearch:
    """The words of some stems."""

    def __init__(self, stems: Collection[str]) -> None:
        self._stems = frozenset(stems)
        begun = {beginning[:_MOST] for one in self._stems for beginning in _beginnings(one)}
        self._begun = re.compile(_pattern(begun)) if begun else None

    def find(self, text: str) -> list[Occurrence]:
        """Those that stand in a text, in order; behind words of one start what a hyphen joins with them."""
        found: list[Occurrence] = []
        joined: list[Occurrence] = []
        for start, end in self._pieces(text):
            found += [(w, s) for w in words(text, start, end) if (s := stem(w.folded)) in self._stems]
            joined += [(w, s) for w in compounds(text, start, end) if (s := stem(w.folded)) in self._stems]
        return sorted([*found, *joined], key=lambda one: one[0].start) if joined else found

    def _pieces(self, text: str) -> Iterator[tuple[int, int]]:
        """Where words of these stems may stand, from blank to blank."""
        if self._begun is None:
            return
        places: Iterator[int] = (match.start() for match in self._begun.finditer(text))
        if not text.isascii():
            places = iter(sorted(chain(places, (match.start() for match in _UNUSUAL.finditer(text)))))
        end = -1
        for at in places:
            if at < end:
                continue
            blank = text.rfind(" ", 0, at)
            start = max(blank, text.rfind("\n", blank + 1, at)) + 1
            blank = text.find(" ", at)
            end = blank if blank >= 0 else len(text)
            line = text.find("\n", at, end)
            end = line if line >= 0 else end
            yield start, end


def _beginnings(stem_: str) -> Iterator[str]:
    """What the words of a stem begin with, folded; none is empty."""
    yield stem_[:-1] if len(stem_) > 2 else stem_
    yield from irregular_of(stem_)


def _pattern(beginnings: Collection[str]) -> str:
    """What finds them at the start of a word, in any case, with whatever points, apostrophes and hyphens inside.

    It begins with their first letters, which is what ``re`` finds fastest, and takes no more than one of them, so that
    another one may begin right behind it.
    """
    rests = (f"(?<={_cases(one[0])})" + "".join(rf"\W*{_cases(letter)}" for letter in one[1:]) for one in beginnings)
    anywhere = "".join(sorted({_cases(one[0])[1:-1] for one in beginnings}))
    return rf"[{anywhere}](?<![^\W\d].)(?={'|'.join(sorted(rests))})"


def _cases(letter: str) -> str:
    return f"[{re.escape(letter)}{re.escape(letter.upper()) if letter.isascii() else ''}]"
