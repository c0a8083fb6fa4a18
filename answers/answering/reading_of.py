"""How a question was read, and whether it was: what the asker is shown beside the answer."""

from __future__ import annotations

from answers.retrieval.question import Asked
from answers.retrieval.rules import wording
from answers.retrieval.search import Found
from answers.retrieval.topic import topic_words

_OPENINGS = frozenset(
    {"who", "whom", "whose", "what", "which", "when", "where", "why", "how", "is", "are", "was", "were"}
)


def understood(asked: Asked, found: Found) -> bool:
    """Whether a question was read wholly: the verb is known, and who is asked about speaks in the record.

    Who is asked to have spoken may be anybody; keywords are read as what they are.
    """
    if asked.kind in ("topic", "phrase"):
        return not is_question(asked)
    if asked.predicate is None and (asked.speech or asked.kind == "quotes"):
        return asked.who is not None or asked.kind == "who"
    known = asked.predicate is None or asked.predicate in wording().verbs
    return known and (not asked.who or bool(found.speakers.names))


def is_question(asked: Asked) -> bool:
    """Whether a text is worded as a question, read or not; keywords are none."""
    first = asked.text.split()[0].lower() if asked.text.split() else ""
    return first in _OPENINGS or first in wording().auxiliaries


def asks_yes_or_no(asked: Asked) -> bool:
    """Whether a text is worded as a question to be answered with yes or no."""
    return asked.kind == "yesno" or (is_question(asked) and asked.text.split()[0].lower() in wording().auxiliaries)


def read_as(asked: Asked, found: Found, read: bool) -> str:
    """How a question was read, in one line: "Donald Trump · mentions · sanctions"."""
    if not read:
        words = ", ".join(word.folded for word in topic_words(asked.text))
        return f"not read as a question; looked for its words: {words}"
    if asked.kind == "phrase":
        return f"the words “{asked.phrase}”"
    if asked.kind == "topic":
        return f"keywords: {asked.topic}"
    who = found.speakers.shown or asked.who or ("who" if asked.kind == "who" else "")
    act = " ".join(part for part in (asked.carrier, asked.predicate) if part) or ("says" if asked.speech else "")
    turned = f"not {act}" if asked.turned else act
    parts = [part for part in (who, turned, asked.topic or "", "when" if asked.kind == "when" else "") if part]
    return " · ".join(parts)
