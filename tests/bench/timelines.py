"""Timelines of the development data, for their scorer, and how many days of the gold the weightiest entries find.

    python tests/bench/timelines.py DATA OUT      DATA: the folder of the development data; OUT: where timelines go

``DATA/timelines/cases.jsonl`` has topics over two archives, the first articles of ``reuters.jsonl.gz`` and
``t17.jsonl.gz``; OUT/ID.json is each topic's timeline as ``onrecord timeline --json`` prints it. For each story of
``gold_days.jsonl`` that TOPICS names: of as many days as the gold has, those with the weightiest entries, the share
that are the gold's, which is precision, recall and F1 at once.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from answers.archive import Archive
from answers.model import Article, Timeline
from bot.present.json import dumps
from bot.present.timeline_json import timeline_to_json

REUTERS = 3000
"""Articles of Reuters, from the first on."""
TOPICS = {"mj": "Jackson", "haiti": "Haiti", "egypt": "Egypt"}
"""Stories of Timeline17 by the topic that is asked for."""


def articles(path: Path, number: int | None = None) -> Iterator[Article]:
    """The first articles of a packed file of lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in islice(file, number):
            one: dict[str, Any] = json.loads(line)
            day = date.fromisoformat(one["published"][:10])
            yield Article(one["id"], one["title"], one["text"], one.get("publisher"), published=day)


def day(value: str | None) -> date | None:
    """A day as the cases write it."""
    return date.fromisoformat(value) if value else None


def found(timeline: Timeline, gold: set[date]) -> float:
    """The share of the gold's days among as many days, the weightiest first."""
    weights: dict[date, float] = {}
    for entry in timeline.entries:
        first = entry.date.start
        if first == entry.date.end and min(gold) <= first <= max(gold):
            weights[first] = max(entry.weight, weights.get(first, 0.0))
    chosen = sorted(weights, key=lambda one: (-weights[one], one))[: len(gold)]
    return len(gold.intersection(chosen)) / len(gold)


def main() -> None:
    """Makes the archives, asks for every timeline, and prints the shares."""
    data, out = map(Path, sys.argv[1:3])
    folder = data / "timelines"
    out.mkdir(parents=True, exist_ok=True)
    archives = {}
    for name, path, number in (("reuters", data / "reuters.jsonl.gz", REUTERS), ("t17", folder / "t17.jsonl.gz", None)):
        archives[name] = Archive.open(out / f"{name}.db")
        archives[name].add(articles(path, number))
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        timeline = archives[case["archive"]].timeline(
            case["topic"], who=case["who"], after=day(case["after"]), before=day(case["before"])
        )
        (out / f"{case['id']}.json").write_text(dumps(timeline_to_json(timeline)), encoding="utf-8")
    for line in (folder / "gold_days.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        gold = {date.fromisoformat(one) for one in story["days"]}
        if topic := TOPICS.get(story["story"]):
            timeline = archives["t17"].timeline(topic, after=min(gold), before=max(gold))
            print(f"{story['story']:6} days {100 * found(timeline, gold):.1f} % of {len(gold)}")
    for archive in archives.values():
        archive.close()


if __name__ == "__main__":
    main()
