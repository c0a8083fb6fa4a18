"""What a text has spoken of so far, for words that count from it: "the day before", "a year earlier", "that week"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from answers.calendar import values
from answers.calendar.grammar import Mention

_BUSINESS = re.compile(
    r"\b(?:cents?|profits?|earn(?:ed|ings)|sales|revenues?|net|loss(?:es)?|income|dividends?|results|shares?|output"
    r"|figures?|charges?|million|billion|percent|assets|loans?)\b|[%$]"
)
_MONTHS_PERIOD = re.compile(r"\b(?:six|nine|12|twelve|6|9)[ -]months?\b")
_REACH = 3  # sentences over which a day mentioned is still the one spoken of


@dataclass(slots=True)
class Narrative:
    """The last value spoken of and the period of a business report, as the text goes on."""

    anchor: date | None
    last: str | None = None
    last_sentence: int = -99
    period: str | None = None
    spoken: list[tuple[int, str]] = field(default_factory=list)

    def near(self, sentence: int) -> str | None:
        """The value that "the day before" counts from, while the text still is about it."""
        return self.last if sentence - self.last_sentence <= _REACH else None

    def business(self, sentence_text: str) -> str | None:
        """The period that "a year earlier" compares with, in a sentence that compares figures."""
        if self.period is None or not _BUSINESS.search(sentence_text):
            return None
        if _MONTHS_PERIOD.search(sentence_text):
            return self.period[:4]
        return self.period

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
