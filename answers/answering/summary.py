"""The one line over an answer: fixed templates filled with names, dates and counts; never more than the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from answers.answering.evidence import Evidence, self_reported
from answers.model import Act, Coverage, Manner, Modality, Polarity, Precision, Verdict
from answers.retrieval.question import Asked

_LEAD = re.compile(r"\b(?:on|in|at|by|until|since|before|after|from|during)\s+(?:the\s+)?$", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:at|in|on)\s+[^,.;:!?()“”\"\n]{1,50}?(?=[,.;:!?()“”\"\n]|$)")


def day(value: date) -> str:
    """A day as people write it: 16 August 2025."""
    return f"{value.day} {value:%B %Y}"


def period(first: date | None, last: date | None) -> str:
    """A range of days, each part said once: "13 to 16 August 2025"; empty when unknown."""
    if first is None or last is None:
        return ""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def covered(coverage: Coverage) -> str:
    """What was searched: "2 articles, 13 to 16 August 2025"."""
    span = period(coverage.first, coverage.last)
    return counted(coverage.articles, "article") + (f", {span}" if span else "")


def grounds(evidence: Evidence) -> str:
    """What kind of evidence it is: quoted, reported, reported by whom."""
    statement = evidence.statement
    if not self_reported(statement):
        return f"reported by {statement.via[0]}"
    if statement.act is Act.EVENT:
        return "as the article tells it"
    if statement.manner in (Manner.DIRECT, Manner.MIXED):
        return "quoted"
    return "reported"


def when(evidence: Evidence) -> str:
    """The date that a statement gives and its words: "Monday, 18 August 2025: “on Monday at the White House”"."""
    moment = evidence.statement.date
    if moment is None or moment.words is None:
        raise ValueError("the statement gives no date of its own")
    text = evidence.stored.article.text
    start, end = moment.words
    lead = _LEAD.search(text, max(0, start - 12), start)
    tail = _TAIL.match(text, end)
    words = " ".join(text[lead.start() if lead else start : tail.end() if tail else end].split())
    if moment.precision is Precision.DAY:
        return f"{moment.start:%A}, {day(moment.start)}: “{words}”"
    return f"{period(moment.start, moment.end)}: “{words}”"


def _on(evidence: Sequence[Evidence]) -> str:
    days = sorted({e.stored.article.day for e in evidence if e.stored.article.day})
    return period(days[0], days[-1]) if days else "an unknown date"


def of(
    verdict: Verdict, asked: Asked, who: str | None, yes: Sequence[Evidence], no: Sequence[Evidence],
    own: Sequence[Evidence], others: int, coverage: Coverage, who_known: bool, topic_known: bool,
) -> str:  # fmt: skip
    """The summary of an answer.

    ``yes``, ``no``: evidence each way; ``own``: the speaker's statements that are only planned or expected;
    ``others``: how many statements of others on the topic are shown.
    """
    name = who or asked.who or "somebody"
    topic = f"“{asked.topic}”" if asked.topic else "it"
    if verdict is Verdict.YES:
        return f"On record for {name}: {grounds(yes[0])}, {_on(yes[:1])}; {counted(len(yes), 'statement')}."
    if verdict is Verdict.NO:
        first = no[0]
        if first.statement.polarity is Polarity.DENIED:
            return f"The record says that {name} denied it ({grounds(first)}, {_on(no[:1])})."
        return f"The record says outright that {name} did not ({grounds(first)}, {_on(no[:1])})."
    if verdict is Verdict.MIXED:
        return f"Both are on record for {name}: yes, {_on(yes)} ({grounds(yes[0])}); no, {_on(no)} ({grounds(no[0])})."
    if verdict is Verdict.NOT_FOUND:
        missing = topic if not topic_known else name
        return f"{missing} is not in the record: {covered(coverage)}."
    if verdict is Verdict.NOT_ON_RECORD:
        if own:
            how = "planned or expected" if own[0].statement.modality is not Modality.ASSERTED else "spoken of"
            return f"Not on record: for {name} {topic} is only {how} ({_on(own[:1])}), not reported as done."
        rest = f"; {counted(others, 'statement')} by others" if others else ""
        if not who_known and asked.who:
            return f"Not on record: {name} does not speak in {covered(coverage)}{rest}."
        return f"Not on record: no statement by {name} on {topic} in {covered(coverage)}{rest}."
    if verdict is Verdict.QUOTES and not yes:
        return f"{topic} stands in the record, but nobody is reported to have spoken of it."
    if asked.kind == "when":
        return f"{when(yes[0])}."
    speakers = len({e.speaker for e in yes if e.speaker})
    by = f"by {name}" if asked.who else f"by {counted(speakers, 'speaker')}" if speakers else ""
    about = f" on {topic}" if asked.topic else ""
    return f"{counted(len(yes), 'statement')} {by}{about}, {_on(yes)}."
