"""``/timeline``: a paged list of what happened on a topic, with a picture of the whole."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import app_commands

from answers import Archive
from answers.model import Timeline
from bot.commands.ask import suggested
from bot.commands.buttons import button, find, handles, pager, view
from bot.commands.host import Host
from bot.commands.place import Place
from bot.commands.requests import Request
from bot.commands.respond import Interaction, answering, show
from bot.present.discord_timeline import timeline_card, timeline_pages


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the command to the tree."""
    tree.add_command(timeline)


@app_commands.command()
@app_commands.describe(
    topic="What it is about",
    who="Only what this person or body did or said",
    after="Only what happened from this day on: 2025-08-13, 14 August, last week",
    before="Only what happened up to this day",
)
async def timeline(
    interaction: Interaction,
    topic: app_commands.Range[str, 1, 100],
    who: app_commands.Range[str, 1, 100] | None = None,
    after: app_commands.Range[str, 1, 60] | None = None,
    before: app_commands.Range[str, 1, 60] | None = None,
) -> None:
    """What happened and was said on a topic, by date"""
    async with answering(interaction) as place:
        days = await interaction.client.desk.dates(place, after, before)
        await _begin(interaction, replace(days, kind="timeline", topic=topic, who=who), place)


@timeline.autocomplete("topic")
async def topics(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Topics of the articles seen here."""
    return await suggested(interaction, "topics", current)


@timeline.autocomplete("who")
async def speakers(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Speakers of the articles seen here."""
    return await suggested(interaction, "speakers", current)


@handles("timeline")
async def of_answer(interaction: Interaction, token: str, number: int) -> None:
    """The timeline of an answer's topic, for the one who pressed."""
    async with answering(interaction, private=True) as place:
        _, kept = await find(interaction, token, place)
        asked = kept.understood
        topic = (asked.topic if asked else None) or kept.request.topic
        who = None if topic else (asked.who if asked else None) or kept.request.who
        request = Request("timeline", topic=topic or who, who=who, after=kept.request.after, before=kept.request.before)
        await _begin(interaction, request, place)


@handles("entries")
async def entries(interaction: Interaction, token: str, number: int) -> None:
    """Another page of a timeline."""
    await _turn(interaction, token, number, every=False)


@handles("every")
async def every_entry(interaction: Interaction, token: str, number: int) -> None:
    """A page of all entries of a timeline, not only of its key events."""
    await _turn(interaction, token, number, every=True)


async def _turn(interaction: Interaction, token: str, number: int, *, every: bool) -> None:
    async with answering(interaction, edit=True) as place:
        _, kept = await find(interaction, token, place)
        found, _ = await interaction.client.desk.run(place, make, kept.request, place.collections, picture=False)
        card = timeline_card(found, place.zone, number, every=every)
        await show(interaction, card, _view(token, number, found, every=every))


async def _begin(interaction: Interaction, request: Request, place: Place) -> None:
    desk = interaction.client.desk
    found, picture = await desk.run(place, make, request, place.collections)
    token = None
    if timeline_pages(found, every=True) > 1:
        token = await desk.keep(request, place, interaction.user.id, interaction.created_at)
    await show(interaction, timeline_card(found, place.zone, 0, picture), _view(token, 0, found))


def make(
    archive: Archive, request: Request, collections: tuple[str, ...], *, picture: bool = True
) -> tuple[Timeline, bytes | None]:
    """A timeline, and its picture where it has entries."""
    from bot.present.picture import timeline_png

    found = archive.timeline(
        request.topic or "", who=request.who, after=request.after, before=request.before, collections=collections
    )
    return found, timeline_png(found) if picture and found.entries else None


def _view(token: str | None, page: int, timeline: Timeline, *, every: bool = False) -> discord.ui.View | None:
    if not token:
        return None
    pages = timeline_pages(timeline, every=every)
    items = pager("every" if every else "entries", token, min(page, pages - 1), pages)
    if len(timeline.key_events) < len(timeline.entries):
        label = "Key events" if every else f"All {len(timeline.entries):,} entries"
        items.append(button("entries" if every else "every", token, label))
    return view(*items)
