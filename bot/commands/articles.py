"""``/add`` and ``/remove``: a server's own articles, from pasted text or an attachment."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import discord
from discord import app_commands

from answers import Archive
from answers.errors import InputError
from answers.model import AddReport, Article
from bot.commands.buttons import button, find, handles, view
from bot.commands.coverage import look_for, reference, referred, titled
from bot.commands.host import Host
from bot.commands.manage import check_manager
from bot.commands.place import Place
from bot.commands.requests import Request
from bot.commands.respond import Interaction, Refused, answering, place_of, report, show
from bot.intake.fields import make_article
from bot.intake.front import split_front_matter
from bot.intake.pages import read_page
from bot.intake.sources import decode
from bot.present import discord_notices as notices

_KINDS = (".txt", ".md", ".html", ".htm")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|\?xml)", re.IGNORECASE)


def install(tree: app_commands.CommandTree[Host]) -> None:
    """Add the commands to the tree."""
    tree.add_command(add)
    tree.add_command(remove)


@app_commands.command()
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.describe(file="A .txt, .md or .html file; leave it out to paste the text")
async def add(interaction: Interaction, file: discord.Attachment | None = None) -> None:
    """Add an article to this server's own"""
    # Visible to everybody, for a server's managers say by role who may add: the handler checks.
    if file is None:
        try:
            check_adder(interaction, await place_of(interaction))
            await interaction.response.send_modal(Paste())
        except Exception as error:
            await report(interaction, error)
        return
    async with answering(interaction, private=True) as place:
        check_adder(interaction, place)
        limit = interaction.client.settings.upload_bytes
        if not file.filename.lower().endswith(_KINDS):
            raise InputError(f"I take {', '.join(_KINDS[:3])} files, not {file.filename}")
        if file.size > limit:
            raise InputError(f"the file has {file.size:,} bytes; at most {limit:,} are taken")
        data = await file.read()
        article = await interaction.client.desk.run(place, from_file, data, place.own)
        await _keep(interaction, article, place)


class Paste(discord.ui.Modal, title="Add an article"):
    """What can be pasted; the only thing that does not survive a restart is a form that is open just then."""

    headline: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Title", max_length=250)
    publisher: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Publisher", required=False, max_length=100)
    published: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Published", placeholder="2025-08-13", required=False, max_length=40
    )
    url: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Link", placeholder="https://…", required=False, max_length=1000
    )
    body: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Text", style=discord.TextStyle.paragraph, min_length=20, max_length=4000
    )

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Keep what was pasted."""
        async with answering(interaction, private=True) as place:
            check_adder(interaction, place)
            fields = {
                "title": self.headline.value,
                "publisher": self.publisher.value,
                "published": self.published.value.strip(),
                "url": self.url.value.strip(),
            }
            text = self.body.value
            article = make_article(fields, text, default_id=identity(text.encode()), collection=place.own)
            await _keep(interaction, article, place)


def check_adder(interaction: Interaction, place: Place) -> None:
    """Raises Refused where the member may not add articles."""
    if place.guild is None:
        raise Refused(notices.NOT_HERE)
    roles = {role.id for role in interaction.user.roles} if isinstance(interaction.user, discord.Member) else set()
    if not (interaction.permissions.manage_guild or place.settings.adders in roles):
        raise Refused(notices.NOT_ADDER)


def from_file(_: Archive, data: bytes, collection: str) -> Article:
    """The article of an attached file; what it is is judged by its content, not its name. Raises InputError."""
    if not data.strip():
        raise InputError("the file is empty")
    if _PAGE.match(data):
        return read_page(data, default_id=identity(data), collection=collection)
    split = split_front_matter(decode(data))
    fields = dict(split.fields)
    fields.pop("id", None)  # an id given in a file could take another article's place
    return make_article(fields, split.text, default_id=identity(data), collection=collection)


def identity(data: bytes) -> str:
    """An id by content: the same text twice is one article."""
    return hashlib.sha256(data).hexdigest()[:16]


async def _keep(interaction: Interaction, article: Article, place: Place) -> None:
    desk = interaction.client.desk
    added = await desk.run(place, add_one, article)
    desk.names.changed(article.collection)
    desk.read_soon(place, article)
    await show(interaction, notices.card(notices.added(article.title, added)))


def add_one(archive: Archive, article: Article) -> AddReport:
    """Keep an article, to be read soon."""
    return archive.add([article], read=False)


def remove_one(archive: Archive, id_: str, collection: str) -> int:
    """Take an article out."""
    return archive.remove([id_], collection=collection)


@app_commands.command()
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.describe(article="Title or id of one of this server's own articles")
async def remove(interaction: Interaction, article: app_commands.Range[str, 1, 200]) -> None:
    """Remove one of this server's own articles"""
    async with answering(interaction, private=True) as place:
        check_manager(interaction, place)
        desk = interaction.client.desk
        found, sure = await desk.look_up(look_for, desk, article, (place.own,))
        if sure:
            await _remove(interaction, found, place)
            return
        token = await desk.keep(_named(found), place, interaction.user.id, interaction.created_at)
        if token is None:
            raise InputError(f"no article has the title “{article}”: pick one of those offered while you type")
        yes = button("remove", token, "Remove it", style=discord.ButtonStyle.danger)
        await show(interaction, notices.card(notices.is_it(found.title)), view(yes))


@handles("remove")
async def remove_it(interaction: Interaction, token: str, number: int) -> None:
    """The one that was asked about is the one that was meant."""
    async with answering(interaction, edit=True) as place:
        check_manager(interaction, place)
        _, kept = await find(interaction, token, place)
        desk = interaction.client.desk
        found = await desk.look_up(referred, desk, kept.request.text, (place.own,))
        if found is None or kept.request != _named(found):
            raise Refused(notices.CHANGED)
        await _remove(interaction, found, place)


def _named(article: Article) -> Request:
    """What is kept of an article until it is known whether it was meant: which it is, and its title."""
    return Request("article", text=reference(article.collection, article.id), topic=article.title)


async def _remove(interaction: Interaction, article: Article, place: Place) -> None:
    desk = interaction.client.desk
    number = await desk.run(place, remove_one, article.id, place.own)
    desk.names.changed(place.own)
    await show(interaction, notices.card(notices.removed(number, article.title)))


@remove.autocomplete("article")
async def own_titles(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """The server's own articles, by title."""
    place = await place_of(interaction)
    if place.guild is None or not interaction.permissions.manage_guild:
        return []
    return await titled(interaction, current, (place.own,))
