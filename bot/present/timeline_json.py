"""A timeline as JSON values, beside those of an answer."""

from __future__ import annotations

from typing import Any

from answers.model import Change, Timeline, TimelineEntry
from bot.present.json import coverage_to_json, excerpt_to_json


def timeline_to_json(timeline: Timeline) -> dict[str, Any]:
    """The timeline as plain values; excerpts as in an answer, dates as ISO 8601."""
    return {
        "topic": timeline.topic,
        "who": timeline.who,
        "after": timeline.after.isoformat() if timeline.after else None,
        "before": timeline.before.isoformat() if timeline.before else None,
        "summary": timeline.summary,
        "entries": [entry_to_json(entry) for entry in timeline.entries],
        "found": timeline.found,
        "coverage": coverage_to_json(timeline.coverage),
        "suggestions": list(timeline.suggestions),
        "elapsed_ms": round(timeline.elapsed_ms, 3),
    }


def entry_to_json(entry: TimelineEntry) -> dict[str, Any]:
    """One entry; ``plans`` are the excerpts that told of it as still to come, ``date_words`` what names its day."""
    return {
        "date": {
            "start": entry.date.start.isoformat(),
            "end": entry.date.end.isoformat(),
            "precision": entry.date.precision.value,
        },
        "date_words": entry.date_words,
        "standing": entry.standing.value,
        "line": entry.line,
        "speakers": list(entry.speakers),
        "publishers": entry.publishers,
        "excerpts": [excerpt_to_json(excerpt) for excerpt in entry.excerpts],
        "plans": [excerpt_to_json(excerpt) for excerpt in entry.plans],
        "change": _change(entry.change) if entry.change else None,
        "overdue": entry.overdue,
        "key": entry.key,
        "weight": round(entry.weight, 3),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "speaker": change.speaker,
        "before": excerpt_to_json(change.before),
        "after": excerpt_to_json(change.after),
    }
