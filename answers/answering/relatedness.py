"""How much of what a question asks a sentence says, be it in other words: its names, and all that is no name."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from answers.answering.predicates import REMOTE
from answers.asking.question import base_forms
from answers.language.dictionary import is_everyday
from answers.language.thesaurus import kinship
from answers.language.verbs import of_class
from answers.language.wording import wording
from answers.language.words import root
from answers.model import Span
from answers.retrieval.ranking import Near
from answers.retrieval.sentence_words import meaning


class Related(NamedTuple):
    """Shares, from 0 to 1: of the names asked about, in the sentence or its article's title; of all other words."""

    names: float
    rest: float


def related(question: str, near: Near, is_name: Callable[[str], bool]) -> Related:
    """How much of a question a sentence says. ``is_name`` tells whether the record writes a word as a name."""
    article = near.stored.article
    said = _words(article.text, near.sentence.span)
    stems = {root(word) for word in said}
    around = stems | {root(word) for word in _words(article.title, (0, len(article.title)))}
    slight = wording().auxiliaries.keys() | of_class("light")
    asked = {word for word in _words(question, (0, len(question))) if slight.isdisjoint(base_forms(word))}
    names = {word for word in asked if not is_everyday(word) and is_name(word)}
    rest = asked - names
    met = (1.0 if root(word) in stems else max((_worth(word, one) for one in said), default=0.0) for word in rest)
    return Related(
        sum(root(word) in around for word in names) / len(names) if names else 1.0,
        sum(share for share in met if share >= REMOTE) / len(rest) if rest else 0.0,
    )


def _words(text: str, span: Span) -> set[str]:
    return {word.folded for word in meaning(text, *span)}


@lru_cache(maxsize=50_000)
def _worth(asked: str, told: str) -> float:
    forms = ((one, other) for one in {asked, *base_forms(asked)} for other in {told, *base_forms(told)})
    return max((max(kinship(*pair, "noun"), kinship(*pair, "verb")) for pair in forms), default=0.0)
