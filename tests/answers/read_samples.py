"""What reading processes are made to do in tests; a module of its own, for they import it by name."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator, Sequence

from answers import bounds
from answers.model import Article, Reading

KILLER, GREEDY, ENDLESS, HANGING = "Killer", "Greedy", "Endless", "Hanging"
"""Titles of articles that kill the process that reads them, take all memory, never end, and wait for ever."""


class Reader:
    """Reads nothing, and does what an article's title says."""

    def read(self, article: Article) -> Reading:
        if article.title == KILLER:
            os.kill(os.getpid(), signal.SIGKILL)
        if article.title == GREEDY:
            bytearray(8 << 30)
        while article.title == ENDLESS:
            pass
        if article.title == HANGING:
            time.sleep(600)
        return Reading()

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        return map(self.read, articles)


def read_impatiently(articles: Sequence[Article]) -> list[Reading]:
    """Reads within a second by the clock: in a process of its own, whose patience is ended with it."""
    bounds._PATIENCE, bounds._GRACE = 1, 0
    with bounds.bounded(1, 1024):
        return list(Reader().read_many(articles))
