"""One line for one entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.timeline.line import ELLIPSIS, line_of

TEXT = "The council met on Monday to speak about the old bridge, and about a toll on lorries that cross it at night."

CASES = {
    "short enough": ((0, len(TEXT)), [], 200, TEXT),
    "the beginning is kept": ((0, len(TEXT)), [(4, 11)], 40, "The council met on Monday to speak…"),
    "the end is kept": ((0, len(TEXT)), [(92, 107)], 40, "…toll on lorries that cross it at night."),
    "cut at both ends": ((0, len(TEXT)), [(45, 55)], 32, "…about the old bridge, and…"),
    "a part of the text": ((4, 25), [], 200, "council met on Monday"),
    "blanks at the edges": ((3, 15), [], 200, "council met"),
}


@pytest.mark.parametrize(("span", "keep", "width", "expected"), CASES.values(), ids=CASES.keys())
def test_line(span: tuple[int, int], keep: list[tuple[int, int]], width: int, expected: str) -> None:
    assert line_of(TEXT, span, keep, width) == expected


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40), st.integers(20, 120))
def test_verbatim_but_for_its_ends(text: str, at: int, length: int, width: int) -> None:
    line = line_of(text, (0, len(text)), [(at, at + length)], width)
    assert line.strip(ELLIPSIS).replace("\n", " ") in text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    assert len(line) <= width
