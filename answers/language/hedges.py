"""Whether a stretch of text holds a word that keeps it from being plainly so; the words are ``hedges.yaml``."""

from __future__ import annotations

import re
from functools import cache, cached_property

from answers.language.tables import Lower, Table, load


class Hedge(Table):
    """One kind of such words, with a sentence that holds one and a sentence that does not."""

    words: tuple[Lower, ...]
    example: str
    counter_example: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words, and "n't" where "not" is one of them."""
        either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in self.words)
        negative = r"|n['’]t\b" if "not" in self.words else ""
        return re.compile(rf"\b(?:{either})\b{negative}", re.IGNORECASE)


class _Hedges(Table):
    negation: Hedge
    doubt: Hedge
    turn: Hedge


@cache
def hedges() -> _Hedges:
    """The kinds. Raises DataError with the entry at fault."""
    return load(__package__, "hedges.yaml", _Hedges)


def negated(text: str) -> bool:
    """Whether something in the text is negated."""
    return hedges().negation.pattern.search(text) is not None


def doubtful(text: str) -> bool:
    """Whether something in the text is only possible, expected or conditional."""
    return hedges().doubt.pattern.search(text) is not None


def turns(text: str) -> bool:
    """Whether the text, standing between a verb and a topic, turns the verb away from the topic."""
    return hedges().turn.pattern.search(text) is not None
