"""The one line over an answer: fixed templates filled with names, dates and counts; never more than the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from answers.answering import dated
from answers.answering.evidence import Evidence, self_reported
from answers.asking.question import Asked
from answers.model import Act, Excerpt, Manner, Modality, Polarity, Verdict
from answers.phrasing import counted, covered, period
from answers.retrieval.search import Found

NEAREST = " What is nearest to it is shown."
NEAREST_OF = " What is nearest to its words in {} is shown."


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
    verdict: Verdict,
    asked: Asked,
    found: Found,
    who: str | None,
    read: bool,
    evidence: tuple[Sequence[Evidence], Sequence[Evidence], Sequence[Evidence]],
    shown: tuple[Sequence[Excerpt], Sequence[Excerpt], Sequence[Excerpt]],
) -> str:
    """The summary of an answer: what it says holds of what stands under it.

    ``evidence``: each way, and the speaker's statements that are only planned or expected; ``shown``: what carries the
    verdict, what others have on it, and the nearest sentences. ``read``: whether the question was read.
    """
    (yes, no, own), (carrying, others, near) = evidence, shown
    name = who or asked.who or "somebody"
    topic = f"“{asked.topic}”" if asked.topic else "it"
    match verdict:
        case Verdict.YES:
            return f"On record for {name}: {grounds(yes[0])}, {_on(yes[:1])}; {counted(len(yes), 'statement')}."
        case Verdict.NO:
            return _no(asked, name, no[0])
        case Verdict.MIXED:
            sides = f"yes, {_on(yes)} ({grounds(yes[0])}); no, {_on(no)} ({grounds(no[0])})"
            return f"Both are on record for {name}: {sides}."
        case Verdict.NOT_FOUND:
            return _not_found(asked, found, name, topic, read, bool(near))
        case Verdict.NOT_ON_RECORD:
            return _not_on_record(asked, found, name, topic, read, own, len(others), bool(near))
        case Verdict.QUOTES:
            return _quotes(asked, name, topic, [*yes, *no], len(carrying))


def _no(asked: Asked, name: str, first: Evidence) -> str:
    on = f"({grounds(first)}, {_on([first])})"
    if first.statement.polarity is Polarity.DENIED:
        return f"The record says that {name} denied it {on}."
    if asked.claim and first.statement.polarity is Polarity.AFFIRMED:
        return f"{name} is on record as saying the opposite {on}."
    return f"The record says outright that {name} did not {on}."


def _not_found(asked: Asked, found: Found, name: str, topic: str, read: bool, near: bool) -> str:
    if not found.coverage.articles:
        return "No article in the record is within what was asked for."
    searched = covered(found.coverage)
    if not near:
        if not read:
            return f"No word that was asked for is in the record: {searched}."
        return f"{topic if not found.topic_known else name} is not in the record: {searched}."
    if found.topic_known or not asked.topic:
        return f"{name} is not in the record: {searched}.{NEAREST}"
    return f"No passage in {searched} has all of {topic}.{NEAREST}"


def _not_on_record(
    asked: Asked, found: Found, name: str, topic: str, read: bool, own: Sequence[Evidence], others: int, near: bool
) -> str:
    searched, tail = covered(found.coverage), NEAREST if near else ""
    if not read:
        return f"The question was not understood.{NEAREST_OF.format(searched)}"
    if asked.kind == "topic":
        return f"No passage in {searched} has all of {topic}.{tail}"
    if own:
        how = "planned or expected" if own[0].statement.modality is not Modality.ASSERTED else "spoken of"
        return f"For {name} {topic} is only {how} ({_on(own[:1])}), not reported as done."
    if asked.predicate is not None or not asked.speech:
        return f"Nothing in {searched} was found to say so, or to say that it is not so.{tail}"
    rest = f"; {counted(others, 'statement')} by others" if others else ""
    if asked.who and not found.speakers.names:
        return f"No statement by {name} was found in {searched}{rest}.{tail}"
    by = f" by {name}" if asked.who else ""
    return f"No statement{by} on {topic} in {searched}{rest}."


def _quotes(asked: Asked, name: str, topic: str, said: Sequence[Evidence], carrying: int) -> str:
    if not said:
        return f"{topic} stands in the record: {counted(carrying, 'sentence')} below."
    first = said[0]
    if asked.kind == "when" and first.statement.date:
        return dated.line(first.stored.article, first.statement.date)
    speakers = len({e.speaker for e in said if e.speaker})
    by = f"by {name}" if asked.who else f"by {counted(speakers, 'speaker')}" if speakers else ""
    about = f" on {topic}" if asked.topic else ""
    return f"{counted(len(said), 'statement')} {by}{about}, {_on(said)}."
