"""The temporal tagger: every expression of time in an article, its calendar value, and whether it is past or to come.

The grammar (``answers.calendar``) finds the expressions; each is resolved from the day of publication, or from what the
text spoke of where its words say so ("the day before", "that week"). Which way a bare weekday, month or day lies
follows from the verb beside it (``direction``). No parser is needed: cost is linear, about 3 ms an article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from answers.calendar import grammar, values
from answers.calendar.context import FUTURE, PAST, UNKNOWN, Context
from answers.calendar.grammar import Mention
from answers.calendar.resolve import resolve
from answers.calendar.vocabulary import number, weekday_of, words
from answers.model import Span, Tense, TimeExpression
from answers.reading.temporal import verb_groups
from answers.reading.temporal.direction import tense_of
from answers.reading.temporal.narrative import Narrative, Report, report_in, wordings
from answers.reading.text.sentences import split_sentences

_SIGN = {Tense.HAPPENED: PAST, Tense.PLANNED: FUTURE, Tense.UNKNOWN: UNKNOWN}
_TYPES = {"duration": "DURATION", "set": "SET", "clock": "TIME"}
_AND = re.compile(r",?\s+(?:and|or)\s+(?:on\s+|in\s+)?|,\s+")
_OPENING = 12  # characters within which "In 1973, ..." opens a sentence
_DATELINE = re.compile(r"\s*[A-Z][A-Z .,'’/-]{2,40},\s{1,3}$")
_DATELINE_DAYS = 3  # an article is out so many days after its dateline at most
_DATELINE_WITHIN = 300  # characters from the top


def find_dates(
    text: str, published: date | datetime | None, sentences: Sequence[Span] | None = None
) -> list[TimeExpression]:
    """The expressions of time of an article, in order, without overlaps.

    Those that name no calendar time (durations, sets, "recently") have a value but no days. Without ``published``
    only absolute dates get days, and bare weekdays and months a value with X for what is not known ("XXXX-08").

    Args:
        text: the article's text.
        published: when it appeared.
        sentences: spans of its sentences, in order; made here when None.
    """
    low = grammar.lower(text)
    mentions = grammar.scan(text, low, 0, len(text))
    if not mentions:
        return []
    anchor = published.date() if isinstance(published, datetime) else published
    spans = split_sentences(text) if sentences is None else sentences
    tagger = _Tagger(text, low, anchor, spans)
    result: list[TimeExpression] = []
    for mention, following in zip(mentions, [*mentions[1:], None], strict=True):
        inside = result and mention.start < result[-1].span[1]  # of "two days before Christmas"
        found = None if inside else tagger.tag(mention, following)
        if found is not None:
            result.append(found)
    return result


class _Tagger:
    """Goes through one article's mentions in order."""

    def __init__(self, text: str, low: str, anchor: date | None, sentences: Sequence[Span]) -> None:
        self.text, self.low, self.anchor = text, low, anchor
        self.sentences = sentences
        self.starts = [start for start, _ in sentences]
        self.narrative = Narrative(anchor)
        self.analysed: dict[int, verb_groups.Sentence] = {}
        self.reports: dict[int, Report] = {}
        self.speaking = anchor  # the day that "today" and "yesterday" count from

    def tag(self, mention: Mention, following: Mention | None) -> TimeExpression | None:
        """The mention resolved; None where its words turn out to name no time. The following one may bear on it."""
        kind = _TYPES.get(mention.kind, "DATE")
        if mention.kind == "none":
            return None
        if mention.kind in ("duration", "set", "ref"):
            return TimeExpression((mention.start, mention.end), kind, _undated(mention))
        number = max(bisect_right(self.starts, mention.start) - 1, 0)
        tense, firm = self._tense(mention, number)
        mention = self._joined(mention, following, number)
        span = (mention.start, mention.end)
        start = self.starts[number] if self.starts else 0
        context = Context(
            anchor=self.speaking if mention.kind == "deictic" else self.anchor,
            direction=_SIGN[tense],
            firm=firm,
            narrative=self.narrative.near(number),
            period=self.narrative.business(self._report(number)),
            year=None if tense is Tense.PLANNED else self.narrative.year_set(number),
        )
        value = resolve(mention, context)
        if value is None:
            return None
        self.narrative.note(mention, value, number, tense is Tense.PLANNED)
        if mention.kind == "year" and mention.start - start < _OPENING:
            self.narrative.set_year(int(value[:4]), number)
        self._dateline(mention, value)
        found = values.bounds(value)
        kind = "TIME" if "T" in value else kind
        if found is None:
            return TimeExpression(span, kind, value)
        return TimeExpression(span, kind, value, *found, tense=self._told(tense, found[0], found[1]))

    def _joined(self, mention: Mention, following: Mention | None, number: int) -> Mention:
        """The mention with what the date right after it adds: "the quarter ended Sept. 30", "a day after Christmas"."""
        if mention.kind in ("month", "date") and following and following.kind == mention.kind:
            return self._of_one_year(mention, following)
        counted = mention.kind == "ago" and words().counts[mention.parts["ago"]].date_follows
        if not counted and mention.kind != "theunit":
            return mention
        between = self.low[mention.end : following.start] if following and following.start - mention.end < 20 else "-"
        if counted:
            if between.isspace() and following:
                value = resolve(following, Context(anchor=self.anchor, direction=PAST))
                dated = replace(mention, end=following.end, parts={**mention.parts, "from": value or ""})
                return dated if value else mention
            if wordings().event.pattern.match(self.low, mention.end):
                return replace(mention, parts={**mention.parts, "event": "undated"})
        elif following and (ended := wordings().ended.pattern.fullmatch(between)):
            value = resolve(following, Context(anchor=self.anchor, direction=UNKNOWN if ended["open"] else PAST))
            return replace(mention, parts={**mention.parts, "ended": value or ""})
        return mention

    def _of_one_year(self, mention: Mention, following: Mention) -> Mention:
        """ "in May or June 2019", "on 3 May and 4 June 2019": a year is said once."""
        own = {"year", "yy", "yearrel", "rel"} & mention.parts.keys()
        year = {key: following.parts[key] for key in ("year", "yy") if key in following.parts}
        if own or not year or not _AND.fullmatch(self.low, mention.end, following.start):
            return mention
        return replace(mention, parts={**mention.parts, **year})

    def _report(self, number: int) -> Report:
        if number not in self.reports:
            start, end = self.sentences[number] if self.sentences else (0, len(self.text))
            self.reports[number] = report_in(self.low, start, end)
        return self.reports[number]

    def _tense(self, mention: Mention, number: int) -> tuple[Tense, bool]:
        modifier = mention.parts.get("mod") or mention.parts.get("mod2") or ""
        if modifier.split(" ")[0] in verb_groups.vocabulary()["earlier"]:
            return Tense.HAPPENED, True
        if not self.sentences:
            return Tense.UNKNOWN, False
        if not self.sentences[number][0] <= mention.start < self.sentences[number][1]:
            return Tense.UNKNOWN, False  # in a line that is no sentence
        sentence = self.analysed.get(number)
        if sentence is None:
            start, end = self.sentences[number]
            sentence = self.analysed[number] = verb_groups.analyse(self.text, self.low, start, end)
        return tense_of(sentence, mention.start, mention.end)

    def _told(self, tense: Tense, first: date, last: date) -> Tense:
        """The text's tense; a day wholly to come is planned at least, and one wholly past without a plan happened."""
        if self.anchor is None:
            return tense
        if first > self.anchor:
            return Tense.PLANNED
        if last < self.anchor and tense is Tense.UNKNOWN:
            return Tense.HAPPENED
        return tense

    def _dateline(self, mention: Mention, value: str) -> None:
        """ "WASHINGTON, March 12 (Xinhua) --": what follows speaks from that day."""
        if mention.rule != "month-day" or mention.start > _DATELINE_WITHIN or self.anchor is None:
            return
        if _DATELINE.search(self.text[max(0, mention.start - 50) : mention.start]):
            found = values.bounds(value)
            if found and 0 <= (self.anchor - found[0]).days <= _DATELINE_DAYS:
                self.speaking = found[0]


_UNIT_CODES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}


def _undated(mention: Mention) -> str:
    """The TIMEX3 value of a mention without calendar time."""
    parts = mention.parts
    if mention.kind == "ref":
        return parts.get("ref") or grammar.references().get(parts["reference"], "PRESENT_REF")
    if mention.kind == "set":
        weekday = weekday_of(parts.get("weekday", ""))
        return "XXXX" if weekday is None else f"XXXX-WXX-{weekday + 1}"
    amount = number(parts["count"]) if "count" in parts else None
    if "smallunits" in parts:
        return f"PT{amount or 'X'}{parts['smallunits'][:1].upper()}"
    return f"P{amount or 'X'}{_UNIT_CODES.get(words().units.get(parts.get('units', ''), ''), 'D')}"
