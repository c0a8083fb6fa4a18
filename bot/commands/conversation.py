"""Questions in chat: mentions, replies, direct messages, and channels where every question is answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import discord

from answers.errors import InputError
from answers.model import Question, Verdict
from bot.commands import small_talk
from bot.commands.ask import answer_view
from bot.commands.desk import ClosingError, Outcome
from bot.commands.host import Host
from bot.commands.place import Place
from bot.commands.requests import Request, load, recent
from bot.commands.respond import SILENT, explain
from bot.present import discord_notices as notices
from bot.present.discord_answer import answer_card
from bot.present.discord_card import Card

_log = logging.getLogger(__name__)


class Chat:
    """The handlers of message events."""

    def __init__(self, client: Host) -> None:
        self._client = client
        self._prompts: dict[int, tuple[asyncio.Lock, int]] = {}

    async def said(self, message: discord.Message) -> None:
        """A new message: answered when it is a question to the bot."""
        if message.author.bot or message.webhook_id or message.type not in _ORDINARY:
            return
        with suppress(ClosingError), self._client.desk.in_hand():
            async with self._alone(message.id):
                await self._said(message)

    async def edited(self, message: discord.Message) -> None:
        """A member's message was edited: so is its answer."""
        if message.author.bot:
            return
        with suppress(ClosingError), self._client.desk.in_hand():
            async with self._alone(message.id):
                await self._edited(message)

    async def deleted(self, channel: int, prompts: set[int]) -> None:
        """Messages were deleted: so are their answers, and what is kept of the questions that they answered."""
        for prompt in prompts:
            with suppress(ClosingError), self._client.desk.in_hand():
                async with self._alone(prompt):
                    await self._deleted(channel, prompt)

    async def _said(self, message: discord.Message) -> None:
        me = self._client.user
        if me is None or not message.content:
            return
        place = await self._client.desk.place(message.guild.id if message.guild else None)
        text = small_talk.said_to(message, me)
        replied_to = self._replied_to(message)
        spoken_to = message.guild is None or (me.mentioned_in(message) and not message.mention_everyone) or replied_to
        if not spoken_to:
            parent = getattr(message.channel, "parent_id", None)
            here = {message.channel.id, parent} & place.settings.channels
            if not here or not (small_talk.is_question(text) or small_talk.is_long_question(text)):
                return
        elif not small_talk.is_request(text):
            return
        wait = self._client.cooldown(message.guild.id if message.guild else None, message.author.id)
        if wait:
            if self._client.tell(message, wait):
                await self._send(message, Card(notices.wait(wait)))
            return
        before = await self._context(message, replied_to, place)
        request = Request("ask", text=text, context=recent(before))
        try:
            outcome = await self._client.desk.answer(
                request, place, message.author.id, at=message.created_at, prompt=str(message.id)
            )
        except InputError as error:
            if small_talk.is_too_long(text) or (spoken_to and text.endswith("?")):
                await self._send(message, Card(explain(error)))
            return
        except Exception as error:
            await self._send(message, Card(explain(error)))
            return
        await self._answer(message, text, outcome, place)

    async def _answer(self, message: discord.Message, text: str, outcome: Outcome, place: Place) -> None:
        client, answer = self._client, outcome.answer
        client.counted(answer.verdict, answer.elapsed_ms)
        talk = small_talk.is_topic(text) and not small_talk.is_short(text) and outcome.request.context is None
        if talk and answer.verdict is Verdict.NOT_FOUND:
            if outcome.token:
                await client.desk.forget(outcome.token)
            return
        client.follow_ups.remember(message.channel.id, message.author.id, answer.question, message.created_at)
        sent = await self._send(message, answer_card(answer, place.zone), answer_view(outcome))
        if outcome.token:
            await (client.desk.replied(outcome.token, sent.id) if sent else client.desk.forget(outcome.token))

    async def _edited(self, message: discord.Message) -> None:
        client, me = self._client, self._client.user
        entry = await client.desk.asked_by(message.id)
        if entry is None or entry.reply is None or me is None:
            return
        place = await client.desk.place(message.guild.id if message.guild else None)
        kept = load(entry.data) if entry.collection == place.own else None
        text = small_talk.said_to(message, me)
        if kept is None or kept.request.text == text:
            return
        if not small_talk.is_request(text):
            await self._deleted(message.channel.id, message.id)
            return
        request = Request("ask", text=text, context=kept.request.context)
        reply = self._partial(message.channel, int(entry.reply))
        wait = client.cooldown(message.guild.id if message.guild else None, message.author.id)
        if wait:
            if client.tell(message, wait):
                with suppress(discord.HTTPException):
                    await reply.edit(content=notices.wait(wait), embeds=[], view=None, allowed_mentions=SILENT)
            return
        try:
            outcome = await client.desk.answer(
                request, place, message.author.id, at=entry.at, prompt=str(message.id), token=entry.token
            )
        except Exception as error:
            with suppress(discord.HTTPException):
                await reply.edit(content=explain(error), embeds=[], view=None, allowed_mentions=SILENT)
            return
        card = self._allowed(message, answer_card(outcome.answer, place.zone))
        client.follow_ups.remember(message.channel.id, message.author.id, outcome.answer.question, entry.at)
        with suppress(discord.NotFound):
            await reply.edit(
                content=card.content, embeds=list(card.embeds), view=answer_view(outcome), allowed_mentions=SILENT
            )

    async def _deleted(self, channel: int, prompt: int) -> None:
        desk = self._client.desk
        entry = await desk.asked_by(prompt)
        if entry is None:
            await desk.forget_answered_by(prompt)
            return
        if entry.reply is not None:
            with suppress(discord.HTTPException):
                await self._client.get_partial_messageable(channel).get_partial_message(int(entry.reply)).delete()
        await desk.forget(entry.token)

    async def _context(self, message: discord.Message, replied_to: int | None, place: Place) -> Question | None:
        """The question that this one may follow: that of the answer replied to, else the last by the same person."""
        if replied_to:
            found = await self._client.desk.answered_by(replied_to, place)
            if found:
                return found[1].understood
        return self._client.follow_ups.before(message.channel.id, message.author.id, message.created_at)

    def _replied_to(self, message: discord.Message) -> int | None:
        """The bot's message that this one replies to."""
        reference, me = message.reference, self._client.user
        if reference is None or reference.message_id is None or me is None:
            return None
        original = reference.resolved or reference.cached_message
        if isinstance(original, discord.Message) and original.author.id == me.id:
            return reference.message_id
        return None

    async def _send(
        self, message: discord.Message, card: Card, view: discord.ui.View | None = None
    ) -> discord.Message | None:
        """Reply; None where the question is gone or the bot may not write."""
        card = self._allowed(message, card)
        try:
            return await message.reply(
                card.content,
                embeds=list(card.embeds),
                mention_author=False,
                allowed_mentions=SILENT,
                view=view or discord.utils.MISSING,
            )
        except discord.HTTPException as error:
            _log.info("a reply could not be sent to channel %d: %s", message.channel.id, error.code)
            return None

    def _allowed(self, message: discord.Message, card: Card) -> Card:
        """The card as it may be shown in the message's channel."""
        if message.guild is None or isinstance(message.channel, discord.DMChannel | discord.PartialMessageable):
            return card
        permissions = message.channel.permissions_for(message.guild.me)
        return card if permissions.embed_links else card.flat()

    def _partial(self, channel: discord.abc.MessageableChannel, message: int) -> discord.PartialMessage:
        return self._client.get_partial_messageable(channel.id).get_partial_message(message)

    @asynccontextmanager
    async def _alone(self, prompt: int) -> AsyncIterator[None]:
        """One event of a message after the other: an edit waits for the answer that it changes."""
        lock, users = self._prompts.get(prompt, (asyncio.Lock(), 0))
        self._prompts[prompt] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._prompts.pop(prompt)
            if users > 1:
                self._prompts[prompt] = (lock, users - 1)


_ORDINARY = (discord.MessageType.default, discord.MessageType.reply)
