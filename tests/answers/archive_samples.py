"""Articles made by rule, any number of them; as a program, adds them to an archive and reads them.

The tests of interruptions run it: it says how far it has come, one line a step, and is killed at one of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta

from answers.archive import Archive
from answers.model import Article

NAMES = ("Ada Moreno", "Bo Lind", "Cy Oduya", "Dee Haddad", "Eva Novak", "Finn Okafor", "Gil Sato")
THINGS = (
    "tolls",
    "nets",
    "herrings",
    "ferries",
    "lanterns",
    "bridges",
    "tides",
    "anchors",
    "harbours",
    "sails",
    "ropes",
)


def articles(count: int) -> Iterator[Article]:
    """The first so many articles, always the same ones."""
    for n in range(count):
        name, thing, other = NAMES[n % 7], THINGS[n % 11], THINGS[n * n % 11]
        yield Article(
            id=f"a{n}",
            title=f"{thing.title()} in town {n}",
            text=f"{name} said on Monday that the {thing} of town {n} were old. She did not mention {other}.",
            publisher=f"Post {n % 3}",
            published=date(2024, 1, 1) + timedelta(days=n % 300),
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("place")
    parser.add_argument("count", type=int)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()

    def say(stage: str, done: int, _total: int | None) -> None:
        print(stage, done, flush=True)

    with Archive.open(options.place) as archive:
        archive.add(articles(options.count), read=False, progress=say)
        if options.read:
            archive.read(jobs=options.jobs, progress=say)


if __name__ == "__main__":
    main()
