"""How a question was read, and whether it was: what the asker is shown beside the answer."""

from __future__ import annotations

import re

from answers.asking.question import Asked, base_forms
from answers.asking.topic import topic_words
from answers.language.function_words import function_words
from answers.language.naming import MOST_GIVEN, name_tokens
from answers.language.wording import wording
from answers.retrieval.search import Found

LEAST_CLAIM = 3
"""A plain sentence has more words than these; fewer are keywords."""
_PASSIVE = re.compile(r"(?:is|are|was|were|has|have|had)\s+.+?\s+(?:been\s+)?\w+\s+by\s+[^?.]+", re.IGNORECASE)
_INTERROGATIVES = function_words().interrogatives.all


def understood(asked: Asked, found: Found) -> bool:
    """Whether a question was read wholly: the verb is known, and who is asked about speaks in the record.

    Who is asked to have spoken may be anybody; keywords are read as what they are.
    """
    if asked.kind in ("topic", "phrase"):
        return not is_question(asked)
    if asked.predicate is None and (asked.speech or asked.kind == "quotes"):
        return _asks_who_spoke(asked, found)
    known = asked.predicate is None or asked.predicate in wording().verbs
    return known and (not asked.who or bool(found.speakers.names))


def _asks_who_spoke(asked: Asked, found: Found) -> bool:
    """Whether it is asked what somebody said: a verb of saying or thinking is there, and somebody who may have."""
    speaking = wording().mention | wording().attitude
    if is_question(asked) and not any(
        set(base_forms(word.strip("?.,!").lower())) & speaking for word in asked.body.split()
    ):
        return False
    if not asked.who:
        return asked.kind == "who" and asked.topic is not None
    tokens = name_tokens(asked.who)
    return bool(found.speakers.names) or not (len(tokens) > MOST_GIVEN + 1 or wording().stop & set(tokens))


def is_question(asked: Asked) -> bool:
    """Whether a text is worded as a question, read or not; keywords are none."""
    first = _first_word(asked)
    return first in _INTERROGATIVES or first in wording().auxiliaries


def _first_word(asked: Asked) -> str:
    return next(iter(asked.body.lower().split()), "")


def is_claim(asked: Asked) -> bool:
    """Whether a text is a passive with its agent, or a plain sentence: what the grammar of questions does not read."""
    if asked.phrase:
        return False
    if _PASSIVE.match(asked.body) or asked.stated:
        return True
    words = asked.body.split()
    plain = len(words) > LEAST_CLAIM and (asked.body.endswith(".") or words[0][:1].isupper())
    return plain and not is_question(asked)


def asks_yes_or_no(asked: Asked) -> bool:
    """Whether a text is worded as a question to be answered with yes or no."""
    return asked.kind == "yesno" or asked.stated or _first_word(asked) in wording().auxiliaries


def read_as(asked: Asked, found: Found, read: bool) -> str:
    """How a question was read, in one line: "Donald Trump · mentions · sanctions"."""
    if not read:
        words = ", ".join(word.folded for word in topic_words(asked.body))
        return f"not read as a question; looked for its words: {words}"
    if asked.kind == "phrase":
        return f"the words “{asked.phrase}”"
    if asked.kind == "topic":
        return f"keywords: {asked.topic}"
    who = found.speakers.shown or asked.who or ("who" if asked.kind == "who" else "")
    act = " to ".join(part for part in (asked.carrier, asked.predicate) if part) or ("says" if asked.speech else "")
    parts = [part for part in (who, act, asked.topic or "", "when" if asked.kind == "when" else "") if part]
    return " · ".join(parts)
