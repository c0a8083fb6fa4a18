"""What is typed in a terminal channel, and what is meant by it."""

from __future__ import annotations

import pytest

from answers.errors import InputError
from bot.harness.chat_lines import WORDS, Line, Press, Say, Slash, Word, read, seconds


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("hello", Say("hello")),
        ("  @onrecord what?  ", Say("@onrecord what?")),
        (">3 and Vance?", Say("and Vance?", 3)),
        (">3  >4 text", Say(">4 text", 3)),
        ("> 3 is quoted", Say("> 3 is quoted")),
        (">>> quoted", Say(">>> quoted")),
        (">3text", Say(">3text")),
        ("/ask why?", Slash("/ask why?")),
        ("/", Say("/")),
        ("2", Press(2)),
        ("12.3", Press(3, 12)),
        ("1.2.3", Say("1.2.3")),
        ("2 of them", Say("2 of them")),
        (":as manager", Word("as", "manager")),
        (":edit  two words", Word("edit", "two words")),
        (":delete", Word("delete")),
        (":delete 3", Word("delete", "3")),
        (":help", Word("help")),
        (":)", Say(":)")),
        (": text", Say(": text")),
        ("\\:as manager", Say(":as manager")),
        ("\\12", Say("12")),
        ("\\/ask", Say("/ask")),
        ("\\\\", Say("\\")),
        ("\\", Say("\\")),
    ],
    ids=repr,
)
def test_a_line_is_taken_for(line: str, meant: Line) -> None:
    assert read(line) == meant


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (":asa manager", "no :asa (did you mean :as?"),
        (":smile:", "a message that begins with : is typed \\:"),
        (":as", ":as needs NAME"),
        (":help me", ":help takes nothing after it, not 'me'"),
        (">3", "the reply is empty (>3 and then its text)"),
        (">3  ", "the reply is empty"),
        ("12345678901", "a number that is shown here is needed"),
    ],
)
def test_what_means_nothing_is_told(line: str, error: str) -> None:
    with pytest.raises(InputError) as raised:
        read(line)
    assert error in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "expected"), [("30s", 30), ("11m", 660), ("2h", 7200), ("1d", 86400), ("1h 30m", 5400), ("0s", 0)]
)
def test_a_time_in_seconds(text: str, expected: int) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize("text", ["", "11", "m", "1x", "-1m", "1.5h", "30s 1m", "367d", "9999999999s"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(InputError):
        seconds(text)


def test_words_begin_with_letters_of_their_own() -> None:
    assert all(name.isalpha() and name.islower() for name in WORDS)
