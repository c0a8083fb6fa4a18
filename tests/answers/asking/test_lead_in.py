"""What people say before they ask."""

from __future__ import annotations

import pytest

from answers.asking.lead_in import without_lead_in


@pytest.mark.parametrize(
    ("text", "body", "stated"),
    [
        ("did Lind resign?", "did Lind resign?", False),
        ("hey, did Lind resign?", "did Lind resign?", False),
        ("ok so did Lind resign", "did Lind resign", False),
        ("is it true that Lind resigned?", "Lind resigned?", True),
        ("Is it the case that Lind resigned", "Lind resigned", True),
        ("can you tell me whether Lind resigned?", "Lind resigned?", True),
        ("could you please tell us if Lind resigned?", "Lind resigned?", True),
        ("do you know when Lind resigned?", "when Lind resigned?", False),
        ("hi, can you tell me who resigned?", "who resigned?", False),
        ("tell me about the bridge", "about the bridge", False),
        ("I wonder whether the bridge is open", "the bridge is open", True),
        ("and Vance?", "and Vance?", False),
        ("is it open?", "is it open?", False),
        ("tell me", "tell me", False),
        ("hey", "hey", False),
    ],
)
def test_what_is_asked(text: str, body: str, stated: bool) -> None:
    assert without_lead_in(text) == (body, stated)
