"""Reads articles and writes their attributions for a scorer; prints how fast parser and rules are.

    python tests/bench/attributions.py CORPUS.jsonl PREDICTED.jsonl

CORPUS has one article a line (``id``, ``text``); without arguments, ``$ONRECORD_BENCH_DATA/corpus_dev.jsonl``.
PREDICTED gets one attribution a line: ``article_id`` and ``source``, ``cue``, ``content`` as lists of [start, end].
Narrated deeds are statements too, but no attributions, and are left out. Speeds are words a second of one core's time.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path

from answers.model import Article
from answers.reading.parse import parser
from answers.reading.reader import Page, read_parsed
from answers.reading.reports import attribution, labeller
from answers.reading.text.sentences import split_sentences

_WORD = re.compile(r"\w+")


def main(corpus: str, predicted: str) -> None:
    rows = [json.loads(line) for line in Path(corpus).read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = [Article(row["id"], row.get("title", ""), row["text"]) for row in rows]
    words = sum(len(_WORD.findall(article.text)) for article in articles)
    parser.load()
    labeller.load()
    clock = time.process_time()
    sentences = [split_sentences(article.text) for article in articles]
    split = time.process_time()
    trees = list(parser.parse_all(zip((a.text for a in articles), sentences, strict=True)))
    parsed = time.process_time()
    found = [attribution.find(tree) for tree in trees]
    marked = time.process_time()
    for article, spans, tree in zip(articles, sentences, trees, strict=True):
        read_parsed(article, spans, tree)
    done = time.process_time()
    with Path(predicted).open("w", encoding="utf-8") as stream:
        for article, spans, tree, attributions in zip(articles, sentences, trees, found, strict=True):
            page = Page(article.text, spans, tree)
            for one in attributions:
                parts = {part: page.spans(getattr(one, part)) for part in ("source", "cue", "content")}
                stream.write(json.dumps({"article_id": article.id, **parts}) + "\n")
    rules = split - clock + done - marked
    print(f"{len(articles)} articles, {words} words, {sum(map(len, found))} attributions")
    print(f"parser                {words / (parsed - split):9,.0f} words/s")
    print(f"attributions alone    {words / (marked - parsed):9,.0f} words/s")
    print(f"rules, all stages     {words / rules:9,.0f} words/s")
    print(f"reading               {words / (rules + parsed - split):9,.0f} words/s")


if __name__ == "__main__":
    data = os.environ.get("ONRECORD_BENCH_DATA", "")
    if len(sys.argv) == 3:
        main(sys.argv[1], sys.argv[2])
    elif data:
        main(f"{data}/corpus_dev.jsonl", "attributions.jsonl")
    else:
        sys.exit(__doc__)
