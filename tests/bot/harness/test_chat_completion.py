"""What can come next in a line of a terminal channel, and the keys that take it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from chat_channel import QUESTION, Channel, channel
from prompt_toolkit import PromptSession
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from answers import Archive
from bot.harness.chat_loop import prompt, prompted
from bot.harness.completion import Completions


async def offered(here: Channel, line: str) -> list[str]:
    """The whole lines that are offered for one that is being typed."""
    found = await Completions(here.chat.room, here.chat.scroll).offers(line)
    return [line[: len(line) - one.length] + one.text for one in found]


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("/", ["/ask ", "/timeline ", "/coverage"]),
        ("/ti", ["/timeline "]),
        ("/timeline ", ["/timeline topic: ", "/timeline who: ", "/timeline before: "]),
        ("/timeline topic: lea", ["/timeline topic: leaders "]),
        ("/timeline topic: sanctions ", ["/timeline topic: sanctions who: "]),
        ("/timeline topic: sanctions wh", ["/timeline topic: sanctions who: "]),
        ("/timeline topic: sanctions who: eur", ["/timeline topic: sanctions who: European leaders "]),
        ("/timeline topic: sanctions who: Donald Tr", ["/timeline topic: sanctions who: Donald Trump "]),
        ("/quotes van", ["/quotes JD Vance "]),
        ("/quotes who: JD Vance topic: lea", ["/quotes who: JD Vance topic: leaders "]),
        ("@", ["@onrecord ", "@bob "]),
        ("hello @on", ["hello @onrecord "]),
        (":", [":as ", ":help"]),
        (":as ", [":as bob", ":as manager"]),
        (":in ", [":in general", ":in dm"]),
        (":in #gen", [":in general"]),
        (":menu ", [":menu 1", ":menu 2"]),
        (">", [">2 ", ">1 "]),
    ],
    ids=repr,
)
async def test_what_is_offered(archive: Archive, tmp_path: Path, line: str, some: list[str]) -> None:
    async with channel(archive, tmp_path) as here:
        await here.type(QUESTION)
        assert set(some) <= set(await offered(here, line))


@pytest.mark.parametrize("line", ["", "hello", "/nothing ", "/ask question: did ", ":wait ", ":as carol", ">9", "a@b"])
async def test_where_nothing_is_offered(archive: Archive, tmp_path: Path, line: str) -> None:
    async with channel(archive, tmp_path) as here:
        assert [one for one in await offered(here, line) if not one.endswith(": ")] == []


async def test_what_is_complete_is_not_offered_again(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        assert await offered(here, "/coverage ") == []
        lines = await offered(here, "/timeline topic: sanctions who: Donald Trump ")
        assert not any("topic: sanctions who: Donald Trump topic:" in one for one in lines)
        assert "/timeline topic: sanctions who: Donald Trump Donald Trump " not in lines


async def test_a_member_is_offered_what_is_theirs(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        assert await offered(here, "/sett") == []
        await here.type(":as manager")
        assert "/settings channel " in await offered(here, "/sett")
        assert await offered(here, "/settings channel channel: ") == ["/settings channel channel: #general "]
        values = await offered(here, "/settings channel channel: #general every_question: ")
        assert values == [f"/settings channel channel: #general every_question: {one} " for one in ("true", "false")]
        assert "/settings adders role: @everyone " in await offered(here, "/settings adders role: ")
        await here.type(":in dm")
        assert await offered(here, "/sett") == []
        assert "/timeline who: JD Vance " in await offered(here, "/timeline who: vanc")


async def test_files_are_offered(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").touch()
    (tmp_path / "hills").mkdir()
    async with channel(archive, tmp_path) as here:
        await here.type(":as manager")
        start = f"/add file: {tmp_path}/"
        assert await offered(here, f"{start}h") == [f"{start}harbour.txt", f"{start}hills/"]


async def test_suggestions_and_messages_take_turns(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        lines, shown, more = await asyncio.gather(
            offered(here, "/timeline who: vanc"), here.read(QUESTION), offered(here, "/timeline who: trum")
        )
    assert "/timeline who: JD Vance " in lines
    assert "/timeline who: Donald Trump " in more
    assert "No. The record says" in shown


async def test_a_suggestion_that_is_dropped_stops_nothing(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        dropped = asyncio.create_task(offered(here, "/timeline who: vanc"))
        await asyncio.sleep(0)
        dropped.cancel()
        assert "No. The record says" in await here.read(QUESTION)
        assert dropped.cancelled()


# At a prompt


class Typing:
    """A prompt that keys are sent to."""

    def __init__(self, keys: PipeInput, session: PromptSession[str]) -> None:
        self._keys = keys
        self._session = session

    async def send(self, keys: str) -> None:
        """Send keys; where they are a text, until it stands at the end of the line."""
        self._keys.send_text(keys)
        if keys.isprintable():
            await self._until(lambda: self._session.default_buffer.text.endswith(keys))

    async def menu(self, *some: str) -> None:
        """Wait until all of these are offered."""
        await self._until(lambda: set(some) <= set(self._offered()))

    async def text(self, expected: str) -> None:
        """Wait until the line is this."""
        await self._until(lambda: self._session.default_buffer.text == expected)

    def _offered(self) -> list[str]:
        state = self._session.default_buffer.complete_state
        return [one.display_text for one in state.completions] if state else []

    async def _until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not true():
                await asyncio.sleep(0.01)


@asynccontextmanager
async def typing(here: Channel) -> AsyncIterator[tuple[Typing, asyncio.Task[str]]]:
    """A prompt of the channel, and the line that is typed at it."""
    with create_pipe_input() as keys:
        session = prompt(here.chat, keys, DummyOutput())
        line = asyncio.create_task(session.prompt_async())
        yield Typing(keys, session), line


async def test_a_command_is_typed_with_tab(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here, typing(here) as (keys, line):
        await keys.send("/tim")
        await keys.menu("/timeline")
        await keys.send("\t")
        await keys.text("/timeline ")
        await keys.menu("topic:", "who:", "after:", "before:")
        await keys.send("\t")
        await keys.text("/timeline topic: ")
        await keys.send("sanctions who: eur")
        await keys.menu("European leaders")
        await keys.send("\t")
        await keys.text("/timeline topic: sanctions who: European leaders ")
        await keys.send("\r")
        shown = await here.read(await line)
    assert "alice used /timeline topic: sanctions who: European leaders" in shown


async def test_enter_takes_what_was_chosen_before_it_sends(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here, typing(here) as (keys, line):
        await keys.send("hello @")
        await keys.menu("@onrecord", "@bob")
        await keys.send("\x1b[B")
        await keys.text("hello @onrecord ")
        await keys.send("\r")
        await asyncio.sleep(0.1)
        assert not line.done()
        await keys.send("\r")
        assert await line == "hello @onrecord "


async def test_control_d_ends_and_control_c_empties_the_line_first(archive: Archive, tmp_path: Path) -> None:
    async with channel(archive, tmp_path) as here:
        for keys, expected in (("hello\r\x04", ["hello"]), ("no\x03yes\r\x03", ["yes"])):
            with create_pipe_input() as typed:
                typed.send_text(keys)
                assert [line async for line in prompted(here.chat, typed, DummyOutput())] == expected
