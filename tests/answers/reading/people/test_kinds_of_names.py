"""Kinds of names that readers stumble over: whose words they are, in sentences of one's own and over several."""

from __future__ import annotations

from datetime import date

import pytest
from statements_of import statements_of

from answers import Article
from answers.reading.parse.parser import parse
from answers.reading.reader import read_parsed
from answers.reading.text.sentences import split_sentences


def speakers_of(text: str, words: str) -> tuple[str, ...]:
    """Who says the statement whose content has some words."""
    sentences = split_sentences(text)
    reading = read_parsed(Article("x", "T", text, published=date(2024, 5, 6)), sentences, parse(text, sentences))
    for statement in reading.statements:
        if words in " ".join(text[start:end] for start, end in statement.content):
            return statement.speakers
    return ()


OFFICES = {
    "for and and": ("Minister for Forests and Rivers Tuva Brandt said the weir held.", "Tuva Brandt"),
    "a list": ("Secretary of State for Culture, Media and Sport Owen Pryce said the weir held.", "Owen Pryce"),
    "of the": ("Director of the Coast Guard Bilal Ansari said the weir held.", "Bilal Ansari"),
    "head of": ("Head of Planning and Design Ines Corbo said the weir held.", "Ines Corbo"),
    "two offices": ("Minister for Health and Minister for Sport Tuva Brandt said the weir held.", "Tuva Brandt"),
}
GIVEN_NAMES = {
    "an auxiliary": ("Will Osgood said the weir held.", "Will Osgood"),
    "another, before an apposition": ("It rained. Will Osgood, the warden, said the weir held.", "Will Osgood"),
    "in no list, alone later": ("Ludovik Ansgar came. It rained. Ludovik said the weir held.", "Ludovik Ansgar"),
    "in no list, he": ("Ludovik Ansgar is a warden. He said the weir held.", "Ludovik Ansgar"),
    "in no list, she, quoted": ("Sunniva Tveit, the mayor, came. “The weir held,” she said.", "Sunniva Tveit"),
    "small words behind it": ("Adriaan van der Hoek said the weir held.", "Adriaan van der Hoek"),
}
OTHER_NAMES = {
    "behind a title": (
        "It suited the Governor. Ines Corbo said the weir held.",
        "Ines Corbo",
    ),
    "behind an office": (
        "It suited the Ohio Attorney General. Ines Corbo said the weir held.",
        "Ines Corbo",
    ),
    "what one is, first in a sentence": ("Engineer Maria Corbo said the weir held.", "Maria Corbo"),
    "a firm called like one": ("Baker Douglas Inc said the weir held.", "Baker Douglas Inc"),
    "goes by": ("“The weir held,” said a ferryman who goes by the name “Otter.”", "Otter"),
    "known as": ("Rufus Dale, known as “Pip”, came. Pip said the weir held.", "Rufus “Pip” Dale"),
    "inside the name": ("Rufus “Pip” Dale said the weir held.", "Rufus “Pip” Dale"),
    "degree": ("Marta Quist, Ph.D., said the weir held.", "Marta Quist Ph.D."),
    "honour": ("Marta Quist CBE said the weir held.", "Marta Quist CBE"),
    "co-authors": ("Quist et al. said the weir held.", "Quist"),
    "a mark of its own": ("Zap! Motors said the weir held.", "Zap! Motors"),
}
CALLED = {
    "a courtesy title before a word that is one": ("Marta King came. Ms King said the weir held.", "Marta King"),
    "an age that was told": (
        "Marta Quist, 56, and Ivar Voll, 34, met. The 34-year-old said the weir held.",
        "Ivar Voll",
    ),
    "an age of the only one": ("Marta Quist won. The 56-year-old said the weir held.", "Marta Quist"),
    "an office that was told to be hers": (
        "Marta Quist, who became mayor in May, came. The mayor said the weir held.",
        "Marta Quist",
    ),
    "a nation": (
        "Marta Quist, the Norwegian skier, fell. Ivar Voll, a Swede, won. The Norwegian said the weir held.",
        "Marta Quist",
    ),
}
DATELINES = {
    "day": ("LIMA, March 3 - Marta Quist said the weir held.", "Marta Quist"),
    "day and agency": ("LIMA, March 3 (Reuters) - Marta Quist said the weir held.", "Marta Quist"),
    "small letters": ("Lima, May 3 (AP) - Marta Quist said the weir held.", "Marta Quist"),
    "capitals alone": ("NEW YORK -- Marta Quist said the weir held.", "Marta Quist"),
    "a state": ("BOSTON, Mass. – Marta Quist said the weir held.", "Marta Quist"),
}
BODIES = {
    "the company": ("Norden Paper Inc. cut jobs. The company said the weir held.", "Norden Paper Inc."),
    "by its first word": ("Norden Paper Inc. cut jobs. Norden said the weir held.", "Norden Paper Inc."),
    "by its short form": (
        "The Harbour Board of Norden (HBN) met. The HBN said the weir held.",
        "Harbour Board of Norden",
    ),
    "by what it is": ("The Lima Port Authority met. The authority said the weir held.", "Lima Port Authority"),
}
SENTENCES = {
    "a country": ("Ida Voll flew to the U.S. Marta Quist said the weir held.", "Marta Quist"),
    "a street": ("Ida Voll lives on Elm St. Marta Quist said the weir held.", "Marta Quist"),
    "a firm": ("Ida Voll works for Norden Inc. Marta Quist said the weir held.", "Marta Quist"),
    "a letter": ("Ida Voll chose plan C. Marta Quist said the weir held.", "Marta Quist"),
    "a generation": ("They met Ivar Voll Jr. Marta Quist said the weir held.", "Marta Quist"),
    "no blank": ("Was it dry?Marta Quist said the weir held.", "Marta Quist"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(*case, id=f"{kind}: {name}")
        for kind, cases in {
            "office": OFFICES, "given name": GIVEN_NAMES, "other name": OTHER_NAMES, "called": CALLED,
            "dateline": DATELINES, "body": BODIES, "sentence": SENTENCES,
        }.items()
        for name, case in cases.items()
    ],
)  # fmt: skip
def test_who_says_it(text: str, expected: str) -> None:
    assert speakers_of(text, "the weir held") == (expected,) or speakers_of(text, "The weir held") == (expected,)


def test_both_are_two() -> None:
    for words in ("Both", "The two"):
        for first in ("Marta Quist and Ivar Voll met.", "Two wardens, Marta Quist and Ivar Voll, came."):
            assert speakers_of(f"{first} {words} said the weir held.", "the weir held") == ("Marta Quist", "Ivar Voll")


UNSURE = {
    "a stranger came up": "Ludovik Ansgar met a nurse. She said the weir held.",
    "two fit": "Ludovik Ansgar met Sunniva Tveit. She said the weir held.",
    "a firm is no she": "Acme Widgets opened a plant. She said the weir held.",
    "two firms": "Norden Paper Inc. sued Soren Glass Inc. The company said the weir held.",
    "another firm since": "Norden Paper Inc. cut jobs. Kaltra sued. The company said the weir held.",
    "another company": "Norden Paper Inc. cut jobs. The parent company said the weir held.",
    "an office alone": "The Minister for Foreign Affairs said the weir held.",
}


@pytest.mark.parametrize("text", UNSURE.values(), ids=UNSURE.keys())
def test_nobody_is_named_where_it_is_unsure(text: str) -> None:
    found = speakers_of(text, "the weir held")
    assert not any(name in " ".join(found) for name in ("Ansgar", "Tveit", "Acme", "Norden", "Soren", "Kaltra"))


NOT_SPLIT = {
    "a title follows": "He spoke for Norden Inc. Chief Executive Marta Quist.",
    "an office of a body": "The head of the F.B.I. Marta Quist spoke.",
    "a body follows": "The U.S. Marta Quist Foundation closed.",
    "a saint": "He prayed in St. John Baptist Church.",
    "an initial": "Officials cited J. Edgar Hoover and F. Murray Abraham.",
    "a rank": "He was met by Lt. Marta Quist.",
    "spaced dots": "“We hoped . . . for a better harvest,” said Marta Quist.",
    "a given name cut short": "Wm. Scott Magarry spoke.",
}


@pytest.mark.parametrize("text", NOT_SPLIT.values(), ids=NOT_SPLIT.keys())
def test_a_sentence_goes_on(text: str) -> None:
    assert len(split_sentences(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The novelist Oyuunaa Batbaatar took the prize in Vlotho. She thanked the jury.",
        "Oyuunaa Batbaatar, the airline's chief executive, came to Vlotho. She thanked the jury.",
    ],
)
def test_who_has_a_calling_is_a_person_whatever_the_name(text: str) -> None:
    assert any(one.startswith("Oyuunaa Batbaatar | thank") for one in statements_of(text))


def test_neither_of_two_did_it() -> None:
    text = "Neither Prime Minister Oyuunaa Batbaatar nor her deputy thanked the jury."
    assert all("negated" in one for one in statements_of(text))
