"""The bot's commands and menus, which are known without a bot that runs, and the lines of a script that call them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import discord

from answers.errors import InputError
from bot.harness import typed
from bot.harness.document import Value

if TYPE_CHECKING:
    from bot.client import Tree


@cache
def _tree() -> Tree:
    from answers import Archive
    from bot.client import OnRecord

    with Archive.from_articles(()) as nothing:
        return OnRecord(nothing).tree


@cache
def commands() -> Mapping[str, typed.Slash]:
    """The slash commands by name."""
    return typed.commands(_tree())


def menus() -> tuple[str, ...]:
    """The names of the menus that a message has."""
    return tuple(one.name for one in _tree().get_commands(type=discord.AppCommandType.message))


def slash(value: Value, files: Mapping[str, str]) -> typed.Typed:
    """The command of a line, with its options checked as far as that needs no server. Raises InputError."""
    try:
        found = typed.parse(value.text(), commands())
        typed.check(found, attaching(files))
    except InputError as error:
        raise value.wrong(str(error)) from None
    return found


def begun(value: Value) -> tuple[typed.Typed, str]:
    """The command of a line that is still being typed, and the option that is. Raises InputError."""
    try:
        return typed.begun(value.text(), commands())
    except InputError as error:
        raise value.wrong(str(error)) from None


def attaching(files: Mapping[str, str]) -> typed.Attach:
    """Attaches files that a script holds."""

    def attach(name: str) -> tuple[str, bytes]:
        if name not in files:
            there = (
                f"there is {', '.join(files)}" if files else f"give it beside the command: 'files: {{{name}: TEXT}}'"
            )
            raise InputError(f"no file {name} ({there})")
        return name, files[name].encode()

    return attach
