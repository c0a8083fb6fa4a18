"""Finds in texts the words of some stems, without looking at each word.

A stem is written like the beginning of every word that has it, but for its last letter and for irregular forms: where
no such beginning stands in a text, none of its words does. Only what stands around one is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from answers.language.words import Word, compounds, fold, irregular_of, stem, words

_RANGES = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Letters of Latin script with marks (Latin-1, Extended-A, -B and Additional)."""
_INSIDE = "['’ʼ.\u0300-\u036f-]*"
"""What may stand between the letters of a folded word, as it is written."""

Occurrence = tuple[Word, str]
"""A word of a text with its stem."""


class StemSearch:
    """The words of some stems."""

    def __init__(self, stems: Collection[str]) -> None:
        self._stems = frozenset(stems)
        begun = {beginning for one in self._stems for beginning in _beginnings(one)}
        least = sorted(one for one in begun if not any(one[:size] in begun for size in range(1, len(one))))
        self._begun = re.compile(_pattern(least)) if least else None

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
        if not text.isascii() and _odd().search(text):
            yield 0, len(text)
            return
        end = 0
        for match in self._begun.finditer(text):
            at = match.start()
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


def _pattern(beginnings: Sequence[str]) -> str:
    """What finds them at the start of a word, whatever it is written with.

    It begins with their first letters, which is what ``re`` finds fastest.
    """
    firsts = sorted({one[0] for one in beginnings})
    anywhere = "".join(_written(one)[1:-1] for one in firsts)
    rests = (f"(?<={_written(one[0])}){_INSIDE}{_INSIDE.join(map(_written, one[1:]))}" for one in beginnings)
    return f"[{anywhere}](?<![^\\W\\d].)(?:{'|'.join(rests)})"


def _written(letter: str) -> str:
    return _letters().get(letter) or f"[{re.escape(letter)}]"


@cache
def _letters() -> dict[str, str]:
    """How each plain letter may be written, as a piece of a pattern: in capitals, with an accent."""
    written = {chr(code): chr(code) + chr(code).upper() for code in range(ord("a"), ord("z") + 1)}
    for code in (code for some in _RANGES for code in some):
        if (plain := fold(chr(code))) in written:
            written[plain] += chr(code)
    return {plain: f"[{letters}]" for plain, letters in written.items()}


@cache
def _odd() -> re.Pattern[str]:
    """A letter that is none of these, and may be written for several."""
    return re.compile(f"[^\\W\x00-\x7f{''.join(one[1:-1] for one in _letters().values())}]")
