"""A terminal channel for tests: what is shown in it can be read."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from rich.console import Console

from answers import Archive
from bot.harness.room import Room
from bot.harness.stage import staged
from bot.harness.terminal_channel import Chat
from bot.settings import Settings

QUESTION = "@onrecord did Trump mention sanctions?"
EXCERPT = "During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia."
_FRAME = re.compile(r"[▌▎\s\N{NO-BREAK SPACE}]+")


def flowing(shown: str) -> str:
    """What is shown as running text: without the bars at the side, and as if no line were broken."""
    return _FRAME.sub(" ", shown)


class Channel:
    """A channel that is typed in."""

    def __init__(self, chat: Chat, screen: io.StringIO) -> None:
        self.chat = chat
        self._screen = screen

    async def type(self, *lines: str) -> str:
        """Type lines; what is shown from the first to the last, as it stands there."""
        start = self._screen.tell()
        for line in lines:
            assert await self.chat.typed(line)
        return self._screen.getvalue()[start:]

    async def read(self, *lines: str) -> str:
        """The same as running text."""
        return flowing(await self.type(*lines))


@asynccontextmanager
async def channel(archive: Archive, pictures: Path, width: int = 80) -> AsyncIterator[Channel]:
    """A channel over an archive."""
    screen = io.StringIO()
    async with staged(archive, Settings(message_content=True)) as stage:
        yield Channel(Chat(Room(stage), Console(file=screen, width=width), pictures), screen)
