"""What can come next in a line that is being typed in a terminal channel, as Discord offers it.

Values of options are the bot's own suggestions, asked of it with what was typed so far.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import discord
from discord import app_commands
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from answers.errors import InputError
from bot.harness.chat_lines import WORDS
from bot.harness.room import DM, PEOPLE, Room
from bot.harness.scroll import Scroll
from bot.harness.stage import BOT
from bot.harness.typed import Slash, pieces
from bot.present.escape import within
from bot.present.plain import harmless

_NUMBERED = (":menu ", ":delete ", ":show ", ">")
_META = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can stand at the end of a line in place of its last ``length`` characters."""

    text: str
    length: int
    shown: str = ""
    about: str = ""


class Completions(Completer):
    """Offers for whoever types in a room."""

    def __init__(self, room: Room, scroll: Scroll) -> None:
        self._room = room
        self._scroll = scroll

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Nothing: the bot can be asked asynchronously only."""
        return ()

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """What can come next where the cursor is; nothing but at the end of the line."""
        if document.text_after_cursor:
            return
        for offer in await self.offers(document.text_before_cursor):
            yield Completion(
                offer.text,
                start_position=-offer.length,
                display=harmless(offer.shown or offer.text.strip()),
                display_meta=within(offer.about, _META),
            )

    async def offers(self, line: str) -> list[Offer]:
        """What can come next."""
        if line.startswith("/"):
            return await self._of_slash(line)
        if line.startswith(_NUMBERED):
            return list(self._of_number(line))
        if line.startswith(":"):
            return list(self._of_word(line))
        return list(_of_mention(line))

    # Slash commands

    async def _of_slash(self, line: str) -> list[Offer]:
        known, available = self._room.known(), self._room.available()
        typed = line[1:]
        name = max((one for one in available if typed.startswith(f"{one} ")), key=len, default=None)
        if name is None:
            return [
                Offer(f"/{one} " if known[one].parameters else f"/{one}", len(line), f"/{one}", known[one].description)
                for one in available
                if one.startswith(typed)
            ]
        return await self._of_option(known[name], typed[len(name) + 1 :])

    async def _of_option(self, command: Slash, text: str) -> list[Offer]:
        """Values of the option that is being typed, and the options that may come next."""
        options = {one.display_name: one for one in command.parameters}
        lead, named = pieces(text, options)
        if not named and lead.strip():
            named = [(next(iter(options)), lead)]
        if not named:
            return _of_names(options.values(), (), "")
        (option, value), before = named[-1], dict(named[:-1])
        last = value.rpartition(" ")[2]
        others = {name: given.strip() for name, given in before.items() if given.strip()}
        found = await self._of_value(command, options[option], value, others)
        names = _of_names(options.values(), {*before, option}, last) if value.strip() and " " in value else []
        return [*names, *found] if value.endswith(" ") else [*found, *names]

    async def _of_value(
        self, command: Slash, option: app_commands.Parameter, value: str, others: dict[str, str]
    ) -> list[Offer]:
        kinds = discord.AppCommandOptionType
        found: Iterable[tuple[str, str]]
        if option.autocomplete:
            try:
                found = await self._room.suggest(command, option.display_name, value.strip(), others)
            except InputError:
                return []
            found = [(shown, sent) for shown, sent in found if sent != value.strip()]
            return [Offer(f"{sent} ", len(value), shown) for shown, sent in found]
        match option.type:
            case kinds.boolean:
                names = ["true", "false"]
            case kinds.channel:
                names = [f"#{name}" for name in self._room.guild.channels]
            case kinds.role:
                names = [f"@{name.removeprefix('@')}" for name in self._room.guild.roles]
            case kinds.attachment:
                return list(_of_path(value))
            case _:
                names = [one.name for one in option.choices]
        return [Offer(f"{name} ", len(value)) for name in names if name.lower().startswith(value.lower())]

    # Everything else

    def _of_word(self, line: str) -> Iterator[Offer]:
        name, blank, rest = line[1:].partition(" ")
        if not blank:
            for one, (form, does) in WORDS.items():
                if one.startswith(name):
                    yield Offer(f":{one} " if form else f":{one}", len(line), f":{one} {form}".strip(), does)
            return
        names = {"as": PEOPLE, "in": (*self._room.guild.channels, DM)}.get(name, ())
        for one in names:
            if one.startswith(rest.removeprefix("#")):
                yield Offer(one, len(rest))

    def _of_number(self, line: str) -> Iterator[Offer]:
        typed = line[1:] if line.startswith(">") else line.rpartition(" ")[2]
        for seen in reversed(self._room.view()):
            number = self._scroll.number(seen.message.id)
            if number and str(number).startswith(typed) and " " not in typed:
                text = f"{seen.author}: {seen.text}"
                yield Offer(f"{number} " if line.startswith(">") else str(number), len(typed), f"#{number}", text)


def _of_mention(line: str) -> Iterator[Offer]:
    last = line.rpartition(" ")[2]
    if last.startswith("@"):
        for name in (BOT, *PEOPLE):
            if name.startswith(last[1:]):
                yield Offer(f"@{name} ", len(last))


def _of_names(options: Iterable[app_commands.Parameter], given: Iterable[str], typed: str) -> list[Offer]:
    left = [one for one in options if one.display_name not in given and one.display_name.startswith(typed)]
    left.sort(key=lambda one: not one.required)
    return [Offer(f"{one.display_name}: ", len(typed), f"{one.display_name}:", _about(one)) for one in left]


def _about(option: app_commands.Parameter) -> str:
    return f"{option.description}{' (needed)' if option.required else ''}"


def _of_path(typed: str) -> Iterator[Offer]:
    """Files and folders that begin with what was typed."""
    folder, slash, name = typed.rpartition("/")
    try:
        there = sorted(Path(folder + slash or ".").expanduser().iterdir())
    except (OSError, RuntimeError):
        return
    for path in there:
        if path.name.startswith(name) and (name or not path.name.startswith(".")):
            end = "/" if path.is_dir() else ""
            yield Offer(f"{path.name}{end}", len(name))
