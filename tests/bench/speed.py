"""How fast archives answer and grow, side by side with plain searches of the same passages, in one run.

    python tests/bench/speed.py ARCHIVE [ARCHIVE ...] --out FOLDER [--each N] [--against FOLDER/speed.json]

``scaled_archive.py`` makes the archives, the smallest first. The questions are made of what was read in the first
articles, which stand in each of them: ``--each`` of a kind, by chance that is always the same. An archive is copied
before it is changed. FOLDER gets ``speed.json``; with ``--against`` an earlier run's medians stand beside this one's.
Times are of the wall, in milliseconds; every kind is asked once before it is measured, by other questions.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from time import perf_counter
from typing import Any

from rapidfuzz import fuzz, process

from answers.archive import Archive, index_folder
from answers.errors import InputError
from answers.language.wording import wording
from answers.language.words import stem, words
from answers.model import Article, Scope
from answers.reading.text.sentences import passages
from answers.record.index import Index
from answers.record.open_store import open_store
from answers.record.query import Alternative, IndexQuery
from answers.record.rows import Stored
from bot.commands.suggestions import Names

_FIRST = 2_000
"""Articles of which questions are made."""
_SCANNED = 20_000
"""Passages that are scanned one by one; the rest is reckoned in proportion."""
_ADDED, _ASKERS = 1_000, 8
_COPIED = 3
"""Articles after each of which a question is asked."""


@dataclass(frozen=True)
class Times:
    """Times of one kind, in milliseconds."""

    p50: float
    p95: float
    p99: float
    most: float
    count: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Times:
        """From two times or more."""
        cuts = statistics.quantiles([one * 1000 for one in seconds], n=100, method="inclusive")
        p50, p95, p99 = (round(cuts[at], 2) for at in (49, 94, 98))
        return cls(p50, p95, p99, round(max(seconds) * 1000, 2), len(seconds))


def topics(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """The longer words of some pieces of a text that have a meaning of their own and are no names."""
    stop = wording().stop
    found = [word for start, end in spans for word in words(text, start, end)]
    return [one.folded for one in found if len(one.folded) > 4 and one.folded not in stop and text[one.start].islower()]


def misspelt(question: str, chance: random.Random) -> str:
    """The question with two neighbouring letters of its longest word exchanged."""
    word = max(question.rstrip("?").split(), key=len)
    at = chance.randrange(1, len(word) - 1)
    return question.replace(word, word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])


def questions(place: Path, each: int) -> dict[str, list[str]]:
    """So many questions of each kind, and one more, of the first articles of an archive."""
    chance = random.Random(1)
    made: dict[str, list[str]] = {}
    with open_store(place, read_only=True) as store:
        first = sorted(store.articles(range(1, _FIRST + 1)).values(), key=lambda one: one.key)
        chance.shuffle(first)
        for stored in first:
            for kind, question in _asked_of(store.statements([stored.key]).get(stored.key, []), stored, chance):
                made.setdefault(kind, []).append(question)
        for stored in first:
            text = stored.article.text
            for one in store.propositions([stored.key])[stored.key]:
                roles = {argument.role: argument for argument in one.arguments if argument.name}
                if (
                    {"agent", "patient"} <= roles.keys()
                    and one.predicate.isalpha()
                    and roles["agent"].name[:1].isupper()
                ):
                    patient = " ".join(text[start:end] for start, end in roles["patient"].spans)
                    if len(patient) < 40:
                        made.setdefault("deed", []).append(f"did {roles['agent'].name} {one.predicate} {patient}?")
                        made.setdefault("when", []).append(f"when did {roles['agent'].name} {one.predicate} {patient}?")
    made["misspelt mention"] = [misspelt(one, chance) for one in made["mention"]]
    made["misspelt deed"] = [misspelt(one, chance) for one in made["deed"]]
    made["frequent name"] = [f"what did {who} say about {one.split()[-1]}" for who, one in _frequent(made["who"])]
    made["unknown name"] = [one.replace("did ", "did Nobodyx ", 1) for one in made["nobody"]]
    del made["nobody"]
    return {kind: list(dict.fromkeys(asked))[: each + 1] for kind, asked in made.items()}


def _asked_of(told: Sequence[Any], stored: Stored, chance: random.Random) -> Iterator[tuple[str, str]]:
    text = stored.article.text
    for statement in told:
        about = topics(text, statement.content)
        if statement.speakers and len(about) > 2:
            who, (one, other, third) = statement.speakers[0], chance.sample(about, 3)
            if who[:1].isupper():
                yield "mention", f"did {who} mention {one}?"
                yield "what", f"what did {who} say about {one}?"
            yield "who", f"who mentioned {one} {other}?"
            yield "keyword", f"{one} {other} {third}"
            yield "nobody", f"did mention {one}?"


def _frequent(asked: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(asked):
        yield ("the company", "analysts", "the spokesman", "officials")[at % 4], one


def timed(do: Callable[[Any], object], given: Iterable[Any]) -> list[float]:
    """The seconds that each takes; what the question's author should have written otherwise is an answer too."""
    found = []
    for one in given:
        started = perf_counter()
        with suppress(InputError):
            do(one)
        found.append(perf_counter() - started)
    return found


def yardsticks(place: Path, asked: Sequence[str]) -> dict[str, Times]:
    """Plain searches for the same words: tantivy, SQLite's FTS5, and a scan of all passages, in this process."""
    content = [[w.folded for w in words(one) if w.folded not in wording().stop] for one in asked]
    content = [one for one in content if one]
    found: dict[str, Times] = {}
    with open_store(place, read_only=True) as store:
        index = Index(index_folder(store), read_only=True)
        index.follow(store)

        def tantivy(terms: list[str]) -> object:
            return index.search(IndexQuery(tuple((Alternative(stem(term)),) for term in terms), required=1, limit=10))

        tantivy(content[0])
        found["tantivy alone, any word"] = Times.of(timed(tantivy, content))
        texts = _passages(store)
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE found USING fts5(body, tokenize='porter')")
    plain.executemany("INSERT INTO found VALUES (?)", ((text,) for text in texts))

    def fts5(terms: list[str]) -> object:
        wanted = " OR ".join(f'"{term}"' for term in terms)
        return plain.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT 10", (wanted,)).fetchall()

    found["SQLite FTS5, any word"] = Times.of(timed(fts5, content))
    some = texts[:_SCANNED]
    scan = timed(lambda one: process.extract(one, some, scorer=fuzz.partial_ratio, limit=10), asked[:5])
    found["rapidfuzz, every passage"] = Times.of([one * len(texts) / len(some) for one in scan])
    return found


def _passages(store: Any) -> list[str]:
    texts: list[str] = []
    offset = 0
    while page := store.list_articles(Scope(), offset, 1000):
        offset += len(page)
        parts = store.passages([one.key for one in page])
        texts += [one.article.text[part.start : part.end] for one in page for part in parts.get(one.key, ())]
    return texts


def measure(place: Path, made: dict[str, list[str]]) -> dict[str, Any]:
    """All figures of one archive."""
    times: dict[str, Times] = {}
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / place.name
        shutil.copy(place, copy)
        shutil.copytree(f"{place}.index", f"{copy}.index")
        figures["first answer of a command, s"] = _command(copy, made["mention"][0])
        with Archive.open(copy) as archive:
            started = perf_counter()
            archive.ask(made["mention"][-1])
            figures["first answer of a process, s"] = round(perf_counter() - started, 2)
            for kind, asked in made.items():
                timed(archive.ask, asked[-1:])
                times[kind] = Times.of(timed(archive.ask, asked[:-1]))
            said = [one.split()[-1].rstrip("?") for one in made["mention"][:-1]]
            times["timeline"] = Times.of(timed(archive.timeline, said))
            names = Names(archive.catalogue)
            started = perf_counter()
            names.near("speakers", "a", ("shared",))
            figures["first autocompletion, s"] = round(perf_counter() - started, 2)
            typed = [one.split()[1][:4] for one in made["mention"][:-1]]
            times["autocompletion"] = Times.of(timed(lambda one: names.near("speakers", one, ("shared",)), typed))
            times |= yardsticks(copy, [one for asked in made.values() for one in asked[:-1]])
            times |= _growing(archive, made["mention"], figures)
    figures["memory, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return {"times": {kind: vars(one) for kind, one in times.items()}, "figures": figures}


def _command(place: Path, question: str) -> float:
    started = perf_counter()
    command = [sys.executable, "-m", "bot.cli", "--archive", str(place), "ask", question]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=os.environ)
    return round(perf_counter() - started, 2)


def _growing(archive: Archive, asked: Sequence[str], figures: dict[str, float]) -> dict[str, Times]:
    """Questions just before and after an article was added and read, and by several while many are added."""
    held = archive.catalogue.articles(limit=_ADDED)
    before, after = [], []
    for number in range(_COPIED):
        question = asked[number % len(asked)]
        timed(archive.ask, [question])
        before += timed(archive.ask, [question])
        archive.add([replace(held[number], id=f"one more {number}")])
        after += timed(archive.ask, [question])
    many = [replace(one, id=f"more {n}", text=one.text + f" {n}") for n, one in enumerate(held)]
    found = {"before an article is added": Times.of(before), "after": Times.of(after)}
    done = Event()

    def add() -> None:
        started = perf_counter()
        archive.add(many, read=False)
        figures["passages added a second while asked"] = round(_parts(many) / (perf_counter() - started))
        done.set()

    def ask(start: int) -> list[float]:
        times: list[float] = []
        while not done.is_set() or not times:
            times += timed(archive.ask, [asked[(start + len(times)) % len(asked)]])
        return times

    found["one asker"] = Times.of(timed(archive.ask, asked))
    with ThreadPoolExecutor(_ASKERS + 1) as threads:
        asking = [threads.submit(ask, n) for n in range(_ASKERS)]
        threads.submit(add).result()
        found[f"{_ASKERS} askers, while {_ADDED:,} articles are added"] = Times.of(
            [one for future in asking for one in future.result()]
        )
    started = perf_counter()
    archive.add([replace(one, id=f"and {one.id}") for one in many], read=False)
    figures["passages added a second"] = round(_parts(many) / (perf_counter() - started))
    return found


def _parts(articles: Sequence[Article]) -> int:
    return sum(len(passages(one.text)) for one in articles)


def show(results: dict[str, Any], against: dict[str, Any]) -> None:
    """Print a table: of each kind the median, the 95th and 99th percentile and the longest, per archive."""
    for name, found in results.items():
        print(f"\n{name}: p50 / p95 / p99 / most, ms" + (" (median then)" if name in against else ""))
        earlier = against.get(name, {}).get("times", {})
        for kind, one in found["times"].items():
            then = f" ({earlier[kind]['p50']:,.1f})" if kind in earlier else ""
            row = " / ".join(f"{one[key]:,.1f}" for key in ("p50", "p95", "p99", "most"))
            print(f"  {kind:45} {row}{then}")
        for what, value in found["figures"].items():
            then = against.get(name, {}).get("figures", {}).get(what)
            print(f"  {what:45} {value:,}" + ("" if then is None else f" ({then:,})"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    made = questions(options.archives[0], options.each)
    results = {place.stem: measure(place, made) for place in options.archives}
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "speed.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    show(results, json.loads(options.against.read_text(encoding="utf-8")) if options.against else {})


if __name__ == "__main__":
    main()
