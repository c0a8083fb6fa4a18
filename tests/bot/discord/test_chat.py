from __future__ import annotations

import discord
import pytest
from discord_markup import plain
from discord_world import QUESTION, World

from bot.commands.questions import is_question, small_talk
from bot.settings import Settings

NO = "During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia."


async def test_a_mention_is_answered_with_the_verdict_as_text(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    assert world.replies[0].content.startswith("**No.** ")


async def test_a_mention_is_answered_by_a_reply(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at(QUESTION))
    reference = world.replies[0].reference
    assert reference is not None
    assert reference.message_id == asked.id


async def test_an_answer_shows_the_sentence_that_carries_it_word_for_word(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    assert NO in plain(world.replies[0].embeds[0].description or "")


async def test_an_answer_puts_the_words_of_the_question_in_bold(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    assert "**sanctions**" in (world.replies[0].embeds[0].description or "")


async def test_an_answer_names_speaker_manner_and_date(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    head, _, source = (world.replies[0].embeds[0].description or "").split("\n")
    assert "Trump**: did not, reported" in head
    assert "16 August 2025" in source


async def test_an_answer_shows_who_else_spoke_on_it(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    field = world.replies[0].embeds[0].fields[0]
    assert field.name == "Others on it"
    assert "reaffirmed that they would maintain sanctions" in plain(field.value or "")


async def test_an_answer_tells_its_coverage(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    assert world.replies[0].embeds[0].footer.text == "Searched: 2 articles, 13 to 16 August 2025"


async def test_a_question_without_an_answer_gets_one_line(world: World) -> None:
    await world.alice.send(world.channel, world.at("did Trump mention climate change?"))
    reply = world.replies[0]
    assert reply.content.startswith("**Not found.** ")
    assert "\n" not in reply.content
    assert reply.embeds == []


async def test_a_speaker_who_is_nowhere_gets_did_you_mean(world: World) -> None:
    await world.alice.send(world.channel, world.at("did Zelenskov mention sanctions?"))
    assert "Did you mean" in world.replies[0].content


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    await world.alice.user.send_dm(QUESTION)
    last = world.alice.user.dm_channel.last_message
    assert last is not None
    assert last.content.startswith("**No.** ")


async def test_talk_in_a_channel_is_not_answered(world: World) -> None:
    await world.alice.send(world.channel, QUESTION)
    assert world.replies == []


@pytest.mark.parametrize(
    "text", ["hello", "thanks!", "good bot", "👍", "lol ok, that was a really funny joke yesterday"]
)
async def test_small_talk_with_the_bot_is_not_answered(world: World, text: str) -> None:
    await world.alice.send(world.channel, world.at(text))
    assert world.replies == []


@pytest.mark.parametrize("phrase", sorted(small_talk()))
def test_every_phrase_of_small_talk_is_no_request(phrase: str) -> None:
    from bot.commands.questions import is_request

    assert not is_request(f"{phrase.capitalize()}!")


async def test_a_topic_said_to_the_bot_is_looked_up(world: World) -> None:
    await world.alice.send(world.channel, world.at("Donbas"))
    assert "Donbas" in plain(world.replies[0].embeds[0].description or "")


async def test_a_message_that_names_everybody_is_no_question_to_the_bot(world: World) -> None:
    await world.manager.send(world.channel, f"@everyone {QUESTION}")
    assert world.replies == []


async def test_a_reply_to_an_answer_may_leave_out_the_topic(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    bob = world.guild.add_member(world.env.create_user("bob"))
    await bob.send(world.channel, world.at("and European leaders?"), reply_to=world.replies[0])
    assert world.replies[-1].content.startswith("**Yes.** ")


async def test_the_next_message_may_leave_out_the_topic(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    await world.alice.send(world.channel, world.at("and European leaders?"))
    assert world.replies[-1].content.startswith("**Yes.** ")


async def test_a_follow_up_goes_on_from_a_follow_up(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    await world.alice.send(world.channel, world.at("and Vance?"))
    await world.alice.send(world.channel, world.at("and European leaders?"))
    assert world.replies[-1].content.startswith("**Yes.** ")


async def test_after_ten_minutes_the_question_before_is_forgotten(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    await world.env.advance_time(601)
    await world.alice.send(world.channel, world.at("and European leaders?"))
    assert "sanctions" not in world.replies[-1].content


async def test_somebody_else_does_not_follow_up(world: World) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    bob = world.guild.add_member(world.env.create_user("bob"))
    await bob.send(world.channel, world.at("and European leaders?"))
    assert "sanctions" not in world.replies[-1].content


async def test_an_edited_question_gets_its_answer_edited(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at("did Trump mention climate change?"))
    await world.alice.edit(asked, world.at(QUESTION))
    assert [reply.content.split(" ")[0] for reply in world.replies] == ["**No.**"]


async def test_an_edited_question_without_an_answer_loses_its_excerpts(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at(QUESTION))
    await world.alice.edit(asked, world.at("did Trump mention climate change?"))
    assert world.replies[0].embeds == []


async def test_an_edit_to_no_question_takes_the_answer_away(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at(QUESTION))
    await world.alice.edit(asked, world.at("thanks"))
    assert world.replies == []


async def test_a_deleted_question_gets_its_answer_deleted(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at(QUESTION))
    await world.alice.delete(asked)
    assert world.replies == []


async def test_the_bot_does_not_answer_bots(world: World) -> None:
    other = world.guild.add_member(world.env.create_user("other", bot=True))
    await other.send(world.channel, world.at(QUESTION))
    assert world.replies == []


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


class TestEveryQuestion:
    """Channels where every question is answered."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(message_content=True)

    async def test_is_answered_where_it_was_set(self, world: World) -> None:
        await world.manager.slash(world.channel, "settings channel", channel=world.channel, every_question=True)
        await world.alice.send(world.channel, QUESTION)
        assert world.replies[-1].content.startswith("**No.** ")

    async def test_is_not_answered_elsewhere(self, world: World) -> None:
        other = world.guild.create_text_channel("other")
        await world.manager.slash(world.channel, "settings channel", channel=other, every_question=True)
        await world.alice.send(world.channel, QUESTION)
        assert world.replies == []

    async def test_talk_is_not_answered(self, world: World) -> None:
        await world.manager.slash(world.channel, "settings channel", channel=world.channel, every_question=True)
        await world.alice.send(world.channel, "Trump never mentioned sanctions, I think.")
        assert world.replies == []


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
