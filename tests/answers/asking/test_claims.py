from __future__ import annotations

import pytest

from answers.asking.claims import MOST, claims


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Putin offered a ceasefire.", ["did Putin offer a ceasefire?"]),
        ("Trump promised new sanctions on the call", ["did Trump promise new sanctions?"]),
        ("Trump mentioned sanctions on the call.", ["did Trump mention sanctions?"]),
        ("BREAKING: Trump did not mention sanctions!!", ["did Trump mention sanctions?"]),
        ("Sanctions were imposed by Trump", ["did Trump impose Sanctions?"]),
        ("Putin refuses to meet Zelensky", ["did Putin refuse to meet Zelensky?"]),
        ("Trump, who met Putin, never mentioned economic pressure", ["did Trump mention economic pressure?"]),
        (
            "Zelensky said he would attend the meeting. The White House declined to comment.",
            ["did Zelensky say he would attend the meeting?", "did The White House decline to comment?"],
        ),
        ("Putin refused to meet him.", []),
        ("He said so.", []),
        ("lol", []),
        ("", []),
        ("👍", []),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_claims_are_put_as_questions(text: str, questions: list[str]) -> None:
    assert [claim.question for claim in claims(text)] == questions


def test_a_claim_says_where_it_stands() -> None:
    text = "Well. Putin offered a ceasefire."
    claim = claims(text)[0]
    assert text[slice(*claim.span)] == "Putin offered a ceasefire."


def test_no_more_claims_are_taken_than_can_be_answered() -> None:
    names = ["Adams", "Brown", "Clark", "Davis", "Evans", "Foster", "Green", "Harris"]
    assert len(claims(" ".join(f"{name} opposed the plan." for name in names))) == MOST
