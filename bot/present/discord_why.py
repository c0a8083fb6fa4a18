"""Why an answer came about, for a server's managers: one field for each part of the explanation."""

from __future__ import annotations

import discord

from answers.model import Answer
from bot.present.discord_card import DESCRIPTION, EMBEDS, FIELD, Card, clipped
from bot.present.discord_words import NEUTRAL, VERDICTS
from bot.present.escape import escape_within
from bot.present.explanation import explanation

_LINE = 320
"""Units for a line: with the sentences cut shorter, more of them fit."""


def why_card(answer: Answer) -> Card:
    """The question with its verdict, and the parts of the explanation; ``answer`` has one."""
    assert answer.why is not None
    parts = explanation(answer.why)
    asked = escape_within(answer.question.text, min(300, DESCRIPTION))
    embed = discord.Embed(
        colour=NEUTRAL, title="Why this answer", description=f"{asked}\n**{VERDICTS[answer.verdict][0]}.**"
    )
    room = min(FIELD, (EMBEDS - 600) // len(parts) - 40)
    for part in parts:
        lines = (f"• {escape_within(line, _LINE)}" for line in part.lines)
        embed.add_field(name=part.title, value=clipped("\n".join(lines), room), inline=False)
    return Card(embeds=(embed,))
