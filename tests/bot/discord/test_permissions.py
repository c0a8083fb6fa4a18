"""The bot in a server where everybody is denied everything, and its role has just what the invite link asks for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord
import pytest
from discord_markup import plain
from discord_world import QUESTION, World, content
from simcord import ChannelHandle

from bot.invitation import NEEDS, permissions

NO = "During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia."
ORDINARY = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True,
    use_application_commands=True, embed_links=True, attach_files=True, create_public_threads=True,
)  # fmt: skip


def restrict(world: World, granted: discord.Permissions) -> None:
    """Take everything from @everyone, give the members what members have, and the bot what is granted."""
    backend, guild = world.env.backend, world.guild
    members = guild.create_role("Members", permissions=ORDINARY)
    for one in (world.alice, world.manager):
        backend.edit_member(
            guild.id, one.id, {"role_ids": [*backend.get_member(guild.id, one.id).role_ids, members.id]}
        )
    assert world.bot.user is not None
    [own] = backend.get_member(guild.id, world.bot.user.id).role_ids
    backend.edit_role(guild.id, own, {"permissions": granted.value})
    backend.edit_role(guild.id, guild.id, {"permissions": 0})


@pytest.fixture
async def bare(world: World) -> World:
    """The world with exactly the permissions of the link."""
    restrict(world, permissions())
    await world.env.settle()
    assert world.guild.me is not None
    assert world.guild.me.guild_permissions == permissions()
    return world


def thread(world: World) -> ChannelHandle:
    """A thread in the channel, by a member."""
    world.env.backend.create_thread(world.channel.id, "aside", world.alice.id)
    return world.channel.threads[-1]


def answers(world: World, channel: ChannelHandle) -> list[discord.Message]:
    assert world.bot.user is not None
    return [message for message in channel.history() if message.author.id == world.bot.user.id]


class TestWithExactlyThese:
    async def test_a_mention_is_answered_by_a_reply_with_a_card(self, bare: World) -> None:
        asked = await bare.alice.send(bare.channel, bare.at(QUESTION))
        [reply] = bare.replies
        assert reply.reference is not None
        assert reply.reference.message_id == asked.id
        assert NO in plain(reply.embeds[0].description or "")

    async def test_a_reply_is_followed_up(self, bare: World) -> None:
        await bare.alice.send(bare.channel, bare.at(QUESTION))
        await bare.manager.send(bare.channel, bare.at("and European leaders?"), reply_to=bare.replies[0])
        assert bare.replies[-1].content.startswith("**Yes.** ")

    async def test_a_mention_in_a_thread_is_answered(self, bare: World) -> None:
        aside = thread(bare)
        await bare.alice.send(aside, bare.at(QUESTION))
        assert answers(bare, aside)[0].content.startswith("**No.** ")

    async def test_a_command_is_answered_with_a_picture(self, bare: World) -> None:
        result = await bare.alice.slash(bare.channel, "timeline", topic="sanctions")
        assert result.response is not None
        assert result.response.attachments[0].filename.endswith(".png")

    async def test_a_button_works(self, bare: World) -> None:
        await bare.alice.send(bare.channel, bare.at(QUESTION))
        pressed = await bare.alice.click(bare.replies[0], label="Context of 1")
        assert pressed.response is not None
        assert NO in plain(pressed.response.embeds[0].description or "")

    async def test_an_edit_and_a_deletion_are_followed(self, bare: World) -> None:
        asked = await bare.alice.send(bare.channel, bare.at("did Trump mention climate change?"))
        await bare.alice.edit(asked, bare.at(QUESTION))
        assert [reply.content.split(" ")[0] for reply in bare.replies] == ["**No.**"]
        await bare.alice.delete(asked)
        assert bare.replies == []

    async def test_nothing_fails_unseen(self, bare: World, caplog: pytest.LogCaptureFixture) -> None:
        await bare.alice.send(bare.channel, bare.at(QUESTION))
        await bare.alice.slash(bare.channel, "ask", question=QUESTION)
        assert "could not be sent" not in caplog.text
        assert bare.env.errors == []


async def _silent(world: World, channel: ChannelHandle) -> bool:
    await world.alice.send(channel, world.at(QUESTION))
    return not answers(world, channel)


async def _without_a_card(world: World) -> bool:
    await world.alice.send(world.channel, world.at(QUESTION))
    [reply] = world.replies
    return reply.embeds == [] and NO in plain(reply.content)


# What is lost without each. Where the Discord of the tests is more generous, it is made to answer as Discord does.
LOSES: dict[str, Callable[[World], Awaitable[bool]]] = {
    "view_channel": lambda world: _silent(world, world.channel),
    "send_messages": lambda world: _silent(world, world.channel),
    "send_messages_in_threads": lambda world: _silent(world, thread(world)),
    "read_message_history": lambda world: _silent(world, world.channel),
    "embed_links": _without_a_card,
}
REFUSED = {"view_channel": 50001, "read_message_history": 160002}


@pytest.mark.parametrize("missing", [need.permission for need in NEEDS])
async def test_each_of_them_is_needed_and_commands_work_without(world: World, missing: str) -> None:
    granted = permissions()
    granted.update(**{missing: False})
    restrict(world, granted)
    if missing in REFUSED:
        world.env.inject_error("POST", "/channels/*/messages", status=403, code=REFUSED[missing])
    assert await LOSES[missing](world)
    assert content(await world.alice.slash(world.channel, "ask", question=QUESTION)).startswith("No. ")
    assert world.env.errors == []
