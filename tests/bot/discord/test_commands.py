"""Slash commands, beside what tests/scripts hold of them: what Discord is sent, and failures inside."""

from __future__ import annotations

import discord
import pytest
import simcord
from discord_world import QUESTION, World

from answers import SHARED, Archive, Article
from bot.client import OnRecord
from bot.commands.turns import Turns


def content(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    return result.response.content


async def test_ask_is_acknowledged_before_it_is_answered(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    kinds = [(one.json or {})["type"] for one in world.env.http_requests if one.path.endswith("/callback")]
    assert kinds == [5]
    assert result.acknowledged


class TestAutocompletion:
    async def test_offers_articles_by_title(self, world: World) -> None:
        found = await world.alice.autocomplete(world.channel, "article", "article", "after the alaska")
        assert found[0]["value"] == "004_c25dfdee6424e8ef"

    async def test_is_never_more_or_longer_than_discord_takes(self, world: World, archive: Archive) -> None:
        archive.add(
            [
                Article(f"{n:03d}" * 60, f"Title {n} " + "long " * 60, "A text.", publisher=f"P{n} " * 60)
                for n in range(60)
            ]
        )
        world.bot.desk.names.changed(SHARED)
        for command, option in (("article", "article"), ("ask", "publisher"), ("quotes", "topic")):
            found = await world.alice.autocomplete(
                world.channel, command, option, "", **({"question": "x"} if command == "ask" else {})
            )
            assert len(found) <= 25
            assert all(len(one["name"]) <= 100 and len(one["value"]) <= 100 for one in found)


async def test_an_unforeseen_error_has_an_id_that_is_in_the_log(
    world: World, archive: Archive, caplog: pytest.LogCaptureFixture
) -> None:
    archive._searcher = None  # type: ignore[assignment]
    result = await world.alice.slash(world.channel, "ask", question="did Trump mention secrets?")
    incident = content(result).rsplit("`", 2)[1]
    assert incident in caplog.text
    assert "secrets" not in caplog.text


async def test_an_archive_that_fails_is_told_in_one_line(world: World, archive: Archive) -> None:
    with archive._store._database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE passages")
    result = await world.alice.slash(world.channel, "article", article="004_c25dfdee6424e8ef")
    assert content(result).startswith("The archive cannot be used just now")


async def test_too_much_at_once_is_told_in_one_line(world: World) -> None:
    world.bot.desk._turns = Turns(0, 0)
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert content(result).startswith("Too many questions")


async def test_commands_are_for_servers_and_members(world: World) -> None:
    by_name = {one.name: one.to_dict(world.bot.tree) for one in world.bot.tree.get_commands()}
    everywhere = {"ask", "quotes", "timeline", "coverage", "article", "help", "forget-me", "Check the record"}
    assert {name for name, one in by_name.items() if one["contexts"] == [0, 1, 2]} == everywhere
    assert {name for name, one in by_name.items() if one["integration_types"] == [0, 1]} == everywhere


async def test_managers_commands_need_the_permission(world: World) -> None:
    needed = {one.name for one in world.bot.tree.get_commands() if getattr(one, "default_permissions", None)}
    assert needed == {"settings", "unanswered", "remove", "Why this answer"}


def test_a_client_asks_for_no_privileged_intent(archive: Archive) -> None:
    intents = OnRecord(archive).intents
    assert (intents.message_content, intents.members, intents.presences) == (False, False, False)
    assert intents == discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
