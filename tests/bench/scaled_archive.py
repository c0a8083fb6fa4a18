"""Archives of any size for measuring: articles that were really read, and renamed copies of them with their readings.

    python tests/bench/scaled_archive.py ARTICLES.jsonl[.gz] ARCHIVE --passages N [--read N] [--jobs N]

So many articles as hold ``--read`` passages (10,000) are added and read. Until there are as many passages as wanted,
they are copied, in each copy with other rare names of the same length, so that all that was read in the first one keeps
its place and is carried over; a copy is added like any article. Words, sentences and dates stay: a copy crowds its
original among the candidates more than another article would.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

from archive_speed import load

from answers.archive import Archive
from answers.model import Article, Reading, Scope
from answers.reading import READER_VERSION
from answers.reading.text.sentences import passages
from answers.record.open_store import open_store
from answers.record.rows import Stored
from answers.record.store import Store

_WORD = re.compile(r"[^\W\d_]+")
_RARE = 20
"""Articles up to which a capitalised word is a rare name."""
_LETTERS = ("aeiou", "bcdfghklmnprstvwz")
_BATCH = 250


def rare_names(articles: Sequence[Article]) -> set[str]:
    """Words of five letters or more that are always written with a capital, in a few articles only."""
    seen: Counter[str] = Counter()
    lower: set[str] = set()
    for article in articles:
        found = set(_WORD.findall(f"{article.title} {article.text}"))
        seen.update(word for word in found if len(word) > 4 and word.istitle())
        lower |= {word for word in found if word.islower()}
    return {word for word, often in seen.items() if often <= _RARE and word.lower() not in lower}


def other_names(names: set[str], copy: int) -> dict[str, str]:
    """Another name of the same length for each name, in small letters too, a different one in each copy."""
    chance = random.Random(copy)
    made: dict[str, str] = {}
    for name in sorted(names):
        ends_open = chance.random() < 0.5
        word = "".join(chance.choice(_LETTERS[(at + ends_open) % 2]) for at in range(len(name)))
        made[name], made[name.lower()] = word.capitalize(), word
    return made


def renamed(what: Any, names: Mapping[str, str]) -> Any:
    """The same with other names in all the text it holds."""
    if isinstance(what, Enum):
        return what
    if isinstance(what, str):
        return _WORD.sub(lambda match: names.get(match[0], match[0]), what)
    if isinstance(what, tuple | frozenset):
        return type(what)(renamed(one, names) for one in what)
    if is_dataclass(what) and not isinstance(what, type):
        changed = {one.name: renamed(getattr(what, one.name), names) for one in fields(what) if one.init}
        return replace(what, **changed)
    return what


def copied(article: Article, names: Mapping[str, str], copy: int) -> Article:
    """A copy of an article under another id."""
    title, text = renamed(article.title, names), renamed(article.text, names)
    return replace(article, id=f"{article.id}-{copy}", title=title, text=text)


def readings(store: Store, found: Sequence[Stored]) -> Iterator[Reading]:
    """What is kept of the reading of each article."""
    keys = [one.key for one in found]
    statements, dates = store.statements(keys), store.dates(keys)
    propositions, callings = store.propositions(keys), store.callings(keys)
    for key in keys:
        yield Reading(
            tuple(statements.get(key, ())), tuple(dates.get(key, ())), propositions[key], tuple(callings.get(key, ()))
        )


def scale(place: Path, wanted: int) -> int:
    """Add copies until there are so many passages; gives how many there are."""
    with open_store(place) as store:
        originals = store.list_articles(Scope(), 0, 1_000_000)
        held = sum(len(passages(one.article.text)) for one in originals)
        names = rare_names([one.article for one in originals])
        for copy in count(1):
            others = other_names(names, copy)
            for start in range(0, len(originals), _BATCH):
                if held >= wanted:
                    return held
                batch = originals[start : start + _BATCH]
                made = [copied(one.article, others, copy) for one in batch]
                parts = [passages(one.text) for one in made]
                store.put(list(zip(made, parts, strict=True)))
                held += sum(map(len, parts))
                kept = {one.article.id: one for one in store.find([one.id for one in made], Scope())}
                items = [
                    (kept[article.id].key, kept[article.id].digest, renamed(reading, others))
                    for article, reading in zip(made, readings(store, batch), strict=True)
                ]
                store.save_readings(items, READER_VERSION)
    raise AssertionError("there is always another copy")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--passages", type=int, required=True)
    parser.add_argument("--read", type=int, default=10_000, help="passages that are really read")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    first: list[Article] = []
    held = 0
    for article in load(options.corpus):
        if held >= min(options.read, options.passages):
            break
        first.append(article)
        held += len(passages(article.text))
    with Archive.open(options.archive) as archive:
        archive.add(first, read=False)
        archive.read(jobs=options.jobs)
    held = scale(options.archive, options.passages)
    with Archive.open(options.archive) as archive:
        archive.catch_up()
        print(f"{archive.catalogue.size:,} articles, {held:,} passages, {len(first):,} articles really read")


if __name__ == "__main__":
    main()
