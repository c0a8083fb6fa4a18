"""Answering an interaction: acknowledged in time, shown within the limits, and never left without a word."""

from __future__ import annotations

import io
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import discord
from discord import app_commands

from answers.errors import ArchiveError, CostError, IndexUnusableError, InputError
from bot.commands.desk import ClosingError
from bot.commands.host import Host
from bot.commands.place import Place
from bot.commands.turns import BusyError
from bot.commands.workers import WorkerError
from bot.present import discord_notices as notices
from bot.present.discord_card import CONTENT, Card
from bot.present.escape import within

_NOTICES: dict[type[Exception], str] = {
    app_commands.MissingPermissions: notices.MANAGERS_ONLY,
    app_commands.NoPrivateMessage: notices.NOT_HERE,
    BusyError: notices.BUSY,
    CostError: notices.TOO_COSTLY,
    ClosingError: notices.CLOSING,
    discord.Forbidden: notices.NO_POSTING,
}

SILENT = discord.AllowedMentions.none()

_log = logging.getLogger(__name__)

Interaction: TypeAlias = discord.Interaction[Host]


class Refused(app_commands.AppCommandError):
    """A member may not do, or cannot do, what was tried; the message is one of the notices."""


@asynccontextmanager
async def answering(
    interaction: Interaction, *, private: bool | None = None, edit: bool = False
) -> AsyncIterator[Place]:
    """Acknowledge, give the place, and say what went wrong if anything does.

    Args:
        interaction: not acknowledged yet.
        private: for the asker alone; None leaves it to the server's settings.
        edit: the message that the button is under is to be changed.
    """
    try:
        with interaction.client.desk.in_hand():
            place = await place_of(interaction)
            if edit:
                await interaction.response.defer()
            else:
                hidden = place.settings.private if private is None else private
                await interaction.response.defer(ephemeral=hidden, thinking=True)
            yield place
    except Exception as error:
        await report(interaction, error)


async def place_of(interaction: Interaction) -> Place:
    """The server where the bot is a member, or nowhere in particular."""
    client = interaction.client
    here = interaction.guild_id
    return await client.desk.place(here if here and client.get_guild(here) else None)


async def show(interaction: Interaction, card: Card, view: discord.ui.View | None = None) -> discord.InteractionMessage:
    """Put a card in the place of what was deferred."""
    return await interaction.edit_original_response(
        content=card.content or None,
        embeds=list(card.embeds),
        view=view,
        attachments=pictures(card) or discord.utils.MISSING,  # what is attached already stays
        allowed_mentions=SILENT,
    )


def pictures(card: Card) -> list[Any]:
    """The files of a card."""
    if card.picture is None:
        return []
    return [
        discord.File(io.BytesIO(card.picture.data), card.picture.name, description=card.picture.description or None)
    ]


async def say(interaction: Interaction, text: str) -> None:
    """One line for the asker alone, whatever has been said before."""
    text = text[:CONTENT]
    if not interaction.response.is_done():
        await interaction.response.send_message(text, ephemeral=True, allowed_mentions=SILENT)
    elif interaction.type is discord.InteractionType.application_command:
        await interaction.edit_original_response(
            content=text, embeds=[], view=None, attachments=[], allowed_mentions=SILENT
        )
    else:
        await interaction.followup.send(text, ephemeral=True, allowed_mentions=SILENT)


async def report(interaction: Interaction, error: Exception) -> None:
    """Say what went wrong; what nobody foresaw gets an id that is also in the log."""
    try:
        await say(interaction, explain(error))
    except discord.HTTPException as failure:
        _log.warning("an interaction could not be answered: %s", failure)


def explain(error: BaseException) -> str:
    """One line on an error, for a member."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, app_commands.CommandOnCooldown):
        return notices.wait(error.retry_after)
    if isinstance(error, InputError):
        return notices.unusable(str(error))
    for kind, notice in _NOTICES.items():
        if isinstance(error, kind):
            return notice
    if isinstance(error, ArchiveError):
        _log.error("the archive failed: %s", error)
        return notices.INDEX_DOWN if isinstance(error, IndexUnusableError) else notices.ARCHIVE_DOWN
    return notices.trouble(log_incident(error))


def log_incident(error: BaseException) -> str:
    """Log where something unforeseen happened, and give the id under which the log has it.

    The trace and the error's kind, not its text: that may hold what a member wrote.
    """
    incident = secrets.token_hex(4)
    if isinstance(error, WorkerError):
        _log.error("incident %s: %s", incident, error)
    else:
        kind = type(error).__name__
        _log.error("incident %s: %s", incident, kind, exc_info=(Exception, Exception(kind), error.__traceback__))
    return incident


def choices(values: list[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """Autocompletion from values and their names, within what Discord takes."""
    found: dict[str, app_commands.Choice[str]] = {}
    for value, name in values:
        if value.strip() and len(value) <= 100 and name.strip() and value not in found:
            found[value] = app_commands.Choice(name=within(name, 100), value=value)
    return list(found.values())[:25]
