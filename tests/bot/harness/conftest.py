"""The archive of the seed articles, to try things on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answers import Archive
from bot.harness.stage import rehearsal


@pytest.fixture
def archive(seeded: Path) -> Iterator[Archive]:
    """A copy of it for one test."""
    with Archive.open(seeded) as original, rehearsal(original) as copy:
        yield copy
