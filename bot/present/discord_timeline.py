"""A Timeline as Discord messages: a paged list, oldest first, each entry with its day, its words and its sources."""

from __future__ import annotations

from datetime import tzinfo

import discord

from answers.model import Timeline, TimelineEntry
from answers.phrasing import covered
from bot.present.discord_card import CONTENT, DESCRIPTION, FOOTER, TITLE, Card, Picture
from bot.present.discord_words import NEUTRAL, published
from bot.present.entry_words import sources, speakers, standing, when
from bot.present.escape import escape_within, link, size, within
from bot.present.terminal import did_you_mean

PAGE = 6
"""Entries shown at once."""
_SUMMARY = 1500
_LINKS = 3


def timeline_pages(timeline: Timeline, *, every: bool = False) -> int:
    """How many pages the key events fill, or with ``every`` all entries."""
    return max(1, -(-len(timeline.entries if every else timeline.key_events) // PAGE))


def timeline_card(
    timeline: Timeline, zone: tzinfo, page: int = 0, picture: bytes | None = None, *, every: bool = False
) -> Card:
    """One page of a timeline's key events, or with ``every`` of all its entries; an empty one is a line of text alone.
    ``picture`` is the whole of it as a PNG."""
    if not timeline.entries:
        text = f"**Not found.** {escape_within(timeline.summary, _SUMMARY)}"
        if timeline.suggestions:
            guesses = " ".join(did_you_mean(one) for one in timeline.suggestions[:3])
            text += " " + escape_within(guesses, CONTENT - _SUMMARY - 100)
        return Card(content=text)
    pages = timeline_pages(timeline, every=every)
    page = min(max(page, 0), pages - 1)
    listed = timeline.entries if every else timeline.key_events
    shown = listed[page * PAGE : (page + 1) * PAGE]
    topic = f"{timeline.who} on {timeline.topic}" if timeline.who and timeline.topic else timeline.topic or timeline.who
    number = page * PAGE
    framed = [_frame(entry, at, zone) for at, entry in enumerate(shown, number + 1)]
    room = DESCRIPTION - 16 - sum(size(head) + size(tail) + 6 for head, tail in framed)
    blocks = [
        f"{head}\n> {escape_within(entry.line, max(16, room // len(shown)))}\n{tail}"
        for entry, (head, tail) in zip(shown, framed, strict=True)
    ]
    embed = discord.Embed(
        colour=NEUTRAL, title=escape_within(f"Timeline: {topic}", TITLE), description="\n\n".join(blocks)
    )
    what = "Entries" if every or len(listed) == len(timeline.entries) else "Key events"
    span = f"{what} {number + 1} to {number + len(shown)} of {len(listed)} · " if pages > 1 else ""
    embed.set_footer(text=within(f"{span}Searched: {covered(timeline.coverage)}", FOOTER))
    image = None
    if picture is not None:
        image = Picture("timeline.png", picture, within(_spoken(timeline), 1000))
    return Card(content=escape_within(timeline.summary, _SUMMARY), embeds=(embed,), picture=image)


def _frame(entry: TimelineEntry, number: int, zone: tzinfo) -> tuple[str, str]:
    """What stands over and under an entry's words: when, what it is and whose; how many tell of it, with links."""
    head = f"**{when(entry.date)}** · *{standing(entry)}*"
    if who := speakers(entry):
        head += f" · {escape_within(who, 150)}"
    if entry.change:
        head += f" · position changed since {published(entry.change.before.article, zone)}"
    links = [
        link(f"{number}.{n}" if n > 1 else str(number), one.article.url) for n, one in enumerate(entry.excerpts, 1)
    ]
    kept = [one for one in links if one and size(one) <= 120][:_LINKS]
    return head, " · ".join([escape_within(sources(entry), 100), *([" ".join(kept)] if kept else [])])


def _spoken(timeline: Timeline) -> str:
    """The picture in words, for who cannot see it."""
    return f"A timeline, entry by entry as in the list: {timeline.summary}"
