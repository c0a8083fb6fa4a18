from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from answers.language.words import stem


@pytest.fixture
def _many_switches() -> Iterator[None]:
    """Threads that take turns after every few steps, so that what they share shows."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_many_switches")
def test_threads_that_stem_at_once_get_what_one_alone_gets() -> None:
    words = [
        f"{start}{end}"
        for start in ("nation", "relat", "hope", "commun")
        for end in ("alizations", "ionally", "fulness", "ities")
    ] * 50
    stem.cache_clear()
    alone = [stem.__wrapped__(word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        assert all(found == alone for found in pool.map(lambda _: [stem.__wrapped__(word) for word in words], range(8)))
