"""Who speaks by the layout alone, and by what stands before a quotation."""

from __future__ import annotations

import pytest
from statements_of import statements_of


def _said(text: str, who: str) -> str:
    """What somebody is found to say, in one line."""
    parts = (one.split(" | ") for one in statements_of(text))
    return " // ".join(content for speakers, _, content in parts if speakers == who)


_INTERVIEW = (
    "Elin Bratt ran the ferry for years.\n\nHarbour Post: What do you miss?\n\nElin Bratt: The fog, and my crew.\n\n"
    "Harbour Post: Would you do it again?\n\nElin Bratt: Never."
)


def test_an_interview_by_names() -> None:
    assert "The fog, and my crew." in _said(_INTERVIEW, "Elin Bratt")
    assert "Would you do it again?" not in _said(_INTERVIEW, "Elin Bratt")


def test_a_transcript_in_capitals() -> None:
    text = "BRATT: The fog was thick.\n\nOSEI: And the crew?\n\nBRATT: Asleep."
    assert "The fog was thick." in _said(text, "BRATT")


@pytest.mark.parametrize(
    "text",
    [
        "Lakers: Ola Berg scored 30.\n\nThunder: Jon Vik is hurt.\n\nLakers: they won.\n\nThunder: they lost.",
        "Credit: Ola Berg\n\nThe comet came near.\n\nCredit: Ola Berg",
        "Weather: sunny.\n\nTraffic: slow.",
    ],
)
def test_a_list_is_no_interview(text: str) -> None:
    assert not any(one.startswith(("Lakers", "Thunder", "Credit", "Weather")) for one in statements_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The board met.\n\nMayor Elin Bratt:\n\n“The pier will be rebuilt.”",
        "Readers wrote in.\n\n“The pier will be rebuilt.” – Elin Bratt",
        "Readers wrote in.\n\n“The pier will be rebuilt.”\n\n— Elin Bratt, a nurse",
        "From Elin Bratt:\nThe pier will be rebuilt, and not too soon.",
        "Elin Bratt, who runs the harbour, rejected the charge that she was slow. “The pier will be rebuilt.”",
        "Fees will rise, according to Elin Bratt, who runs the harbour. “The pier will be rebuilt.”",
        "Elin Bratt was short: “The pier will be rebuilt. We begin today.”",
        "Elin Bratt said she was glad. “The pier will be rebuilt.”",
        "“My plan,” said Elin Bratt, a nurse, “is ready. The pier will be rebuilt.”",
        "'The storm is over. The pier will be rebuilt,' Elin Bratt said.",
        "Elin Bratt told the board: ‘We are ready. The pier will be rebuilt.’",
        "``The pier will be rebuilt,'' Elin Bratt said.",
        "„The pier will be rebuilt,“ Elin Bratt said.",
    ],
)
def test_a_name_by_a_quotation(text: str) -> None:
    assert "The pier will be rebuilt" in _said(text, "Elin Bratt")


def test_a_letter_without_a_name_is_nobodys() -> None:
    assert not _said("From our own reporter:\nThe pier will be rebuilt.", "reporter")


def test_a_quotation_that_somebody_else_is_named_for_is_theirs() -> None:
    text = "Elin Bratt said she was glad. “The pier will be rebuilt,” Ola Berg said."
    assert "The pier" not in _said(text, "Elin Bratt")
