"""``/coverage``, ``/article`` and ``/help``: what is searched, an article word for word, and how to ask."""

from __future__ import annotations

from discord import app_commands

from answers.errors import InputError
from answers.model import SHARED, Article, Coverage, Span
from bot.commands.buttons import find, handles, pager, view
from bot.commands.desk import Desk
from bot.commands.host import Host
from bot.commands.place import Place
from bot.commands.requests import Request
from bot.commands.respond import Interaction, Refused, answering, choices, place_of, show
from bot.present import discord_notices as notices
from bot.present.discord_archive import article_card, article_pages, coverage_card

_OWN = "~"  # no id begins with it
_TITLE = 100
"""Characters of an autocompletion's value: a longer id is given by its article's title."""


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the commands to the tree."""
    tree.add_command(coverage)
    tree.add_command(article)
    tree.add_command(help_)


@app_commands.command()
async def coverage(interaction: Interaction) -> None:
    """Which articles are searched here: how many, from when to when, whose"""
    async with answering(interaction) as place:
        desk = interaction.client.desk

        def work() -> tuple[dict[str, Coverage], dict[str, int], int]:
            each = {one: desk.archive.coverage(collections=(one,)) for one in place.collections}
            catalogue = desk.archive.catalogue
            return each, catalogue.publishers(collections=place.collections), catalogue.unread

        each, publishers, unread = await desk.look_up(work)
        await show(interaction, coverage_card(each.get(SHARED), each.get(place.own), publishers, unread))


@app_commands.command(name="help")
async def help_(interaction: Interaction) -> None:
    """How to ask, and what the verdicts mean"""
    async with answering(interaction, private=True):
        me = interaction.client.user
        await show(interaction, notices.help_card(me.display_name if me else "onrecord"))


@app_commands.command()
@app_commands.describe(article="An article's title or id")
async def article(interaction: Interaction, article: app_commands.Range[str, 1, 200]) -> None:
    """One article, word for word"""
    async with answering(interaction) as place:
        desk = interaction.client.desk
        found, _ = await desk.look_up(look_for, desk, article, place.collections)
        await _show_article(interaction, found, 0, place)


@article.autocomplete("article")
async def titles(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Articles seen here, by title."""
    return await titled(interaction, current, (await place_of(interaction)).collections)


async def titled(
    interaction: Interaction, current: str, collections: tuple[str, ...]
) -> list[app_commands.Choice[str]]:
    """Articles of some collections whose titles fit what was typed."""
    desk = interaction.client.desk
    found = await desk.look_up(desk.names.articles, current, collections)
    values = [(reference(collection, id_), title) for collection, id_, title in found]
    return choices([(value if len(value) <= _TITLE else title[:_TITLE], title) for value, title in values])


def look_for(desk: Desk, typed: str, collections: tuple[str, ...]) -> tuple[Article, bool]:
    """The article of this reference, id or title, else the one with the title nearest to it; and whether it is meant.

    It is meant for sure where what was typed is its reference or id, or all of its title, which no other one has.

    Raises:
        InputError: there is none.
    """
    if found := referred(desk, typed, collections):
        return found, True
    titles = desk.names.articles(typed, collections)
    same = [one for one in titles if one[2].casefold() == typed.strip().casefold()]
    for collection, id_, _ in same or titles:
        if article := desk.archive.catalogue.article(id_, collections=(collection,)):
            return article, len(same) == 1
    raise InputError(f"there is no article “{typed}” here: pick one of those offered while you type")


def reference(collection: str, id_: str) -> str:
    """What names an article here: its id, and that of a server's own marked, for the shared one may have the same."""
    return id_ if collection == SHARED else f"{_OWN}{id_}"


def referred(desk: Desk, name: str, collections: tuple[str, ...]) -> Article | None:
    """The article that ``reference`` names, or that has this id."""
    if name.startswith(_OWN):
        collections, name = tuple(one for one in collections if one != SHARED), name.removeprefix(_OWN)
    return desk.archive.catalogue.article(name, collections=collections)


@handles("article")
async def turn(interaction: Interaction, token: str, number: int) -> None:
    """Another page of an article."""
    async with answering(interaction, edit=True) as place:
        _, kept = await find(interaction, token, place)
        desk = interaction.client.desk
        found = await desk.look_up(referred, desk, kept.request.text, place.collections)
        if found is None:
            raise Refused(notices.CHANGED)
        await _show_article(interaction, found, number, place, token)


async def _show_article(
    interaction: Interaction, found: Article, page: int, place: Place, token: str | None = None
) -> None:
    desk = interaction.client.desk

    def work() -> list[Span]:
        return article_pages(found, desk.archive.catalogue.passages(found))

    pages = await desk.look_up(work)
    page = min(page, len(pages) - 1)
    if token is None and len(pages) > 1:
        request = Request("article", text=reference(found.collection, found.id))
        token = await desk.keep(request, place, interaction.user.id, interaction.created_at)
    await show(
        interaction, article_card(found, pages, page, place.zone),
        view(*pager("article", token, page, len(pages))) if token else None,
    )  # fmt: skip
