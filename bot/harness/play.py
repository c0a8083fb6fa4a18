"""Discord scripts played on a stage: every step is done by its member, and what they see of the bot is judged."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from discord import Forbidden
from discord.app_commands import AppCommandError

from answers import Archive
from answers.errors import ArchiveError, InputError, OnRecordError
from answers.model import Article
from bot.commands.why import NAME as WHY
from bot.harness import typed
from bot.harness.acting import Hand, ImpossibleError, mentioning
from bot.harness.expected import Expected, Observed, faults
from bot.harness.incidents import Incidents, incidents
from bot.harness.known import attaching
from bot.harness.results import Result
from bot.harness.script import Member, Script, Step
from bot.harness.seen import Change, Seen, changes
from bot.harness.stage import BOT, DIRECT, Stage, rehearsal, staged
from bot.harness.transcript import done, shown

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor

_View = Mapping[str, list[Seen]]
"""What each member sees, by their names."""


def play(script: Script, archive: Archive) -> Result:
    """Plays one script on its own articles, else on a copy of the archive."""
    from simcord import BackendError, SetupError

    begun = perf_counter()
    try:
        with _archive(script, archive) as own:
            found, transcript = asyncio.run(_play(script, own))
    except (OnRecordError, SetupError, BackendError) as error:
        found, transcript = (str(error),), ()
    except TimeoutError:
        found, transcript = (f"{BOT} could not be stopped",), ()
    return Result(script.where, script.name, "script", found, transcript if found else (), perf_counter() - begun)


@contextmanager
def _archive(script: Script, archive: Archive) -> Iterator[Archive]:
    if script.articles:
        with Archive.from_articles(script.articles) as own:
            yield own
    elif archive.catalogue.file is None:  # in memory: what cannot be copied is made anew
        with Archive.from_articles(archive.catalogue.articles(limit=archive.catalogue.size)) as own:
            yield own
    else:
        with rehearsal(archive) as own:
            yield own


async def _play(script: Script, archive: Archive) -> tuple[tuple[str, ...], tuple[str, ...]]:
    with incidents() as log:
        async with staged(archive, script.settings) as stage:
            playing = _Playing(script, stage, log)
            await stage.env.settle()
            for step in script.steps:
                if not await playing.step(step):
                    break
    return tuple(playing.faults), tuple(playing.transcript)


class _Playing:
    """One script while it is played."""

    def __init__(self, script: Script, stage: Stage, log: Incidents) -> None:
        self.faults: list[str] = []
        self.transcript: list[str] = []
        self._stage, self._log = stage, log
        self._errors = stage.env.error_cursor
        self._guilds = {name: stage.server(name) for name in script.servers}
        for guild in self._guilds.values():
            for channel in script.channels:
                stage.channel(guild, channel)
        self._actors = {one.name: self._join(one) for one in script.members}
        self._said: dict[str, int] = {}
        self._own: dict[str, int] = {}
        self._answers: dict[str, int] = {}
        self._form: InteractionResult | None = None
        self._form_place = ""

    def _join(self, member: Member) -> dict[str, MemberActor]:
        """Somebody in each of their servers."""
        user = self._stage.env.create_user(member.name, bot=member.bot)
        return {
            server: self._stage.member(self._guilds[server], user, manages=member.manages, roles=member.roles)
            for server in member.servers
        }

    async def step(self, step: Step) -> bool:
        """Do a step and judge it; whether the script can go on."""
        from simcord import BackendError, SetupError

        self.transcript.append(done(step))
        before = self._view()
        choices: tuple[str, ...] | None = None
        result: InteractionResult | None = None
        refused = None
        try:
            match step.kind:
                case "complete":
                    choices = await self._complete(step)
                case "wait":
                    await self._stage.wait(step.seconds)
                case "restart":
                    await self._stage.restart()
                case "slash" | "menu" | "click" | "fill":
                    result = await self._interact(step, before)
                case _:
                    await self._write(step, before)
        except (ImpossibleError, InputError) as error:
            return self._stop(step, str(error))
        except (SetupError, BackendError) as error:
            refused = str(error)
        except TimeoutError:
            return self._stop(step, f"{BOT} does not come to an end of it")
        return self._judge(step, before, Observed(choices=choices, form=_title(result), refused=refused), result)

    def _stop(self, step: Step, why: str) -> bool:
        self.faults.append(f"{step.where}: {why}")
        self.transcript.append(f"  {why}")
        return False

    # Doing

    def _hand(self, step: Step, place: str = "", server: str = "") -> Hand:
        return Hand(self._stage, self._actors[step.by][server or step.server], place or step.channel)

    def _at(self, step: Step, seen: Seen) -> Hand:
        """The member where a message is."""
        guild = seen.message.guild
        return self._hand(step, seen.channel, guild.name if guild else "")

    async def _write(self, step: Step, before: _View) -> None:
        people = {name: next(iter(found.values())) for name, found in self._actors.items()}
        text = mentioning(self._stage, people, step.value)
        match step.kind:
            case "say":
                id_ = await self._hand(step).say(text)
            case "reply":
                to = self._message(step, before, self._answers)
                id_ = await self._at(step, to).say(text, to)
            case "edit":
                seen = self._message(step, before, self._own)
                id_ = seen.message.id
                await self._at(step, seen).edit(seen, text)
            case _:
                seen = self._message(step, before, self._own)
                await self._at(step, seen).delete(seen)
                return
        self._said[step.by] = id_
        if step.label:
            self._own[step.label] = id_

    async def _interact(self, step: Step, before: _View) -> InteractionResult:
        match step.kind:
            case "slash":
                assert step.typed is not None
                hand = self._hand(step)
                options = typed.values(step.typed, hand.member.guild, attaching(step.fields))
                result = await hand.slash(step.typed.name, options)
            case "menu":
                seen = self._message(step, before, {**self._answers, **self._own})
                hand = self._at(step, seen)
                result = await hand.menu(step.value, seen)
            case "click":
                seen = self._message(step, before, self._answers)
                hand = self._at(step, seen)
                result = await hand.press(seen, step.value)
            case _:
                if self._form is None:
                    raise ImpossibleError("no form is shown that could be filled in")
                hand = self._hand(step, self._form_place)
                result = await hand.fill(self._form, step.fields)
        self._form, self._form_place = (result, hand.place) if result.modal else (None, "")
        return result

    async def _complete(self, step: Step) -> tuple[str, ...]:
        assert step.typed is not None
        options = dict(step.typed.options)
        text = options.pop(step.focus)
        return await self._hand(step).complete(step.typed.name, step.focus, text, options)

    def _message(self, step: Step, before: _View, labelled: Mapping[str, int]) -> Seen:
        """The message that a step is about. Raises ImpossibleError."""
        there = before[step.by]
        if step.on:
            if step.on not in labelled:
                whose = f"{BOT} showed nothing" if labelled is self._answers else "no member wrote it"
                raise ImpossibleError(f"there is no message {step.on!r}: {whose}")
            found = [one for one in there if one.message.id == labelled[step.on]]
            missing = f"{step.by} does not see the message {step.on!r} (any more)"
        else:
            found = [one for one in there if self._meant(step, one)]
            missing = _MISSING[step.kind].format(by=step.by)
        if not found:
            raise ImpossibleError(missing)
        return max(found, key=lambda one: one.message.id)

    def _meant(self, step: Step, seen: Seen) -> bool:
        """Whether a step that names no message can be about this one."""
        match step.kind:
            case "reply":
                return seen.mine and not seen.ephemeral
            case "click":
                return seen.mine and bool(seen.buttons)
            case "menu":
                return seen.mine == (step.value == WHY) and not seen.ephemeral and seen.channel != DIRECT
        return seen.message.id == self._said.get(step.by)

    # Judging

    def _view(self) -> dict[str, list[Seen]]:
        found = {}
        for name, actors in self._actors.items():
            seen = {one.message.id: one for actor in actors.values() for one in self._stage.seen_by(actor)}
            found[name] = list(seen.values())
        return found

    def _judge(self, step: Step, before: _View, observed: Observed, result: InteractionResult | None) -> bool:
        after = self._view()
        seen = {name: _bots(changes(before[name], after[name])) for name in after}
        self._tell(seen, observed)
        if step.label and (sent := [one for one in seen[step.by] if one.kind != "deleted"]):
            self._answers[step.label] = max(one.seen.message.id for one in sent)
        for expected in step.expects:
            self._compare(expected, step, seen, observed)
        if observed.refused and not any(one.refused for one in step.expects):
            return self._stop(step, observed.refused)
        if result is not None and not result.acknowledged:
            return self._stop(step, f"{BOT} does not respond to it")
        wrong = self._log.take() or tuple(self._unlogged())
        for incident in wrong:
            self._stop(step, f"the bot failed: {incident}")
        return not wrong

    def _unlogged(self) -> Iterator[str]:
        """Errors that nobody was told of and no log has: those of what the bot does beside answering."""
        env = self._stage.env
        for error in env.errors_since(self._errors):
            if not isinstance(error, AppCommandError | OnRecordError | Forbidden):
                yield f"{type(error).__name__}: {error}"
        self._errors = env.error_cursor

    def _compare(
        self, expected: Expected, step: Step, seen: Mapping[str, tuple[Change, ...]], observed: Observed
    ) -> None:
        viewer = expected.seen_by or step.by
        own = viewer == step.by
        looked = Observed(seen[viewer], observed.choices, observed.form if own else None, observed.refused)
        for fault in faults(expected, looked, self._article):
            by = "" if own else f"{viewer}: "
            self.faults.append(f"{expected.where}: {by}{fault}")

    def _article(self, id_: str) -> Article | None:
        try:
            return self._stage.archive.catalogue.article(id_)
        except ArchiveError:
            return None

    def _tell(self, seen: Mapping[str, tuple[Change, ...]], observed: Observed) -> None:
        """What happened, for the transcript: every change once, with those who see it."""
        viewers: dict[int, list[str]] = {}
        each: dict[int, Change] = {}
        for name, found in seen.items():
            for one in found:
                viewers.setdefault(one.seen.message.id, []).append(name)
                each[one.seen.message.id] = one
        self.transcript += shown((each[id_], viewers[id_]) for id_ in sorted(each))
        if observed.choices is not None:
            self.transcript.append(f"  {BOT} offers: {', '.join(observed.choices) or 'nothing'}")
        if observed.form:
            self.transcript.append(f"  {BOT} shows the form {observed.form!r}")
        if observed.refused:
            self.transcript.append("  Discord does not let them do it")


_MISSING = {
    "reply": f"{{by}} sees no message of {BOT}'s to reply to",
    "click": f"{{by}} sees no message of {BOT}'s with buttons",
    "menu": "{by} sees no message to choose it for",
    "edit": "{by} has written nothing yet",
    "delete": "{by} has written nothing yet",
}


def _bots(found: list[Change]) -> tuple[Change, ...]:
    return tuple(one for one in found if one.seen.mine)


def _title(result: InteractionResult | None) -> str | None:
    return str(result.modal["title"]) if result is not None and result.modal else None
