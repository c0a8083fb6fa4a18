"""``onrecord local`` without a browser: its start, its end, and time on its stage."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from simcord import ChannelHandle, MemberActor

from answers import Archive
from answers.model import Article
from bot.cli import main
from bot.harness.local import Typist
from bot.harness.opening import Opening, converse, opening_for
from bot.harness.stage import CHANNEL, Stage, staged
from bot.settings import Settings

pytestmark = pytest.mark.system

ARTICLES = [
    Article(
        id="harbour",
        title="Harbour to close",
        text="Ada Quill said that the old harbour would close. Ada Quill denied that the cost was known. "
        "Bo Lind said that the harbour should stay.",
    )
]


def start(*options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bot.cli", "local", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_it_prints_its_address_and_ends_cleanly(how: signal.Signals) -> None:
    process = start()
    assert process.stdout is not None
    url = process.stdout.readline()
    assert url.startswith("http://127.0.0.1:")
    process.send_signal(how)
    rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest) == (0, "")
    assert all(line.startswith("onrecord: ") for line in errors.splitlines())
    assert "Ctrl-C ends it" in errors


def test_a_port_that_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert main(["local", "--port", str(taken.getsockname()[1])]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "in use" in line


def test_without_the_extra_one_line_says_what_to_install() -> None:
    """A module that is None for Python is one that is not installed."""
    code = "import sys; sys.modules['linkify_it'] = None; from bot.cli import main; sys.exit(main(['local']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "onrecord: the page needs more libraries: pip install 'onrecord[local]'\n"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        pytest.param(["--port", "70000"], "a number from 1 to 65535 is needed", id="port"),
        pytest.param(["--archive", "nowhere.db"], "there is no archive nowhere.db", id="no archive"),
        pytest.param(["--archive", "postgresql://host/db"], "only an archive that is a file", id="a server's archive"),
    ],
)
def test_one_line_and_status_2(argv: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["local", *argv]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert message in line


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        pytest.param(ARTICLES, Opening("what did Ada Quill say?", "and Bo Lind?"), id="two speakers"),
        pytest.param([Article(id="x", title="Rain", text="It rained.")], Opening(), id="nobody speaks"),
        pytest.param([], Opening(), id="empty"),
    ],
)
def test_the_first_question_is_made_from_the_archive(articles: list[Article], expected: Opening) -> None:
    with Archive.from_articles(articles) as archive:
        archive.read()
        assert opening_for(archive) == expected


@asynccontextmanager
async def furnished(tmp_path: Path) -> AsyncIterator[tuple[Stage, ChannelHandle, MemberActor]]:
    """A stage with a server, its channel and a member."""
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.add(ARTICLES)
        async with staged(archive, Settings(message_content=True)) as stage:
            guild = stage.server("Newsroom")
            member = stage.member(guild, "Ben")
            await stage.env.settle()
            yield stage, guild.channels[CHANNEL], member


async def test_the_conversation_is_the_bots_own(tmp_path: Path) -> None:
    async with furnished(tmp_path) as (stage, channel, ben):
        morgan = stage.member(stage.env.guild, "Morgan", manages=True)
        await stage.env.settle()
        await converse(stage, channel, morgan, ben, opening_for(stage.archive))
        said = [one for one in stage.seen_by(ben) if one.mine]
        assert [one.speakers for one in said] == [("Ada Quill", "Ada Quill"), ("Bo Lind",)]
        assert not any(one.ephemeral for one in said)
        assert any(one.ephemeral for one in stage.seen_by(morgan))  # the settings, as they were made


async def test_what_is_typed_as_a_mention_is_one(tmp_path: Path) -> None:
    async with furnished(tmp_path) as (stage, channel, member):
        typist = Typist(stage.env, stage.env.guild, member.user)
        await typist.send(channel, "@onrecord what did Bo Lind say?")
        assert stage.seen_by(member)[-1].speakers == ("Bo Lind",)


async def test_time_goes_on(tmp_path: Path) -> None:
    """Cooldowns end, and hours later, housekeeping long due, the bot still answers."""
    async with furnished(tmp_path) as (stage, channel, member):
        question = f"{stage.mention} what did Bo Lind say?"
        for _ in range(stage.settings.member_per_minute + 1):
            await member.send(channel, question)
        assert "I take your next question in" in stage.seen_by(member)[-1].text
        for later in (timedelta(minutes=2), timedelta(hours=30)):
            now = stage.env.now() + later
            stage.keep_up(now)
            await member.send(channel, question)
            answer = stage.seen_by(member)[-1]
            assert answer.speakers == ("Bo Lind",)
            assert abs(answer.message.created_at - now) < timedelta(minutes=1)


async def test_the_clock_never_goes_back(tmp_path: Path) -> None:
    async with furnished(tmp_path) as (stage, _, _):
        now = stage.env.now()
        stage.keep_up(now - timedelta(days=1))
        assert stage.env.now() == now
