"""What is known of names, as it is written down: ``names.yaml``, ``given_names.yaml`` and ``roles.yaml``."""

from __future__ import annotations

from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from answers.language.tables import Lower, Table, Words, load

Gender = Literal["m", "f", ""]
"""What a word tells of its bearer's gender; "" where it tells nothing."""

Word = Annotated[str, Field(min_length=1)]
"""A word as articles write it, or several with blanks between."""

Written = frozenset[Word]


def _split(names: object) -> object:
    return names.split() if isinstance(names, str) else names


GivenNames = Annotated[tuple[Word, ...], BeforeValidator(_split)]
"""Given names, written with blanks between."""


class TitleRow(Table):
    """Titles with one role, and a sentence in which Ostrow bears one of them."""

    words: tuple[Word, ...]
    role: str = ""
    gender: Gender = ""
    example: str = ""


class RoleRow(Table):
    """A noun for a person, the nouns that it may stand for, and a text at whose end it means Lund or Olaf."""

    word: Lower
    means: Words = frozenset()
    gender: Gender = ""
    only_nations: bool = False
    example: str


class ReadingExample(Table):
    """Who ``source`` is in a text, by the words of the list ``of``; several speakers are joined by "and"."""

    of: str
    text: str
    source: str
    speaker: str


class AskingExample(Table):
    """Whether a name in a question is a speaker's of the record, by the words of the list ``of``."""

    of: str
    asked: str
    speaker: str
    same: bool


class NamesTable(Table):
    """``names.yaml``."""

    titles: tuple[TitleRow, ...]
    title_words: Written
    offices: Written
    courtesy: Written
    openers: Written
    callings: Written
    spokespeople: Words
    nicknaming: Words
    before_dates: Words
    coauthors: Words
    prefixes: Written
    particles: Words
    conjunctions: Words
    generations: tuple[Written, ...]
    degrees: Written
    bodies: Written
    bodies_or_surnames: Written
    rather_bodies: Written
    followers: Written
    companies: Written
    further_companies: Written
    firms: Words
    spouses: dict[Lower, Literal["m", "f"]]
    parents: dict[Lower, Literal["m", "f"]]
    agencies: Words
    public: Written
    of_heads: Written
    days: Written
    not_names: Written
    directions: Written
    places: Written
    examples: tuple[ReadingExample, ...]
    asked_examples: tuple[AskingExample, ...]

    @cached_property
    def unnamed_bodies(self) -> frozenset[str]:
        """What a firm or a public body is called instead of its name, in lower case."""
        return self.firms | self.agencies


class GivenNamesTable(Table):
    """``given_names.yaml``."""

    men: GivenNames
    women: GivenNames
    either: GivenNames
    short_forms: tuple[tuple[Word, ...], ...]
    spellings: tuple[tuple[Word, ...], ...]


class Contrasts(Table):
    """Words for former bearers of an office, and for those next to it."""

    past: Words
    deputy: Words


class Exclusive(Table):
    """Sets of words of which a person has one at most."""

    parties: Written
    nations: Written
    states: Written


class RolesTable(Table):
    """``roles.yaml``."""

    nouns: tuple[RoleRow, ...]
    contrasts: Contrasts
    exclusive: Exclusive
    home: Written
    loose: Words
    weak: Words
    people: Words
    collectives: Words
    plurals: Words
    parts: Words
    acting: Words
    making: Words
    examples: tuple[ReadingExample, ...]


@cache
def names() -> NamesTable:
    """Titles, particles, words of bodies, places. Raises DataError with the entry at fault."""
    return load(__package__, "names.yaml", NamesTable)


@cache
def given_names() -> GivenNamesTable:
    """Given names with their genders and short forms. Raises DataError with the entry at fault."""
    return load(__package__, "given_names.yaml", GivenNamesTable)


@cache
def roles() -> RolesTable:
    """Nouns for persons. Raises DataError with the entry at fault."""
    return load(__package__, "roles.yaml", RolesTable)
