"""Whatever goes wrong is one line on standard error and an exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli import main

pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        pytest.param([], "the following arguments are required: COMMAND", id="no command"),
        pytest.param(["aks"], "invalid choice: 'aks'", id="unknown command"),
        pytest.param(["ask"], "the question is empty", id="no question"),
        pytest.param(["ask", " "], "the question is empty", id="blank question"),
        pytest.param(["ask", "why " * 2500], "at most 500", id="a question of 10,000 characters"),
        pytest.param(["ask", "was it of the and"], "question", id="nothing but stop words"),
        pytest.param(["ask", "--limit", "0", "Trump"], "a number from 1 to 100 is needed", id="limit"),
        pytest.param(["ask", "--after", "blurgh", "Trump"], 'cannot read "blurgh" as a date', id="no date"),
        pytest.param(
            ["ask", "--after", "2025-08-14", "--before", "2025-08-13", "Trump"], "nothing can be after", id="range"
        ),
        pytest.param(["ask", "--batch", "nowhere.jsonl"], "nowhere.jsonl: No such file", id="no batch"),
        pytest.param(["ask", "--archive", "nowhere.db", "Trump"], "there is no archive nowhere.db", id="no archive"),
        pytest.param(["ask", "--archive", "sqlite:///nowhere.db", "Trump"], "there is no archive", id="no file"),
        pytest.param(["quotes", ""], "quotes of whom?", id="quotes of nobody"),
        pytest.param(["quotes", "the"], "quotes of whom?", id="quotes of a stop word"),
        pytest.param(["quotes", "Trump " * 2000], "at most 500", id="quotes of a name of 10,000 characters"),
        pytest.param(["remove", "x", "--archive", "nowhere.db"], "there is no archive nowhere.db", id="remove"),
        pytest.param(["read", "--archive", "nowhere.db"], "there is no archive nowhere.db", id="read"),
        pytest.param(["run", "--config", "nowhere.yaml"], "configuration nowhere.yaml cannot be read", id="run"),
        pytest.param(["ask", "--archive", "odd://host/db", "Trump"], "archive", id="odd URL"),
        pytest.param(["check", "nowhere.yaml"], "nowhere.yaml: No such file", id="no golden questions"),
        pytest.param(["add", "nowhere.txt", "--archive", "/proc/none/a.db"], "cannot be made", id="no place"),
    ],
)
def test_one_line_and_status_2(argv: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("onrecord: ")
    assert message in line


def test_quotes_on_a_stop_word_are_quotes_on_anything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "Vance", "the"]) == 0
    assert "“the”" not in capsys.readouterr().out


def test_a_file_that_is_no_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.db"
    path.write_text("This is no database, but a text that is long enough to be taken for one. " * 50)
    assert main(["ask", "--archive", str(path), "Trump"]) == 2
    assert capsys.readouterr().err.startswith(f"onrecord: the archive {path}")


def run(*argv: str) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    command = [sys.executable, "-m", "bot.cli", *argv]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_output_that_nobody_reads_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor spoke.")
    options = ["--archive", str(tmp_path / "a.db")]
    main([*options, "add", "--no-read", str(tmp_path / "a.txt")])
    with run(*options, "list") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait() == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.system
def test_an_interruption_is_one_line(tmp_path: Path) -> None:
    with run("add", "-", "--archive", str(tmp_path / "a.db")) as process:
        while not (tmp_path / "a.db").exists():  # it is waiting for standard input, or about to
            time.sleep(0.02)
        time.sleep(0.5)
        os.kill(process.pid, signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr is not None
        assert process.stderr.read() == b"onrecord: interrupted; what was done so far is kept\n"
