"""A terminal channel: a member of a server with the bot in it does what is typed, and what they see of it is shown.

Lines come from a person at a prompt or from anywhere else; what is shown for them is the same.
"""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import discord
from rich.console import Console, RenderableType

from answers.errors import InputError
from bot.harness.channel_view import WIDEST, Picture, error, gone, message, note, table
from bot.harness.chat_lines import SIGNS, WORDS, Line, Press, Say, Slash, Word, number, read, seconds
from bot.harness.room import Room
from bot.harness.scroll import Scroll, Shown
from bot.harness.stage import BOT

_THINKING = 0.3
"""Seconds until it is said that the bot is at work."""
_ECHOED = 200
"""Characters of a line that are shown again where it cannot be done."""
_UNSAFE = re.compile(r"[^\w.-]+")
_ROWS = (*SIGNS, *((f":{name} {form}".strip(), does) for name, (form, does) in WORDS.items()))


class Chat:
    """One terminal channel.

    Args:
        room: who types, and where.
        console: where everything is shown.
        pictures: the folder that pictures are saved in.
    """

    def __init__(self, room: Room, console: Console, pictures: Path) -> None:
        self.room = room
        self.scroll = Scroll()
        self.refused = 0
        """How many lines could not be done."""
        self._console = console
        self._pictures = pictures
        self._saved: dict[int, Picture] = {}
        self._told = False

    def tell(self, *lines: str, style: str = "dim") -> None:
        """Put lines on the screen that are no messages."""
        for line in lines:
            self._put(note(line, style), apart=not self._told)
            self._told = True

    def _show(self, *what: RenderableType) -> None:
        """Put messages on the screen, each apart from what stands above it but for what was told of it."""
        for one in what:
            self._put(one, apart=not self._told)

    def _put(self, what: RenderableType, *, apart: bool) -> None:
        if apart:
            self._console.print()
        self._console.print(what, width=min(self._console.width, WIDEST), highlight=False)
        self._told = False

    async def typed(self, line: str) -> bool:
        """Do what a line says, and show what comes of it or in one line why it cannot be done.

        Returns whether there is to be another line.
        """
        room = self.room
        if not line.strip():
            return True
        try:
            meant = read(line)
            if meant == Word("quit"):
                return False
            with self._thinking():
                told = await self._do(meant)
                shown = self.scroll.update(room.view(), room.who, room.channel.id)
            self.tell(*told)
            self._show(*[await self._rendered(one) for one in shown])
            if isinstance(meant, Say) and not any(one.entry.seen.mine for one in shown):
                asked = room.direct or f"@{BOT}" in meant.text
                self.tell(f"{BOT} does not answer{'' if asked else f' (@{BOT} asks it)'}")
        except InputError as failure:
            self.refused += 1
            self.tell(line if len(line) <= _ECHOED else f"{line[:_ECHOED]}…")
            self._put(error(str(failure)), apart=False)
        return True

    # What a line does. Each returns what is to be told of it, a line each.

    async def _do(self, line: Line) -> list[str]:
        room, view = self.room, self.room.view()
        match line:
            case Say(text, to):
                await room.say(text, self.scroll.find(view, to) if to is not None else None)
                return []
            case Slash(text):
                typed = await room.slash(text)
                options = "".join(f" {name}: {value}" for name, value in typed.options.items())
                return [f"{room.who} used /{typed.name}{options}"]
            case Press(at, of):
                seen, button = self.scroll.button(view, at, of)
                await room.press(seen, button)
                return [f"{room.who} pressed {button.label} of #{self.scroll.number(seen.message.id)}"]
            case Word(name, rest):
                return await self._word(name, rest)

    async def _word(self, name: str, rest: str) -> list[str]:
        room, view = self.room, self.room.view()
        match name:
            case "as":
                room.turn_to(rest)
                return [f"{room.who} {room.where}"]
            case "in":
                room.go_to(rest)
                return [f"{room.who} {room.where}"]
            case "menu":
                at = number(rest)
                chosen = await room.choose(self.scroll.find(view, at))
                return [f"{room.who} chose “{chosen}” on #{at}"]
            case "edit":
                await room.edit(self.scroll.last_by(view, room.who), rest)
            case "delete":
                await room.delete(self.scroll.find(view, number(rest)) if rest else self.scroll.last_by(view, room.who))
            case "show":
                again = self.scroll.again(view, number(rest) if rest else None)
                self._show(*[await self._rendered(one) for one in again])
            case "wait":
                await room.wait(seconds(rest))
                return [f"{rest} later: {room.time.astimezone():%d %B, %H:%M}"]
            case "restart":
                await room.restart()
                return [f"{BOT} was started anew"]
            case "help":
                self._show(table(_ROWS))
        return []

    # What is shown

    async def _rendered(self, shown: Shown) -> RenderableType:
        seen, at = shown.entry.seen, shown.entry.number
        if shown.kind == "deleted":
            return gone(seen, at)
        return message(
            seen,
            at,
            edited=shown.entry.edited,
            reply_to=self.scroll.number(seen.replies_to),
            pictures=[await self._save(one, at) for one in seen.pictures],
        )

    async def _save(self, attachment: discord.Attachment, at: int) -> Picture:
        """A file of a message in the folder for pictures, once."""
        if attachment.id not in self._saved:
            path = self._pictures / f"{at}-{_UNSAFE.sub('_', attachment.filename)}"
            data = await attachment.read()
            try:
                path.write_bytes(data)
            except OSError as failure:
                raise InputError(f"{path}: {failure.strerror}") from None
            self._saved[attachment.id] = Picture(path, _measured(data), len(data))
        return self._saved[attachment.id]

    @contextmanager
    def _thinking(self) -> Iterator[None]:
        """Tells somebody who waits at a terminal that the bot is at work."""
        if not self._console.is_terminal:
            yield
            return
        status = self._console.status(f"{BOT} is thinking …", spinner_style="dim")
        begin = asyncio.get_running_loop().call_later(_THINKING, status.start)
        try:
            yield
        finally:
            begin.cancel()
            status.stop()


def _measured(data: bytes) -> tuple[int, int] | None:
    """A picture's width and height in pixels."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (OSError, ValueError):
        return None
