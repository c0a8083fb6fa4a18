"""What the archive holds, as Discord messages: its coverage, an article page by page, and what was not answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from itertools import islice

import discord

from answers import Unanswered
from answers.model import Article, Coverage, Passage, Span
from answers.phrasing import counted, covered, day
from bot.present.discord_card import DESCRIPTION, FIELD, FOOTER, TITLE, Card, clipped
from bot.present.discord_words import NEUTRAL, source
from bot.present.escape import escape_within, passage, size, within

_PAGE = 2400
"""Characters of an article on one page: escaped at its worst it is cut, in any ordinary text it is not."""
_QUESTIONS = 15
_PUBLISHERS = 12


def article_pages(article: Article, passages: Sequence[Passage]) -> list[Span]:
    """The pages of an article: whole passages as far as they go, a long one in several pages."""
    found: list[Span] = []
    start = 0
    ends = [one.end for one in passages] or [len(article.text)]
    for at, end in enumerate(ends):
        while end - start > _PAGE:
            cut = article.text.rfind(" ", start + _PAGE // 2, start + _PAGE) + 1 or start + _PAGE
            found.append((start, cut))
            start = cut
        following = ends[at + 1] if at + 1 < len(ends) else None
        if following is None or following - start > _PAGE:
            found.append((start, end))
            start = end
    return [span for span in found if article.text[slice(*span)].strip()]


def article_card(article: Article, pages: Sequence[Span], page: int, zone: tzinfo) -> Card:
    """One page of an article, word for word."""
    page = min(max(page, 0), len(pages) - 1)
    head = source(article, zone, 1, title=False)
    room = DESCRIPTION - size(head) - 16
    paragraphs = _paragraphs(article.text, pages[page])
    text = "\n\n".join(passage(article.text, span, (), 2 * DESCRIPTION) for span in paragraphs)
    if size(text) > room:
        each = max(16, room // len(paragraphs) - 2)
        text = clipped("\n\n".join(passage(article.text, span, (), each) for span in paragraphs), room)
    embed = discord.Embed(colour=NEUTRAL, title=escape_within(article.title, TITLE), description=f"{head}\n\n{text}")
    embed.set_footer(text=within(f"Page {page + 1} of {len(pages)} · {article.id}", FOOTER))
    return Card(embeds=(embed,))


def _paragraphs(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    at = span[0]
    for line in text[span[0] : span[1]].split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found or [span]


def coverage_card(
    shared: Coverage | None, own: Coverage | None, publishers: Mapping[str, int], unread: int = 0
) -> Card:
    """What is searched here: the shared articles, the server's own, and whose they are."""
    embed = discord.Embed(colour=NEUTRAL, title="What is searched here")
    if shared is not None:
        embed.add_field(name="Shared archive", value=covered(shared), inline=False)
    if own is not None:
        embed.add_field(name="This server's own articles", value=covered(own), inline=False)
    if publishers:
        lines = [
            f"{escape_within(name, 60)}: {counted(n, 'article')}" for name, n in islice(publishers.items(), _PUBLISHERS)
        ]
        if len(publishers) > _PUBLISHERS:
            lines.append(f"… and {len(publishers) - _PUBLISHERS} more")
        embed.add_field(name="Publishers", value=clipped("\n".join(lines), FIELD), inline=False)
    if unread:
        embed.set_footer(text=f"{counted(unread, 'article')} still to be read")
    return Card(embeds=(embed,))


def unanswered_card(questions: Sequence[Unanswered], page: int, votes: tuple[int, int]) -> Card:
    """The questions without an answer, the most frequent first, and how answers were judged."""
    pages = unanswered_pages(questions)
    page = min(max(page, 0), pages - 1)
    shown = questions[page * _QUESTIONS : (page + 1) * _QUESTIONS]
    lines = [f"**{one.times}×** {escape_within(one.question, 200)} ({day(one.last.date())})" for one in shown] or [
        "Every question so far found an answer."
    ]
    embed = discord.Embed(
        colour=NEUTRAL, title="Questions without an answer", description=clipped("\n".join(lines), DESCRIPTION)
    )
    helped, not_helped = votes
    paging = f"Page {page + 1} of {pages} · " if pages > 1 else ""
    embed.set_footer(text=f"{paging}{counted(helped, 'answer')} helped, {not_helped:,} did not")
    return Card(embeds=(embed,))


def unanswered_pages(questions: Sequence[Unanswered]) -> int:
    """How many pages the questions without an answer fill."""
    return max(1, -(-len(questions) // _QUESTIONS))
