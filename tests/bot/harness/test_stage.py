"""A stage for the bot: copies to try things on, and the clock."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from answers import Archive, Article
from bot.harness.stage import BOT, rehearsal, staged

HARBOUR = Article(id="harbour", title="Harbour", text="Ada Quill said that the old harbour would close.")


def test_a_rehearsal_is_on_a_copy_that_is_gone_afterwards(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "news.db") as archive:
        archive.add([HARBOUR])
        with rehearsal(archive) as copy:
            place = Path(str(copy.catalogue.file))
            assert place.parent != tmp_path
            assert copy.ask("did Ada Quill mention the harbour?").excerpts
            copy.remove(["harbour"])
        assert not place.parent.exists()
        assert archive.coverage().articles == 1


def test_what_is_only_read_can_be_rehearsed_too(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "news.db") as archive:
        archive.add([HARBOUR])
    with Archive.open(tmp_path / "news.db", read_only=True) as archive, rehearsal(archive) as copy:
        assert copy.add([Article(id="hill", title="", text="Bo Lind spoke.")]).added == 1


def test_an_archive_in_memory_is_used_as_it_is() -> None:
    with Archive.from_articles([HARBOUR]) as archive, rehearsal(archive) as same:
        assert same is archive


async def test_the_bot_is_there_under_its_name_with_its_commands(archive: Archive) -> None:
    async with staged(archive) as stage:
        guild = stage.server("Newsroom")
        alice, manager = stage.member(guild, "alice"), stage.member(guild, "manager", manages=True)
        channel = stage.channel(guild, "general")
        assert stage.bot.user is not None
        assert stage.bot.user.name == BOT
        assert "settings show" in manager.available_commands(channel)
        assert "settings show" not in alice.available_commands(channel)
        assert stage.channel(guild, "general").id == channel.id
        assert stage.channel(guild, "harbour").name == "harbour"


async def test_time_passes_and_never_goes_back(archive: Archive) -> None:
    async with staged(archive) as stage:
        start = stage.env.now()
        await stage.wait(660)
        assert stage.env.now() - start == timedelta(minutes=11)
        stage.keep_up(start)
        assert stage.env.now() - start == timedelta(minutes=11)
        stage.keep_up(start + timedelta(hours=1))
        assert stage.env.now() - start == timedelta(hours=1)


async def test_what_is_kept_outlives_a_restart(archive: Archive) -> None:
    async with staged(archive) as stage:
        guild = stage.server("Newsroom")
        alice = stage.member(guild, "alice")
        await alice.send(stage.channel(guild, "general"), f"{stage.mention} did Trump mention sanctions?")
        answer, before = stage.seen_by(alice)[-1], stage.bot
        await stage.restart()
        assert stage.bot is not before
        await alice.click(answer.message, custom_id=answer.buttons[0].custom_id)
        assert "3 entries" in stage.seen_by(alice)[-1].text


@pytest.mark.parametrize("name", ["Ümit", "ada-quill", "a b"])
async def test_members_may_have_any_name(archive: Archive, name: str) -> None:
    async with staged(archive) as stage:
        assert stage.member(stage.server("Newsroom"), name).name == name
