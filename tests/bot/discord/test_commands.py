from __future__ import annotations

import discord
import pytest
import simcord
from discord_markup import plain
from discord_world import QUESTION, World

from answers import SHARED, Archive, Article
from bot.client import OnRecord
from bot.settings import Settings


def described(result: simcord.InteractionResult) -> str:
    """The description of a response's first embed, as it is read."""
    assert result.response is not None
    return plain(result.response.embeds[0].description or "")


def content(result: simcord.InteractionResult) -> str:
    assert result.response is not None
    return result.response.content


async def test_ask_answers(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert content(result).startswith("**No.** ")


async def test_ask_is_acknowledged_before_it_is_answered(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    kinds = [(one.json or {})["type"] for one in world.env.http_requests if one.path.endswith("/callback")]
    assert kinds == [5]
    assert result.acknowledged


async def test_ask_takes_a_range_of_days(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION, before="14 August")
    assert content(result).startswith("**Not on record.** ")


async def test_ask_takes_a_publisher(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question=QUESTION, publisher="Internewscast")
    assert content(result).startswith("**Not on record.** ")


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"question": "?"}, "The question names nobody"),
        ({"question": QUESTION, "after": "the day of the fox"}, 'Cannot read "the day of the fox" as a date'),
        ({"question": QUESTION, "after": "2025-09-01", "before": "2025-08-01"}, "Nothing can be after"),
    ],
    ids=["nothing asked", "no date", "no such range"],
)
async def test_what_cannot_be_used_is_told_in_one_line(world: World, options: dict[str, str], line: str) -> None:
    result = await world.alice.slash(world.channel, "ask", **options)
    assert content(result).startswith(line)


async def test_quotes_shows_what_somebody_said(world: World) -> None:
    result = await world.alice.slash(world.channel, "quotes", who="JD Vance", topic="security")
    assert "one of our most important shared security goals in Europe" in described(result)


async def test_coverage_counts_what_is_searched(world: World) -> None:
    result = await world.alice.slash(world.channel, "coverage")
    assert result.response is not None
    assert result.response.embeds[0].fields[0].value == "2 articles, 13 to 16 August 2025"


async def test_article_shows_it_word_for_word(world: World) -> None:
    result = await world.alice.slash(world.channel, "article", article="004_c25dfdee6424e8ef")
    assert "Trump did not mention imposing additional sanctions" in described(result)


async def test_article_is_found_by_its_title(world: World) -> None:
    result = await world.alice.slash(world.channel, "article", article="After the Alaska meeting Trump tells")
    assert "Trump did not mention imposing additional sanctions" in described(result)


async def test_article_of_several_pages_is_turned(world: World) -> None:
    first = await world.alice.slash(world.channel, "article", article="000_f55d77c56bc0a13f")
    assert first.response is not None
    await world.alice.click(first.response, label="Next")
    assert first.response.embeds[0].footer.text == "Page 2 of 2 · 000_f55d77c56bc0a13f"


async def test_article_that_is_nowhere_is_told_in_one_line(world: World) -> None:
    result = await world.alice.slash(world.channel, "article", article="zzzz")
    assert content(result).startswith("There is no article")


async def test_help_is_for_the_asker_alone(world: World) -> None:
    assert (await world.alice.slash(world.channel, "help")).ephemeral


async def test_commands_work_in_direct_messages(world: World) -> None:
    result = await world.alice.user.slash("ask", question=QUESTION)
    assert content(result).startswith("**No.** ")


async def test_timeline_lists_by_date_with_a_picture(world: World) -> None:
    result = await world.alice.slash(world.channel, "timeline", topic="sanctions")
    assert result.response is not None
    assert "16 August 2025" in described(result)
    assert [one.filename for one in result.response.attachments] == ["timeline.png"]


async def test_timeline_without_entries_is_one_line(world: World) -> None:
    result = await world.alice.slash(world.channel, "timeline", topic="zeppelins")
    assert content(result).startswith("**Not found.** ")


async def test_timeline_of_several_pages_is_turned(world: World) -> None:
    result = await world.alice.slash(world.channel, "timeline", topic="ceasefire")
    assert result.response is not None
    before = described(result)
    await world.alice.click(result.response, label="Next")
    assert described(result) != before


class TestAutocompletion:
    @pytest.mark.parametrize(
        ("command", "option", "typed", "offered"),
        [
            ("quotes", "who", "tru", "Donald Trump"),
            ("quotes", "who", "zelenski", "Volodymyr Zelensky"),
            ("quotes", "topic", "alas", "Alaska"),
            ("ask", "publisher", "inter", "Internewscast"),
            ("timeline", "who", "JD", "JD Vance"),
            ("timeline", "topic", "european lea", "European leaders"),
        ],
    )
    async def test_offers_names_of_the_archive(
        self, world: World, command: str, option: str, typed: str, offered: str
    ) -> None:
        filled = {"question": "x"} if command == "ask" else {}
        found = await world.alice.autocomplete(world.channel, command, option, typed, **filled)
        assert offered in [one["value"] for one in found]

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


class TestCheckTheRecord:
    async def test_answers_each_claim_for_the_asker_alone(self, world: World) -> None:
        said = await world.manager.send(
            world.channel, "Trump mentioned sanctions on the call. Putin offered a ceasefire."
        )
        result = await world.alice.context_menu(world.channel, "Check the record", said)
        assert result.ephemeral
        assert result.response is not None
        verdicts = [plain(field.value or "").split(".")[0] for field in result.response.embeds[0].fields]
        assert verdicts == ["No", "Yes"]

    async def test_posts_it_when_told_to(self, world: World) -> None:
        said = await world.manager.send(world.channel, "Trump mentioned sanctions.")
        result = await world.alice.context_menu(world.channel, "Check the record", said)
        assert result.response is not None
        posted = await world.alice.click(result.response, label="Post it here")
        assert posted.response is not None
        assert not posted.ephemeral
        assert plain(posted.response.embeds[0].fields[0].value or "").startswith("No.")

    async def test_says_so_where_nothing_is_claimed(self, world: World) -> None:
        said = await world.manager.send(world.channel, "lol")
        result = await world.alice.context_menu(world.channel, "Check the record", said)
        assert content(result).startswith("I found no claim")


class TestCooldown:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(member_per_minute=2, server_per_minute=3)

    async def test_a_member_is_told_how_long_to_wait(self, world: World) -> None:
        for _ in range(2):
            await world.alice.slash(world.channel, "help")
        assert content(await world.alice.slash(world.channel, "help")).startswith("One moment")

    async def test_is_over_after_a_minute(self, world: World) -> None:
        for _ in range(3):
            await world.alice.slash(world.channel, "help")
        await world.env.advance_time(61)
        assert (await world.alice.slash(world.channel, "help")).response is not None

    async def test_a_server_has_one_of_its_own(self, world: World) -> None:
        for member in (world.alice, world.alice, world.manager):
            await member.slash(world.channel, "help")
        assert content(await world.manager.slash(world.channel, "help")).startswith("One moment")

    async def test_in_chat_it_is_told_once(self, world: World) -> None:
        for _ in range(5):
            await world.alice.send(world.channel, world.at(QUESTION))
        assert [one.content.split(" ")[0] for one in world.replies] == ["**No.**", "**No.**", "One"]

    async def test_autocompletion_is_free(self, world: World) -> None:
        for _ in range(9):
            await world.alice.autocomplete(world.channel, "quotes", "who", "t")
        assert not content(await world.alice.slash(world.channel, "ask", question=QUESTION)).startswith("One moment")


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
    world.bot.desk._room = 0
    result = await world.alice.slash(world.channel, "ask", question=QUESTION)
    assert content(result).startswith("Too many questions")


async def test_commands_are_for_servers_and_members(world: World) -> None:
    by_name = {one.name: one.to_dict(world.bot.tree) for one in world.bot.tree.get_commands()}
    everywhere = {"ask", "quotes", "timeline", "coverage", "article", "help", "Check the record"}
    assert {name for name, one in by_name.items() if one["contexts"] == [0, 1, 2]} == everywhere
    assert {name for name, one in by_name.items() if one["integration_types"] == [0, 1]} == everywhere


async def test_managers_commands_need_the_permission(world: World) -> None:
    needed = {one.name for one in world.bot.tree.get_commands() if getattr(one, "default_permissions", None)}
    assert needed == {"settings", "unanswered", "remove"}


def test_a_client_asks_for_no_privileged_intent(archive: Archive) -> None:
    intents = OnRecord(archive).intents
    assert (intents.message_content, intents.members, intents.presences) == (False, False, False)
    assert intents == discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
