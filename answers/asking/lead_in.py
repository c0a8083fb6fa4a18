"""What people say before they ask: a greeting, "can you tell me whether", "is it true that"."""

from __future__ import annotations

import re

from answers.language.function_words import function_words
from answers.language.wording import wording

_GREETING = re.compile(r"^(?:(?:hey|hi|hello|ok|okay|so|well|please)\b[,!.]?\s+(?=\w))+", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^(?:(?:can|could|would|will) you (?:please )?(?:tell|say to) (?:me|us)|do you know|tell (?:me|us)|i wonder"
    r"|i(?:['’]d| would) like to know|please tell (?:me|us))\s*(?P<claim>(?:if|whether)\s+|,?\s+(?=\w))"
    r"|^(?:is it (?:true|right|correct|so)|is it the case) (?P<that>that\s+)",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"“”„«»‘’'")
_MARKS = f"[*_~|`{''.join(sorted(_QUOTES))}]"
_MARKED = re.compile(rf"{_MARKS}{{1,8}}(?P<inner>[^*_~|`].+?){_MARKS}{{1,8}}")
_FOLLOWS = re.compile(r"^and\b", re.IGNORECASE)
"""What goes on from the question before is no greeting: "and Vance?"."""


def without_lead_in(text: str) -> tuple[str, bool]:
    """The question behind a greeting and what leads to it, and whether it is put as a statement to be confirmed."""
    greeting = None if _FOLLOWS.match(text) else _GREETING.match(text)
    body = text[greeting.end() :] if greeting else text
    if lead := _LEAD_IN.match(body):
        stated = bool(lead["that"] or (lead["claim"] or "").strip(", "))
        return body[lead.end() :] or text, stated
    return body, False


def without_marks(text: str) -> str:
    """The question without the signs that are put around the whole of it: bold, code, a spoiler, quotation marks."""
    found = _MARKED.fullmatch(text)
    inner = found["inner"].strip() if found else ""
    first = inner.split(maxsplit=1)[0].lower() if inner else ""
    asks = first in wording().auxiliaries or first in function_words().interrogatives.all
    cited = text[0] in _QUOTES and not inner.endswith("?")  # “would rise”: these words
    return inner if asks and not cited else text
