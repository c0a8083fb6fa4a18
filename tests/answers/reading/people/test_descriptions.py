"""Who descriptions mean: "the senator", "the former secretary of state"."""

from __future__ import annotations

import re

import pytest

from answers.language.name_tables import RoleRow, roles
from answers.model import Link
from answers.reading.parse.parser import parse
from answers.reading.people.speakers import resolve
from answers.reading.text.sentences import split_sentences


def speakers(text: str, source: str) -> tuple[tuple[str, ...], Link]:
    tree = parse(text, split_sentences(text))
    start = text.rindex(source)
    return resolve(tree, []).speakers(tree.touched(start, start + len(source)))


CASES = {
    "title": ("Sen. Ada Lund came. The senator said no.", "The senator", "Ada Lund"),
    "apposition": ("Ada Lund, the party's nominee, came. The nominee said no.", "The nominee", "Ada Lund"),
    "noun before name": ("Hotel tycoon Olaf Lund came. The tycoon said no.", "The tycoon", "Olaf Lund"),
    "any noun for a person": ("The goalkeeper, Ada Lund, left. The goalkeeper said no.", "The goalkeeper", "Ada Lund"),
    "copula": ("Olaf Lund is a retired surgeon. The retired surgeon said no.", "The retired surgeon", "Olaf Lund"),
    "lawmaker": ("Rep. Ada Lund came. The lawmaker said no.", "The lawmaker", "Ada Lund"),
    "state": (
        "Maine Sen. Ada Lund met Utah Sen. Owen Tate. The Utah senator said no.",
        "The Utah senator",
        "Owen Tate",
    ),
    "of state": (
        "Secretary of State Ada Lund met Treasury Secretary Owen Tate. The secretary of state said no.",
        "The secretary of state",
        "Ada Lund",
    ),
    "home president": (
        "President Ada Lund met Russian President Oleg Gusev. The president said no.",
        "The president",
        "Ada Lund",
    ),
    "foreign president": (
        "President Ada Lund met Russian President Oleg Gusev. The Russian president said no.",
        "The Russian president",
        "Oleg Gusev",
    ),
    "former": (
        "President Ada Lund met former President Owen Tate. The former president said no.",
        "The former president",
        "Owen Tate",
    ),
}


@pytest.mark.parametrize(("text", "source", "expected"), CASES.values(), ids=CASES.keys())
def test_a_description_means_its_bearer(text: str, source: str, expected: str) -> None:
    assert speakers(text, source) == ((expected,), Link.ROLE)


UNSURE = {
    "two senators": ("Sen. Ada Lund met Sen. Owen Tate. The senator said no.", "The senator", "senator"),
    "another state": ("Maine Sen. Ada Lund came. The Utah senator said no.", "The Utah senator", "Utah senator"),
    "another nation": (
        "President Ada Lund came. The French president said no.",
        "The French president",
        "French president",
    ),
    "not former": ("Former President Ada Lund came. The president said no.", "The president", "president"),
    "indefinite": ("Sen. Ada Lund came. A senator said no.", "A senator", "senator"),
    "no person": ("The poll of Ada Lund came out. The poll said no.", "The poll", "poll"),
    "somebody's": ("Ada Lund, a lawyer, came. Whitfield's lawyer said no.", "Whitfield's lawyer", "Whitfield's lawyer"),
}


@pytest.mark.parametrize(("text", "source", "label"), UNSURE.values(), ids=UNSURE.keys())
def test_an_unsure_description_stays_a_description(text: str, source: str, label: str) -> None:
    assert speakers(text, source)[0] == (label,)


@pytest.mark.parametrize("row", roles().nouns, ids=lambda row: row.word)
def test_example_of_a_role(row: RoleRow) -> None:
    source = re.sub(r"^.*\. (The [^.]*) said so\.$", r"\1", row.example)
    bearer = "Olaf" if source == "The pontiff" else ("Ada Lund" if "Ada" in row.example else "Olaf Lund")
    assert source.lower().endswith(row.word)
    assert speakers(row.example, source)[0] == (bearer,)
