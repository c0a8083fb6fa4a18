"""The message menu "Why this answer": how an answer came about, for members who may manage the server."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.commands.host import Host
from bot.commands.manage import check_manager
from bot.commands.respond import Interaction, Refused, answering, show
from bot.present import discord_notices as notices
from bot.present.discord_why import why_card

NAME = "Why this answer"


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the menu to the tree."""
    tree.add_command(app_commands.ContextMenu(name=NAME, callback=why))


@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
async def why(interaction: Interaction, message: discord.Message) -> None:
    """Answer a question of this server again, and tell how: as the archive is now, for the manager alone."""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        desk = interaction.client.desk
        found = await desk.answered_by(message.id, place)
        if found is None:
            raise Refused(notices.NO_ANSWER)
        await show(interaction, why_card(await desk.again(found[1].request, place, why=True)))
