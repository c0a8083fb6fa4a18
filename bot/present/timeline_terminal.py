"""A timeline on a terminal: a list along a time axis, what each entry is told by a mark and a word."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from answers.model import Excerpt, Standing, Timeline, TimelineEntry
from answers.phrasing import counted, covered, day
from bot.present.entry_words import sources, speakers, standing, when
from bot.present.plain import harmless
from bot.present.terminal import did_you_mean

MARKS = {
    Standing.HAPPENED: ("●", "bold green"),
    Standing.SAID: ("■", "bold blue"),
    Standing.REPORTED: ("□", "bold"),
    Standing.PLANNED: ("○", "bold magenta"),
    Standing.EXPECTED: ("◇", "bold yellow"),
    Standing.NEGATED: ("✕", "bold red"),
    Standing.DENIED: ("⊘", "bold red"),
}
_AXIS, _GAP = "│", "┊"
_WEEK, _MONTH, _YEAR = 7, 30, 365
_CITED = 5


def print_timeline(console: Console, timeline: Timeline, *, every: bool = False) -> None:
    """The summary, the key events or with ``every`` all entries, oldest first, what was searched, what may be meant."""
    _line(console, "", Text(harmless(timeline.summary), "bold"))
    before: TimelineEntry | None = None
    shown = timeline.entries if every else timeline.key_events
    for entry in shown:
        _line(console, "", Text(_between(before, entry), "dim") if before else Text())
        for lead, text in _entry(entry):
            _line(console, lead, text)
        before = entry
    _line(console, "", Text())
    if len(shown) < len(timeline.entries):
        _line(console, "", Text(f"The key events of {len(timeline.entries):,} entries; --all shows all.", "bold"))
    for suggestion in timeline.suggestions:
        _line(console, "", Text(did_you_mean(suggestion), "yellow"))
    merged = f" · {timeline.found:,} reports in all" if timeline.found > len(timeline.entries) else ""
    _line(console, "", Text(f"Searched: {covered(timeline.coverage)}{merged}", "dim"))


def _entry(entry: TimelineEntry) -> Iterator[tuple[str, Text]]:
    """The lines of an entry, each with what stands before it on the axis."""
    mark, style = MARKS[entry.standing]
    yield f"{mark} ", Text.assemble((when(entry.date), "bold"), "  ", (standing(entry), style))
    yield f"{_AXIS} ", Text(harmless(entry.line))
    if entry.change:
        before = entry.change.before
        yield f"{_AXIS} ", Text(harmless(f"⇄ changed position; before: “{before.text}” ({_source(before)})"), "yellow")
    details = " · ".join(part for part in (speakers(entry), sources(entry)) if part)
    if details:
        yield f"{_AXIS} ", Text(harmless(details), "dim")
    cited = {(e.article.collection, e.article.id): e for e in (*entry.excerpts, *entry.plans)}
    for excerpt in list(cited.values())[:_CITED]:
        yield f"{_AXIS}   ", Text(harmless(" · ".join(_citation(excerpt))), "dim")
    if len(cited) > _CITED:
        yield f"{_AXIS}   ", Text(f"and {counted(len(cited) - _CITED, 'article')} more", "dim")


def _source(excerpt: Excerpt) -> str:
    article = excerpt.article
    return " · ".join(part for part in (article.publisher, day(article.day) if article.day else None) if part)


def _citation(excerpt: Excerpt) -> list[str]:
    article = excerpt.article
    published = day(article.day) if article.day else "date unknown"
    return [part for part in (published, article.publisher, article.title or article.id, article.url) if part]


def _between(before: TimelineEntry, entry: TimelineEntry) -> str:
    """The stretch of the axis between two entries; a long one says how long."""
    days = (entry.date.start - before.date.end).days
    if days < _WEEK:
        return _AXIS
    if days < 2 * _MONTH:
        return f"{_GAP} {counted(days // _WEEK, 'week')}"
    return f"{_GAP} {counted(days // _MONTH, 'month') if days < 2 * _YEAR else counted(days // _YEAR, 'year')}"


def _line(console: Console, lead: str, text: Text) -> None:
    """One line beside the axis: wrapped on a terminal, whole elsewhere."""
    if not console.is_terminal:
        console.print(Text(lead) + text, soft_wrap=True, highlight=False)
        return
    follow = _AXIS.ljust(len(lead)) if lead else ""
    for number, part in enumerate(text.wrap(console, max(20, console.width - len(lead))) or [Text()]):
        console.print(Text(follow if number else lead) + part, highlight=False)
