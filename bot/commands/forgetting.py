"""``/forget-me``: a member has what is kept of him deleted."""

from __future__ import annotations

from discord import app_commands

from bot.commands.host import Host
from bot.commands.respond import Interaction, answering, show
from bot.present import discord_notices as notices


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the command to the tree."""
    tree.add_command(forget_me)


@app_commands.command(name="forget-me")
async def forget_me(interaction: Interaction) -> None:
    """Delete the questions you asked me, in every server, and your votes"""
    async with answering(interaction, private=True):
        client, member = interaction.client, interaction.user.id
        client.follow_ups.forget(member)
        questions, votes = await client.desk.forget_member(member)
        await show(interaction, notices.card(notices.forgotten(questions, votes)))
