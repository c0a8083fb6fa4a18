"""A server with the bot in it, over an archive of the seed articles that was read once for the run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from answers import Archive
from bot.archives import seed_articles
from bot.client import OnRecord
from bot.settings import Settings

QUESTION = "did Trump mention sanctions?"


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive file of the seeds, read."""
    place = tmp_path_factory.mktemp("seeded") / "archive.db"
    with Archive.open(place) as archive:
        archive.add(seed_articles())
    return place


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


@dataclass
class World:
    """One server: a channel, a member, and a manager."""

    env: Env
    bot: OnRecord
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor
    manager: MemberActor

    def at(self, text: str) -> str:
        """The text, said to the bot."""
        assert self.bot.user is not None
        return f"{self.bot.user.mention} {text}"

    @property
    def replies(self) -> list[discord.Message]:
        """What the bot has said in the channel."""
        assert self.bot.user is not None
        return [message for message in self.channel.history() if message.author.id == self.bot.user.id]


def build(env: Env, bot: OnRecord, name: str = "Newsroom") -> World:
    """A server in a running environment."""
    guild = env.create_guild(name)
    managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
    return World(
        env=env,
        bot=bot,
        guild=guild,
        channel=guild.create_text_channel("general"),
        alice=guild.add_member(env.create_user(f"alice-{name.lower()}")),
        manager=guild.add_member(env.create_user(f"manager-{name.lower()}"), roles=[managers]),
    )


@pytest.fixture
async def world(simcord_env: Env, simcord_bot: OnRecord) -> World:
    made = build(simcord_env, simcord_bot)
    await simcord_env.settle()
    return made
