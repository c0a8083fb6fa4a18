"""What a text is, before anything is looked up for it: a question, and of which kind."""

from __future__ import annotations

from answers.asking.question import take_apart
from answers.language.function_words import function_words
from answers.language.wording import wording

_ASKING = function_words().interrogatives
_INTERROGATIVE = frozenset[str]().union(_ASKING.person, _ASKING.choice, _ASKING.thing, _ASKING.time, _ASKING.manner)


def question_kind(text: str) -> str:
    """What kind of question a text is read as: "yesno", "quotes", "who", "when", "topic" (its words only) or "phrase".

    Raises:
        InputError: the text is empty or too long to be a question.
    """
    return take_apart(text).kind


def is_interrogative(text: str) -> bool:
    """Whether a text has the form of a question: ends with a question mark, or begins like one ("who", "did")."""
    first = "".join(text.split(maxsplit=1)[:1]).lower().strip("\"“'(")
    begins = first in _INTERROGATIVE or first in wording().quotations or first in wording().auxiliaries
    return begins or text.rstrip("\"”' )").endswith("?")
