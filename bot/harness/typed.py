"""Slash commands as they are typed: "/timeline topic: sanctions who: Trump" to a command and its options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from answers.errors import InputError
from bot.harness.chat_lines import flag

if TYPE_CHECKING:
    from simcord import ChannelHandle, GuildHandle, RoleHandle

Slash = app_commands.Command[Any, ..., Any]
Attach = Callable[[str], tuple[str, bytes]]
"""What an option's text names as a file: the file's name and content. Raises InputError."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A command and what was typed for its options, by their names."""

    command: Slash
    options: Mapping[str, str]

    @property
    def name(self) -> str:
        """The whole name: "settings channel"."""
        return self.command.qualified_name


def commands(tree: app_commands.CommandTree[Any]) -> dict[str, Slash]:
    """Every slash command by its whole name, in alphabetical order."""

    def leaves(one: object) -> Iterator[Slash]:
        if isinstance(one, app_commands.Group):
            for inner in one.commands:
                yield from leaves(inner)
        elif isinstance(one, app_commands.Command):
            yield one

    found = (leaf for one in tree.get_commands() for leaf in leaves(one))
    return {one.qualified_name: one for one in sorted(found, key=lambda one: one.qualified_name)}


def parse(line: str, known: Mapping[str, Slash]) -> Typed:
    """A typed line to a command and its options.

    An option is named as in Discord, ``name: value``; what stands before the first name is the first option.
    Raises InputError, which says what is allowed, for an unknown command or option and for one that is missing.
    """
    command, rest = _command(line, known)
    name, allowed = command.qualified_name, [one.display_name for one in command.parameters]
    options = dict(_options(rest, name, allowed))
    missing = [one.display_name for one in command.parameters if one.required and one.display_name not in options]
    if missing:
        raise InputError(f"/{name} needs {', '.join(missing)} ({_usage(command)})")
    return Typed(command, options)


def begun(line: str, known: Mapping[str, Slash]) -> tuple[Typed, str]:
    """A line that is still being typed, and the option that is: the last one, for which the bot offers something.

    Raises InputError for an unknown command, and for an option for which nothing is offered.
    """
    command, rest = _command(line, known)
    allowed = [one.display_name for one in command.parameters]
    lead, named = pieces(rest, allowed)
    first = [(allowed[0], lead)] if allowed and (lead.strip() or not named) else []
    options = {option: value.strip() for option, value in [*first, *named]}
    focus = next(reversed(options), "")
    offering = [one.display_name for one in command.parameters if one.autocomplete]
    if focus not in offering:
        about = f"for {', '.join(offering)} something is" if offering else "for none of its options"
        raise InputError(f"/{command.qualified_name}: nothing is offered for {focus or 'it'} ({about})")
    return Typed(command, options), focus


def _command(line: str, known: Mapping[str, Slash]) -> tuple[Slash, str]:
    """The command of a line, and what stands after its name."""
    words = line.strip().removeprefix("/").strip()
    name = next((one for one in sorted(known, key=len, reverse=True) if f"{words} ".startswith(f"{one} ")), None)
    if name is None:
        first = words.split()[:2]
        near = [one for typed in (" ".join(first), *first[:1]) for one in get_close_matches(typed, known, 1, 0.6)]
        hint = f"did you mean /{near[0]}?" if near else f"there are {', '.join(f'/{one}' for one in known)}"
        raise InputError(f"no command /{words.split(' ')[0]} ({hint})")
    return known[name], words[len(name) :].strip()


def _options(text: str, name: str, allowed: list[str]) -> Iterator[tuple[str, str]]:
    if not text:
        return
    if not allowed:
        raise InputError(f"/{name} takes no options, not {text!r}")
    lead, named = pieces(text, allowed)
    if lead := lead.strip():
        if wrong := re.match(r"(\w+):(?!//)", lead):
            raise InputError(f"/{name} has no option {wrong[1]} (it has {', '.join(allowed)})")
        yield allowed[0], lead
    for option, value in named:
        if not value.strip():
            raise InputError(f"/{name}: {option}: a value is missing")
        yield option, value.strip()


def pieces(text: str, allowed: Iterable[str]) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first option's name, and each named option with the text up to the next name."""
    parts = re.split(rf"(?:^|(?<=\s))({'|'.join(map(re.escape, allowed))}):\s*", text)
    return parts[0], list(zip(parts[1::2], parts[2::2], strict=True))


def _usage(command: Slash) -> str:
    options = (f"{one.display_name}: …" if one.required else f"[{one.display_name}: …]" for one in command.parameters)
    return " ".join([f"/{command.qualified_name}", *options])


def values(typed: Typed, guild: GuildHandle, attach: Attach) -> dict[str, object]:
    """The options as Discord sends them: numbers, flags, channels and roles of the server, files. Raises InputError."""
    return {
        option.display_name: _there(guild, option, text, typed.name)
        if option.type in _THERE
        else _value(option, text, typed.name, attach)
        for option, text in _given(typed)
    }


def check(typed: Typed, attach: Attach) -> None:
    """Raises InputError, as ``values`` does, for an option that would be wrong on any server."""
    for option, text in _given(typed):
        if option.type not in _THERE:
            _value(option, text, typed.name, attach)


def _given(typed: Typed) -> Iterator[tuple[app_commands.Parameter, str]]:
    by_name = {one.display_name: one for one in typed.command.parameters}
    return ((by_name[name], text) for name, text in typed.options.items())


_THERE = (discord.AppCommandOptionType.channel, discord.AppCommandOptionType.role)
"""Kinds of options that name something of the server."""


def _there(guild: GuildHandle, option: app_commands.Parameter, text: str, name: str) -> ChannelHandle | RoleHandle:
    where = f"/{name}: {option.display_name}"
    if option.type is discord.AppCommandOptionType.channel:
        return _named(guild.channels, text.removeprefix("#"), where, "#")
    roles = {name.removeprefix("@"): role for name, role in guild.roles.items()}
    return _named(roles, text.removeprefix("@"), where, "@")


def _value(option: app_commands.Parameter, text: str, name: str, attach: Attach) -> object:
    where = f"/{name}: {option.display_name}"
    kinds = discord.AppCommandOptionType
    match option.type:
        case kinds.boolean:
            if (meant := flag(text)) is None:
                raise InputError(f"{where}: true or false is needed, not {text!r}")
            return meant
        case kinds.integer:
            if not text.lstrip("-").isdecimal():
                raise InputError(f"{where}: a whole number is needed, not {text!r}")
            return int(text)
        case kinds.attachment:
            return attach(text)
    if option.choices:
        chosen = {choice.name: choice.value for choice in option.choices}
        if text not in chosen:
            raise InputError(f"{where}: one of {', '.join(chosen)} is needed, not {text!r}")
        return chosen[text]
    return text


def _named(
    there: Mapping[str, ChannelHandle] | Mapping[str, RoleHandle], name: str, where: str, sign: str
) -> ChannelHandle | RoleHandle:
    if name not in there:
        raise InputError(f"{where}: no {sign}{name} (there are {', '.join(sign + one for one in there)})")
    return there[name]
