"""What reading processes are made to do in tests; a module of its own, for they import it by name."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator

from answers.model import Article, Reading

KILLER, GREEDY, ENDLESS = "Killer", "Greedy", "Endless"
"""Titles of articles that kill the process that reads them, take all memory, and never end."""


class Reader:
    """Reads nothing, and does what an article's title says."""

    def read(self, article: Article) -> Reading:
        if article.title == KILLER:
            os.kill(os.getpid(), signal.SIGKILL)
        if article.title == GREEDY:
            bytearray(8 << 30)
        while article.title == ENDLESS:
            pass
        return Reading()

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        return map(self.read, articles)
