"""Timelines on a terminal and as JSON."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console
from timeline_shown_samples import LINES, entry, timeline

from answers.model import Standing, Timeline, TimelineEntry
from bot.present.json import dumps
from bot.present.timeline_json import timeline_to_json
from bot.present.timeline_terminal import MARKS, print_timeline


def shown(value: Timeline, *, terminal: bool = False, width: int = 60, every: bool = False) -> str:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=width, color_system=None)
    print_timeline(console, value, every=every)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_piped() -> None:
    assert shown(
        timeline([entry(), entry(LINES[Standing.PLANNED], Standing.PLANNED, date(2024, 6, 7))])
    ).splitlines() == [
        "“levy”: 2 entries.",
        "",
        "● Wednesday 5 June 2024  happened",
        f"│ {LINES[Standing.HAPPENED]}",
        "│ Ada Pell · Harbour Post · 5 June 2024",
        "│   5 June 2024 · Harbour Post · Title of a0 · https://example.org/a0",
        "│",
        "○ Friday 7 June 2024  planned",
        f"│ {LINES[Standing.PLANNED]}",
        "│ Ada Pell · Harbour Post · 5 June 2024",
        "│   5 June 2024 · Harbour Post · Title of a0 · https://example.org/a0",
        "",
        "Searched: 12 articles, 5 June 2024",
    ]


GAPS = {
    "days": (date(2024, 6, 9), "│"),
    "weeks": (date(2024, 6, 20), "┊ 2 weeks"),
    "months": (date(2024, 12, 20), "┊ 6 months"),
    "years": (date(2034, 12, 20), "┊ 10 years"),
}


@pytest.mark.parametrize(("day", "expected"), GAPS.values(), ids=GAPS.keys())
def test_the_axis_tells_how_long(day: date, expected: str) -> None:
    assert expected in shown(timeline([entry(), entry(day=day)])).splitlines()


def test_each_standing_has_a_mark_of_its_own() -> None:
    assert len({mark for mark, _ in MARKS.values()}) == len(Standing)


def test_a_plan_that_is_due_says_that_nothing_is_told_since() -> None:
    due = replace(entry(LINES[Standing.PLANNED], Standing.PLANNED), overdue=True)
    assert "○ Wednesday 5 June 2024  planned, nothing told since" in shown(timeline([due]))


def test_a_change_of_position_shows_both() -> None:
    text = shown(timeline([entry(changed=True)]))
    assert f"⇄ changed position; before: “{LINES[Standing.HAPPENED]}” (Harbour Post · 5 June 2024)" in text


def test_wrapped_lines_stay_on_the_axis() -> None:
    lines = shown(timeline([entry("word " * 60)]), terminal=True).splitlines()[2:-2]
    assert all(line[:1] in "●│" for line in lines)
    assert max(map(len, lines)) <= 60


def test_nothing_in_an_article_acts_on_the_screen() -> None:
    assert "\x1b" not in shown(timeline([entry("a\x1b[2Jb\u202ec [bold]x[/bold]")], topic="\x1b[1m"))


def test_an_empty_timeline_says_what_else_may_be_meant() -> None:
    empty = Timeline("lvy", "“lvy” is not in the record: 12 articles.", suggestions=("levy",))
    assert "Did you mean levy?" in shown(empty)


LONG = timeline([entry("The levy was raised.", key=False), entry("The levy fell.")])


def test_key_events_alone_are_shown_and_said_to_be() -> None:
    text = shown(LONG)
    assert ("raised" in text, "fell" in text) == (False, True)
    assert "The key events of 2 entries; --all shows all." in text.splitlines()


def test_every_entry_is_shown_where_that_is_asked_for() -> None:
    text = shown(LONG, every=True)
    assert ("raised" in text, "fell" in text, "--all" in text) == (True, True, False)


def json_of(one: TimelineEntry) -> dict[str, object]:
    value = json.loads(dumps(timeline_to_json(timeline([one]))))
    assert isinstance(value["entries"][0], dict)
    return value["entries"][0]


def test_json() -> None:
    value = json_of(entry(plans=1))
    assert (value["standing"], value["date"], value["speakers"]) == (
        "happened",
        {"start": "2024-06-05", "end": "2024-06-05", "precision": "day"},
        ["Ada Pell"],
    )


def test_json_has_every_entry_and_says_which_are_key_events() -> None:
    entries = json.loads(dumps(timeline_to_json(LONG)))["entries"]
    assert [one["key"] for one in entries] == [False, True]


def test_json_has_the_words_that_give_the_date() -> None:
    dated = entry()
    dated = replace(dated, date=replace(dated.date, words=(24, 36)))
    assert [json_of(one)["date_words"] for one in (dated, entry())] == ["on Wednesday", None]


def test_json_keeps_what_was_planned_apart() -> None:
    value = json_of(entry(articles=2, plans=3))
    assert [len(value[name]) for name in ("excerpts", "plans")] == [2, 3]  # type: ignore[arg-type]


def test_json_of_a_change_cites_both() -> None:
    change = json_of(entry(changed=True))["change"]
    assert isinstance(change, dict)
    assert change.keys() == {"speaker", "before", "after"}
