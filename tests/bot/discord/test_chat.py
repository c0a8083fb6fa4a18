"""Chat with the bot, beside what tests/scripts hold of it: markup, permissions, what Discord is sent."""

from __future__ import annotations

import discord
import pytest
from discord_markup import plain
from discord_world import QUESTION, World

from bot.commands.small_talk import is_question, small_talk
from bot.present.plain import NEAREST

NO = "During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia."


async def test_a_mention_is_answered_by_a_reply(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at(QUESTION))
    reference = world.replies[0].reference
    assert reference is not None
    assert reference.message_id == asked.id


async def test_an_answer_puts_the_words_of_the_question_in_bold(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    assert "**sanctions**" in (world.replies[0].embeds[0].description or "")


async def test_a_question_without_an_answer_gets_one_line(world: World) -> None:
    await world.alice.send(world.channel, world.at("did Trump mention climate change?"))
    reply = world.replies[0]
    assert reply.content.startswith("**Not found.** ")
    assert "\n" not in reply.content
    (embed,) = reply.embeds
    assert (embed.description, [field.name for field in embed.fields]) == (None, [NEAREST])


@pytest.mark.parametrize("phrase", sorted(small_talk()))
def test_every_phrase_of_small_talk_is_no_request(phrase: str) -> None:
    from bot.commands.small_talk import is_request

    assert not is_request(f"{phrase.capitalize()}!")


async def test_an_edited_question_without_an_answer_loses_its_excerpts(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at(QUESTION))
    await world.alice.edit(asked, world.at("did Trump mention climate change?"))
    (embed,) = world.replies[0].embeds
    assert (embed.description, [field.name for field in embed.fields]) == (None, [NEAREST])


async def test_a_channel_without_embeds_gets_the_answer_as_text(world: World) -> None:
    assert world.guild.me is not None
    channel = world.guild.create_text_channel(
        "plain", overwrites={world.guild.default_role: discord.PermissionOverwrite(embed_links=False)}
    )
    await world.alice.send(channel, world.at(QUESTION))
    last = channel.last_message
    assert last is not None
    assert NO in plain(last.content)
    assert last.embeds == []


async def test_a_channel_where_the_bot_may_not_write_is_no_error(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await world.alice.send(world.channel, world.at(QUESTION))
    assert world.replies == []


async def test_nobody_is_pinged(world: World) -> None:
    await world.alice.send(world.channel, world.at(f"did {world.manager.mention} mention @everyone?"))
    assert world.replies[0].mentions == []
    assert not world.replies[0].mention_everyone


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("did Trump mention sanctions?", True),
        ("did trump mention sanctions", True),
        ("What did Vance say about security?", True),
        ("who offered a ceasefire?", True),
        ("when is the meeting with Putin?", True),
        ("really?", False),
        ("lol", False),
        ("Trump did not mention sanctions.", False),
        ("I did that yesterday", False),
        ("", False),
        ("???", False),
    ],
)
def test_a_question_is_told_from_talk(text: str, asks: bool) -> None:
    assert is_question(text) is asks
