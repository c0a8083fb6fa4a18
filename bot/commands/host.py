"""The client as commands, buttons and messages know it: what whoever runs them must be able to do."""

from __future__ import annotations

from abc import ABC, abstractmethod

import discord

from answers.model import Verdict
from bot.commands.desk import Desk
from bot.commands.follow_ups import FollowUps
from bot.settings import Settings


class Host(discord.AutoShardedClient, ABC):
    """A Discord client with the archive's desk. The commands are written against it, and the bot is made of it."""

    settings: Settings
    desk: Desk
    follow_ups: FollowUps

    @abstractmethod
    def cooldown(self, guild: int | None, member: int) -> float:
        """Count a question; gives 0, or the seconds until the next one is taken."""

    @abstractmethod
    def tell(self, message: discord.Message, wait: float) -> bool:
        """Whether the author of a message is to be told to wait; ``wait`` is in seconds."""

    @abstractmethod
    def counted(self, verdict: Verdict, milliseconds: float) -> None:
        """An answer was given, after so many milliseconds."""
