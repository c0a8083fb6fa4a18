"""Asks a batch of questions of an archive made of a corpus, and writes the answers as the command line does.

    python tests/bench/questions.py DATA SPLIT ANSWERS.jsonl [--distractors FILE] [--jobs N] [--keep ARCHIVE]

DATA (or ONRECORD_BENCH_DATA) is a folder with ``corpus_SPLIT.jsonl`` and ``questions_SPLIT.jsonl``; the questions'
lines hold ``id``, ``question`` and optionally ``publisher`` and ``date``. With ``--distractors`` the articles of FILE
are added first, so that retrieval is measured too. Prints the time for adding and reading, and p50/p95 per question.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from answers import Archive, Article
from bot.intake.paths import read_paths
from bot.present.json import answer_to_json


def main() -> None:
    """Run the benchmark; exits with a line that says what is missing when there is no data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", default=os.environ.get("ONRECORD_BENCH_DATA"))
    parser.add_argument("split", nargs="?", default="dev")
    parser.add_argument("answers", nargs="?", default="answers.jsonl")
    parser.add_argument("--distractors", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", help="keep the archive in this file and use it again when it is there")
    args = parser.parse_args()
    folder = Path(args.data or "")
    corpus, questions = folder / f"corpus_{args.split}.jsonl", folder / f"questions_{args.split}.jsonl"
    for file in (corpus, questions, *([args.distractors] if args.distractors else [])):
        if not args.data or not file.is_file():
            sys.exit(f"skipped: no {file}; give the data's folder as argument or in ONRECORD_BENCH_DATA")
    with tempfile.TemporaryDirectory() as temporary, Archive.open(args.keep or Path(temporary) / "bench.db") as archive:
        started = time.perf_counter()
        for file in ([args.distractors] if args.distractors else []) + [corpus]:
            archive.add((item for item in read_paths([str(file)]) if isinstance(item, Article)), read=False)
        added = time.perf_counter()
        archive.read(jobs=args.jobs)
        print(f"added in {added - started:.1f} s, read in {time.perf_counter() - added:.1f} s", file=sys.stderr)
        ask(archive, questions, Path(args.answers))


def ask(archive: Archive, questions: Path, answers: Path) -> None:
    """Ask each line's question in order and write one JSON answer a line."""
    times = []
    with answers.open("w", encoding="utf-8") as out:
        for line in questions.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            day = date.fromisoformat(row["date"]) if row.get("date") and row.get("publisher") else None
            began = time.perf_counter()
            answer = archive.ask(row["question"], publisher=row.get("publisher"), after=day, before=day)
            times.append((time.perf_counter() - began) * 1000)
            out.write(json.dumps(answer_to_json(answer, row["id"]), ensure_ascii=False) + "\n")
    cuts = statistics.quantiles(times, n=20)
    print(f"{len(times)} questions: p50 {statistics.median(times):.1f} ms, p95 {cuts[18]:.1f} ms", file=sys.stderr)


if __name__ == "__main__":
    main()
