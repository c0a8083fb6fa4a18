"""The one line over an answer: fixed templates filled with names, dates and counts; never more than the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from answers.answering import moment
from answers.answering.evidence import Evidence, self_reported
from answers.answering.phrasing import counted, covered, period
from answers.model import Act, Coverage, Manner, Modality, Polarity, Verdict
from answers.retrieval.question import Asked


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
        if asked.claim and first.statement.polarity is Polarity.AFFIRMED:
            return f"{name} is on record as saying the opposite ({grounds(first)}, {_on(no[:1])})."
        return f"The record says outright that {name} did not ({grounds(first)}, {_on(no[:1])})."
    if verdict is Verdict.MIXED:
        return f"Both are on record for {name}: yes, {_on(yes)} ({grounds(yes[0])}); no, {_on(no)} ({grounds(no[0])})."
    if verdict is Verdict.NOT_FOUND:
        if not coverage.articles:
            return "No article in the record is within what was asked for."
        missing = topic if not topic_known else name
        return f"{missing} is not in the record: {covered(coverage)}."
    if verdict is Verdict.NOT_ON_RECORD:
        if own:
            how = "planned or expected" if own[0].statement.modality is not Modality.ASSERTED else "spoken of"
            return f"For {name} {topic} is only {how} ({_on(own[:1])}), not reported as done."
        rest = f"; {counted(others, 'statement')} by others" if others else ""
        if not who_known and asked.who:
            return f"{name} does not speak in {covered(coverage)}{rest}."
        return f"No statement by {name} on {topic} in {covered(coverage)}{rest}."
    if verdict is Verdict.QUOTES and not yes:
        return f"{topic} stands in the record, but nobody is reported to have spoken of it."
    if asked.kind == "when" and yes[0].statement.date:
        return moment.line(yes[0].stored.article, yes[0].statement.date)
    speakers = len({e.speaker for e in yes if e.speaker})
    by = f"by {name}" if asked.who else f"by {counted(speakers, 'speaker')}" if speakers else ""
    about = f" on {topic}" if asked.topic else ""
    return f"{counted(len(yes), 'statement')} {by}{about}, {_on(yes)}."
