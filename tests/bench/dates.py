#!/usr/bin/env python3
"""Dates of a file of articles, as predictions to score.

    python tests/bench/dates.py DATA.jsonl [--out PREDICTED.jsonl]

DATA.jsonl holds one article a line with ``id``, ``published`` (YYYY-MM-DD) and ``text``. Writes one line an article,
``{"id", "dates": [{"start", "end", "type", "value", "tense"}]}``, to --out or standard output, and the articles a
second to standard error.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import date
from pathlib import Path

from answers.model import TimeExpression
from answers.reading.temporal.time_expressions import find_dates


def as_row(found: TimeExpression) -> dict[str, object]:
    """A time expression as the scorer reads it."""
    start, end = found.span
    return {"start": start, "end": end, "type": found.type, "value": found.value, "tense": str(found.tense)}


def main() -> None:
    """Reads the articles, finds their dates, writes them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    articles = [json.loads(line) for line in args.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    find_dates("Warm up on Friday.", date(2025, 8, 13))
    begun = time.perf_counter()
    found = [find_dates(row["text"], date.fromisoformat(row["published"][:10])) for row in articles]
    seconds = time.perf_counter() - begun
    lines = (
        json.dumps({"id": row["id"], "dates": [as_row(one) for one in dates]}) + "\n"
        for row, dates in zip(articles, found, strict=True)
    )
    with args.out.open("w", encoding="utf-8") if args.out else sys.stdout as out:
        out.writelines(lines)
    print(f"{len(articles)} articles, {len(articles) / max(seconds, 1e-9):.0f} articles/s", file=sys.stderr)


if __name__ == "__main__":
    main()
