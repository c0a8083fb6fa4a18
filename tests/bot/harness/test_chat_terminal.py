"""``onrecord chat`` in a terminal, 80 and 120 columns wide: answers, completion, a button, and the end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from chat_channel import EXCERPT, QUESTION, flowing
from PIL import Image
from rich.cells import cell_len
from tmux_pane import NoTerminalError, Pane, pane

pytestmark = [pytest.mark.needs("tmux"), pytest.mark.system]

ROWS = 40


@pytest.fixture(params=[80, 120], ids="{} columns".format)
def columns(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def pictures() -> Iterator[Path]:
    """A folder whose path fits a line of the screen."""
    with TemporaryDirectory(prefix="p-") as folder:
        yield Path(folder)


@pytest.fixture
def terminal(columns: int, seeded: Path, pictures: Path) -> Iterator[Pane]:
    """A terminal in which the channel waits for a line."""
    command = [sys.executable, "-m", "bot.cli", "chat", "--archive", str(seeded), "--pictures", str(pictures)]
    try:
        with pane(command, columns, ROWS) as opened:
            opened.wait("alice #general › Message #general")
            yield opened
    except NoTerminalError as error:
        pytest.fail(str(error))


def send(terminal: Pane, line: str, *shown: str) -> str:
    """Type a line, and wait until all of this was shown; all that was shown until then, as running text."""
    terminal.type(line)
    terminal.keys("Enter")
    for one in shown:
        terminal.wait(one, flowing, everywhere=True)
    return flowing(terminal.all)


def test_a_question_is_answered_with_verdict_and_excerpt(terminal: Pane) -> None:
    shown = send(terminal, QUESTION, "[4] 🔎 Context of 1")
    assert "#1 alice" in shown
    assert "No. The record says outright that Donald Trump did not" in shown
    assert EXCERPT in shown
    assert "[1] 🗓️ Timeline [2] 👍 Helped [3] 👎 Did not help" in shown


def test_a_command_is_completed_from_the_menu(terminal: Pane) -> None:
    terminal.type("/tim")
    terminal.wait("/timeline  What happened and was said on a topic, by date")
    terminal.keys("Tab")
    terminal.wait("topic:   What it is about")
    terminal.keys("Tab")
    terminal.wait("› /timeline topic:")
    terminal.type("sanctions who: donald")
    terminal.wait("› /timeline topic: sanctions who: donald")
    terminal.wait("Donald Trump")
    terminal.keys("Tab")
    terminal.wait("› /timeline topic: sanctions who: Donald Trump")
    shown = send(terminal, "", "Searched: 2 articles")
    assert "· alice used /timeline topic: sanctions who: Donald Trump #1 onrecord APP" in shown
    assert "“sanctions” and Donald Trump: 2 entries" in shown


def test_a_button_is_pressed_and_the_picture_saved(terminal: Pane, pictures: Path) -> None:
    send(terminal, QUESTION, "Context of 1")
    shown = send(terminal, "1", "Only you can see this")
    assert "· alice pressed Timeline of #2" in shown
    assert "Saturday 16 August 2025 · did not say · Donald Trump" in shown
    assert f"picture {pictures}/3-timeline.png (" in shown
    with Image.open(pictures / "3-timeline.png") as image:
        assert image.format == "PNG"
        assert f"({image.width} × {image.height} pixels" in shown


def test_lines_fit_the_screen_and_words_are_whole(terminal: Pane, columns: int) -> None:
    shown = (
        send(terminal, QUESTION, "Context of 1") + send(terminal, "1", "Only you") + send(terminal, ":help", ":quit")
    )
    assert max(cell_len(line) for line in terminal.all.split("\n")) <= columns
    assert EXCERPT in shown
    assert "European leaders, however, reaffirmed that they would maintain sanctions" in shown
    assert "press button N of the newest message with buttons; M.N: of message M" in shown


@pytest.mark.parametrize("columns", [80])
def test_nothing_of_the_prompt_is_left_between_messages(terminal: Pane) -> None:
    send(terminal, "hello", "does not answer")
    send(terminal, "/nothing", "no command /nothing")
    shown = terminal.wait("Message #general", flowing)
    assert shown.count("›") == 1
    assert "alice used" not in shown


@pytest.mark.parametrize("columns", [80])
def test_another_member_elsewhere_is_told_by_the_prompt(terminal: Pane) -> None:
    terminal.type(":as manager")
    terminal.keys("Enter")
    terminal.wait("manager #general ›")
    terminal.type(":in dm")
    terminal.keys("Enter")
    terminal.wait("manager @onrecord › Message @onrecord")


@pytest.mark.parametrize("columns", [80])
@pytest.mark.parametrize("keys", [("C-d",), ("h", "i", "C-c", "C-c"), (":", "q", "u", "i", "t", "Enter")], ids=str)
def test_it_is_left(terminal: Pane, keys: tuple[str, ...]) -> None:
    terminal.keys(*keys)
    terminal.wait("status 0")
    assert "›" not in terminal.screen
