"""An Answer as a Discord message: the verdict as its text, under it an embed with the excerpts that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from math import ceil

import discord

from answers.model import Answer, Article, Excerpt, Span, Verdict
from answers.phrasing import covered, period
from bot.present.discord_card import CONTENT, DESCRIPTION, FIELD, FOOTER, TITLE, Card
from bot.present.discord_words import NEUTRAL, VERDICTS, manner, published, source, who
from bot.present.escape import escape_within, link, passage, size, within
from bot.present.plain import NEAREST, short
from bot.present.terminal import did_you_mean

PAGE = 3
"""Excerpts shown at once."""
_OTHERS = 3
_BESIDE = 300
"""Units for the nearest sentence beside a verdict."""
_NOTE = 100
_SUMMARY, _SHORT = 1300, 200
_EXCERPTS = DESCRIPTION - 300
"""Units for all excerpts of a page: with a full field and footer, the embed stays under 6,000."""


def pages(answer: Answer) -> int:
    """How many pages the excerpts of an answer fill."""
    return max(1, ceil(len(answer.excerpts) / PAGE))


def answer_card(answer: Answer, zone: tzinfo, page: int = 0) -> Card:
    """One page of an answer; an answer without any evidence is a line of text alone."""
    page = min(max(page, 0), pages(answer) - 1)
    shown = answer.excerpts[page * PAGE : (page + 1) * PAGE]
    if not shown and not answer.others and not answer.nearest:
        return Card(content=headline(answer))
    embed = discord.Embed(colour=VERDICTS[answer.verdict][1], description=_excerpts(shown, page * PAGE, zone) or None)
    if answer.others and page == 0:
        name = "Others on it" if answer.excerpts or answer.question.who else "On it"
        embed.add_field(name=name, value=_others(answer.others, len(answer.excerpts), zone), inline=False)
    if answer.nearest and page == 0:
        before = len(answer.excerpts) + len(answer.others)
        most, room = (1, _BESIDE) if answer.excerpts else (PAGE, FIELD)
        value = _others(answer.nearest[:most], before, zone, room, counted=False)
        embed.add_field(name=NEAREST, value=value, inline=False)
    embed.set_footer(text=within(_footer(answer, page, len(shown)), FOOTER))
    return Card(content=headline(answer), embeds=(embed,))


def headline(answer: Answer) -> str:
    """The verdict, the short answer, why, and what else may be meant: what a notification shows."""
    answered = f"**{escape_within(short(answer), _SHORT)}** " if answer.answer else ""
    text = f"**{VERDICTS[answer.verdict][0]}.** {answered}{escape_within(answer.summary, _SUMMARY)}"
    nothing = answer.verdict in (Verdict.NOT_FOUND, Verdict.NOT_ON_RECORD)
    meant = answer.suggestions if nothing else answer.namesakes
    guesses = escape_within(" ".join(did_you_mean(one) for one in meant[:3]), CONTENT - _SUMMARY - _SHORT - 100)
    return f"{text} {guesses}" if guesses else text


def context_card(article: Article, excerpt: Span, around: Span, number: int, zone: tzinfo) -> Card:
    """An excerpt in bold among the sentences around it."""
    description = passage(article.text, around, (excerpt,), DESCRIPTION - 800)
    embed = discord.Embed(
        colour=NEUTRAL,
        title=escape_within(article.title, TITLE),
        description=f"> {description}\n{source(article, zone, number, title=False)}",
    )
    embed.set_footer(text=within(f"Excerpt {number} and the sentences around it", FOOTER))
    return Card(embeds=(embed,))


def _excerpts(excerpts: Sequence[Excerpt], before: int, zone: tzinfo) -> str:
    blocks = []
    for number, excerpt in enumerate(excerpts, before + 1):
        head = f"**{number}** · {who(excerpt)}: {manner(excerpt.statement)}{_about(excerpt)}{_note(excerpt)}"
        blocks.append((head, excerpt, source(excerpt.article, zone, number)))
    frame = sum(size(head) + size(tail) + 8 for head, _, tail in blocks)
    rooms = _shares([excerpt.end - excerpt.start for excerpt in excerpts], _EXCERPTS - frame)
    return "\n\n".join(
        f"{head}\n> {passage(excerpt.article.text, (excerpt.start, excerpt.end), excerpt.highlights, room)}\n{tail}"
        for (head, excerpt, tail), room in zip(blocks, rooms, strict=True)
    )


def _shares(lengths: Sequence[int], room: int) -> list[int]:
    """Room for each of several texts: what a short one leaves goes to the longer ones, which get equal parts."""
    given: dict[int, int] = {}
    for rank, at in enumerate(sorted(range(len(lengths)), key=lambda at: lengths[at])):
        equal = (room - sum(given.values())) // (len(lengths) - rank)
        given[at] = equal if rank + 1 == len(lengths) else min(equal, 2 * lengths[at] + 40)
    return [given[at] for at in range(len(lengths))]


def _about(excerpt: Excerpt) -> str:
    """The day that a statement is of, where it is another than its article's."""
    date = excerpt.statement.date if excerpt.statement else None
    if date is None or date.words is None or date.start == date.end == excerpt.article.day:
        return ""
    return f", of {period(date.start, date.end)}"


def _others(excerpts: Sequence[Excerpt], before: int, zone: tzinfo, room: int = FIELD, *, counted: bool = True) -> str:
    shown = excerpts[:_OTHERS]
    heads = [
        f"{who(one, 60)}: {manner(one.statement, 40)}, {published(one.article, zone)}{_note(one)}" for one in shown
    ]
    tails = [_link(one, number) for number, one in enumerate(shown, before + 1)]
    left = f"… and {len(excerpts) - len(shown)} more" if counted and len(excerpts) > len(shown) else ""
    room -= sum(size(head) + size(tail) + 6 for head, tail in zip(heads, tails, strict=True)) - size(left) - 1
    rooms = _shares([one.end - one.start for one in shown], room)
    lines = [
        f"{head}{tail}\n> {passage(one.article.text, (one.start, one.end), one.highlights, max(16, share))}"
        for head, tail, one, share in zip(heads, tails, shown, rooms, strict=True)
    ]
    return "\n".join([*lines, left] if left else lines)


def _note(excerpt: Excerpt) -> str:
    """What a sentence lacks to answer."""
    return f" · *{escape_within(excerpt.note, _NOTE)}*" if excerpt.note else ""


def _link(excerpt: Excerpt, number: int) -> str:
    masked = link(str(number), excerpt.article.url)
    return f" · {masked}" if masked and size(masked) <= 100 else ""


def _footer(answer: Answer, page: int, shown: int) -> str:
    searched = f"Searched: {covered(answer.coverage)}"
    if answer.read_as:
        searched = f"Read as: {within(answer.read_as, 300)} · {searched}"
    if pages(answer) == 1:
        return searched
    return f"Excerpts {page * PAGE + 1} to {page * PAGE + shown} of {len(answer.excerpts)} · {searched}"
