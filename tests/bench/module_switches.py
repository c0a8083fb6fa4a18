"""Count calls from one answers.* module into another while an article is read, or a question is answered.

    python tests/bench/module_switches.py ARTICLES.jsonl ID [--question Q] [--top N]

ARTICLES has one article a line (``id``, ``text``, optionally ``title``, ``publisher``, ``published``); ID is the one to
read. With ``--question`` the question is counted instead, over an archive in memory that holds that article alone and
has read it. Everything is done once before it is counted, so that what is loaded once in a process counts nothing.

A *switch* is a Python call whose caller's module is another one of ``answers``; callers elsewhere (the standard
library, the parser) are looked through. Going on with a generator is a call, for the flow of control goes there. Prints
switches, the modules entered, all calls inside ``answers``, and the N pairs of modules with most switches.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

from answers.archive import Archive
from answers.model import Article
from answers.reading.reader import Reader


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] == "answers"


def _module(frame: FrameType | None) -> str:
    """The module of the nearest frame that is one of ``answers``, or "" where there is none."""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if _is_ours(name):
            return name
        frame = frame.f_back
    return ""


def counted(work: Callable[[], object]) -> Counter[tuple[str, str]]:
    """Calls into ``answers`` while ``work`` runs, by the modules of caller ("" from outside) and called."""
    calls: Counter[tuple[str, str]] = Counter()

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            called = str(frame.f_globals.get("__name__", ""))
            if _is_ours(called):
                calls[_module(frame.f_back), called] += 1

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def article_of(path: Path, wanted: str) -> Article:
    """The article with an id.

    Raises:
        SystemExit: the file has none.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line) if line.strip() else {}
        if row.get("id") == wanted:
            return Article(
                id=wanted,
                title=row.get("title") or "",
                text=row["text"],
                publisher=row.get("publisher"),
                published=date.fromisoformat(row["published"][:10]) if row.get("published") else None,
            )
    raise SystemExit(f"{path} has no article {wanted}")


def asking(article: Article, question: str) -> Callable[[], object]:
    """What asks the question of an archive with that article."""
    archive = Archive.open(":memory:")
    archive.add([article])
    return lambda: archive.ask(question)


def main() -> None:
    """Counts and prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("id")
    options.add_argument("--question")
    options.add_argument("--top", type=int, default=12)
    given = options.parse_args()
    article = article_of(given.articles, given.id)

    def prepared() -> Callable[[], object]:
        return asking(article, given.question) if given.question else lambda: Reader().read(article)

    prepared()()
    calls = counted(prepared())
    switches = Counter({pair: n for pair, n in calls.items() if pair[0] not in ("", pair[1])})
    entered = {called for _, called in calls}
    print(f"{switches.total()} switches, {len(entered)} modules entered, {calls.total()} calls")
    for (caller, called), n in switches.most_common(given.top):
        print(f"{n:9} {caller} -> {called}")


if __name__ == "__main__":
    main()
