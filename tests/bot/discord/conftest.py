"""A server with the bot in it, over an archive of the seed articles that was read once for the run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from discord_world import World, build
from simcord import Env

from answers import Archive
from bot.client import OnRecord
from bot.settings import Settings


@pytest.fixture
def place(seeded: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(seeded.parent, tmp_path / "archive")) / seeded.name


@pytest.fixture
def archive(place: Path) -> Iterator[Archive]:
    with Archive.open(place) as found:
        yield found


@pytest.fixture
def settings() -> Settings:
    return Settings(processes=0)


@pytest.fixture
def simcord_bot(archive: Archive, settings: Settings) -> OnRecord:
    return OnRecord(archive, settings)


@pytest.fixture
async def world(simcord_env: Env, simcord_bot: OnRecord) -> World:
    made = build(simcord_env, simcord_bot)
    await simcord_env.settle()
    return made
