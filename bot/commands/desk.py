"""The archive as the event loop may use it: off the loop, so many at once, and no more than can be worked on."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from answers import Answer, Archive, ArchiveError, Article, Logged, OnRecordError
from answers.model import Verdict
from bot.commands.place import LEFT, Place, ServerSettings, collection_of, guild_of
from bot.commands.requests import Kept, Request, cites, dump, load
from bot.commands.suggestions import Names
from bot.commands.turns import Turns
from bot.commands.workers import DiedError, WorkerError, Workers
from bot.intake.published import typed_range
from bot.settings import Settings

LIMIT = 15
"""Excerpts fetched for an answer; a page shows three."""
_A_FEW = 12
_NOBODY = -1
"""What reading behind the scenes has its turns as, beside the servers."""
_REMEMBER = 30.0
"""Seconds that a server's settings are remembered; what is set here counts at once."""

_log = logging.getLogger(__name__)
_P = ParamSpec("_P")
_T = TypeVar("_T")


class ClosingError(OnRecordError):
    """The bot is being stopped."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer with the token that its buttons carry; without one where it could not be kept."""

    token: str | None
    request: Request
    answer: Answer


class Desk:
    """The archive for the handlers of events. Its methods may be awaited from the event loop only."""

    def __init__(self, archive: Archive, settings: Settings, place: str | None = None) -> None:
        self.archive = archive
        self.workers = Workers(archive, place, settings.processes)
        self.settings = settings
        self.names = Names(archive.catalogue)
        places = min(settings.at_once, settings.processes) if place and settings.processes else settings.at_once
        self._turns = Turns(places, settings.waiting)
        self._suspects = 0
        self._readings: set[asyncio.Task[None]] = set()
        self._servers: dict[int, tuple[ServerSettings, float]] = {}
        self._in_hand = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self.closing = False

    # Work in hand

    @contextmanager
    def in_hand(self) -> Iterator[None]:
        """Work that is to be finished before the bot stops. Raises ClosingError when it is stopping already."""
        if self.closing:
            raise ClosingError("the bot is being stopped")
        self._in_hand += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._in_hand -= 1
            if not self._in_hand:
                self._idle.set()

    async def finish(self, seconds: float) -> bool:
        """Take no more work, and wait for what is in hand; gives whether all of it was finished in time."""
        self.closing = True
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def run(
        self, place: Place, work: Callable[Concatenate[Archive, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Do a place's work with a function of some module, off the event loop, in turn.

        Raises:
            BusyError: too much is waiting already.
            CostError: it takes too much time or memory.
        """
        async with self._turns.turn(place.guild or 0):
            return await self.workers.run(work, *args, **kwargs)

    async def look_up(self, work: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Something short that reads or writes the record, off the event loop, at once."""
        return await asyncio.to_thread(work, *args, **kwargs)

    # Where

    async def place(self, guild: int | None) -> Place:
        """A server with its settings; None is a direct message."""
        if guild is None:
            return Place(None, ServerSettings(zone=self.settings.time_zone))
        known = self._servers.get(guild)
        if known is None or time.monotonic() - known[1] > _REMEMBER:
            values = await self.look_up(self.archive.catalogue.settings, collection_of(guild))
            known = (ServerSettings.kept(values, self.settings.time_zone), time.monotonic())
            self._servers[guild] = known
        return Place(guild, known[0])

    async def change(self, place: Place, key: str, value: object) -> Place:
        """Set one of a server's settings."""
        assert place.guild is not None
        settings, values = place.settings.changed(key, value)
        await self.look_up(self.archive.catalogue.set_settings, place.own, values)
        self._servers[place.guild] = (settings, time.monotonic())
        return Place(place.guild, settings)

    # Asking

    async def answer(
        self, request: Request, place: Place, asker: int, *, at: datetime, prompt: str | None = None,
        token: str | None = None,
    ) -> Outcome:  # fmt: skip
        """Answer, and keep the question for its buttons and the server's managers.

        ``asker`` is who asks, ``prompt`` the message that does; ``token`` that of a question answered anew.
        """

        found = await self.run(place, ask, request, place.collections)
        kept = Kept(request, found.question, cites(found))
        token = await self.look_up(self._keep, request, kept, found.verdict, place, asker, at, prompt, token)
        return Outcome(token, request, found)

    async def again(self, request: Request, place: Place, *, why: bool = False) -> Answer:
        """Answer once more what is kept already; with ``why``, the answer tells how it came about."""
        return await self.run(place, ask, request, place.collections, why=why)

    async def keep(self, request: Request, place: Place, asker: int, at: datetime) -> str | None:
        """Keep a request that has pages or can be posted, for its buttons; gives its token."""
        return await self.look_up(self._keep, request, Kept(request), Verdict.QUOTES, place, asker, at, None, None)

    async def dates(self, place: Place, after: str | None, before: str | None) -> Request:
        """A request with nothing but its days, from what was typed. Raises InputError."""
        if not after and not before:
            return Request("ask")
        coverage = await self.look_up(self.archive.coverage, collections=place.collections)
        first, last = await asyncio.to_thread(typed_range, after, before, last=coverage.last)
        return Request("ask", after=first, before=last)

    async def kept(self, token: str, place: Place) -> tuple[Logged, Kept] | None:
        """What was asked under a token, if it was asked here."""
        return _read(await self.look_up(self.archive.catalogue.questions.find, token), place)

    async def answered_by(self, reply: int, place: Place) -> tuple[Logged, Kept] | None:
        """What a message of the bot's answered, if it was asked here."""
        return _read(await self.look_up(self.archive.catalogue.questions.answered_by, str(reply)), place)

    async def asked_by(self, prompt: int) -> Logged | None:
        """What a member's message asked."""
        return await self.look_up(self.archive.catalogue.questions.asked_by, str(prompt))

    async def replied(self, token: str, reply: int) -> None:
        """Keep which message answered."""

        await self.look_up(self.archive.catalogue.questions.replied, token, str(reply))

    async def forget_answered_by(self, reply: int) -> None:
        """Forget a question by the message that answered it, if that was one."""

        def work() -> None:
            log = self.archive.catalogue.questions
            if entry := log.answered_by(str(reply)):
                log.forget(token=entry.token)

        await self.look_up(work)

    async def forget_member(self, member: int) -> tuple[int, int]:
        """Forget what a member asked, in all servers, and how he voted; gives how many questions and votes."""
        return await self.look_up(self.archive.catalogue.questions.forget_member, str(member))

    async def forget(self, token: str) -> None:
        """Forget a question with its votes."""
        await self.look_up(self.archive.catalogue.questions.forget, token=token)

    def _keep(
        self, request: Request, kept: Kept, verdict: Verdict, place: Place, asker: int, at: datetime,
        prompt: str | None, token: str | None,
    ) -> str | None:  # fmt: skip
        """Keep a request under a token; an archive that cannot be written has answers without buttons."""
        log = self.archive.catalogue.questions
        question = request.text or " ".join(part for part in (request.who, request.topic) if part)
        try:
            before = log.find(token) if token else None
            token = token or secrets.token_urlsafe(9)
            reply = before.reply if before else None
            log.keep(Logged(token, place.own, question, verdict, dump(kept), at, prompt, reply, str(asker)))
        except ArchiveError as error:
            _log.warning("a question could not be kept, its answer has no buttons: %s", error)
            return None
        return token

    # Keeping house

    @property
    def at_rest(self) -> bool:
        """Whether nobody waits for anything."""
        return not self._turns.taken and not self.closing

    @property
    def pending(self) -> int:
        """How many questions are worked on or wait for their turn."""
        return self._turns.taken

    def read_soon(self, place: Place, article: Article) -> None:
        """Have an article that was just added read, when it is the place's turn and a place for reading is free."""
        task = asyncio.create_task(self._read_added(place, article))
        self._readings.add(task)
        task.add_done_callback(self._readings.discard)

    async def _read_added(self, place: Place, article: Article) -> None:
        try:
            async with self._turns.turn(place.guild or 0, reads=True):
                await self.workers.read(read_one, article.collection, article.id)
        except (OnRecordError, WorkerError) as error:
            _log.warning("an article that was added is read later: %s", error)
        self.names.changed(article.collection)

    async def read_some(self) -> int:
        """Read a few articles that were not read yet, in a process; gives how many.

        After a process died of it they are read one by one, until each of those few has been: of whichever it dies
        then, that is put aside.
        """
        async with self._turns.turn(_NOBODY, reads=True):
            if not self._suspects:
                try:
                    return await self.workers.read(read_some)
                except DiedError:
                    self._suspects = _A_FEW
            self._suspects -= 1
            suspect = await self.look_up(self.archive.next_unread)
            if suspect is None:
                return 0
            try:
                await self.workers.read(read_one, suspect.article.collection, suspect.article.id)
            except DiedError as error:
                await self.look_up(self.archive.put_aside, suspect, str(error))
            return 1

    async def tidy(self, guilds: set[int], mine: Callable[[int], bool], now: datetime) -> None:
        """Delete what is too old, and the collections of servers that were left long enough ago.

        ``guilds`` are the servers that the bot is in; ``mine`` says whether this process would know.
        """
        await self.look_up(self._tidy, guilds, mine, now)

    def _tidy(self, guilds: set[int], mine: Callable[[int], bool], now: datetime) -> None:
        catalogue = self.archive.catalogue
        catalogue.questions.forget(before=now - timedelta(days=self.settings.keep_days))
        for collection in catalogue.collections():
            guild = guild_of(collection)
            if guild is None or not mine(guild):
                continue
            settings = catalogue.settings(collection)
            left = settings.get(LEFT)
            if guild in guilds:
                if left:
                    catalogue.set_settings(collection, [(LEFT, None)])
            elif left is None:
                catalogue.set_settings(collection, [(LEFT, now.isoformat())])
            elif now - datetime.fromisoformat(left) >= timedelta(days=self.settings.grace_days):
                number = self.archive.remove(None, collection=collection)
                catalogue.questions.forget(collection=collection)
                catalogue.set_settings(collection, [(key, None) for key in settings])
                self._servers.pop(guild, None)
                _log.info("server %d was left %s: its %d articles are deleted", guild, left, number)


def ask(archive: Archive, request: Request, collections: tuple[str, ...], *, why: bool = False) -> Answer:
    """The answer to a question, or what somebody said."""
    if request.kind == "quotes":
        return archive.quotes(
            request.who or "", request.topic, collections=collections, publisher=request.publisher,
            after=request.after, before=request.before, limit=LIMIT, why=why,
        )  # fmt: skip
    return archive.ask(
        request.text, collections=collections, publisher=request.publisher,
        after=request.after, before=request.before, limit=LIMIT, context=request.context, why=why,
    )  # fmt: skip


def read_some(archive: Archive) -> int:
    """Read articles for about a second."""
    return archive.read(limit=_A_FEW)


def read_one(archive: Archive, collection: str, id_: str) -> int:
    """Read an article that was not read yet; gives how many it were."""
    return archive.read_given([(collection, id_)])


def _read(entry: Logged | None, place: Place) -> tuple[Logged, Kept] | None:
    """An entry with its data; None for one of another place: a token must not open another server's door."""
    if entry is None or entry.collection != place.own:
        return None
    kept = load(entry.data)
    return (entry, kept) if kept else None
