"""The message menu "Why this answer": for managers alone, of this server's answers alone."""

from __future__ import annotations

import discord
import pytest
import simcord
from discord_markup import plain
from discord_world import QUESTION, World, build

from answers import Archive
from bot.client import OnRecord
from bot.commands.why import NAME


def shown(result: simcord.InteractionResult) -> str:
    """All that is shown, as it is read."""
    assert result.response is not None
    fields = [f"{one.name}\n{one.value}" for embed in result.response.embeds for one in embed.fields]
    return plain("\n".join([result.response.content, *fields]))


async def answered(world: World, question: str = QUESTION) -> discord.Message:
    await world.alice.send(world.channel, world.at(question))
    return world.replies[-1]


async def test_a_manager_is_told_how_an_answer_came_about(world: World) -> None:
    result = await world.manager.context_menu(world.channel, NAME, await answered(world))
    text = shown(result)
    assert "Read as\n• “Trump will mention sanctions.”" in text
    assert "against · did not" in text
    assert result.response is not None
    assert result.response.ephemeral


async def test_the_answer_to_a_command_can_be_explained(world: World) -> None:
    await world.alice.slash(world.channel, "quotes", who="Vance", topic="security")
    result = await world.manager.context_menu(world.channel, NAME, world.replies[-1])
    assert "Statements\n• for" in shown(result)


async def test_what_is_no_answer_says_so(world: World) -> None:
    said = await world.alice.send(world.channel, "Trump mentioned sanctions.")
    assert "no answer of mine" in shown(await world.manager.context_menu(world.channel, NAME, said))


async def test_an_answer_that_was_forgotten_says_so(world: World, archive: Archive) -> None:
    reply = await answered(world)
    archive.catalogue.questions.forget(collection=f"discord:{world.guild.id}")
    assert "no answer of mine" in shown(await world.manager.context_menu(world.channel, NAME, reply))


async def test_discord_does_not_offer_it_to_others(world: World) -> None:
    reply = await answered(world)
    with pytest.raises(simcord.SetupError, match="not visible"):
        await world.alice.context_menu(world.channel, NAME, reply)


async def test_where_a_server_gives_it_to_others_they_are_refused(world: World) -> None:
    reply = await answered(world)
    for one in await world.bot.tree.fetch_commands():
        world.guild.set_command_permissions(one, {world.guild.default_role: True})
    assert "Only members who may manage" in shown(await world.alice.context_menu(world.channel, NAME, reply))


async def test_another_servers_answer_is_not_explained(
    world: World, simcord_env: simcord.Env, simcord_bot: OnRecord
) -> None:
    other = build(simcord_env, simcord_bot, "Tribune")
    await simcord_env.settle()
    reply = await answered(world)
    entry = simcord_bot.desk.archive.catalogue.questions.answered_by(str(reply.id))
    assert entry is not None
    place = await simcord_bot.desk.place(other.guild.id)
    assert await simcord_bot.desk.answered_by(reply.id, place) is None
