"""What people say before they ask: a greeting, "can you tell me whether", "is it true that"."""

from __future__ import annotations

import re

from answers.language.function_words import function_words
from answers.language.wording import wording

_ITEM = re.compile(r"^(?:[-–•*>#]+\s*|\(?(?:\d{1,3}|[a-z])[.)]\s+|q(?:uestion)?:\s*)+(?=\w|[“\"‘'])", re.IGNORECASE)
"""What a question is numbered or set off with: "1. did Reyes resign?", "- did ...", "> did ...", "Q: did ..."."""
_GREETING = re.compile(r"^(?:(?:hey|hi|hello|ok|okay|so|well|please)\b[,!.]?\s+(?=\w))+", re.IGNORECASE)
_PREAMBLE = re.compile(r"^[^\W\d_](?:[^\W\d_]|[’' ]){0,40}[:,–—-]\s+", re.IGNORECASE)
"""A few words of talk before a question, set off: "just curious: does ...", "sorry to ask, did ..."."""
_CLOSING = re.compile(r"[\s,]+(?:please|pls|thanks|thank you|thx)\W*$", re.IGNORECASE)
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
    item = _ITEM.match(text)
    text = text[item.end() :] if item and _leads(text[item.end() :]) else text
    text = _CLOSING.sub("?", text) or text
    talk = _PREAMBLE.match(text)
    if talk and talk[0][1:].islower() and not _asks(text) and _asks(text[talk.end() :]):
        text = text[talk.end() :]
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
    cited = text[0] in _QUOTES and not inner.endswith("?")  # “would rise”: these words
    return inner if _asks(inner) and not cited else text


def _leads(text: str) -> bool:
    """Whether a text begins like a question, or with what leads to one."""
    return _asks(text) or bool(_GREETING.match(text) or _LEAD_IN.match(text))


def _asks(text: str) -> bool:
    """Whether a text begins like a question."""
    first = text.split(maxsplit=1)[0].lower() if text else ""
    return first in wording().auxiliaries or first in function_words().interrogatives.all
