"""Who is asked for or told of by what they are, where the article says who that is: the mayor of Flint, Karen Weaver.

"Flint's mayor, Karen Weaver, flew in. ... Weaver endorsed her": what is asked of the mayor of Flint is told of Weaver.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property

from answers.answering.phrases import Phrase, of_name
from answers.answering.qualities import privative
from answers.language.paraphrases import callings
from answers.language.words import fold, root
from answers.model import Proposition
from answers.reading.people.callings import find_callings

_TELLING = 2
"""Words that say who is meant: "the mayor of Flint" does, "the mayor" may be anybody's."""


class Callings:
    """What one article says its persons are, by the roots of words."""

    def __init__(self, text: str, propositions: Sequence[Proposition]) -> None:
        self._text, self._propositions = text, propositions

    def are_one(self, asked: Phrase, told: Phrase) -> bool:
        """Whether one of two phrases is a person's name and the other what the article says that person is.

        Of what several are said to be nobody is meant.
        """
        if told.argument.name and asked.person and len(asked.words) >= _TELLING:
            return any(_is_called(asked, calling) for name, calling in self._all if name == told.argument.name)
        if asked.named and told.person and len(told.words) >= _TELLING:
            holders = {of_name(name) for name, calling in self._all if told.words <= calling}
            return len(holders) == 1 and asked.words <= next(iter(holders))
        return False

    @cached_property
    def _all(self) -> list[tuple[str, frozenset[str]]]:
        told = find_callings(self._text, self._propositions)
        return [(one.name, one.words) for one in told if not one.words & privative()]


def _is_called(asked: Phrase, calling: frozenset[str]) -> bool:
    """Whether all the words asked for are in a calling, its head in one that says the same: "boss" for "manager"."""
    missing = asked.words - calling
    return all(any(words <= calling for words in _answering(word)) for word in missing) and missing <= asked.heads


@cache
def _answering(word: str) -> tuple[frozenset[str], ...]:
    """The roots of the callings that answer for one whose root is ``word``."""
    return tuple(of_name(told) for asked, others in callings().items() if root(fold(asked)) == word for told in others)
