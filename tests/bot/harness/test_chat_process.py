"""``onrecord chat`` as a process of its own, with lines piped in."""

from __future__ import annotations

import hashlib
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from chat_channel import EXCERPT, QUESTION, flowing

from bot.cli import main
from bot.harness.chat_loop import collected_logs

pytestmark = pytest.mark.system

COLUMNS = 100


def start(*options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "chat", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": str(COLUMNS), **environment},
    )


def contents(folder: Path) -> dict[str, str]:
    """What is in a folder, for comparing."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_lines_are_done_one_after_the_other_and_nothing_is_kept(seeded: Path, tmp_path: Path) -> None:
    before = contents(seeded.parent)
    process = start("--archive", str(seeded), "--pictures", str(tmp_path))
    lines = [QUESTION, "1", "", ":as manager", "/settings channel channel: #general every_question: true"]
    shown, errors = process.communicate("\n".join(lines), timeout=120)
    assert (process.returncode, errors) == (0, "")
    text = flowing(shown)
    assert "You are alice in #general. Nothing that happens here is kept; :help tells what can be typed." in text
    assert f"Pictures are saved in {tmp_path}" in text
    assert EXCERPT in text
    assert "3-timeline.png (" in text
    assert (tmp_path / "3-timeline.png").read_bytes().startswith(b"\x89PNG")
    assert "Channels where every question is answered #general" in text
    assert contents(seeded.parent) == before
    assert max(len(line) for line in shown.splitlines()) <= COLUMNS


@pytest.mark.usefixtures("own_folders")
def test_without_an_archive_the_seeds_answer_and_a_line_of_no_use_shows_in_the_status(tmp_path: Path) -> None:
    process = start()
    shown, _ = process.communicate(f"/nothing\n{QUESTION}\n:quit\nnever read\n", timeout=120)
    assert process.returncode == 2
    text = flowing(shown)
    assert "these are answers from the seed articles" in text
    assert "! no command /nothing" in text
    assert EXCERPT in text
    assert "never read" not in text


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda how: how.name)
def test_an_interruption_is_one_line_and_leaves_nothing_behind(
    how: signal.Signals, seeded: Path, tmp_path: Path
) -> None:
    process = start("--archive", str(seeded), TMPDIR=str(tmp_path))
    assert process.stdout is not None
    while "Pictures are saved in" not in process.stdout.readline():
        assert process.poll() is None
    assert any(tmp_path.iterdir())
    process.send_signal(how)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "onrecord: interrupted\n")
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (["--archive", "nowhere.db"], "there is no archive nowhere.db"),
        (["--archive", "postgresql://nowhere/db"], "only an archive that is a file can be copied"),
        (["--pictures", "/proc/nowhere"], "--pictures: /proc/nowhere cannot be made: "),
        (["--pictures", __file__], f"--pictures: {__file__} cannot be made: File exists"),
        (["more"], "unrecognized arguments: more"),
    ],
)
def test_what_is_wrong_is_one_line(options: list[str], error: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chat", *options]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert error in line


def test_what_the_bot_logs_is_not_written_over_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    with collected_logs() as lines:
        logging.getLogger("bot.commands.conversation").warning("trouble %d", 7)
        logging.getLogger("bot.client").info("nobody asked")
        logging.getLogger("discord.client").error("somebody else's")
    assert lines == ["the bot logs: warning: trouble 7"]
    assert capfd.readouterr() == ("", "")
