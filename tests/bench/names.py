"""How often the speaker of a marked statement is the right person: gold sources and contents in, names out.

    python tests/bench/names.py DATA [--split train|dev] [--parsed FOLDER] [--show wrong|none|sample] [--limit N]

DATA holds ``corpus_SPLIT.jsonl``, ``attributions_SPLIT.jsonl`` and ``questions_SPLIT.jsonl``; it may also be given as
the environment variable ONRECORD_BENCH_DATA. For each clean positive question the marked statements that its evidence
covers are asked for their speakers. *Right*: one of them is the person or body asked for; *wrong*: somebody else by
name; *none*: nobody, or only a description. Parses are kept in FOLDER when one is given.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import DocBin

from answers.language.words import fold
from answers.reading.annotations import Attribution
from answers.reading.parse import parser
from answers.reading.parse.tree import Tree, build
from answers.reading.people.speakers import Names, resolve
from answers.reading.text.sentences import split_sentences

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def trees(corpus: list[Row], kept: Path | None) -> Iterator[tuple[str, Tree]]:
    """Each article's id and parse; read from ``kept`` where that exists, else parsed and written there."""
    if kept and kept.exists():
        for row, doc in zip(corpus, DocBin().from_disk(kept).get_docs(parser.load().vocab), strict=True):
            yield row["id"], build(doc)
        return
    bin_ = DocBin()
    for row, doc in zip(corpus, parser.docs((r["text"], split_sentences(r["text"])) for r in corpus), strict=True):
        bin_.add(doc)
        yield row["id"], build(doc)
    if kept:
        bin_.to_disk(kept)


def tokens(tree: Tree, spans: list[list[int]]) -> tuple[int, ...]:
    """The tokens that the character spans touch."""
    found: set[int] = set()
    for start, end in spans:
        found.update(i for i in tree.touched(start, end) if not tree.words[i].isspace())
    return tuple(sorted(found))


def attribution(tree: Tree, row: Row) -> Attribution:
    """A gold statement as the marks that resolving takes."""
    cue = tokens(tree, row["cue"])
    return Attribution(tokens(tree, row["source"]), cue, tokens(tree, row["content"]), cue[0] if cue else 0)


def compatible(name: str, gold: str) -> bool:
    """Whether two names may be one person's or body's: the same last word, and no other first name."""
    ours, theirs = ([fold(w) for w in n.split() if fold(w) not in {"jr", "sr", "iii"}] for n in (name, gold))
    if not ours or not theirs:
        return False
    if len(ours) == 1 or len(theirs) == 1:
        return ours[-1] == theirs[-1] or ours[0] == theirs[0]
    return ours[-1] == theirs[-1] and (
        ours[0][0] == theirs[0][0] or set(ours) >= set(theirs) or set(theirs) >= set(ours)
    )


def overlap(a: list[list[int]], start: int, end: int) -> int:
    """How many characters of the spans lie between start and end."""
    return sum(max(0, min(e, end) - max(s, start)) for s, e in a)


def judge(names: Names, tree: Tree, text: str, question: Row, gold: list[Row]) -> tuple[str, str]:
    """``right``, ``wrong``, ``none`` or ``skipped``, and a line that shows the case."""
    outcome, line = "skipped", ""
    for evidence in question["evidence"]:
        if evidence["article_id"] != gold[0]["article_id"]:
            continue
        covered = [g for g in gold if g["source"] and overlap(g["content"], evidence["start"], evidence["end"]) > 3]
        cued = [g for g in covered if " ".join(text[a:b] for a, b in g["cue"]) == question["cue"]]
        for row in cued or covered:
            source = tokens(tree, row["source"])
            speakers, link = names.speakers(source)
            words = " ".join(tree.words[i] for i in source)
            where = f"{evidence['text'][:150]!r} {evidence['article_id']} {evidence['start']}"
            line = f"{question['source']!r}: {words!r} -> {speakers} ({link}) | {where}"
            if any(compatible(s, question["source"]) for s in speakers):
                return "right", line
            named = any(s[:1].isupper() and s.split()[-1][:1].isupper() for s in speakers)
            if outcome != "wrong":
                outcome = "wrong" if named else "none"
    return outcome, line


def main() -> None:
    """Runs one split and prints the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("data", nargs="?", default=os.environ.get("ONRECORD_BENCH_DATA"), type=Path)
    options.add_argument("--split", default="train")
    options.add_argument("--parsed", type=Path)
    options.add_argument("--show", default="")
    options.add_argument("--limit", type=int, default=60)
    given = options.parse_args()
    data = Path(given.data)
    corpus = rows(data / f"corpus_{given.split}.jsonl")
    texts = {row["id"]: row["text"] for row in corpus}
    gold: dict[str, list[Row]] = defaultdict(list)
    for row in rows(data / f"attributions_{given.split}.jsonl"):
        gold[row["article_id"]].append(row)
    questions: dict[str, list[Row]] = defaultdict(list)
    for row in rows(data / f"questions_{given.split}.jsonl"):
        if row["answer"] == "yes" and row["variant"] == "clean":
            for article in {e["article_id"] for e in row["evidence"]}:
                questions[article].append(row)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    links: Counter[str] = Counter()
    shown: list[str] = []
    words, spent = 0, 0.0
    for id_, tree in trees(corpus, given.parsed and given.parsed / f"{given.split}.spacy"):
        marks = [attribution(tree, row) for row in gold[id_]]
        began = time.process_time()
        names = resolve(tree, marks)
        for mark in marks:
            speakers, link = names.speakers(mark.source)
            links[str(link) if speakers else "none"] += bool(mark.source)
        spent += time.process_time() - began
        words += len(tree.words)
        for question in questions[id_]:
            outcome, line = judge(names, tree, texts[id_], question, gold[id_])
            kind = question["subtype"].split("/")[1]
            counts[kind][outcome] += 1
            counts["all"][outcome] += 1
            if outcome == given.show:
                shown.append(line)
        if given.show == "sample":
            for mark in marks:
                speakers, link = names.speakers(mark.source)
                if speakers and str(link) in {"pronoun", "role"}:
                    lo, hi = max(0, tree.start[mark.source[0]] - 500), tree.start[mark.source[-1]] + 130
                    source = " ".join(tree.words[i] for i in mark.source)
                    shown.append(f"## {source!r} -> {speakers} ({link})\n{texts[id_][lo:hi]}\n")
    if given.show == "sample":
        shown = random.Random(7).sample(shown, min(given.limit, len(shown)))
    print("\n".join(shown[: given.limit]))
    for kind, count in counts.items():
        total = sum(count[k] for k in ("right", "wrong", "none")) or 1
        print(
            kind,
            *(f"{k} {count[k]} ({100 * count[k] / total:.1f} %)" for k in ("right", "wrong", "none")),
            count["skipped"],
        )
    print("sources by link:", dict(links))
    print(f"{1e6 * spent / words:.2f} µs a word, {words} words")


if __name__ == "__main__":
    main()
