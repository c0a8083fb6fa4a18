"""What a text has spoken of so far, for words that count from it: "the day before", "a year earlier", "that week"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from answers.calendar import values
from answers.calendar.grammar import Mention

_BUSINESS = re.compile(
    r"\b(?:cents?|profits?|earn(?:ed|ings)|sales|revenues?|net|loss(?:es)?|income|dividends?|results|shares?|output"
    r"|figures?|charges?|million|billion|percent|assets|loans?)\b|[%$]"
)
_MONTHS_PERIOD = re.compile(r"\b(?:six|nine|12|twelve|6|9)[ -]months?\b")
_REACH = 3  # sentences over which a day mentioned is still the one spoken of


class Report(Enum):
    """What a sentence says of a business: nothing, figures, or figures of "the first nine months"."""

    NONE = 0
    FIGURES = 1
    LONG = 2


def report_in(low: str, start: int, end: int) -> Report:
    """Whether the sentence ``low[start:end]`` (lower case) compares figures."""
    if not _BUSINESS.search(low, start, end):
        return Report.NONE
    return Report.LONG if _MONTHS_PERIOD.search(low, start, end) else Report.FIGURES


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
        if mention.kind in ("quarter", "year", "theunit") and planned and self.anchor and found[1] >= self.anchor:
            self.last, self.last_sentence = value, sentence
            return
        if "-Q" in value and mention.kind in ("quarter", "theunit", "latest"):
            if mention.kind != "quarter" or mention.parts.get("yearrel") != "next":
                self.period = value
        elif self.period is not None and mention.kind in ("year", "theunit", "unit") and value == self.period[:4]:
            self.period = value if mention.rule in ("the-unit", "fiscal-year") else self.period
        elif mention.rule in ("fiscal-year",):
            self.period = value
        if mention.kind != "clock":
            self.last, self.last_sentence = value, sentence
