"""Timelines that the tests of what is shown share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from answers.model import (
    Act,
    Article,
    Change,
    Coverage,
    EventDate,
    Excerpt,
    Polarity,
    Precision,
    Standing,
    Statement,
    Timeline,
    TimelineEntry,
)

DAY = date(2024, 6, 5)
LINES = {
    Standing.HAPPENED: "Ada Pell met Tom Hollin on Wednesday and spoke about the levy.",
    Standing.SAID: "Pell said on Wednesday that the levy is too high for small harbours.",
    Standing.REPORTED: "The harbour council has closed the old bridge.",
    Standing.PLANNED: "The council will vote on the levy on Friday.",
    Standing.EXPECTED: "The levy will likely be raised, two councillors said.",
    Standing.NEGATED: "Pell did not mention the bridge.",
    Standing.DENIED: "The council denied that the levy had been discussed.",
}


def article(id_: str = "a", text: str = "", publisher: str | None = "Harbour Post") -> Article:
    """An article of 5 June 2024."""
    return Article(id_, f"Title of {id_}", text, publisher, published=DAY, url=f"https://example.org/{id_}")


def entry(
    line: str = LINES[Standing.HAPPENED],
    standing: Standing = Standing.HAPPENED,
    day: date = DAY,
    end: date | None = None,
    precision: Precision = Precision.DAY,
    articles: int = 1,
    plans: int = 0,
    speakers: Sequence[str] = ("Ada Pell",),
    changed: bool = False,
    via: Sequence[str] = (),
    publisher: str | None = "Harbour Post",
    key: bool = True,
    weight: float = 0.0,
) -> TimelineEntry:
    """An entry whose articles hold its line and nothing else."""
    act = Act.SPEECH if standing is Standing.SAID else Act.EVENT
    polarity = Polarity.NEGATED if standing is Standing.NEGATED else Polarity.AFFIRMED
    said = Statement((), (), (), (0, len(line)), tuple(speakers), act=act, polarity=polarity, via=tuple(via))
    cited = [Excerpt(article(f"a{n}", line, publisher), 0, len(line), None, said) for n in range(articles + plans)]
    change = Change(speakers[0], cited[0], cited[0]) if changed else None
    return TimelineEntry(
        EventDate(day, end or day, precision), standing, line, tuple(cited[:articles]), tuple(cited[articles:]),
        tuple(speakers), 1, change, weight, key,
    )  # fmt: skip


def timeline(entries: Sequence[TimelineEntry], topic: str = "levy", who: str | None = None) -> Timeline:
    """A timeline of these entries."""
    summary = f"“{topic}”: {len(entries)} entries."
    return Timeline(topic, summary, who, entries=tuple(entries), found=len(entries), coverage=Coverage(12, DAY, DAY))
