"""Quotations of a parsed article: which tokens stand inside quotation marks, and which quotes run on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset(['"', "''", "``"])
MARKS = _OPENING | _CLOSING | _STRAIGHT
_BEFORE_OPENING = frozenset("([{—–-:,/")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation within one paragraph: its tokens, marks included, are ``range(start, end)``.

    ``runs_on``: the paragraph ended before it was closed, and the next begins with a quotation mark.
    ``continues``: it goes on from the quotation of the paragraph before.
    """

    start: int
    end: int
    runs_on: bool = False
    continues: bool = False


def find_quotations(words: Sequence[str], spaced: Sequence[bool]) -> list[Quotation]:
    """The outermost quotations of an article's tokens; ``spaced[i]`` tells whether a blank follows token ``i``."""
    found: list[Quotation] = []
    opened = -1
    continues = False
    fresh = True  # at the start of a paragraph
    for i, word in enumerate(words):
        if word.isspace():
            if "\n" in word or "\r" in word:
                if opened >= 0:
                    runs_on = i + 1 < len(words) and words[i + 1] in MARKS - _CLOSING
                    found.append(Quotation(opened, i, runs_on, continues))
                    continues = runs_on
                else:
                    continues = False
                opened, fresh = -1, True
            continue
        if word in MARKS:
            opens = word in _OPENING or (word in _STRAIGHT and _opens(words, spaced, i, opened, fresh))
            if opens:
                if opened >= 0 and word in _STRAIGHT:
                    found.append(Quotation(opened, i, continues=continues))
                    continues = False
                if opened < 0 or word in _STRAIGHT:
                    opened = i
                    continues = continues and fresh
            elif opened >= 0:
                found.append(Quotation(opened, i + 1, continues=continues))
                opened, continues = -1, False
        fresh = False
    if opened >= 0:
        found.append(Quotation(opened, len(words), continues=continues))
    return found


def _opens(words: Sequence[str], spaced: Sequence[bool], i: int, opened: int, fresh: bool) -> bool:
    """Whether a straight mark opens a quotation: by the blanks around it, else by whether one is open."""
    before = fresh or i == 0 or spaced[i - 1] or words[i - 1].isspace() or words[i - 1] in _BEFORE_OPENING
    after = i + 1 >= len(words) or spaced[i] or words[i + 1].isspace()
    if fresh:
        return True
    if before != after:
        return before
    return opened < 0
