"""``/ask`` and ``/quotes``, and the buttons under an answer."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands

from bot.commands.buttons import button, find, handles, pager, view
from bot.commands.desk import Outcome
from bot.commands.host import Host
from bot.commands.place import Place
from bot.commands.requests import Request, cites, mark
from bot.commands.respond import Interaction, Refused, answering, choices, place_of, show
from bot.present import discord_notices as notices
from bot.present.discord_answer import PAGE, answer_card, context_card, pages

_NAMESAKES = 3
"""Others of a name that are offered."""
_AROUND = 2
"""Sentences shown before and after an excerpt."""


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the commands to the tree."""
    tree.add_command(ask)
    tree.add_command(quotes)


@app_commands.command()
@app_commands.describe(
    question="For example: did Trump mention sanctions?",
    publisher="Only articles of this publisher",
    after="Only articles from this day on: 2025-08-13, 14 August, last week",
    before="Only articles up to this day",
)
async def ask(
    interaction: Interaction,
    question: app_commands.Range[str, 1, 500],
    publisher: app_commands.Range[str, 1, 100] | None = None,
    after: app_commands.Range[str, 1, 60] | None = None,
    before: app_commands.Range[str, 1, 60] | None = None,
) -> None:
    """Ask the record: who said what, and when"""
    async with answering(interaction) as place:
        days = await interaction.client.desk.dates(place, after, before)
        await _answer(interaction, replace(days, text=question, publisher=publisher), place)


@app_commands.command()
@app_commands.describe(
    who="A person or a body, as articles name them",
    topic="What it was about",
    publisher="Only articles of this publisher",
    after="Only articles from this day on: 2025-08-13, 14 August, last week",
    before="Only articles up to this day",
)
async def quotes(
    interaction: Interaction,
    who: app_commands.Range[str, 1, 100],
    topic: app_commands.Range[str, 1, 100] | None = None,
    publisher: app_commands.Range[str, 1, 100] | None = None,
    after: app_commands.Range[str, 1, 60] | None = None,
    before: app_commands.Range[str, 1, 60] | None = None,
) -> None:
    """What somebody is on record as saying, on a topic or on anything"""
    async with answering(interaction) as place:
        days = await interaction.client.desk.dates(place, after, before)
        await _answer(interaction, replace(days, kind="quotes", who=who, topic=topic, publisher=publisher), place)


@ask.autocomplete("publisher")
@quotes.autocomplete("publisher")
async def publishers(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Publishers of the articles seen here."""
    return await suggested(interaction, "publishers", current)


@quotes.autocomplete("who")
async def speakers(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Speakers of the articles seen here."""
    return await suggested(interaction, "speakers", current)


@quotes.autocomplete("topic")
async def topics(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Topics of the articles seen here."""
    return await suggested(interaction, "topics", current)


async def suggested(interaction: Interaction, kind: str, current: str) -> list[app_commands.Choice[str]]:
    """Names that fit what was typed, from memory."""
    desk = interaction.client.desk
    place = await place_of(interaction)
    found = await desk.look_up(desk.names.near, kind, current, place.collections)
    return choices([(name, name) for name in found])


async def _answer(interaction: Interaction, request: Request, place: Place) -> None:
    client = interaction.client
    outcome = await client.desk.answer(request, place, interaction.user.id, at=interaction.created_at)
    client.counted(outcome.answer.verdict, outcome.answer.elapsed_ms)
    message = await show(interaction, answer_card(outcome.answer, place.zone), answer_view(outcome))
    if outcome.token:
        await client.desk.replied(outcome.token, message.id)
    client.follow_ups.remember(
        interaction.channel_id, interaction.user.id, outcome.answer.question, interaction.created_at
    )


def answer_view(outcome: Outcome) -> discord.ui.View | None:
    """The buttons under an answer."""
    answer, token = outcome.answer, outcome.token
    if token is None:
        return None
    items = []
    if pages(answer) > 1:
        items.append(button("more", token, f"{len(answer.excerpts) - PAGE} more", 1, emoji="📄", row=0))
    if (answer.question.topic or answer.question.who) and (answer.excerpts or answer.others):
        items.append(button("timeline", token, "Timeline", emoji="🗓️", row=0))
    items += [
        button("namesake", token, name, number, emoji="👤", row=2)
        for number, name in enumerate(answer.namesakes[:_NAMESAKES], 1)
    ]
    items.append(button("helped", token, "Helped", 1, emoji="👍", row=0))
    items.append(button("helped", token, "Did not help", 0, emoji="👎", row=0))
    items += [
        button("context", token, f"Context of {number}", number, emoji="🔎", row=1)
        for number in range(1, min(PAGE, len(answer.excerpts)) + 1)
    ]
    return view(*items)


def _page_view(token: str, page: int, count: int, excerpts: int) -> discord.ui.View | None:
    first = page * PAGE + 1
    contexts = [
        button("context", token, f"Context of {number}", number, emoji="🔎", row=1)
        for number in range(first, min(first + PAGE, excerpts + 1))
    ]
    return view(*pager("page", token, page, count), *contexts)


@handles("more")
async def more(interaction: Interaction, token: str, number: int) -> None:
    """More excerpts, for the one who pressed."""
    await _show_page(interaction, token, number, edit=False)


@handles("page")
async def page(interaction: Interaction, token: str, number: int) -> None:
    """Another page of those."""
    await _show_page(interaction, token, number, edit=True)


async def _show_page(interaction: Interaction, token: str, number: int, *, edit: bool) -> None:
    async with answering(interaction, private=True, edit=edit) as place:
        _, kept = await find(interaction, token, place)
        answer = await interaction.client.desk.again(kept.request, place)
        count = pages(answer)
        number = min(number, count - 1)
        card = answer_card(answer, place.zone, number)
        # The buttons' numbers are those of the first answer: after a change of the archive they may mean others.
        same = cites(answer) == kept.cites
        await show(interaction, card, _page_view(token, number, count, len(answer.excerpts) if same else 0))


@handles("context")
async def context(interaction: Interaction, token: str, number: int) -> None:
    """The sentences around an excerpt."""
    async with answering(interaction, private=True) as place:
        _, kept = await find(interaction, token, place)
        if not 1 <= number <= len(kept.cites):
            raise Refused(notices.TOO_OLD)
        cite = kept.cites[number - 1]
        if cite.collection not in place.collections:
            raise Refused(notices.CHANGED)
        catalogue = interaction.client.desk.archive.catalogue
        article = await interaction.client.desk.look_up(catalogue.article, cite.article, collections=(cite.collection,))
        if article is None or mark(article.text[slice(*cite.span)]) != cite.mark:
            raise Refused(notices.CHANGED)
        around = await interaction.client.desk.look_up(catalogue.around, article, cite.span, _AROUND)
        await show(interaction, context_card(article, cite.span, around, number, place.zone))


@handles("namesake")
async def namesake(interaction: Interaction, token: str, number: int) -> None:
    """The same question about another of that name, for the one who pressed."""
    async with answering(interaction, private=True) as place:
        _, kept = await find(interaction, token, place)
        desk = interaction.client.desk
        meant = (await desk.again(kept.request, place)).namesakes
        request = kept.request.about(meant[number - 1]) if 1 <= number <= len(meant) else None
        if request is None:
            raise Refused(notices.ASK_BY_NAME)
        await show(interaction, answer_card(await desk.again(request, place), place.zone))


@handles("helped")
async def helped(interaction: Interaction, token: str, number: int) -> None:
    """Whether the answer helped."""
    async with answering(interaction, private=True) as place:
        await find(interaction, token, place)
        desk = interaction.client.desk
        log = desk.archive.catalogue.questions
        votes = await desk.look_up(log.vote, token, str(interaction.user.id), bool(number))
        await show(interaction, notices.card(notices.thanks(bool(number), votes)))
