"""What an article has said already of whom and what it goes on to name in short: "the fire", "Reyes".

"A fire destroyed the tannery in Lima. ... No one was hurt in *the fire*": what is asked of the fire in Lima is told of
it. A definite noun phrase means what was brought up under the same noun (the familiarity of Heim 1982); a name has all
that the sentences say which name its bearer.
"""

from __future__ import annotations

from collections.abc import Sequence

from answers.answering.phrases import Phrase
from answers.language.function_words import function_words
from answers.model import Argument
from answers.retrieval.sentence_words import Sentence

_WORDS = function_words()
_DEFINITE = _WORDS.articles.definite | _WORDS.demonstratives.all | _WORDS.quantifiers.dual
_BACK = 4
"""Sentences back in which something is still at hand, beside the one that brought it up."""


class Introductions:
    """What one article says of things and persons, by the roots of words."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._text, self._sentences = text, sentences
        self._memory: dict[tuple[Argument, int], frozenset[str]] = {}

    def of(self, phrase: Phrase, number: int) -> frozenset[str]:
        """The words of the sentences that introduce what a phrase of sentence ``number`` names in short; or none."""
        key = (phrase.argument, number)
        if key not in self._memory:
            self._memory[key] = self._of(phrase, number)
        return self._memory[key]

    def _of(self, phrase: Phrase, number: int) -> frozenset[str]:
        heads = phrase.heads
        if not heads:
            return frozenset()
        if phrase.argument.name:
            told = [one for one in self._sentences if heads <= one.known]
        elif self._is_definite(phrase):
            before = [one for one in self._sentences[:number] if heads & one.known]
            told = [one for one in before if one is before[0] or number - one.number <= _BACK]
        else:
            told = []
        return frozenset().union(*(one.known for one in told))

    def _is_definite(self, phrase: Phrase) -> bool:
        """Whether a phrase is but a noun with "the": "the tanker", not "the tanker Sungari"."""
        if phrase.words - phrase.heads - _DEFINITE:
            return False
        start, end = phrase.argument.spans[0] if phrase.argument.spans else (0, 0)
        return next(iter(self._text[start:end].lower().split()), "") in _DEFINITE
