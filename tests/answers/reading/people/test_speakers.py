"""Who a source's words mean: names, titles, families, coordination, apposition, collectives, bodies."""

from __future__ import annotations

import re

import pytest

from answers.language.name_tables import ReadingExample, TitleRow, names, roles
from answers.model import Link
from answers.reading.parse.parser import parse
from answers.reading.people.speakers import Names, resolve
from answers.reading.text.sentences import split_sentences


def read(text: str, *sources: str) -> tuple[Names, list[tuple[int, ...]]]:
    """The names of a text, and the tokens of the last occurrence of each source."""
    tree = parse(text, split_sentences(text))
    found = []
    for source in sources:
        start = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(source)}(?!\w)", text)][-1]
        found.append(tuple(tree.touched(start, start + len(source))))
    return resolve(tree, []), found


def speakers(text: str, source: str) -> tuple[str, ...]:
    names, (tokens,) = read(text, source)
    return names.speakers(tokens)[0]


NAMED = {
    "surname": ("Erika Sandoval spoke first. Sandoval said it was late.", "Sandoval", "Erika Sandoval"),
    "title": ("Erika Sandoval spoke first. Ms. Sandoval said it was late.", "Ms. Sandoval", "Erika Sandoval"),
    "title stripped": ("Sen. Erika Sandoval said it was late.", "Sen. Erika Sandoval", "Erika Sandoval"),
    "long title stripped": (
        "Secretary of State Erika Sandoval said it was late.",
        "Secretary of State Erika Sandoval",
        "Erika Sandoval",
    ),
    "office of a body": ("FBI Director Graham Whitfield said no.", "FBI Director Graham Whitfield", "Graham Whitfield"),
    "state and party": (
        "Republican Sen. Graham Whitfield said no to the plan.",
        "Republican Sen. Graham Whitfield",
        "Graham Whitfield",
    ),
    "middle initial": (
        "Graham B. Whitfield Jr. was sworn in. Later Whitfield said that he agreed.",
        "Whitfield",
        "Graham B. Whitfield Jr.",
    ),
    "inner capital": ("Shane McAllister left. McAllister said it was late.", "McAllister", "Shane McAllister"),
    "particle": ("Marco de Santos left early. De Santos said it was late.", "De Santos", "Marco de Santos"),
    "apostrophe": ("Kelly O'Donovan left. O'Donovan said it was late.", "O'Donovan", "Kelly O'Donovan"),
    "double surname": ("Maria Ortega-Ruiz left. Ortega-Ruiz said it was late.", "Ortega-Ruiz", "Maria Ortega-Ruiz"),
    "given name alone": ("Erika Sandoval is running. Erika said that she would win.", "Erika", "Erika Sandoval"),
    "short form": ("Michael Tamblyn won. “It is over,” Mike Tamblyn said.", "Mike Tamblyn", "Michael Tamblyn"),
    "spelling variant": (
        "Oleksandr Petrenkoyy arrived on Monday. Petrenkoy said that the talks went well.",
        "Petrenkoy",
        "Oleksandr Petrenkoyy",
    ),
    "transcript label": ("Erika Sandoval debated on Monday.\n\nSANDOVAL: I disagree.", "SANDOVAL", "Erika Sandoval"),
    "hard blank": ("Gov.\xa0Graham\xa0Whitfield said no.", "Gov.\xa0Graham\xa0Whitfield", "Graham Whitfield"),
    "dateline": ("CLEVELAND-Erika Sandoval won. Sandoval said it was late.", "Sandoval", "Erika Sandoval"),
    "possessive": ("Erika Sandoval won. That was Sandoval's view.", "Sandoval's", "Erika Sandoval"),
    "body": ("The State Department said it was late.", "The State Department", "State Department"),
    "newspaper": ("The New York Times reported it. The Times said so.", "The Times", "New York Times"),
    "acronym": ("The NAACP said it was late.", "The NAACP", "NAACP"),
}


@pytest.mark.parametrize(("text", "source", "expected"), NAMED.values(), ids=NAMED.keys())
def test_a_name_is_the_fullest_that_the_article_uses(text: str, source: str, expected: str) -> None:
    assert speakers(text, source) == (expected,)


PHRASES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "coordination": (
        "Graham Whitfield spoke. Whitfield and European leaders agreed on it.",
        "Whitfield and European leaders",
        ("Graham Whitfield", "European leaders"),
    ),
    "three": (
        "Erika Sandoval, Graham Whitfield and Ada Lund agreed on it.",
        "Erika Sandoval, Graham Whitfield and Ada Lund",
        ("Erika Sandoval", "Graham Whitfield", "Ada Lund"),
    ),
    "neither nor": (
        "Neither Graham Whitfield nor Ada Lund would say.",
        "Neither Graham Whitfield nor Ada Lund",
        ("Graham Whitfield", "Ada Lund"),
    ),
    "lawyer of": ("Graham Whitfield's lawyer said no.", "Graham Whitfield's lawyer", ("Graham Whitfield's lawyer",)),
    "aides to": ("Aides to Whitfield said no.", "Aides to Whitfield", ("Aides to Whitfield",)),
    "campaign": ("The Whitfield campaign said no.", "The Whitfield campaign", ("Whitfield campaign",)),
    "supporters": ("Whitfield supporters said no.", "Whitfield supporters", ("Whitfield supporters",)),
    "two campaigns": (
        "Graham Whitfield met Ada Lund. The Whitfield and Lund campaigns said no.",
        "The Whitfield and Lund campaigns",
        ("Whitfield and Lund campaigns",),
    ),
    "named spokesman": (
        "Graham Whitfield's spokesman Owen Tate said no.",
        "Graham Whitfield's spokesman Owen Tate",
        ("Owen Tate",),
    ),
    "spokesman before name": (
        "Whitfield campaign manager Owen Tate said no.",
        "Whitfield campaign manager Owen Tate",
        ("Owen Tate",),
    ),
    "apposition after": (
        "Owen Tate, a spokesman for Graham Whitfield, said no.",
        "Owen Tate, a spokesman for Graham Whitfield,",
        ("Owen Tate",),
    ),
    "apposition before": (
        "Graham Whitfield lost. His campaign manager, Owen Tate, said no.",
        "His campaign manager, Owen Tate,",
        ("Owen Tate",),
    ),
    "relative clause": (
        "Owen Tate, who has advised Arizona Sen. Graham Whitfield, said no.",
        "Owen Tate, who has advised Arizona Sen. Graham Whitfield,",
        ("Owen Tate",),
    ),
    "place and age": ("Ada Lund, 45, of Dayton, Ohio, said no.", "Ada Lund, 45, of Dayton, Ohio,", ("Ada Lund",)),
    "party in brackets": ("Sen. Ada Lund (R-Ohio) said no.", "Sen. Ada Lund (R-Ohio)", ("Ada Lund",)),
    "members named": (
        "Two senators, Ada Lund and Owen Tate, said no.",
        "Two senators, Ada Lund and Owen Tate,",
        ("Ada Lund", "Owen Tate"),
    ),
    "collective": (
        "Two senior European officials familiar with the call said no.",
        "Two senior European officials familiar with the call",
        ("Two senior European officials",),
    ),
    "all of them": ("Graham Whitfield came. All leaders agreed on it.", "All leaders", ("leaders",)),
    "unnamed spokesman": ("A White House spokesman said no.", "A White House spokesman", ("White House spokesman",)),
    "party members": ("Leading Democrats said no.", "Leading Democrats", ("Leading Democrats",)),
    "nobody": ("No one said so.", "No one", ()),
    "what is his": (
        "Graham Whitfield lost, and his aides said so.",
        "his aides",
        ("Graham Whitfield’s aides",),
    ),
}


@pytest.mark.parametrize(("text", "source", "expected"), PHRASES.values(), ids=PHRASES.keys())
def test_a_phrase_speaks_for_its_head_alone(text: str, source: str, expected: tuple[str, ...]) -> None:
    assert speakers(text, source) == expected


FAMILIES = {
    "main bearer first": (
        "Ada Lund won. Her husband, Olaf Lund, cheered. " + "It rained. " * 4 + "Lund said no.",
        "Lund",
        ("Ada Lund",),
    ),
    "by gender of title": (
        "Ada Lund won. Her husband, Olaf Lund, cheered. Mr. Lund said no.",
        "Mr. Lund",
        ("Olaf Lund",),
    ),
    "other one just named": ("Ada Lund won. Olaf Lund cheered. Lund said no.", "Lund", ()),
    "couple": ("Olaf and Ada Lund won. Olaf Lund said no.", "Olaf Lund", ("Olaf Lund",)),
}


@pytest.mark.parametrize(("text", "source", "expected"), FAMILIES.values(), ids=FAMILIES.keys())
def test_one_surname_of_several_people(text: str, source: str, expected: tuple[str, ...]) -> None:
    assert speakers(text, source) == expected


def test_a_name_is_a_named_link() -> None:
    names, (tokens,) = read("Erika Sandoval said it was late.", "Erika Sandoval")
    assert names.speakers(tokens)[1] is Link.NAMED


def test_label_joins_speakers() -> None:
    names, (tokens,) = read("Ada Lund and Owen Tate agreed.", "Ada Lund and Owen Tate")
    assert names.label(tokens) == "Ada Lund and Owen Tate"


def test_label_of_an_unresolved_source_is_its_own_words() -> None:
    names, (tokens,) = read("He said it was late.", "He")
    assert names.label(tokens) == "He"


@pytest.mark.parametrize("row", names().titles, ids=lambda row: row.words[0])
def test_titles_do_not_belong_to_the_name(row: TitleRow) -> None:
    source = re.sub(r"^(.*Ostrow).*$", r"\1", row.example)
    assert any(word in source for word in row.words)
    assert speakers(row.example, source) == ("Ostrow",)


@pytest.mark.parametrize("example", [*names().examples, *roles().examples], ids=lambda e: f"{e.of}: {e.text}")
def test_example_of_a_list(example: ReadingExample) -> None:
    assert speakers(example.text, example.source) == tuple(example.speaker.split(" and "))
