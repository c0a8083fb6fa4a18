"""A server with the bot in it, for tests."""

from __future__ import annotations

from dataclasses import dataclass

import discord
import simcord
from discord_markup import plain
from simcord import ChannelHandle, Env, GuildHandle, MemberActor

from bot.client import OnRecord

QUESTION = "did Trump mention sanctions?"


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


TEXT = b"""---
id: 004_c25dfdee6424e8ef
title: Harbour to close
publisher: Daily Post
published: 2025-07-01
---
Ada Quill said that the old harbour would close. She did not mention the cost."""


def content(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    return plain(result.response.content)
