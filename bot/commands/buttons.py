"""Buttons that outlive a restart: all that they need is in their custom id and in the record."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, Self

import discord

from answers import Logged
from bot.commands.place import Place
from bot.commands.requests import Kept
from bot.commands.respond import Interaction, Refused, answering, report
from bot.present import discord_notices as notices
from bot.present.discord_card import LABEL

VERSION = 1
_FORM = r"or(?P<version>\d{1,3}):(?P<action>[a-z]{1,16}):(?P<token>[\w-]{1,32})(?::(?P<number>\d{1,6}))?"

Handler = Callable[[Interaction, str, int], Awaitable[None]]

_handlers: dict[str, Handler] = {}


def handles(action: str) -> Callable[[Handler], Handler]:
    """Register what a press of the buttons of an action does; it is given their token and number."""

    def register(handler: Handler) -> Handler:
        _handlers[action] = handler
        return handler

    return register


class Press(discord.ui.DynamicItem[discord.ui.Button[Any]], template=_FORM):
    """Any of the bot's buttons. discord.py makes it anew from its custom id at every press."""

    def __init__(self, button: discord.ui.Button[Any], version: int, action: str, token: str, number: int) -> None:
        super().__init__(button)
        self._version, self._action, self._token, self._number = version, action, token, number

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str]
    ) -> Self:
        """A press, read from the custom id of the button."""
        assert isinstance(item, discord.ui.Button)
        number = int(match["number"] or 0)
        return cls(item, int(match["version"]), match["action"], match["token"], number)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button is for; discord.py would only log an error, so it is reported here."""
        try:
            handler = _handlers.get(self._action)
            if self._version != VERSION or handler is None:
                raise Refused(notices.TOO_OLD)
            wait = interaction.client.cooldown(interaction.guild_id, interaction.user.id)
            if wait:
                raise Refused(notices.wait(wait))
            await handler(interaction, self._token, self._number)
        except Exception as error:
            await report(interaction, error)


def button(
    action: str, token: str, label: str, number: int = 0, *, emoji: str | None = None, row: int | None = None,
    disabled: bool = False, style: discord.ButtonStyle = discord.ButtonStyle.secondary,
) -> Press:  # fmt: skip
    """A button to put in a view."""
    custom_id = f"or{VERSION}:{action}:{token}:{number}"
    item: discord.ui.Button[Any] = discord.ui.Button(
        label=label[:LABEL], custom_id=custom_id, emoji=emoji, row=row, disabled=disabled, style=style
    )
    return Press(item, VERSION, action, token, number)


def pager(action: str, token: str, page: int, pages: int) -> list[Press]:
    """Back and forth between pages; nothing where there is one page."""
    if pages < 2:
        return []
    return [
        button(action, token, "Previous", max(0, page - 1), emoji="◀️", disabled=page == 0),
        button(action, token, "Next", page + 1, emoji="▶️", disabled=page + 1 >= pages),
    ]


def view(*items: Press) -> discord.ui.View | None:
    """A view without a time limit, or none where there is nothing to press."""
    if not items:
        return None
    made = discord.ui.View(timeout=None)
    for item in items:
        made.add_item(item)
    return made


async def find(interaction: Interaction, token: str, place: Place) -> tuple[Logged, Kept]:
    """What was asked under a token here. Raises Refused when it is not known any more."""
    found = await interaction.client.desk.kept(token, place)
    if found is None:
        raise Refused(notices.TOO_OLD)
    return found


__all__ = ["Press", "answering", "button", "find", "handles", "pager", "view"]
