"""How long timelines take over an archive, and how many entries its reports of one topic are merged into.

    python tests/bench/timeline.py ARCHIVE [TOPIC ...] [--show N] [--seed S]

For each topic: reports found, entries left, and milliseconds (median and slowest of five, names already known). With
``--show N``, N merged entries drawn by chance from all the topics, with every report in them, to be read by hand.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time

from answers.archive import Archive
from answers.model import Excerpt, TimelineEntry

TOPICS = ("crude oil prices", "trade sanctions", "dollar")
RUNS = 5


def one_line(excerpt: Excerpt) -> str:
    """An excerpt with its source, on one line."""
    day = excerpt.article.day.isoformat() if excerpt.article.day else "no date"
    return f"[{excerpt.article.id} {day} {excerpt.speaker or '-'}] {' '.join(excerpt.text.split())}"


def show(topic: str, entry: TimelineEntry) -> None:
    """All that was merged into an entry."""
    print(f"\n{topic}: {entry.date.start} {entry.date.precision} {entry.standing} {entry.speakers}")
    for excerpt in entry.excerpts:
        print(f"  {one_line(excerpt)}")
    for excerpt in entry.plans:
        print(f"  PLAN {one_line(excerpt)}")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("topics", nargs="*", default=TOPICS)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    merged: list[tuple[str, TimelineEntry]] = []
    with Archive.open(options.archive, read_only=True) as archive:
        archive.timeline("warm up")
        for topic in options.topics:
            times = []
            for _ in range(RUNS):
                began = time.perf_counter()
                timeline = archive.timeline(topic)
                times.append((time.perf_counter() - began) * 1000)
            print(
                f"{topic:24} {timeline.found:5} reports {len(timeline.entries):5} entries "
                f"{statistics.median(times):7.0f} ms (slowest {max(times):.0f})"
            )
            merged += [(topic, e) for e in timeline.entries if len(e.excerpts) + len(e.plans) > 1]
    print(f"{len(merged)} merged entries, {sum(e.change is not None for _, e in merged)} of them changes of position")
    for topic, entry in random.Random(options.seed).sample(merged, min(options.show, len(merged))):
        show(topic, entry)


if __name__ == "__main__":
    main()
