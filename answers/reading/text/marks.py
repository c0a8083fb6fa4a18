"""Quotation marks of every country as those that a parser knows: ‘single’, „low“, »turned«, ”alike” as “double”.

Sign for sign, so that offsets stay. A single mark is an apostrophe as well: a pair of them is taken for quotation marks
where the first stands before a word behind a blank, and the last behind a full stop or comma, or else before a blank,
and is no genitive ("the drivers' lamps").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_OPEN, _CLOSE = "“", "”"
_SINGLE = re.compile(r"(?<![^\s(\[{—–:-])[‘'‚‹](?=[^\W_]|[“\"(…$£€.])")
_ELIDED = re.compile(
    r"['‘’](?:\d\ds?|bout|cause|cos|em|er|im|n|neath|round|s|tis|til|till|twas|twere)\b", re.IGNORECASE
)
_LAST = re.compile(r"(?<=[^\s‘'‚])[’'‘›](?![\w’'])")
_ENDING = frozenset('.,!?…;—-”"')
_LOW = re.compile(r"„([^„“”\n]{1,2000})[“”]")
_TURNED = re.compile(r"(?<![^\s(\[—–-])»(?=\w)([^»«\n]{1,2000})«")
_ALIKE = re.compile(r"(?<![^\s(\[—–-])”(?=\w)([^”“\n]{1,2000})”")
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_LONGEST = 4000
"""Characters of a quotation in single marks at most."""
_MOST = 200
"""Marks looked at for the end of one."""


def with_double_marks(text: str) -> str:
    """The text, sign for sign, with its quotations in the double marks of English."""
    for pairs in (_LOW, _TURNED, _ALIKE):
        text = pairs.sub(rf"{_OPEN}\1{_CLOSE}", text)
    if _SINGLE.search(text) is None:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        # A paragraph that is not closed goes on in the next one that is opened.
        following = next((later for later in lines[number + 1 : number + 3] if later.strip()), "")
        lines[number] = _of_line(line, following.lstrip()[:1])
    return "\n".join(lines)


def _of_line(line: str, following: str) -> str:
    starts = [mark.start() for mark in _SINGLE.finditer(line) if not _ELIDED.match(line, mark.start())]
    ends = [mark.start() for mark in _LAST.finditer(line)]
    pieces: list[str] = []
    first = len(line) - len(line.lstrip())
    here, counted, inside = 0, 0, _Doubles()
    for number, start in enumerate(starts):
        if start < here:
            continue
        inside.count(line[counted:start])
        counted = start
        if inside.open:
            continue
        following_start = starts[number + 1] if number + 1 < len(starts) else len(line)
        end = _end(line, start, following_start, ends)
        if end < 0 and start == first and following == line[start]:
            return line[:start] + _OPEN + line[start + 1 :].translate(_INNER)
        if end >= 0:
            pieces += [line[here:start], _OPEN, line[start + 1 : end].translate(_INNER), _CLOSE]
            here = counted = end + 1
    return "".join([*pieces, line[here:]])


class _Doubles:
    """Whether double marks are open, while a line is gone through."""

    def __init__(self) -> None:
        self._curly = self._straight = 0

    def count(self, piece: str) -> None:
        """Goes on over a piece of the line."""
        self._curly += piece.count(_OPEN) - piece.count(_CLOSE)
        self._straight += piece.count('"')

    @property
    def open(self) -> bool:
        """Whether they are."""
        return self._curly > 0 or self._straight % 2 == 1


def _end(line: str, start: int, following: int, ends: Sequence[int]) -> int:
    """Where the quotation that a single mark opens ends, of the marks that may end one; -1 where it opens none.

    ``following``: the next mark that may open one.
    """
    weak = -1
    for at in _after(ends, start):
        if at > start + _LONGEST or (at > following and weak >= 0):
            break
        if line[at - 1] in _ENDING:
            return at
        if weak < 0 or (line[weak - 1] == "s" and line[at - 1] != "s"):  # "‘the drivers’ union’"
            weak = at
    return weak


def _after(ends: Sequence[int], start: int) -> Sequence[int]:
    first = bisect_right(ends, start)
    return ends[first : first + _MOST]
