"""What the tests of the command line and of the bot share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answers import Archive
from bot.archives import seed_articles
from bot.harness.stage import rehearsal


@pytest.fixture(scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's cache and data folders are new ones for this run, so the seeds are read once in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ONRECORD_ARCHIVE", raising=False)
        patch.delenv("ONRECORD_LORE", raising=False)
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive file of the seeds, read."""
    place = tmp_path_factory.mktemp("seeded") / "archive.db"
    with Archive.open(place) as archive:
        archive.add(seed_articles())
    return place


@pytest.fixture
def archive(seeded: Path) -> Iterator[Archive]:
    """A copy of it for one test."""
    with Archive.open(seeded) as original, rehearsal(original) as copy:
        yield copy
