"""Buttons, beside what tests/scripts hold of them: what is kept for them, and what has changed since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import simcord
from discord_markup import plain
from discord_world import QUESTION, World, build

from answers import SHARED, Archive, Article
from bot.archives import seed_articles
from bot.client import OnRecord
from bot.settings import Settings


async def asked(world: World, question: str = QUESTION) -> simcord.ResponseMessage:
    result = await world.alice.slash(world.channel, "ask", question=question)
    assert result.response is not None
    return result.response


def shown(result: simcord.InteractionResult) -> str:
    """All that a press shows, as it is read."""
    assert result.response is not None
    parts = [result.response.content]
    for embed in result.response.embeds:
        parts += [embed.title or "", embed.description or "", embed.footer.text or ""]
    return plain("\n".join(parts))


@pytest.mark.parametrize(("label", "votes"), [("Helped", (1, 0)), ("Did not help", (0, 1))])
async def test_a_vote_is_counted_for_the_server(
    world: World, archive: Archive, label: str, votes: tuple[int, int]
) -> None:
    await world.alice.click(await asked(world), label=label)
    assert archive.catalogue.questions.helped(f"discord:{world.guild.id}") == votes


async def test_a_member_has_one_vote_and_may_change_it(world: World, archive: Archive) -> None:
    answer = await asked(world)
    for label in ("Helped", "Helped", "Did not help"):
        await world.alice.click(answer, label=label)
    await world.manager.click(answer, label="Helped")
    assert archive.catalogue.questions.helped(f"discord:{world.guild.id}") == (1, 1)


async def test_nothing_that_is_kept_names_the_asker(world: World, place: Path) -> None:
    await world.alice.send(world.channel, world.at(QUESTION))
    await world.alice.click(world.replies[0], label="Helped")
    kept = place.read_bytes() + place.with_name("archive.db-wal").read_bytes()
    assert world.alice.name.encode() not in kept
    assert str(world.alice.id).encode() not in kept


@pytest.mark.parametrize("label", ["Context of 1", "Timeline", "Helped"])
async def test_a_button_works_after_a_restart(world: World, archive: Archive, label: str) -> None:
    answer = await asked(world)
    await world.env.restart_bot(OnRecord(archive, Settings()))
    result = await world.alice.click(answer, label=label)
    assert "too old" not in shown(result)
    assert shown(result)


async def test_a_button_whose_question_was_forgotten_says_so(world: World, archive: Archive) -> None:
    answer = await asked(world)
    archive.catalogue.questions.forget(collection=f"discord:{world.guild.id}")
    assert "too old" in shown(await world.alice.click(answer, label="Helped"))


async def test_context_of_an_article_that_was_removed_says_so(world: World, archive: Archive) -> None:
    answer = await asked(world)
    archive.remove(["004_c25dfdee6424e8ef"])
    assert "changed or removed" in shown(await world.alice.click(answer, label="Context of 1"))


async def test_context_of_an_article_that_was_replaced_says_so(world: World, archive: Archive) -> None:
    answer = await asked(world)
    [old] = [one for one in seed_articles() if one.id == "004_c25dfdee6424e8ef"]
    archive.add([Article(old.id, old.title, "Another text. " + old.text)])
    assert "changed or removed" in shown(await world.alice.click(answer, label="Context of 1"))


async def test_a_button_of_another_version_says_so(world: World) -> None:
    answer = await asked(world)
    message = world.env.backend.get_message(answer.channel_id, answer.id)
    message.components[0]["components"][0]["custom_id"] = "or9:later:abc:1"
    assert "too old" in shown(await world.alice.click(answer, custom_id="or9:later:abc:1"))


async def test_an_error_in_a_button_is_told(world: World, archive: Archive) -> None:
    answer = await asked(world)
    archive._searcher = None  # type: ignore[assignment]
    result = await world.alice.click(answer, label="Timeline")
    assert "Something went wrong" in shown(result) or any("Something" in one.content for one in result.followups)


async def test_every_custom_id_is_within_its_limit(world: World) -> None:
    answer = await asked(world, "what did Trump say?")
    ids = [one["custom_id"] for row in answer.components for one in row["components"]]
    assert all(len(one) <= 100 for one in ids)
    assert len(set(ids)) == len(ids)


async def test_an_archive_that_cannot_be_written_answers_without_buttons(
    simcord_env: simcord.Env, simcord_bot: OnRecord, place: Path
) -> None:
    with Archive.open(place, read_only=True) as archive:
        bot = OnRecord(archive, Settings())
        await simcord_env.restart_bot(bot)
        world = build(simcord_env, bot)
        await simcord_env.settle()
        await world.alice.send(world.channel, world.at(QUESTION))
        assert world.replies[0].content.startswith("**No.** ")
        assert world.replies[0].components == []


async def test_the_collection_of_an_excerpt_that_is_no_longer_searched_is_not_shown(world: World) -> None:
    answer = await asked(world)
    await world.manager.slash(world.channel, "settings shared", search=False)
    assert SHARED not in (await world.bot.desk.place(world.guild.id)).collections
    assert "changed or removed" in shown(await world.alice.click(answer, label="Context of 1"))


async def test_a_long_timeline_shows_key_events_and_all_entries_on_demand(world: World, archive: Archive) -> None:
    days = [date(2024, 6, day) for day in range(1, 21)]
    archive.add(
        Article(
            f"levy{n}",
            f"Levy {n}",
            f"Ada Pell raised the harbour levy to {n + 3} crowns on {day:%B} {day.day}.",
            published=day,
        )
        for n, day in enumerate(days)
    )
    result = await world.alice.slash(world.channel, "timeline", topic="levy")
    assert result.response is not None
    assert "Key events 1 to 6 of 15" in shown(result)
    pressed = await world.alice.click(result.response, label="All 20 entries")
    assert "Entries 1 to 6 of 20" in shown(pressed)
    assert pressed.response is not None
    assert "Key events 1 to 6 of 15" in shown(await world.alice.click(pressed.response, label="Key events"))
