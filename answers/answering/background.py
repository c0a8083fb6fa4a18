"""What an article has said by the place where one of its clauses stands."""

from __future__ import annotations

from dataclasses import dataclass

from answers.answering.callings import Callings
from answers.answering.introductions import Introductions
from answers.answering.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Background:
    """Of things and persons what one article has said, as known in its sentence ``number``."""

    introductions: Introductions
    callings: Callings
    number: int

    def introduced(self, phrase: Phrase, asked: frozenset[str]) -> frozenset[str]:
        """The words of the sentences that introduce what a phrase names in short, of words ``asked`` for; or none."""
        return self.introductions.of(phrase, asked, self.number)

    @property
    def around(self) -> frozenset[str]:
        """The words of the sentences that are still at hand."""
        return self.introductions.around(self.number)

    def are_one(self, asked: Phrase, told: Phrase) -> bool:
        """Whether of two phrases one is a person's name and the other what the article says that person is."""
        return self.callings.are_one(asked, told)
