"""A message as a member sees it, and what changes between two looks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from answers import Archive, Verdict
from bot.archives import seed_articles
from bot.harness.seen import Seen, changes
from bot.harness.stage import DIRECT, Stage, staged

QUESTION = "did Trump mention sanctions?"
NO = "During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia."


class Newsroom:
    """A server with two members."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.guild = stage.server("Newsroom")
        self.channel = self.guild.channels["general"]
        self.alice, self.bob = (stage.member(self.guild, name) for name in ("alice", "bob"))

    async def ask(self, question: str = QUESTION) -> Seen:
        """The answer to a question, as alice sees it."""
        await self.alice.send(self.channel, f"{self.stage.mention} {question}")
        return self.stage.seen_by(self.alice)[-1]


@asynccontextmanager
async def newsroom(archive: Archive) -> AsyncIterator[Newsroom]:
    async with staged(archive) as stage:
        yield Newsroom(stage)


async def test_an_answer_is_read(archive: Archive) -> None:
    async with newsroom(archive) as here:
        seen = await here.ask()
        asked = here.stage.seen_by(here.alice)[0]
    assert (seen.author, seen.mine, seen.channel, seen.ephemeral) == ("onrecord", True, "general", False)
    assert seen.verdict is Verdict.NO
    assert seen.speakers == ("Donald Trump",)
    assert seen.quotes[0] == NO
    assert seen.others[0].startswith("European leaders, however, reaffirmed")
    assert seen.replies_to == asked.message.id
    assert (asked.mine, asked.text, asked.verdict) == (False, f"@onrecord {QUESTION}", None)


async def test_it_cites_the_articles_whose_words_it_has(archive: Archive) -> None:
    async with newsroom(archive) as here:
        seen = await here.ask()
    assert all(seen.cites(article.text) for article in seed_articles())
    assert not seen.cites("Trump did mention sanctions.")


async def test_buttons_have_their_rows(archive: Archive) -> None:
    async with newsroom(archive) as here:
        seen = await here.ask()
    assert [(one.label, one.row) for one in seen.buttons] == [
        ("Timeline", 0),
        ("Helped", 0),
        ("Did not help", 0),
        ("Context of 1", 1),
    ]
    assert seen.buttons[1].emoji == "👍"
    assert all(one.custom_id and not one.url and not one.disabled for one in seen.buttons)


async def test_what_is_for_one_member_another_does_not_see(archive: Archive) -> None:
    async with newsroom(archive) as here:
        seen = await here.ask()
        await here.alice.click(seen.message, custom_id=seen.buttons[0].custom_id)
        timeline = here.stage.seen_by(here.alice)[-1]
        assert timeline.ephemeral
        assert [one.filename for one in timeline.pictures] == ["timeline.png"]
        assert [one.message.id for one in here.stage.seen_by(here.bob)][-1] == seen.message.id


async def test_direct_messages_are_their_members_own(archive: Archive) -> None:
    async with newsroom(archive) as here:
        await here.alice.user.send_dm(QUESTION)
        assert [one.channel for one in here.stage.seen_by(here.alice)] == [DIRECT, DIRECT]
        assert here.stage.seen_by(here.bob) == []


async def test_names_stand_for_numbers(archive: Archive) -> None:
    async with newsroom(archive) as here:
        await here.alice.send(here.channel, f"{here.bob.mention} look at {here.channel.mention} <@&17> <#18>")
        [seen] = here.stage.seen_by(here.alice)
    assert seen.text == "@bob look at #general <@&17> <#18>"


async def test_what_changes_between_two_looks(archive: Archive) -> None:
    async with newsroom(archive) as here:
        before = here.stage.seen_by(here.alice)
        await here.ask()
        between = here.stage.seen_by(here.alice)
        asked = between[0].message
        await here.alice.edit(asked, f"{here.stage.mention} did Vance mention sanctions?")
        after = here.stage.seen_by(here.alice)
        await here.alice.delete(asked)
        last = here.stage.seen_by(here.alice)
    assert [one.kind for one in changes(before, between)] == ["sent", "sent"]
    edits = changes(between, after)
    assert [one.kind for one in edits] == ["edited", "edited"]
    assert edits[1].seen.verdict is Verdict.NOT_ON_RECORD
    assert [one.kind for one in changes(after, last)] == ["deleted", "deleted"]
    assert changes(last, last) == []
