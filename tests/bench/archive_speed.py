"""How fast an archive takes articles, reads them and finds passages, and how large it becomes.

    python tests/bench/archive.py ARTICLES.jsonl[.gz] [--articles N] [--read N] [--jobs N] [--queries N]

Words are runs of letters and digits. Queries are three words that stand in one passage, drawn from the whole corpus.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from time import perf_counter

from answers.archive import Archive
from answers.language.words import stem, words
from answers.model import Article, Scope
from answers.reading.text.sentences import passages
from answers.record.index import Index
from answers.record.open_store import open_store
from answers.record.query import Alternative, IndexQuery


def load(path: Path) -> Iterator[Article]:
    packed = path.suffix == ".gz"
    with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            published = fields.get("published")
            yield Article(
                id=fields["id"],
                title=fields.get("title") or "",
                text=fields["text"],
                publisher=fields.get("publisher"),
                published=date.fromisoformat(published[:10]) if published else None,
            )


def queries(articles: list[Article], count: int) -> list[IndexQuery]:
    """Queries of three different words of four letters or more from one passage."""
    chance = random.Random(1)
    found: list[IndexQuery] = []
    while len(found) < count:
        article = chance.choice(articles)
        parts = passages(article.text)
        part = chance.choice(parts) if parts else None
        terms = {w.folded for w in words(article.text, part.start, part.end) if len(w.folded) > 3} if part else set()
        if len(terms) >= 3:
            drawn = chance.sample(sorted(terms), 3)
            found.append(IndexQuery(tuple((Alternative(stem(term)),) for term in drawn)))
    return found


def milliseconds(times: list[float]) -> str:
    cuts = statistics.quantiles(times, n=100)
    return f"p50 {cuts[49] * 1000:.2f} ms, p95 {cuts[94] * 1000:.2f} ms, most {max(times) * 1000:.2f} ms"


def size(path: Path) -> float:
    """Megabytes of a file, or of all files of a folder."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, help="take only so many")
    parser.add_argument("--read", type=int, default=0, help="read so many of them")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--queries", type=int, default=1000)
    options = parser.parse_args()

    articles = list(islice(load(options.corpus), options.articles))
    count = sum(len(list(words(one.text))) for one in articles)
    print(f"{len(articles):,} articles, {count:,} words")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "archive.db"
        with Archive.open(place) as archive:
            started = perf_counter()
            report = archive.add(articles, read=False)
            taken = perf_counter() - started
            print(f"added {report.added:,} in {taken:.1f} s: {count / taken:,.0f} words a second")
            started = perf_counter()
            archive.add(articles, read=False)
            print(f"added again in {perf_counter() - started:.1f} s")
            if options.read:
                archive.read(limit=1)  # loads the parser
                started = perf_counter()
                archive.read(jobs=options.jobs, limit=options.read)
                taken = perf_counter() - started
                read = sum(len(list(words(one.text))) for one in articles[1 : options.read + 1])
                print(f"read {options.read:,} in {taken:.1f} s: {read / taken:,.0f} words a second")
        print(f"record {size(place):.1f} MB, index {size(Path(f'{place}.index')):.1f} MB")

        started = perf_counter()
        with open_store(place, read_only=True) as store:
            index = Index(Path(f"{place}.index"), read_only=True)
            index.follow(store)
            print(f"opened in {(perf_counter() - started) * 1000:.1f} ms")
            started = perf_counter()
            terms = index.terms(["shared"])
            print(f"{len(terms):,} terms in {(perf_counter() - started) * 1000:.1f} ms")
            started = perf_counter()
            speakers = store.speakers(Scope())
            print(f"{len(speakers):,} speakers in {(perf_counter() - started) * 1000:.1f} ms")
            times, loaded, hits = [], [], 0
            for query in queries(articles, options.queries):
                started = perf_counter()
                found = index.search(query)
                times.append(perf_counter() - started)
                hits += len(found)
                store.articles(hit.article_key for hit in found)
                loaded.append(perf_counter() - started)
            print(f"{len(times):,} searches, {hits / len(times):.1f} passages each: {milliseconds(times)}")
            print(f"with their articles: {milliseconds(loaded)}")


if __name__ == "__main__":
    main()
