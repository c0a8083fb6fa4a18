"""Settings and a server's own articles, beside what tests/scripts hold of them: what the archive then has."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
import simcord
from discord_world import QUESTION, TEXT, World, content

from answers import Archive

PAGE = b"""<!DOCTYPE html><html><head><title>Harbour to close</title><meta property="og:site_name" content="Daily Post">
<meta property="article:published_time" content="2025-07-01"></head><body><article><h1>Harbour to close</h1>
<p>Ada Quill, the mayor, said on Tuesday that the old harbour would close in the autumn because of its broken wall.</p>
<p>She did not mention the cost of repairs, which the council had asked her to name at its last meeting in June.</p>
</article></body></html>"""


def own(world: World) -> tuple[str, ...]:
    return (f"discord:{world.guild.id}",)


def fields(result: simcord.InteractionResult) -> dict[str, str]:
    assert result.response is not None
    return {str(one.name): str(one.value) for one in result.response.embeds[0].fields}


class TestSettings:
    @pytest.mark.parametrize(
        ("command", "options", "field", "value"),
        [
            ("timezone", {"zone": "Europe/Kyiv"}, "Time zone of dates", "Europe\\/Kyiv"),
            ("answers", {"to": "the asker alone"}, "Answers to commands", "for the asker alone"),
            ("shared", {"search": False}, "Shared archive", "not searched"),
        ],
    )
    async def test_are_set_and_shown(
        self, world: World, command: str, options: dict[str, object], field: str, value: str
    ) -> None:
        await world.manager.slash(world.channel, f"settings {command}", **options)
        shown = fields(await world.manager.slash(world.channel, "settings show"))
        assert shown[field].replace("\\", "") == value.replace("\\", "")

    @pytest.mark.parametrize("command", ["settings show", "unanswered", "remove"])
    async def test_are_refused_where_a_server_shows_them_to_everybody(self, world: World, command: str) -> None:
        for one in await world.bot.tree.fetch_commands():
            world.guild.set_command_permissions(one, {world.guild.default_role: True})
        result = await world.alice.slash(world.channel, command, **({"article": "x"} if command == "remove" else {}))
        assert content(result) == "Only members who may manage this server can do that."


class TestAdding:
    async def test_a_text_file_becomes_an_article_of_this_server(self, world: World, archive: Archive) -> None:
        result = await world.manager.slash(world.channel, "add", file=("harbour.txt", TEXT))
        assert content(result).startswith("“Harbour to close” is now in")
        assert archive.coverage(collections=own(world)).articles == 1

    async def test_an_id_in_a_file_takes_no_other_articles_place(self, world: World, archive: Archive) -> None:
        await world.manager.slash(world.channel, "add", file=("harbour.txt", TEXT))
        assert archive.coverage().articles == 2
        assert "004_c25dfdee6424e8ef" not in [one.id for one in archive.catalogue.articles(collections=own(world))]

    async def test_a_page_is_known_by_its_content(self, world: World, archive: Archive) -> None:
        await world.manager.slash(world.channel, "add", file=("harbour.txt", PAGE))
        [article] = archive.catalogue.articles(collections=own(world))
        assert (article.title, article.publisher) == ("Harbour to close", "Daily Post")
        assert "<p>" not in article.text

    async def test_the_same_file_twice_is_one_article(self, world: World, archive: Archive) -> None:
        await world.manager.slash(world.channel, "add", file=("harbour.txt", TEXT))
        result = await world.manager.slash(world.channel, "add", file=("again.md", TEXT))
        assert "already" in content(result)
        assert archive.coverage(collections=own(world)).articles == 1

    @pytest.mark.parametrize(
        ("name", "data", "line"),
        [
            ("story.pdf", b"%PDF-1.7", "I take .txt, .md, .html files"),
            ("story.txt", b"\x00\x01\x02binary", "Binary, not text"),
            ("story.txt", b"\xff\xfeU\x00T\x00F\x00", "UTF-16"),
            ("story.txt", b"   ", "The file is empty"),
            ("story.html", b"<html><body></body></html>", "No article found"),
            ("story.txt", b"x" * 1_000_001, "The file has 1,000,001 bytes"),
            ("story.txt", b"---\npublished: soon\n---\nText.", "Published: no date"),
        ],
        ids=["pdf", "binary", "utf-16", "empty", "empty page", "too large", "no date"],
    )
    async def test_what_is_no_article_is_refused(self, world: World, name: str, data: bytes, line: str) -> None:
        result = await world.manager.slash(world.channel, "add", file=(name, data))
        assert content(result).startswith(line)

    async def test_removing_takes_it_out(self, world: World, archive: Archive) -> None:
        await world.manager.slash(world.channel, "add", file=("harbour.txt", TEXT))
        result = await world.manager.slash(world.channel, "remove", article="Harbour to close")
        assert content(result) == "“Harbour to close” is removed."
        assert archive.coverage(collections=own(world)).articles == 0

    async def test_a_shared_article_cannot_be_removed(self, world: World, archive: Archive) -> None:
        result = await world.manager.slash(world.channel, "remove", article="004_c25dfdee6424e8ef")
        assert content(result).startswith("There is no article")
        assert archive.coverage().articles == 2

    async def test_only_own_articles_are_offered_for_removal(self, world: World) -> None:
        await world.manager.slash(world.channel, "add", file=("harbour.txt", TEXT))
        found = await world.manager.autocomplete(world.channel, "remove", "article", "")
        assert [one["name"] for one in found] == ["Harbour to close"]


class TestUnanswered:
    async def test_is_paged(self, world: World) -> None:
        world.bot._cooldowns._rates.update(member=100)
        for n in range(20):
            await world.alice.slash(world.channel, "ask", question=f"did Trump mention zeppelin number {n}?")
        result = await world.manager.slash(world.channel, "unanswered")
        assert result.response is not None
        await world.manager.click(result.response, label="Next")
        assert (result.response.embeds[0].footer.text or "").startswith("Page 2 of 2")


class TestLeaving:
    @pytest.fixture
    async def with_an_article(self, world: World, archive: Archive) -> World:
        await world.manager.slash(world.channel, "add", file=("harbour.txt", TEXT))
        return world

    async def leave(self, world: World) -> None:
        found = world.bot.get_guild(world.guild.id)
        assert found is not None
        await found.leave()
        await world.env.settle()

    async def test_keeps_the_articles_for_the_time_of_grace(self, with_an_article: World, archive: Archive) -> None:
        world = with_an_article
        await self.leave(world)
        await world.env.advance_time(timedelta(days=29).total_seconds())
        await world.bot.tidy()
        assert archive.coverage(collections=own(world)).articles == 1

    async def test_deletes_everything_after_it(self, with_an_article: World, archive: Archive) -> None:
        world = with_an_article
        await world.alice.slash(world.channel, "ask", question=QUESTION)
        await self.leave(world)
        await world.env.advance_time(timedelta(days=31).total_seconds())
        await world.bot.tidy()
        assert archive.coverage(collections=own(world)).articles == 0
        assert own(world)[0] not in archive.catalogue.collections()

    async def test_is_noticed_though_the_bot_was_not_running(self, with_an_article: World, archive: Archive) -> None:
        world = with_an_article
        await world.bot.desk.tidy(set(), lambda _: True, discord.utils.utcnow())
        assert "left" in archive.catalogue.settings(own(world)[0])

    async def test_coming_back_keeps_them(self, with_an_article: World, archive: Archive) -> None:
        world = with_an_article
        await world.bot.desk.tidy(set(), lambda _: True, discord.utils.utcnow())
        await world.env.advance_time(timedelta(days=31).total_seconds())
        await world.bot.tidy()
        assert archive.coverage(collections=own(world)).articles == 1
        assert "left" not in archive.catalogue.settings(own(world)[0])

    async def test_a_server_of_another_process_is_left_alone(self, with_an_article: World, archive: Archive) -> None:
        world = with_an_article
        await world.bot.desk.tidy(set(), lambda _: False, discord.utils.utcnow())
        assert "left" not in archive.catalogue.settings(own(world)[0])

    async def test_shared_articles_stay(self, with_an_article: World, archive: Archive) -> None:
        world = with_an_article
        await self.leave(world)
        await world.env.advance_time(timedelta(days=31).total_seconds())
        await world.bot.tidy()
        assert archive.coverage().articles == 2
