"""Which speakers a name in a question means."""

from __future__ import annotations

import pytest

from answers.asking.known_names import KnownNames
from answers.asking.who import NameIndex
from answers.language.naming import agree, name_tokens

RECORD = {
    "Donald Trump": 40,
    "Trump": 3,
    "Ivanka Trump": 6,
    "Donald Trump Jr.": 2,
    "Trump campaign": 5,
    "Hillary Clinton": 30,
    "Bill Clinton": 4,
    "Volodymyr Zelenskyy": 9,
    "Zelensky": 3,
    "Vladimir Putin": 12,
    "White House": 8,
    "White House spokesman": 2,
    "European leaders": 4,
    "two senior European officials": 3,
    "James B. Comey Jr.": 2,
    "Bernie Sanders": 7,
    "José Fernández": 1,
    "JD Vance": 3,
}

CASES = {
    "full name": ("Donald Trump", {"Donald Trump", "Trump"}),
    "surname is the one who speaks most": ("Trump", {"Donald Trump", "Trump"}),
    "lower case": ("trump", {"Donald Trump", "Trump"}),
    "another of the family": ("Ivanka Trump", {"Ivanka Trump", "Trump"}),
    "given name alone": ("Ivanka", {"Ivanka Trump"}),
    "title": ("President Trump", {"Donald Trump", "Trump"}),
    "possessive": ("Trump's", {"Donald Trump", "Trump"}),
    "spellings of one name": ("Zelensky", {"Zelensky", "Volodymyr Zelenskyy"}),
    "a spelling nobody uses": ("Zelenskiy", {"Zelensky", "Volodymyr Zelenskyy"}),
    "slip": ("Trmp", {"Donald Trump", "Trump"}),
    "slip in the given name": ("Donalld Trump", {"Donald Trump", "Trump"}),
    "a body and its spokesman": ("the White House", {"White House", "White House spokesman"}),
    "group": ("European leaders", {"European leaders"}),
    "group by fewer words": ("European officials", {"two senior European officials"}),
    "without its generation": ("James Comey", {"James B. Comey Jr."}),
    "with its generation": ("James Comey Jr", {"James B. Comey Jr."}),
    "short form": ("Bernard Sanders", {"Bernie Sanders"}),
    "accents": ("Jose Fernandez", {"José Fernández"}),
    "stranger": ("Angela Merkel", set()),
    "same given name, other surname": ("Donald Tusk", set()),
}


@pytest.mark.parametrize(("asked", "expected"), CASES.values(), ids=CASES.keys())
def test_match(asked: str, expected: set[str]) -> None:
    assert NameIndex(KnownNames(RECORD)).match(asked).names == expected


def test_a_campaign_is_not_its_candidate() -> None:
    assert agree(name_tokens("Trump"), name_tokens("Trump campaign")) == 0


def test_the_fullest_common_name_is_shown() -> None:
    assert NameIndex(KnownNames(RECORD)).match("trmp").shown == "Donald Trump"


def test_suggestions_look_alike() -> None:
    assert KnownNames(RECORD).suggestions("Zelinsky", 3)[0] in ("Zelensky", "Volodymyr Zelenskyy")


def test_of_names_that_fit_alike_it_is_always_the_same_one_that_is_shown() -> None:
    alike = {"Bob Lind": 2, "Rob Lind": 2, "Robert Lind": 1}
    for names in (alike, dict(reversed(alike.items()))):
        assert NameIndex(KnownNames(names)).match("Robert Lind").shown == "Bob Lind"
