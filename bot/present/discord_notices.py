"""Everything else that the bot says: help, settings, and one clear line for whatever did not work."""

from __future__ import annotations

import discord

from answers.model import AddReport
from answers.phrasing import counted
from bot.present.discord_card import FIELD, Card, clipped
from bot.present.discord_words import NEUTRAL
from bot.present.escape import escape, escape_within

TOO_OLD = "That answer is too old for its buttons: ask again and you get new ones."
NO_ANSWER = "That message is no answer of mine that I still know: ask again, and choose it there."
NOT_HERE = "This only works in a server."
MANAGERS_ONLY = "Only members who may manage this server can do that."
NOT_ADDER = "You may not add articles in this server; its managers say who may (`/settings`)."
BUSY = "Too many questions are being answered just now: try again in a moment."
TOO_COSTLY = "That takes more time or memory than I may give it: try something shorter or narrower."
CLOSING = "I am being restarted: try again in a minute."
ARCHIVE_DOWN = "The archive cannot be used just now; whoever runs me will find the reason in the log."
INDEX_DOWN = (
    "The index that I search with is being made again: ask again in a few minutes. If that does not help, whoever "
    "runs me will find the reason in the log."
)
NO_CLAIM = "I found no claim in that message that the record could be asked about."
ASK_BY_NAME = "Ask again with the full name, please."
CHANGED = "That article has been changed or removed since."
NO_POSTING = "I may not write in this channel."


def wait(seconds: float) -> str:
    """How long until the next question is taken."""
    return f"One moment: I take your next question in {counted(max(1, round(seconds)), 'second')}."


def trouble(incident: str) -> str:
    """Something unforeseen went wrong; the id is also in the log."""
    return f"Something went wrong. Whoever runs me finds it in the log as `{incident}`."


def unusable(message: str) -> str:
    """Why something given cannot be used; the message is an InputError's."""
    text = escape_within(message, 1500)
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!", ")")) else ".")


def thanks(helped: bool, votes: tuple[int, int]) -> str:
    """After a vote on an answer."""
    good, bad = votes
    word = "Noted, it helped." if helped else "Noted, it did not help; the server's managers see the question."
    return f"{word} ({good} to {bad} so far)"


def added(title: str, report: AddReport) -> str:
    """What became of an article given to the archive."""
    if report.rejected:
        return unusable(f"that article cannot be kept: {report.rejected[0][1]}")
    name = f"“{escape_within(title, 300)}”"
    if report.unchanged:
        return f"{name} is in this server's archive already."
    done = "replaces its older version in" if report.replaced else "is now in"
    return f"{name} {done} this server's archive."


def removed(number: int, title: str) -> str:
    """After taking an article out."""
    return f"“{escape_within(title, 300)}” is removed." if number else "There is no such article of this server's own."


def is_it(title: str) -> str:
    """Before taking out an article whose title is not all that was typed."""
    return f"Did you mean “{escape_within(title, 300)}”?"


def forgotten(questions: int, votes: int) -> str:
    """After deleting what was kept of a member."""
    if not questions and not votes:
        return "There is nothing of yours that I keep."
    return f"Deleted: {counted(questions, 'question')} of yours, and {counted(votes, 'vote')}."


def help_card(name: str) -> Card:
    """What the bot does and how it is asked."""
    embed = discord.Embed(
        colour=NEUTRAL,
        title="Who said what, and when",
        description=(
            "I answer from an archive of news articles: a verdict, and under it the sentences that carry it, word for"
            " word, each with who said it, where and when. I never write a claim of my own."
        ),
    )
    asking = (
        f"• Mention me: `@{escape(name)} did Trump mention sanctions?`\n"
        "• Reply to an answer: `and Zelensky?`, `what about the ceasefire?`, `when?`\n"
        "• Write to me directly, or use `/ask`"
    )
    embed.add_field(name="Asking", value=clipped(asking, FIELD), inline=False)
    commands = (
        "`/ask` a question, with a publisher or a range of days\n"
        "`/quotes` what somebody said, on a topic or on anything\n"
        "`/timeline` what happened on a topic, by date, with a picture\n"
        "`/article` an article, word for word\n"
        "`/coverage` what is searched here\n"
        "`/forget-me` delete what I keep of you: your questions, your votes\n"
        "**Apps → Check the record** on any message: what the record says to its claims"
    )
    embed.add_field(name="Commands", value=commands, inline=False)
    verdicts = (
        "**Yes**: it is on record. **No**: the record says outright that it did not happen. **Mixed**: both, by date."
        " **Not on record**: speaker and topic are there, but not together. **Not found**: one of them is nowhere."
    )
    embed.add_field(name="Verdicts", value=verdicts, inline=False)
    managing = "`/settings` `/add` `/remove` `/unanswered`\n**Apps → Why this answer** on an answer: how it came about"
    embed.add_field(name="For managers", value=managing, inline=False)
    return Card(embeds=(embed,))


def settings_card(
    channels: list[int], adders: int | None, zone: str, private: bool, shared: bool, message_content: bool
) -> Card:
    """A server's settings as they are. Channels and the role are given by id."""
    embed = discord.Embed(colour=NEUTRAL, title="Settings of this server")
    where = " ".join(f"<#{one}>" for one in channels) or "none"
    if channels and not message_content:
        where += "\n(without effect: whoever runs me has not switched on reading all messages)"
    embed.add_field(name="Channels where every question is answered", value=clipped(where, FIELD), inline=False)
    embed.add_field(name="Who may add articles", value=f"<@&{adders}> and managers" if adders else "managers")
    embed.add_field(name="Time zone of dates", value=escape(zone))
    embed.add_field(name="Answers to commands", value="for the asker alone" if private else "public")
    embed.add_field(name="Shared archive", value="searched" if shared else "not searched")
    return Card(embeds=(embed,))


def card(text: str) -> Card:
    """One line as a message."""
    return Card(content=text)
