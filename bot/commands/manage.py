"""``/settings`` and ``/unanswered``, for members who may manage the server."""

from __future__ import annotations

from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

import discord
from discord import app_commands

from answers import InputError, Unanswered, complete
from bot.commands.buttons import handles, pager, view
from bot.commands.host import Host
from bot.commands.place import Place
from bot.commands.respond import Interaction, Refused, answering, choices, show
from bot.present import discord_notices as notices
from bot.present.discord_archive import unanswered_card, unanswered_pages

_CHANNELS = 50

settings = app_commands.Group(
    name="settings",
    description="How I behave in this server",
    guild_only=True,
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the commands to the tree."""
    tree.add_command(settings)
    tree.add_command(unanswered)


def check_manager(interaction: Interaction, place: Place) -> None:
    """Raises Refused where the member may not manage the server: Discord's own check can be overridden there."""
    if place.guild is None:
        raise Refused(notices.NOT_HERE)
    if not interaction.permissions.manage_guild:
        raise Refused(notices.MANAGERS_ONLY)


@settings.command(name="show")
async def show_settings(interaction: Interaction) -> None:
    """All settings as they are"""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        await _show(interaction, place)


@settings.command(name="channel")
@app_commands.describe(channel="The channel", every_question="Answer every question there, without being mentioned")
async def set_channel(
    interaction: Interaction,
    channel: discord.TextChannel | discord.VoiceChannel | discord.ForumChannel,
    every_question: bool,
) -> None:
    """Answer every question in a channel, or only those that I am asked"""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        now = place.settings.channels
        new = now | {channel.id} if every_question else now - {channel.id}
        if len(new) > _CHANNELS:
            raise InputError(f"at most {_CHANNELS} channels can be set")
        await _set(interaction, place, "channels", new)


@settings.command(name="adders")
@app_commands.describe(role="The role; leave it out for managers alone")
async def set_adders(interaction: Interaction, role: discord.Role | None = None) -> None:
    """Who may add articles to this server's own"""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        await _set(interaction, place, "adders", role.id if role else None)


@settings.command(name="timezone")
@app_commands.describe(zone="For example Europe/Kyiv")
async def set_zone(interaction: Interaction, zone: app_commands.Range[str, 1, 60]) -> None:
    """The time zone in which dates are shown"""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        try:
            key = ZoneInfo(zone).key
        except (ValueError, OSError, KeyError):
            raise InputError(f"no time zone: “{zone}” (pick one of those offered while you type)") from None
        await _set(interaction, place, "zone", key)


@set_zone.autocomplete("zone")
async def zones(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Time zones that fit what was typed."""
    desk = interaction.client.desk
    names = await desk.look_up(lambda: complete(current, sorted(available_timezones()), 25))
    return choices([(name, name) for name in names])


@settings.command(name="answers")
@app_commands.describe(to="Who sees what commands answer")
async def set_answers(interaction: Interaction, to: Literal["everybody", "the asker alone"]) -> None:
    """Whether commands are answered for everybody to see"""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        await _set(interaction, place, "private", to == "the asker alone")


@settings.command(name="shared")
@app_commands.describe(search="Search the shared archive too, or this server's own articles alone")
async def set_shared(interaction: Interaction, search: bool) -> None:
    """Whether the shared archive is searched here"""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        await _set(interaction, place, "shared", search)


async def _set(interaction: Interaction, place: Place, key: str, value: object) -> None:
    await _show(interaction, await interaction.client.desk.change(place, key, value))


async def _show(interaction: Interaction, place: Place) -> None:
    now = place.settings
    reads_all = interaction.client.intents.message_content
    card = notices.settings_card(sorted(now.channels), now.adders, now.zone, now.private, now.shared, reads_all)
    await show(interaction, card)


@app_commands.command()
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def unanswered(interaction: Interaction) -> None:
    """Questions of this server that found no answer, and whether answers helped"""
    async with answering(interaction, private=True) as place:
        await _unanswered(interaction, 0, place)


@handles("unanswered")
async def turn(interaction: Interaction, token: str, number: int) -> None:
    """Another page of them."""
    async with answering(interaction, edit=True) as place:
        await _unanswered(interaction, number, place)


async def _unanswered(interaction: Interaction, page: int, place: Place) -> None:
    check_manager(interaction, place)
    desk = interaction.client.desk
    log = desk.archive.catalogue.questions

    def work() -> tuple[list[Unanswered], tuple[int, int]]:
        return log.unanswered(place.own), log.helped(place.own)

    found, votes = await desk.look_up(work)
    pages = unanswered_pages(found)
    page = min(page, pages - 1)
    await show(interaction, unanswered_card(found, page, votes), view(*pager("unanswered", "all", page, pages)))
