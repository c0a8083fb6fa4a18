"""Members cannot go round limits, remove what they did not mean, or be found by what is kept of them."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
import simcord
from discord_world import QUESTION, World, content

from answers import Archive, Article
from bot.settings import Settings

SAME = "Same title, other text"


@pytest.fixture
def settings() -> Settings:
    return Settings(processes=0, member_per_minute=3)


@pytest.fixture
def own(world: World, archive: Archive) -> str:
    """The server's own collection, with two articles, one of which has a shared one's id."""
    collection = f"discord:{world.guild.id}"
    text = "Ada Quill said that the old harbour would close."
    archive.add(
        [
            Article("004_c25dfdee6424e8ef", "Harbour to close", text, collection=collection),
            Article("mill", "Mill to open", text.replace("harbour", "mill"), collection=collection),
        ]
    )
    return collection


def message(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    assert result.response is not None
    return result.response


async def test_edits_count_as_questions(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at(QUESTION))
    for number in range(4):
        await world.alice.edit(asked, world.at(f"did Trump mention ceasefire number {number}?"))
    (reply,) = world.replies
    assert reply.content.startswith("One moment: I take your next question in")
    await world.env.advance_time(61)
    await world.alice.edit(asked, world.at(QUESTION + " "))
    await world.alice.edit(asked, world.at("did Trump mention the sanctions?"))
    assert not world.replies[0].content.startswith("One moment")


async def test_a_piece_of_a_title_is_asked_about_first(world: World, archive: Archive, own: str) -> None:
    asked = await world.manager.slash(world.channel, "remove", article="Harb")
    assert content(asked) == "Did you mean “Harbour to close”?"
    assert archive.coverage(collections=(own,)).articles == 2
    assert "is removed" in content(await world.manager.click(message(asked), label="Remove it"))
    assert archive.coverage(collections=(own,)).articles == 1


async def test_a_title_that_two_articles_have_is_asked_about_first(world: World, archive: Archive, own: str) -> None:
    archive.add([Article(f"s{n}", SAME, f"Ada Quill saw {n}.", collection=own) for n in range(2)])
    assert content(await world.manager.slash(world.channel, "remove", article=SAME)).startswith("Did you mean")
    offered = await world.manager.autocomplete(world.channel, "remove", "article", SAME)
    assert [one["value"] for one in offered if one["name"] == SAME] == ["~s0", "~s1"]
    assert "is removed" in content(await world.manager.slash(world.channel, "remove", article="~s1"))
    assert archive.catalogue.article("s0", collections=(own,)) is not None


async def test_what_has_become_another_article_meanwhile_is_not_removed(
    world: World, archive: Archive, own: str
) -> None:
    asked = await world.manager.slash(world.channel, "remove", article="Mill")
    archive.add([Article("mill", "Another", "Ada Quill said that the old mill would close.", collection=own)])
    result = await world.manager.click(message(asked), label="Remove it")
    assert [one.content for one in result.followups] == ["That article has been changed or removed since."]
    assert archive.coverage(collections=(own,)).articles == 2


async def test_of_two_articles_of_one_id_the_one_that_was_picked_is_shown(
    world: World, archive: Archive, own: str
) -> None:
    offered = await world.alice.autocomplete(world.channel, "article", "article", "Harbour to close")
    shown = await world.alice.slash(world.channel, "article", article=offered[0]["value"])
    assert message(shown).embeds[0].title == "Harbour to close"
    shared = await world.alice.slash(world.channel, "article", article="004_c25dfdee6424e8ef")
    assert message(shared).embeds[0].title != "Harbour to close"


async def test_deleting_the_answer_to_a_command_forgets_the_question(world: World, archive: Archive) -> None:
    result = await world.alice.slash(world.channel, "ask", question="did Ada Quill mention zeppelins?")
    collection = f"discord:{world.guild.id}"
    assert len(archive.catalogue.questions.unanswered(collection)) == 1
    moderators = world.guild.create_role("Moderators", permissions=discord.Permissions(manage_messages=True))
    moderator = world.guild.add_member(world.env.create_user("moderator"), roles=[moderators])
    await moderator.delete(message(result))
    assert archive.catalogue.questions.unanswered(collection) == []


async def test_a_member_has_what_is_kept_deleted(world: World, archive: Archive) -> None:
    answer = await world.alice.slash(world.channel, "ask", question="did Ada Quill mention zeppelins?")
    await world.manager.slash(world.channel, "ask", question="did Ada Quill mention balloons?")
    await world.alice.click(message(answer), label="Did not help")
    assert content(await world.alice.slash(world.channel, "forget-me")) == "Deleted: 1 question of yours, and 1 vote."
    (left,) = archive.catalogue.questions.unanswered(f"discord:{world.guild.id}")
    assert left.question == "did Ada Quill mention balloons?"
    assert content(await world.manager.slash(world.channel, "forget-me")).startswith("Deleted: 1 question")


async def test_a_clock_that_is_set_back_makes_nobody_wait_for_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        assert world.bot.cooldown(world.guild.id, 5) == 0
    earlier = discord.utils.utcnow() - timedelta(hours=1)
    monkeypatch.setattr(discord.utils, "utcnow", lambda: earlier)
    assert 0 < world.bot.cooldown(world.guild.id, 5) <= 60
