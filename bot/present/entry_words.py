"""The dates and standings of a timeline's entries in words."""

from __future__ import annotations

from answers.model import Act, EventDate, Modality, Precision, Standing, TimelineEntry
from answers.phrasing import counted, day, moment

STANDINGS = {
    Standing.HAPPENED: "happened",
    Standing.SAID: "said",
    Standing.REPORTED: "reported",
    Standing.PLANNED: "planned",
    Standing.EXPECTED: "expected",
    Standing.NEGATED: "did not happen",
    Standing.DENIED: "denied",
}
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def when(date: EventDate) -> str:
    """A date to the unit that it is known to: "Friday 15 August 2025", "week of 4 August 2025", "July 2025"."""
    start = date.start
    match date.precision:
        case Precision.DAY:
            return f"{start:%A} {day(start)}"
        case Precision.WEEK:
            return f"week of {day(start)}"
        case Precision.WEEKEND:
            return f"weekend of {day(start)}"
        case Precision.QUARTER:
            return f"{_ordinal((start.month + 2) // 3)} quarter of {start.year}"
        case Precision.SEASON if start.month in _SEASONS:
            return f"{_SEASONS[start.month]} {start.year}"
        case Precision.HALF:
            return f"{_ordinal(1 if start.month < 7 else 2)} half of {start.year}"
        case Precision.DECADE:
            return f"the {start.year}s"
        case Precision.CENTURY:
            return f"the {_ordinal(start.year // 100 + 1)} century"
        case _:
            return moment(date)


def standing(entry: TimelineEntry) -> str:
    """What an entry is, in a word or two; a plan that came about says both."""
    statement = entry.excerpts[0].statement if entry.excerpts else None
    if entry.standing is Standing.EXPECTED and statement and set(statement.via) - set(statement.speakers):
        return "expected by others"
    if entry.standing is Standing.NEGATED and statement:
        if statement.act is Act.SPEECH:
            return "did not say"
        if statement.modality is Modality.PLANNED:
            return "not planned"
    if entry.overdue:
        return f"{STANDINGS[entry.standing]}, nothing told since"
    if entry.plans:
        return f"planned, then {STANDINGS[entry.standing]}"
    return STANDINGS[entry.standing]


def sources(entry: TimelineEntry) -> str:
    """How many articles tell of an entry, and whose: "3 articles, 2 publishers", "Daily Post · 13 August 2025"."""
    articles = {(e.article.collection, e.article.id): e.article for e in (*entry.excerpts, *entry.plans)}
    if len(articles) > 1:
        told = counted(len(articles), "article")
        return f"{told}, {counted(entry.publishers, 'publisher')}" if entry.publishers > 1 else told
    article = next(iter(articles.values()), None)
    if article is None:
        return ""
    published = day(article.day) if article.day else "date unknown"
    return f"{article.publisher} · {published}" if article.publisher else f"article of {published}"


def speakers(entry: TimelineEntry, most: int = 3) -> str:
    """Who speaks or acts, and whose word that is."""
    named = list(entry.speakers)
    shown = ", ".join(named[:most]) + (f" and {len(named) - most} more" if len(named) > most else "")
    statement = entry.excerpts[0].statement if entry.excerpts else None
    if statement and statement.via and set(statement.via) - set(named):
        others = ", ".join(statement.via)
        return f"{shown}, according to {others}" if shown else f"according to {others}"
    return shown


def _ordinal(number: int) -> str:
    teen = number // 10 % 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
