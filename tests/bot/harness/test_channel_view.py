"""Messages on a terminal: pictures, tables, and what stands at the side."""

from __future__ import annotations

import io

import pytest
from rich.console import Console, RenderableType

from bot.harness.channel_view import error, note, table


def shown(what: RenderableType, width: int = 30) -> list[str]:
    screen = io.StringIO()
    Console(file=screen, width=width).print(what)
    return screen.getvalue().split("\n")[:-1]


def test_a_note_is_broken_under_its_beginning() -> None:
    assert shown(note("alice used /timeline topic: sanctions")) == [
        "·    alice used /timeline",
        "     topic: sanctions",
    ]


def test_an_error_is_told_as_one() -> None:
    assert shown(error("no such command")) == ["!    no such command"]


@pytest.mark.parametrize("what", [note, error])
def test_what_is_told_is_harmless(what: object) -> None:
    assert callable(what)
    [line] = shown(what("a\x1b[2Jb\u202e\nc[bold]"))
    assert line[5:] == "a[2Jb c[bold]"


def test_words_and_their_meanings_are_in_columns() -> None:
    rows = [(":as NAME", "type as another member"), ("日本", "wide")]
    assert shown(table(rows), 32) == [":as NAME  type as another member", "日本      wide"]


def test_a_narrow_screen_is_no_fault() -> None:
    assert shown(note("some words"), 5)
