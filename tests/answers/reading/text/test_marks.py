"""Quotation marks of every country as double ones, sign for sign."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from answers.reading.text.marks import with_double_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'It is over. We won,' she said.", "“It is over. We won,” she said."),
        ("‘I don’t know,’ she said. ‘It’s the nurses’ ward.’", "“I don’t know,” she said. “It’s the nurses’ ward.”"),
        (
            "He called it 'a gift to thieves' and the nurses' end.",
            "He called it “a gift to thieves” and the nurses' end.",
        ),
        ("‘He told me “no”,’ she said.", "“He told me ‘no’,” she said."),
        ("„It is over,“ she said.", "“It is over,” she said."),
        ("»It is over,« she said.", "“It is over,” she said."),
        ("”It is over,” she said.", "“It is over,” she said."),
        ("‘It is over.\n\n‘We won,’ she said.", "“It is over.\n\n“We won,” she said."),
    ],
)
def test_quotations(text: str, expected: str) -> None:
    assert with_double_marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the '90s and rock 'n' roll for 'em",
        "The nurses' ward, the teachers' pay, O'Brien's dog",
        "Visitors came from 's-Gravendorp.",
        "She said: “I don't 'like' it.”",
        "5' 10\" tall",
    ],
)
def test_apostrophes_stay(text: str) -> None:
    assert with_double_marks(text) == text


@example(" 'a\n'")
@given(st.text(alphabet="ab. ,\n'‘’“”\"„»«", max_size=120))
def test_sign_for_sign(text: str) -> None:
    changed = with_double_marks(text)
    assert len(changed) == len(text)
    assert [c for c in changed if c.isalnum() or c.isspace()] == [c for c in text if c.isalnum() or c.isspace()]
