"""A message for Discord as plain data, kept within Discord's limits whatever is put into it."""

from __future__ import annotations

from dataclasses import dataclass, field

import discord

from bot.present.escape import ELLIPSIS, size

CONTENT = 2000
TITLE = 256
DESCRIPTION = 4096
FIELD_NAME = 256
FIELD = 1024
FOOTER = 2048
EMBEDS = 6000
"""Of all embeds of a message together."""
LABEL = 80


@dataclass(frozen=True, slots=True)
class Card:
    """What one message shows. ``picture`` is a PNG with its name and its description for who cannot see it."""

    content: str = ""
    embeds: tuple[discord.Embed, ...] = ()
    picture: Picture | None = None

    def flat(self) -> Card:
        """The same without embeds, for a channel where the bot may not send them."""
        parts = [self.content]
        for embed in self.embeds:
            fields = (part for one in embed.fields for part in (f"**{one.name}**", one.value or ""))
            parts += [embed.title or "", embed.description or "", *fields, embed.footer.text or ""]
        return Card(content=clipped("\n".join(part for part in parts if part), CONTENT))


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG to attach."""

    name: str
    data: bytes = field(repr=False)
    description: str = ""


def clipped(text: str, limit: int) -> str:
    """Rendered text cut at the end of a line, so that no markup is left open."""
    if size(text) <= limit:
        return text
    kept: list[str] = []
    room = limit - 2
    for line in text.split("\n"):
        if size(line) + 1 > room:
            break
        kept.append(line)
        room -= size(line) + 1
    return "\n".join([*kept, ELLIPSIS])
