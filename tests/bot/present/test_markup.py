"""Discord's markup as it is read and as a terminal shows it."""

from __future__ import annotations

import pytest
from rich.text import Text

from bot.present.escape import escape
from bot.present.markup import read_text, render


def styles(text: Text) -> list[tuple[str, str]]:
    """What stands in which style."""
    return [(text.plain[span.start : span.end], str(span.style)) for span in text.spans]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("**No.** He did not", "No. He did not"),
        ("*expected by others* · __x__", "expected by others · x"),
        ("a **b *c* d**", "a b c d"),
        ("> quoted\nnot quoted", "quoted\nnot quoted"),
        ("a > b", "a > b"),
        ("`/ask` it", "/ask it"),
        ("\\*said\\* \\[1\\] a\\_b", "*said* [1] a_b"),
        ("\\\\", "\\"),
        ("C:\\temp", "C:\\temp"),
        ("source · [1](https://news.example/a)", "source · [1]"),
        ("<https://news.example/a>", "https://news.example/a"),
        ("2 * 3 * 4", "2  3  4"),
        ("", ""),
        ("a\tb\x1b[2J\u202e", "a b[2J"),
    ],
    ids=repr,
)
def test_what_is_read(source: str, read: str) -> None:
    assert read_text(source) == read


@pytest.mark.parametrize(
    "text", ["**bold** _i_ `c`", "> quoted", "[a](https://x.example)", "1. first", "a\\b", "<@1> @x"]
)
def test_what_was_escaped_is_read_as_it_was(text: str) -> None:
    assert read_text(escape(text)) == text


def test_styles() -> None:
    text = render("**bold *both* bold** *slanted* `code` __under__")
    assert styles(text) == [
        ("bold ", "bold"),
        ("both", "bold italic"),
        (" bold", "bold"),
        ("slanted", "italic"),
        ("code", "reverse"),
        ("under", "underline"),
    ]


def test_a_quote_has_a_bar() -> None:
    assert render("> **No.** He\nshe").plain == "▎ No. He\nshe"


def test_a_link_shows_where_it_leads() -> None:
    source = "16 August · [1](https://news.example/a?b=c)"
    assert render(source).plain == "16 August · [1] https://news.example/a?b=c"
    assert render(source, links=False).plain == "16 August · [1]"


def test_rich_markup_in_it_is_text() -> None:
    assert render("[red]not red[/red]").plain == "[red]not red[/red]"
