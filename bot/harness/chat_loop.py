"""``onrecord chat``: lines from a prompt with completion, or from a pipe, put to a terminal channel until they end."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from answers import Archive
from bot.harness.room import Room
from bot.harness.stage import staged
from bot.harness.terminal_channel import Chat
from bot.present.terminal import Output
from bot.settings import Settings

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.output import Output as Screen

_ROWS = 8
"""Lines that are kept free for the menu of completions."""


async def converse(archive: Archive, pictures: Path, told: list[str]) -> int:
    """A terminal channel on this process's standard input and output.

    Args:
        archive: opened for writing, to try things on.
        pictures: the folder that pictures are saved in.
        told: lines that are to be told at the beginning.

    Returns how many lines could not be done. Raises CancelledError where it is ended by a signal.
    """
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    for one in (signal.SIGTERM, signal.SIGHUP):  # a terminal that is closed leaves no copy of the archive behind
        loop.add_signal_handler(one, task.cancel)
    console = Output()
    at_prompt = sys.stdin.isatty() and console.is_terminal
    with collected_logs() as logged:
        async with staged(archive, Settings(message_content=True)) as stage:
            chat = Chat(Room(stage), console, pictures)
            chat.tell(*_introduction(chat.room, pictures), *told)
            async with aclosing(prompted(chat) if at_prompt else piped()) as lines:
                async for line in lines:
                    going_on = await chat.typed(line)
                    chat.tell(*logged, style="yellow")
                    logged.clear()
                    if not going_on:
                        break
    return chat.refused


def _introduction(room: Room, pictures: Path) -> list[str]:
    return [
        f"You are {room.who} {room.where}. Nothing that happens here is kept; :help tells what can be typed.",
        f"Pictures are saved in {pictures}",
    ]


# Where lines come from


async def piped() -> AsyncGenerator[str, None]:
    """The lines of standard input. They are read beside the loop, which goes on meanwhile and can be interrupted."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[bytes] = asyncio.Queue()

    def read() -> None:
        try:
            for line in sys.stdin.buffer:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, b"")
        except RuntimeError:  # the loop is closed: nobody wants them any more
            return

    threading.Thread(target=read, name="standard input", daemon=True).start()
    while line := await lines.get():
        yield line.decode("utf-8", "replace").rstrip("\r\n")


async def prompted(chat: Chat, source: Input | None = None, screen: Screen | None = None) -> AsyncGenerator[str, None]:
    """What somebody types at a prompt, until Ctrl-D, or Ctrl-C in an empty line; in any other it empties the line."""
    session = prompt(chat, source, screen)
    while True:
        room = chat.room
        try:
            yield await session.prompt_async(
                [("", "\n"), ("class:who", room.who), ("class:where", f" {room.title} "), ("class:sign", "› ")],
                placeholder=[("class:hint", f"Message {room.title}, / for commands, :help")],
            )
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                return
        except EOFError:
            return


def prompt(chat: Chat, source: Input | None = None, screen: Screen | None = None) -> PromptSession[str]:
    """A line with completion as it is typed. It is gone when it was sent: what came of it is shown in its place."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.styles import Style

    from bot.harness.completion import Completions

    return PromptSession(
        completer=Completions(chat.room, chat.scroll),
        complete_while_typing=True,
        erase_when_done=True,
        reserve_space_for_menu=_ROWS,
        key_bindings=_keys(),
        style=Style.from_dict({"who": "bold ansigreen", "where": "ansibrightblack", "hint": "ansibrightblack"}),
        input=source,
        output=screen,
    )


def _keys() -> KeyBindings:
    """Tab takes what is offered, or the first of it; Enter takes what was chosen, and sends the line else."""
    from prompt_toolkit.filters import completion_is_selected, has_completions
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    keys = KeyBindings()

    @keys.add("tab")
    def take(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        state = buffer.complete_state
        if state is None or not state.completions:
            buffer.start_completion()
        else:
            buffer.apply_completion(state.current_completion or state.completions[0])
            buffer.start_completion()

    @keys.add("enter", filter=has_completions & completion_is_selected)
    def choose(event: KeyPressEvent) -> None:
        state = event.current_buffer.complete_state
        assert state is not None
        assert state.current_completion is not None
        event.current_buffer.apply_completion(state.current_completion)
        event.current_buffer.start_completion()

    return keys


# Logs


class _Collecting(logging.Handler):
    """Log lines for whoever shows them."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """One line, without a trace."""
        self._lines.append(f"the bot logs: {record.levelname.lower()}: {record.getMessage()}")


@contextmanager
def collected_logs() -> Iterator[list[str]]:
    """What the bot and the engine log meanwhile, from warnings on: a screen that is in use must not be written over."""
    lines: list[str] = []
    collecting, quiet, root = _Collecting(lines), logging.NullHandler(), logging.getLogger()
    ours = [logging.getLogger(name) for name in ("bot", "answers")]
    root.addHandler(quiet)  # with no handler at all, what others log is written on standard error
    for logger in ours:
        logger.addHandler(collecting)
    try:
        yield lines
    finally:
        root.removeHandler(quiet)
        for logger in ours:
            logger.removeHandler(collecting)
