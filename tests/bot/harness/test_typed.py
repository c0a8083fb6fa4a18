"""Slash commands as they are typed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest

from answers import Archive
from answers.errors import InputError
from bot.client import OnRecord
from bot.harness.stage import staged
from bot.harness.typed import Slash, commands, parse, values


@pytest.fixture(scope="module")
def known() -> Mapping[str, Slash]:
    """The bot's commands."""
    with Archive.from_articles(()) as nothing:
        return commands(OnRecord(nothing).tree)


def test_commands_of_groups_have_their_whole_names(known: Mapping[str, Slash]) -> None:
    assert {"ask", "timeline", "settings show", "settings channel"} <= set(known)
    assert "settings" not in known


@pytest.mark.parametrize(
    ("line", "name", "options"),
    [
        ("/coverage", "coverage", {}),
        ("/ask did Trump mention sanctions?", "ask", {"question": "did Trump mention sanctions?"}),
        ("/ask question: did he? after: last week", "ask", {"question": "did he?", "after": "last week"}),
        ("/ask why: because? publisher: X", "", {}),
        ("/timeline who: Trump topic: sanctions", "timeline", {"topic": "sanctions", "who": "Trump"}),
        ("/timeline sanctions who:Trump", "timeline", {"topic": "sanctions", "who": "Trump"}),
        ("/ask see https://news.example/a", "ask", {"question": "see https://news.example/a"}),
        ("ask what?", "ask", {"question": "what?"}),
        ("/settings answers for_asker: yes", "", {}),
        (
            "/settings channel channel: #general every_question: true",
            "settings channel",
            {"channel": "#general", "every_question": "true"},
        ),
    ],
)
def test_a_line_is_a_command_and_its_options(
    known: Mapping[str, Slash], line: str, name: str, options: dict[str, str]
) -> None:
    if not name:
        with pytest.raises(InputError, match="has no option"):
            parse(line, known)
    else:
        typed = parse(line, known)
        assert (typed.name, dict(typed.options)) == (name, options)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("/aks what?", "no command /aks (did you mean /ask?)"),
        ("/zzz", "no command /zzz (there are /add, "),
        ("/ask", "/ask needs question (/ask question: … [publisher: …]"),
        ("/ask who: Trump", "/ask has no option who (it has question, publisher, after, before)"),
        ("/ask question: publisher: X", "/ask: question: a value is missing"),
        ("/coverage now", "/coverage takes no options, not 'now'"),
    ],
)
def test_what_is_no_command_is_told(known: Mapping[str, Slash], line: str, error: str) -> None:
    with pytest.raises(InputError) as raised:
        parse(line, known)
    assert str(raised.value).startswith(error)


def attach(name: str) -> tuple[str, bytes]:
    if name == "none.txt":
        raise InputError("none.txt: no such file")
    return name, b"text"


@asynccontextmanager
async def sent(*lines: str) -> AsyncIterator[list[dict[str, object]]]:
    """What is sent for the options of some lines, in a server."""
    with Archive.from_articles(()) as nothing:
        async with staged(nothing) as stage:
            guild = stage.server("Newsroom")
            known = commands(stage.bot.tree)
            yield [values(parse(line, known), guild, attach) for line in lines]


async def test_options_are_sent_as_what_they_are() -> None:
    lines = (
        "/settings channel channel: #general every_question: Yes",
        "/settings adders role: @everyone",
        "/add file: a.txt",
    )
    async with sent(*lines) as (channel, role, file):
        assert channel["every_question"] is True
        assert getattr(channel["channel"], "name", None) == "general"
        assert getattr(role["role"], "name", None) == "@everyone"
        assert file["file"] == ("a.txt", b"text")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("/settings channel channel: #none every_question: true", "no #none (there are #general)"),
        ("/settings channel channel: general every_question: maybe", "true or false is needed, not 'maybe'"),
        ("/settings adders role: nobody", "no @nobody (there are @"),
        ("/add file: none.txt", "none.txt: no such file"),
    ],
)
async def test_values_that_cannot_be_are_told(line: str, error: str) -> None:
    with pytest.raises(InputError) as raised:
        async with sent(line):
            pass
    assert error in str(raised.value)
