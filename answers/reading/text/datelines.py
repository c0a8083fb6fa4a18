"""Datelines: where and when an article was filed, in front of its first sentence, "HANOI, March 3 (Reuters) -".

They are no part of the sentence: no place says or does what follows its dash.
"""

from __future__ import annotations

import re

_PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_CAPITALS = r"[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_REGION = rf", (?!{_MONTH} \d)[A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}}"
_AGENCY = r" ?\([A-Z][\w ./&-]{1,30}\)"
_DASH = r"\s*(?:—|–|--|-)\s+"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:{_REGION})?(?:,? {_DATE})?(?:{_AGENCY})?{_DASH}(?=[A-Z“\"'‘$€£\d])"
    rf"|{_PLACE}(?:{_REGION})?(?:, {_DATE}(?:{_AGENCY})?|{_AGENCY}){_DASH})"
)
"""A place in capitals, or one with a day or an agency, and a dash."""


def after_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence's own words begin that begins at ``start``: behind a dateline, else there.

    A dateline begins its line.
    """
    line = start
    while line and text[line - 1] != "\n" and text[line - 1].isspace():
        line -= 1
    if line and text[line - 1] != "\n":
        return start
    found = _DATELINE.match(text, start, end)
    return found.end() if found else start
