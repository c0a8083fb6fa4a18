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
        self._memory: dict[tuple[Argument, frozenset[str], int], frozenset[str]] = {}

    def of(self, phrase: Phrase, asked: frozenset[str], number: int) -> frozenset[str]:
        """The words of the sentences that introduce what a phrase of sentence ``number`` names in short; or none.

        ``asked``: the words that it may have about its noun, for they tell it from no other that is asked for.
        """
        key = (phrase.argument, asked, number)
        if key not in self._memory:
            self._memory[key] = self._of(phrase, asked, number)
        return self._memory[key]

    def _of(self, phrase: Phrase, asked: frozenset[str], number: int) -> frozenset[str]:
        heads = phrase.heads
        if not heads:
            return frozenset()
        if phrase.argument.name:
            told = [one for one in self._sentences if heads <= one.known]
        elif self._is_definite(phrase, asked):
            first = next((one for one in self._sentences[:number] if heads & one.known), None)
            told = [*self._at_hand(number), *filter(None, [first])]
        else:
            told = []
        return frozenset().union(*(one.known for one in told))

    def around(self, number: int) -> frozenset[str]:
        """The words of the sentences that are still at hand at sentence ``number``."""
        return frozenset().union(*(one.known for one in self._at_hand(number)))

    def _at_hand(self, number: int) -> Sequence[Sentence]:
        return self._sentences[max(0, number - _BACK) : number]

    def _is_definite(self, phrase: Phrase, asked: frozenset[str]) -> bool:
        """Whether a phrase is but a noun with "the", and what is asked: "the tanker", not "the tanker Sungari"."""
        if phrase.words - phrase.heads - _DEFINITE - asked:
            return False
        start, end = phrase.argument.spans[0] if phrase.argument.spans else (0, 0)
        return next(iter(self._text[start:end].lower().split()), "") in _DEFINITE
