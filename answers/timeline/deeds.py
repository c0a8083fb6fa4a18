"""Sentences that tell of a topic's event in other words: "discuss the plan with ..." is a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from pydantic import Field

from answers.asking.topic import TopicMatcher
from answers.language.tables import Lower, Table, load
from answers.language.words import stem
from answers.model import Span

_WITH = r"\b[^.;!?]{0,80}?\bwith\s+(?:[\w’'-]+\s+){0,3}?(?-i:[A-Z])"


class Deed(Table):
    """Verbs that are one kind of event, by themselves or with somebody, and the nouns that name it."""

    topics: tuple[Lower, ...]
    verbs: tuple[Lower, ...]
    along: tuple[Lower, ...] = Field(default=(), alias="with")
    example: str
    counter_example: str

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the nouns."""
        return frozenset(map(stem, self.topics))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Where a text tells of the deed."""
        either = [rf"\b(?:{_any(self.verbs)})\b"]
        either += [rf"\b(?:{_any(self.along)}){_WITH}"] if self.along else []
        return re.compile("|".join(either), re.IGNORECASE)


@cache
def deeds() -> tuple[Deed, ...]:
    """The kinds. Raises DataError with the entry at fault."""
    return load("answers.language", "deeds.yaml", tuple[Deed, ...])


def _any(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)


def deed_for(matcher: TopicMatcher) -> Deed | None:
    """The deed that a topic of one word names; None when it names none."""
    for variant in matcher.variants:
        required = [word for word in variant if not word.loose]
        if len(required) == 1:
            for deed in deeds():
                if deed.stems & set(required[0].stems):
                    return deed
    return None


def occurrences(deed: Deed, text: str, start: int, end: int) -> Iterator[Span]:
    """Where a stretch of text tells of the deed."""
    return (match.span() for match in deed.pattern.finditer(text, start, end))
