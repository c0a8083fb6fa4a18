"""What a text has spoken of so far, for words that count from it: "the day before", "a year earlier", "that week"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from pydantic import Field

from answers.calendar import values
from answers.calendar.entries import Relation
from answers.calendar.grammar import Mention
from answers.calendar.vocabulary import relation
from answers.language.tables import Pattern, Table, load

_REPORTED = frozenset({"quarter", "year", "theunit"})  # kinds of mention that a report may be about,
_QUARTERS = frozenset({"quarter", "theunit", "latest"})  # and those of a quarter
_REACH = 3  # sentences over which a day mentioned is still the one spoken of


class Wording(Table):
    """A shape of words in lower-case text, and texts with the values of their times."""

    pattern: Pattern
    values: dict[str, tuple[str, ...]] = Field(min_length=1)


class Wordings(Table):
    """``narrative.yaml``, which says of each what it decides."""

    report: Wording
    long_period: Wording
    ended: Wording
    event: Wording


@cache
def wordings() -> Wordings:
    """The shapes as they are written. Raises DataError with the entry at fault."""
    return load("answers.language", "narrative.yaml", Wordings)


class Report(Enum):
    """What a sentence says of a business: nothing, figures, or figures of "the first nine months"."""

    NONE = 0
    FIGURES = 1
    LONG = 2


def report_in(low: str, start: int, end: int) -> Report:
    """Whether the sentence ``low[start:end]`` (lower case) compares figures."""
    known = wordings()
    if not known.report.pattern.search(low, start, end):
        return Report.NONE
    return Report.LONG if known.long_period.pattern.search(low, start, end) else Report.FIGURES


@dataclass(slots=True)
class Narrative:
    """The last value spoken of and the period of a business report, as the text goes on."""

    anchor: date | None
    last: str | None = None
    last_sentence: int = -99
    period: str | None = None
    set_at: tuple[int, int] | None = None

    def set_year(self, year: int, sentence: int) -> None:
        """ "In 1973, war broke out in October": a past year that opens a sentence holds throughout it."""
        if self.anchor and year < self.anchor.year:
            self.set_at = (year, sentence)

    def year_set(self, sentence: int) -> int | None:
        """The year that the sentence opened with."""
        return self.set_at[0] if self.set_at and self.set_at[1] == sentence else None

    def near(self, sentence: int) -> str | None:
        """The value that "the day before" counts from, while the text still is about it."""
        return self.last if sentence - self.last_sentence <= _REACH else None

    def business(self, report: Report) -> str | None:
        """The period that "a year earlier" compares with, in a sentence that compares figures."""
        if self.period is None or report is Report.NONE:
            return None
        return self.period[:4] if report is Report.LONG else self.period

    def note(self, mention: Mention, value: str, sentence: int, planned: bool) -> None:
        """Remembers a mention and what it meant; what is still planned is no period of a report."""
        found = values.bounds(value)
        if found is None:
            return
        if not (planned and mention.kind in _REPORTED and self.anchor and found[1] >= self.anchor):
            self._note_period(mention, value)
        if mention.kind != "clock":
            self.last, self.last_sentence = value, sentence

    def _note_period(self, mention: Mention, value: str) -> None:
        """Remembers the quarter or year that a report is about."""
        if "-Q" in value and mention.kind in _QUARTERS:
            if mention.kind != "quarter" or relation(mention.parts.get("yearrel")) is not Relation.NEXT:
                self.period = value
        elif mention.rule == "fiscal-year" or (self.period and mention.rule == "the-unit" and value == self.period[:4]):
            self.period = value
