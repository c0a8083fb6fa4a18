"""Questions taken apart."""

from __future__ import annotations

import pytest

from answers.asking.question import MAX_LENGTH, base_forms, take_apart
from answers.errors import InputError

# question: (kind, who, predicate, topic)
CASES = {
    "did Trump mention sanctions?": ("yesno", "Trump", None, "sanctions"),
    "did trmp mention sanctons": ("yesno", "trmp", None, "sanctons"),
    "Did Trmp menton sanctions": ("yesno", "Trmp", None, "sanctions"),
    "Did the White House mention trade sanctions?": ("yesno", "the White House", None, "trade sanctions"),
    "did the state department mention sanctions": ("yesno", "the state department", None, "sanctions"),
    "Has Ivanka Trump talked about households?": ("yesno", "Ivanka Trump", None, "households"),
    "Did Putin say anything about a ceasefire?": ("yesno", "Putin", None, "ceasefire"),
    "did Putin agree to meet Zelensky?": ("yesno", "Putin", "meet", "Zelensky"),
    "does Trump support an immediate ceasefire?": ("yesno", "Trump", "support", "immediate ceasefire"),
    "will Trump impose sanctions": ("yesno", "Trump", "impose", "sanctions"),
    "is Trump planning to discuss territorial divisions": ("yesno", "Trump", "discuss", "territorial divisions"),
    "didn't Trump mention sanctions?": ("yesno", "Trump", None, "sanctions"),
    "What did Clarke say about excess carbon dioxide?": ("quotes", "Clarke", None, "excess carbon dioxide"),
    "what did JD Vance say": ("quotes", "JD Vance", None, None),
    "what has Putin offered?": ("quotes", "Putin", "offer", None),
    "who mentioned sanctions?": ("who", None, None, "sanctions"),
    "who opposes ceding territory": ("who", None, "oppose", "ceding territory"),
    "when will Trump meet Zelensky?": ("when", "Trump", "meet", "Zelensky"),
    "did Reyes really say that rents rise": ("yesno", "Reyes", None, "rents rise"),
    "has she ever mentioned the levy": ("yesno", "she", None, "levy"),
    "did Gene Kelly temporarily oppose the levy": ("yesno", "Gene Kelly", "oppose", "levy"),
    "land swapping": ("topic", None, None, "land swapping"),
    "“severe consequences”": ("phrase", None, None, "severe consequences"),
}


@pytest.mark.parametrize(("question", "expected"), CASES.items(), ids=CASES.keys())
def test_take_apart(question: str, expected: tuple[str, str | None, str | None, str | None]) -> None:
    asked = take_apart(question)
    assert (asked.kind, asked.who, asked.predicate, asked.topic) == expected


def test_asking_for_a_refusal_turns_the_question() -> None:
    assert take_apart("did Putin refuse to meet Zelensky?").turned


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("did European leaders oppose ceding territory, according to NBC?", id="behind"),
        pytest.param("According to NBC, did European leaders oppose ceding territory?", id="in front"),
        pytest.param("according to NBC did European leaders oppose ceding territory", id="in front without a comma"),
    ],
)
def test_according_to_is_no_part_of_the_topic(question: str) -> None:
    asked = take_apart(question)
    assert (asked.who, asked.topic, asked.source) == ("European leaders", "ceding territory", "NBC")


def test_a_name_of_the_archive_parts_who_from_what() -> None:
    asked = take_apart("trump on sanctions", lambda name: name == "trump")
    assert (asked.kind, asked.who, asked.topic) == ("quotes", "trump", "sanctions")


@pytest.mark.parametrize(
    ("word", "base"),
    [("talked", "talk"), ("planning", "plan"), ("said", "say"), ("opposes", "oppose"), ("denied", "deny")],
)
def test_base_forms(word: str, base: str) -> None:
    assert base in base_forms(word)


@pytest.mark.parametrize("question", ["", " \n", "x" * (MAX_LENGTH + 1)], ids=["empty", "blank", "long"])
def test_what_is_no_question(question: str) -> None:
    with pytest.raises(InputError):
        take_apart(question)
