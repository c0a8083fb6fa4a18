"""The message menu "Check the record": what the record says to the claims of any message."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands

from answers import Archive, claims
from answers.errors import InputError
from answers.model import Answer
from bot.commands.buttons import button, find, handles, view
from bot.commands.host import Host
from bot.commands.place import Place
from bot.commands.requests import Request
from bot.commands.respond import Interaction, answering, say, show
from bot.commands.small_talk import is_question, said_to
from bot.present import discord_notices as notices
from bot.present.discord_check import check_card

NAME = "Check the record"
_MESSAGE = 2000


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the menu to the tree."""
    tree.add_command(app_commands.ContextMenu(name=NAME, callback=check))


async def check(interaction: Interaction, message: discord.Message) -> None:
    """Read a message's claims and ask the record about each, for the one who asked alone."""
    async with answering(interaction, private=True) as place:
        desk, me = interaction.client.desk, interaction.client.user
        text = discord.utils.remove_markdown(said_to(message, me) if me else message.content)[:_MESSAGE]
        if is_question(text):
            asked: tuple[str, ...] = (text,)
        else:
            asked = await desk.run(place, read_claims, text) if text.strip() else ()
        answers = await _answers(interaction, asked, place)
        if not answers:
            await show(interaction, notices.card(notices.NO_CLAIM))
            return
        asked = tuple(answer.question.text for answer in answers)
        request = Request("check", text=" ".join(asked), claims=asked)
        token = await desk.keep(request, place, interaction.user.id, interaction.created_at)
        buttons = [button("post", token, "Post it here", emoji="📌")] if token else []
        await show(interaction, check_card(answers, place.zone), view(*buttons))


@handles("post")
async def post(interaction: Interaction, token: str, number: int) -> None:
    """Show everybody what was shown to the one who checked."""
    async with answering(interaction, private=False) as place:
        _, kept = await find(interaction, token, place)
        answers = await _answers(interaction, kept.request.claims, place)
        if not answers:
            await say(interaction, notices.CHANGED)
            return
        await show(interaction, check_card(answers, place.zone))


async def _answers(interaction: Interaction, asked: tuple[str, ...], place: Place) -> list[Answer]:
    return await interaction.client.desk.run(place, answer_all, asked, place.collections)


def answer_all(archive: Archive, asked: tuple[str, ...], collections: tuple[str, ...]) -> list[Answer]:
    """The answers to the claims that can be asked about."""
    found = []
    for question in asked:
        try:
            answer = archive.ask(question, collections=collections)
        except InputError:
            continue
        found.append(replace(answer, question=replace(answer.question, text=question)))
    return found


def read_claims(_: Archive, text: str) -> tuple[str, ...]:
    """The claims of a text as questions."""
    return tuple(one.question for one in claims(text))
