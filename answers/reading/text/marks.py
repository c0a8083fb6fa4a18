"""Quotation marks of every country as those that a parser knows: ‘single’, „low“, »turned«, ”alike” as “double”.

Sign for sign, so that offsets stay. A single mark is an apostrophe as well: a pair of them is taken for quotation marks
where the first stands before a word behind a blank, and the last behind a full stop or comma, or else before a blank,
and is no genitive ("the drivers' lamps").
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = "“", "”"
_SINGLE = re.compile(r"(?<![^\s(\[{—–:-])[‘'‚‹](?=[^\W_]|[“\"(…$£€.])")
_ELIDED = re.compile(r"['‘’](?:\d\ds?|bout|cause|cos|em|er|im|n|neath|round|s|tis|til|till|twas|twere)\b", re.IGNORECASE)
_LAST = re.compile(r"(?<=[^\s‘'‚])[’'‘›](?![\w’'])")
_ENDING = frozenset(".,!?…;—-”\"")
_LOW = re.compile(r"„([^„“”\n]{1,2000})[“”]")
_TURNED = re.compile(r"(?<![^\s(\[—–-])»(?=\w)([^»«\n]{1,2000})«")
_ALIKE = re.compile(r"(?<![^\s(\[—–-])”(?=\w)([^”“\n]{1,2000})”")
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_LONGEST = 4000
"""Characters of a quotation in single marks at most."""


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
    here, pieces = 0, []
    while (mark := _SINGLE.search(line, here)) is not None:
        start = mark.start()
        if _ELIDED.match(line, start) or _is_inside(line[:start]):
            end = -1
        else:
            end = _end(line, start)
        if end < 0 and not line[:start].strip() and following == mark[0] and not _ELIDED.match(line, start):
            return _OPEN + line[start + 1 :].translate(_INNER)
        if end < 0:
            pieces.append(line[here : start + 1])
            here = start + 1
            continue
        pieces += [line[here:start], _OPEN, line[start + 1 : end].translate(_INNER), _CLOSE]
        here = end + 1
    return "".join([*pieces, line[here:]])


def _is_inside(before: str) -> bool:
    """Whether double marks are open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _end(line: str, start: int) -> int:
    """Where the quotation that a single mark opens ends; -1 where it opens none."""
    limit = start + _LONGEST
    opened = _SINGLE.search(line, start + 1, limit)
    weak = -1
    for mark in _LAST.finditer(line, start + 1, limit):
        at = mark.start()
        if opened is not None and at > opened.start() and weak >= 0:
            return weak
        if line[at - 1] in _ENDING:
            return at
        if weak < 0 or (line[weak - 1] == "s" and line[at - 1] != "s"):  # "‘the drivers’ union’"
            weak = at
    return weak
