"""What the record says to the claims of a message: each as a question with its verdict and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

import discord

from answers.model import Answer
from answers.phrasing import covered
from bot.present.discord_card import EMBEDS, FIELD, FIELD_NAME, FOOTER, Card
from bot.present.discord_words import NEUTRAL, VERDICTS, manner, published, who
from bot.present.escape import escape_within, link, passage, size, within
from bot.present.plain import NEAREST

_NAME = min(FIELD_NAME, 200)


def check_card(answers: Sequence[Answer], zone: tzinfo) -> Card:
    """One field a claim. ``answers`` are at most ten, and at least one."""
    room = min(FIELD, (EMBEDS - 600) // len(answers) - _NAME - 10)
    embed = discord.Embed(colour=NEUTRAL, title="The record on that message")
    for answer in answers:
        name = escape_within(answer.question.text, _NAME)
        embed.add_field(name=name, value=_value(answer, room, zone), inline=False)
    embed.set_footer(text=within(f"Searched: {covered(answers[0].coverage)}", FOOTER))
    return Card(embeds=(embed,))


def _value(answer: Answer, room: int, zone: tzinfo) -> str:
    verdict = f"**{VERDICTS[answer.verdict][0]}.** {escape_within(answer.summary, room // 3)}"
    shown = answer.excerpts or answer.others or answer.nearest
    if not shown:
        return verdict
    excerpt = shown[0]
    masked = link("source", excerpt.article.url)
    lead = "" if answer.excerpts or answer.others else f"{NEAREST}: "
    tail = f"{lead}{who(excerpt, 60)}: {manner(excerpt.statement, 40)}, {published(excerpt.article, zone)}"
    if masked and size(masked) < 120:
        tail += f" · {masked}"
    left = room - size(verdict) - size(tail) - 5
    if left < 40:
        return verdict
    return (
        f"{verdict}\n> {passage(excerpt.article.text, (excerpt.start, excerpt.end), excerpt.highlights, left)}\n{tail}"
    )
