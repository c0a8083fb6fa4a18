"""What a question asks for beside its topic (a person, a date, a number ...), and which sentences have such a thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from answers.language.tables import Pattern, Table, load


class Ask(Table):
    """One kind of thing asked for: how questions ask for it, and what gives it in a sentence, case aside."""

    question: Pattern
    sentence: Pattern
    examples: tuple[tuple[str, str], ...]


@cache
def asks() -> Mapping[str, Ask]:
    """The kinds by name. Raises DataError with the entry at fault."""
    return load("answers.language", "asks.yaml", dict[str, Ask])


def asked_for(question: str) -> frozenset[str]:
    """The names of what a question asks for."""
    return frozenset(name for name, ask in asks().items() if ask.question.search(question))
