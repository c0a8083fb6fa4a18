"""When a name in a question is a speaker's: by the lists of names, whose examples these are."""

from __future__ import annotations

import pytest

from answers.language.gazetteer import folded_names, gazetteer
from answers.language.name_tables import AskingExample, NamesTable, given_names, names
from answers.language.naming import agree, given_alone, name_tokens


def same(asked: str, speaker: str) -> bool:
    tokens = name_tokens(asked)
    return bool(agree(tokens, name_tokens(speaker)) or given_alone(tokens, speaker))


@pytest.mark.parametrize("example", names().asked_examples, ids=lambda e: f"{e.of}: {e.asked}, {e.speaker}")
def test_example_of_a_list(example: AskingExample) -> None:
    assert same(example.asked, example.speaker) is example.same


def test_every_list_has_an_example() -> None:
    shown = {one.of for one in names().examples} | {one.of for one in names().asked_examples}
    assert shown == NamesTable.model_fields.keys() - {"examples", "asked_examples"}


@pytest.mark.parametrize("row", given_names().short_forms, ids=lambda row: row[0])
def test_short_forms_are_one_name(row: tuple[str, ...]) -> None:
    for name in row:
        assert same(f"{row[0]} Lund", f"{name} Lund")


@pytest.mark.parametrize(
    ("one", "other"), [("Edward", "Theodore"), ("Samuel", "Samantha"), ("Albert", "Alan"), ("Patrick", "Patricia")]
)
def test_names_with_a_short_form_in_common_are_two(one: str, other: str) -> None:
    assert not same(f"{one} Lund", f"{other} Lund")


def test_what_men_and_women_bear_tells_nothing() -> None:
    assert gazetteer().genders["dominique"] == ""
    assert (gazetteer().genders["graham"], gazetteer().genders["erika"]) == ("m", "f")


def test_articles_and_questions_share_their_tables() -> None:
    assert {"senator", "sen", "the", "economist"} <= folded_names().openers
    assert not {"don", "secretary of state"} & folded_names().openers
    assert {"Sen.", "Senator"} <= gazetteer().titles.keys()
