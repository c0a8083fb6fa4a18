"""Answers, timelines and pages that reach Discord's limits, and hostile texts in every field: cut and shown harmless.

The environment refuses what Discord would refuse; the sizes are also counted here, in UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import discord
import pytest
from discord_markup import HOSTILE, live, plain
from discord_world import World, build
from simcord import Env

from answers import SHARED, Archive, Article
from answers.model import (
    Answer,
    Coverage,
    EventDate,
    Excerpt,
    Passage,
    Precision,
    Question,
    ShortAnswer,
    Standing,
    Statement,
    Timeline,
    TimelineEntry,
    Verdict,
)  # fmt: skip
from answers.record.question_log import Unanswered
from bot.client import OnRecord
from bot.present import discord_notices as notices
from bot.present.discord_answer import answer_card, context_card
from bot.present.discord_archive import article_card, article_pages, coverage_card, unanswered_card
from bot.present.discord_card import Card
from bot.present.discord_check import check_card
from bot.present.discord_timeline import timeline_card, timeline_pages
from bot.present.escape import size
from bot.settings import Settings

UTC_ZONE = ZoneInfo("UTC")
PLAIN = "some ordinary words"
LONG = {
    "letters": "x" * 6000,
    "words": "word " * 1200,
    "marks": "*_[" * 2000,
    "emoji": "👩‍👩‍👧‍👦" * 800,
    "lines": "line\n" * 1200,
}


def card_of(kind: str, text: str, url: str | None = "https://news.example/1") -> Card:
    """A card of a kind with a text wherever one from outside can be shown."""
    article = Article("one", text, text, publisher=text, author=text, published=date(2025, 7, 1), url=url)
    statement = Statement((), ((0, 1),), (), (0, len(text)), speakers=(text,), via=(text, text))
    excerpt = Excerpt(article, 0, len(text), text, statement, ((0, min(4, len(text))),))
    question = Question(text, "yesno", text, text)
    answer = Answer(
        question, Verdict.YES, text, (excerpt,) * 15, (excerpt,) * 15, Coverage(9, date(2025, 1, 1), date(2025, 7, 1)),
        (text,) * 5, answer=ShortAnswer(article, 0, len(text)),
    )  # fmt: skip
    nothing = Answer(question, Verdict.NOT_FOUND, text, suggestions=(text,) * 5)
    entry = TimelineEntry(
        EventDate(date(2025, 7, 1), date(2025, 7, 1), Precision.DAY), Standing.SAID, text, (excerpt,) * 9,
        speakers=(text,) * 9, publishers=9,
    )  # fmt: skip
    timeline = Timeline(text, text, text, entries=(entry,) * 60, suggestions=(text,))
    at = datetime(2025, 7, 1, tzinfo=UTC)
    match kind:
        case "answer":
            return answer_card(answer, UTC_ZONE)
        case "page":
            return answer_card(answer, UTC_ZONE, 4)
        case "nothing":
            return answer_card(nothing, UTC_ZONE)
        case "context":
            return context_card(article, (0, len(text)), (0, len(text)), 1, UTC_ZONE)
        case "article":
            return article_card(
                article, article_pages(article, [Passage(0, len(text), ((0, len(text)),))]), 0, UTC_ZONE
            )
        case "timeline":
            return timeline_card(timeline, UTC_ZONE, 0, b"png")
        case "no timeline":
            return timeline_card(Timeline(text, text, suggestions=(text,)), UTC_ZONE)
        case "check":
            return check_card([answer, nothing] * 5, UTC_ZONE)
        case "coverage":
            return coverage_card(answer.coverage, answer.coverage, {f"{text[:3000]}{n}": n for n in range(60)})
        case "unanswered":
            return unanswered_card([Unanswered(text, 3, at)] * 200, 0, (1, 2))
        case "help":
            return notices.help_card(text[:32])
        case "unusable":
            return notices.card(notices.unusable(text))
        case "removed":
            return notices.card(notices.removed(1, text))
    raise AssertionError(kind)


KINDS = [
    "answer", "page", "nothing", "context", "article", "timeline", "no timeline", "check", "coverage", "unanswered",
    "help", "unusable", "removed",
]  # fmt: skip


def rendered(card: Card) -> Iterable[str]:
    """Every text of a card in which Discord looks for markup."""
    yield card.content
    for embed in card.embeds:
        yield from (embed.title or "", embed.description or "")
        for field in embed.fields:
            yield from (field.name or "", field.value or "")


def markup(card: Card) -> list[list[str]]:
    return [live(text) for text in rendered(card)]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_text_is_harmless_in_every_field(kind: str, text: str) -> None:
    assert markup(card_of(kind, text)) == markup(card_of(kind, PLAIN))


@pytest.mark.parametrize("kind", KINDS)
def test_what_knows_no_markup_holds_nothing_hidden(kind: str) -> None:
    footers = [embed.footer.text or "" for embed in card_of(kind, "\u202egnp\u200b.exe\n<@1>").embeds]
    assert not any("hidden" in live(footer) for footer in footers)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://e.example/)[x](https://evil.example)", "https://e/ b"])
def test_an_address_is_a_link_of_its_number_or_none(url: str) -> None:
    for text in rendered(card_of("answer", PLAIN, url)):
        assert "evil.example)" not in text.replace("%29", ")").split("](")[0]
        assert "javascript" not in text


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("kind", KINDS)
def test_a_long_text_is_cut_within_every_limit(kind: str, text: str) -> None:
    card = card_of(kind, text)
    assert size(card.content) <= 2000
    assert sum(total(embed) for embed in card.embeds) <= 6000
    for embed in card.embeds:
        assert size(embed.title or "") <= 256
        assert size(embed.description or "") <= 4096
        assert size(embed.footer.text or "") <= 2048
        assert len(embed.fields) <= 25
        assert all(0 < size(field.name or "") <= 256 and 0 < size(field.value or "") <= 1024 for field in embed.fields)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_leaves_no_markup_open(kind: str, text: str) -> None:
    for found in markup(card_of(kind, text)):
        assert found.count("mark") % 2 == 0


@pytest.mark.parametrize("kind", ["answer", "timeline", "article"])
def test_a_channel_without_embeds_gets_no_more_than_a_message(kind: str) -> None:
    assert size(card_of(kind, LONG["words"]).flat().content) <= 2000


def total(embed: discord.Embed) -> int:
    parts = [embed.title, embed.description, embed.footer.text, *(t for f in embed.fields for t in (f.name, f.value))]
    return sum(size(part or "") for part in parts)


def test_an_excerpt_of_5000_characters_keeps_the_words_of_the_question() -> None:
    text = "filler " * 500 + "the sanctions stay " + "filler " * 220
    at = text.index("sanctions")
    article = Article("one", "T", text)
    excerpt = Excerpt(article, 0, len(text), "Ada Quill", None, ((at, at + 9),))
    card = answer_card(Answer(Question("q", "yesno"), Verdict.YES, "S.", (excerpt,)), UTC_ZONE)
    assert "**sanctions**" in (card.embeds[0].description or "")


def test_short_excerpts_are_whole_beside_a_long_one() -> None:
    articles = [
        Article("a", "T", "Short and whole."),
        Article("b", "T", "long " * 1000),
        Article("c", "T", "Also whole."),
    ]
    excerpts = tuple(Excerpt(one, 0, len(one.text), "Ada Quill") for one in articles)
    card = answer_card(Answer(Question("q", "quotes"), Verdict.QUOTES, "S.", excerpts), UTC_ZONE)
    description = card.embeds[0].description or ""
    assert "> Short and whole.\n" in description
    assert "> Also whole.\n" in description


def test_sixty_entries_are_shown_over_pages_without_a_gap() -> None:
    entries = tuple(
        TimelineEntry(
            EventDate(date(2025, 1, 1), date(2025, 1, 1), Precision.DAY), Standing.HAPPENED, f"Entry {n}.", ()
        )
        for n in range(60)
    )
    timeline = Timeline("harbour", "60 entries.", entries=entries)
    texts = [timeline_card(timeline, UTC_ZONE, n).embeds[0].description or "" for n in range(timeline_pages(timeline))]
    assert [line for text in texts for line in text.split("\n") if line.startswith(">")] == [
        f"> Entry {n}." for n in range(60)
    ]


def test_key_events_fill_the_pages_where_not_all_is_asked_for() -> None:
    entries = tuple(
        TimelineEntry(
            EventDate(date(2025, 1, 1), date(2025, 1, 1), Precision.DAY),
            Standing.HAPPENED,
            f"Entry {n}.",
            (),
            key=n > 13,
        )
        for n in range(20)
    )
    timeline = Timeline("harbour", "20 entries.", entries=entries)
    key, every = (timeline_card(timeline, UTC_ZONE, 0, every=one).embeds[0] for one in (False, True))
    assert ("Entry 14." in str(key.description), "Entry 0." in str(key.description)) == (True, False)
    assert "Entry 0." in str(every.description)
    assert (timeline_pages(timeline), timeline_pages(timeline, every=True)) == (1, 4)
    assert str(every.footer.text).startswith("Entries 1 to 6 of 20")


def test_the_pages_of_an_article_are_all_of_it() -> None:
    text = "\n\n".join(f"Paragraph {n}. " + "Ordinary words follow here. " * 12 for n in range(40))
    article = Article("one", "T", text)
    spans = article_pages(article, [Passage(0, len(text), ((0, len(text)),))])
    shown = "".join(article_card(article, spans, n, UTC_ZONE).embeds[0].description or "" for n in range(len(spans)))
    assert all(f"Paragraph {n}." in shown for n in range(40))
    assert "…" not in shown


def test_dates_are_those_of_the_time_zone() -> None:
    late = datetime(2025, 7, 1, 23, 30, tzinfo=UTC)
    article = Article("one", "T", "Words.", published=late)
    card = context_card(article, (0, 6), (0, 6), 1, ZoneInfo("Asia/Tokyo"))
    assert "2 July 2025" in (card.embeds[0].description or "")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_articles_and_questions_pass_through_the_bot(
    simcord_env: Env, simcord_bot: OnRecord, text: str
) -> None:
    line = " ".join(text.split())
    simcord_bot.desk.archive.add(
        [
            Article(
                "hostile",
                f"{line} harbour",
                f"Ada Quill said that the {line} harbour would close.",
                publisher=f"{line} Post",
            )
        ]
    )
    world = build(simcord_env, simcord_bot)
    await simcord_env.settle()
    await world.alice.send(world.channel, world.at(f"what did Ada Quill say about the harbour {line}?"[:400]))
    await world.alice.send(world.channel, world.at("did Ada Quill mention the harbour?"))
    for command, options in (
        ("article", {"article": "hostile"}), ("coverage", {}), ("timeline", {"topic": "harbour"}),
        ("ask", {"question": f"did {line} mention {line}?"[:400]}),
    ):  # fmt: skip
        await world.alice.slash(world.channel, command, **options)
    own = [f for m in world.replies for f in live(m.content) if f != "mark"]
    assert own == []
    assert "harbour" in plain(
        world.replies[-1].content + "".join(str(e.to_dict()) for m in world.replies for e in m.embeds)
    )


async def test_a_title_of_300_characters_is_cut(world: World, archive: Archive) -> None:
    archive.add([Article("long", "T" * 300, "Ada Quill said that the harbour would close.")])
    world.bot.desk.names.changed(SHARED)
    result = await world.alice.slash(world.channel, "article", article="long")
    assert result.response is not None
    assert (result.response.embeds[0].title or "").endswith("…")


async def test_a_question_of_500_characters_is_taken(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="did Trump mention " + "sanctions " * 48)
    assert result.response is not None


@pytest.mark.parametrize("end", ["?", ""])
async def test_a_question_of_over_500_characters_is_told_so(world: World, end: str) -> None:
    await world.alice.send(world.channel, world.at("did Trump mention sanctions and " * 60 + end))
    (reply,) = world.replies
    assert "at most 500 are read" in reply.content
    assert len(reply.content) < 300


async def test_a_reply_of_over_500_characters_is_told_so(world: World) -> None:
    await world.alice.send(world.channel, world.at("did Trump mention sanctions?"))
    asked = "and what of " + "the very " * 80 + "long pier?"
    await world.alice.send(world.channel, asked, reply_to=world.replies[0])
    assert "at most 500 are read" in world.replies[-1].content


async def test_an_edit_to_over_500_characters_is_told_so(world: World) -> None:
    asked = await world.alice.send(world.channel, world.at("did Trump mention sanctions?"))
    await world.alice.edit(asked, world.at("did Trump mention " + "sanctions " * 60 + "?"))
    (reply,) = world.replies
    assert "at most 500 are read" in reply.content


class TestAChannelOfQuestions:
    """Where the bot reads what is said to nobody in particular."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(message_content=True)

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("did Trump mention " + "sanctions and " * 60 + "tariffs?", True),
            ("I walked by the sea, " * 40 + "and did you?", False),
            ("Did I tell you? " + "I walked by the sea. " * 40, False),
        ],
        ids=["question", "talk", "talk that begins like one"],
    )
    async def test_only_a_long_question_is_told_so(self, world: World, text: str, told: bool) -> None:
        await world.manager.slash(world.channel, "settings channel", channel=world.channel, every_question=True)
        before = len(world.replies)
        await world.alice.send(world.channel, text)
        assert [("at most 500 are read" in one.content) for one in world.replies[before:]] == [True] * told


class TestALongAnswer:
    """Sent, not only made: the environment refuses what is over a limit."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(member_per_minute=1000, server_per_minute=1000)

    async def test_is_sent(self, world: World, archive: Archive) -> None:
        sentence = (
            "Ada Quill said that the harbour "
            + "and the *old* [wall](x) and the _very_ long pier " * 100
            + "would close."
        )
        archive.add(
            [Article(f"long-{n}", "T" * 300, sentence, url="https://news.example/" + "p" * 400) for n in range(12)]
        )
        await world.alice.send(world.channel, world.at("what did Ada Quill say about the harbour?"))
        reply = world.replies[0]
        assert "harbour" in plain(reply.embeds[0].description or "")
        more = next(c for row in reply.components for c in row.children if "more" in (c.label or ""))  # type: ignore[union-attr]
        shown = await world.alice.click(reply, custom_id=more.custom_id)  # type: ignore[union-attr]
        assert shown.response is not None
        assert "harbour" in plain(shown.response.embeds[0].description or "")
