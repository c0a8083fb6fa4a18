"""What is known of names before any article is read: titles, given names, roles, places, much-mentioned people.

The lists are ``titles.yaml``, ``given_names.yaml``, ``roles.yaml`` and ``persons.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from answers.errors import DataError
from answers.language import rules


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a name: the role that it gives ("senator", or "") and the gender that it tells ("m", "f" or "")."""

    role: str
    gender: str


@dataclass(frozen=True, slots=True)
class Known:
    """A much-mentioned person: name in words, gender, and descriptions as (modifiers, noun)."""

    words: tuple[str, ...]
    gender: str
    called: tuple[tuple[frozenset[str], str], ...]
    bare: bool = False  # whose the surname alone is, whoever else of that name is spoken of


@dataclass(frozen=True, slots=True)
class Lore:
    """All the lists, laid out for looking up; words are as written unless said otherwise."""

    titles: Mapping[str, Title]
    long_titles: Mapping[tuple[str, ...], Title]
    prefixes: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    body_words: frozenset[str]
    of_heads: frozenset[str]
    not_names: frozenset[str]
    places: frozenset[tuple[str, ...]]
    genders: Mapping[str, str]  # given name in lower case -> "m", "f" or "" (either)
    short_forms: Mapping[str, frozenset[int]]  # given name in lower case -> rows that it stands in
    means: Mapping[str, frozenset[str]]  # role noun -> the nouns it may stand for, itself included
    role_genders: Mapping[str, str]
    only_nations: frozenset[str]  # nouns that mean others only with a nation before them: "the Russian leader"
    people: frozenset[str]  # nouns that a person may be called by
    contrasts: tuple[frozenset[str], ...]  # lower case
    exclusive: tuple[frozenset[str], ...]  # lower case
    loose: frozenset[str]
    weak: frozenset[str]  # nouns that fit many: they mean somebody only when he is being spoken of
    belongings: frozenset[str]
    groups: frozenset[str]
    known: Mapping[str, tuple[Known, ...]]  # by last word, in lower case
    known_names: frozenset[tuple[str, ...]]


@cache
def lore() -> Lore:
    """The lists, read and checked once.

    Raises:
        DataError: one of the files is malformed.
    """
    titles: dict[str, Title] = {}
    for row in rules.entries("titles", "titles", words=list, example=str):
        for word in row["words"]:
            titles[word] = Title(row.get("role", ""), _gender("titles", row))
    long_titles = {
        tuple(row["words"].split()): Title(row["role"], _gender("titles", row))
        for row in rules.entries("titles", "long_titles", words=str, role=str, example=str)
    }
    known = _known()
    nouns = rules.entries("roles", "nouns", word=str, example=str)
    return Lore(
        titles=titles,
        long_titles=long_titles,
        prefixes=rules.words("titles", "prefixes"),
        particles=rules.words("titles", "particles"),
        suffixes=rules.words("titles", "suffixes"),
        body_words=rules.words("titles", "body_words"),
        of_heads=rules.words("titles", "of_heads"),
        not_names=rules.words("titles", "not_names"),
        places=frozenset(tuple(place.split()) for place in rules.words("titles", "places")),
        genders=_genders(),
        short_forms=_short_forms(),
        means={row["word"]: frozenset([row["word"], *row.get("means", ())]) for row in nouns},
        role_genders={row["word"]: _gender("roles", row) for row in nouns},
        only_nations=frozenset(row["word"] for row in nouns if row.get("only_nations")),
        people=rules.words("roles", "people")
        | {row["word"] for row in nouns}
        | {t.role for t in titles.values()} - {""},
        contrasts=_sets("contrasts"),
        exclusive=_sets("exclusive"),
        loose=rules.words("roles", "loose"),
        weak=rules.words("roles", "weak"),
        belongings=rules.words("roles", "belongings"),
        groups=rules.words("roles", "groups"),
        known=known,
        known_names=frozenset(person.words for rows in known.values() for person in rows),
    )


def description(words: str) -> tuple[frozenset[str], str]:
    """A description as its modifiers and its noun, in lower case: "former prime minister", "secretary of state"."""
    before, _, after = words.lower().replace(" - ", "-").partition(" of ")
    parts = before.split()
    if after:
        modifiers, noun = description(before)
        return modifiers | frozenset(after.split()) - {"the"}, noun
    length = 2 if tuple(parts[-2:]) in _COMPOUNDS else 1
    return frozenset(parts[:-length]), " ".join(parts[-length:])


_COMPOUNDS = {
    ("prime", "minister"),
    ("vice", "president"),
    ("attorney", "general"),
    ("first", "lady"),
    ("lieutenant", "governor"),
}


def _gender(file: str, row: Mapping[str, Any]) -> str:
    gender = row.get("gender", "")
    if gender not in {"", "m", "f"}:
        raise DataError(f"{file}.yaml: 'gender' must be m or f, found {gender!r}")
    return str(gender)


def _genders() -> dict[str, str]:
    data = rules.load("given_names")
    found: dict[str, str] = {}
    for section, gender in (("men", "m"), ("women", "f"), ("either", "")):
        if not isinstance(data.get(section), str):
            raise DataError(f"given_names.yaml: section {section!r} must be names with blanks between")
        for name in data[section].lower().split():
            found[name] = gender if found.get(name, gender) == gender else ""
    return found


def _short_forms() -> dict[str, frozenset[int]]:
    table = rules.load("given_names").get("short_forms")
    if not isinstance(table, list) or not all(isinstance(row, list) for row in table):
        raise DataError("given_names.yaml: 'short_forms' must be a list of lists of names")
    found: dict[str, set[int]] = {}
    for number, row in enumerate(table):
        for name in row:
            found.setdefault(str(name).lower(), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _sets(section: str) -> tuple[frozenset[str], ...]:
    table = rules.load("roles").get(section)
    if not isinstance(table, list) or not all(isinstance(row, list) for row in table):
        raise DataError(f"roles.yaml: {section!r} must be a list of lists of words")
    return tuple(frozenset(str(word).lower() for word in row) for row in table)


def _known() -> dict[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = {}
    for row in rules.entries("persons", "persons", person=str, gender=str, called=list, example=str):
        words = tuple(row["person"].lower().replace("jr.", "").split())
        called: Iterable[str] = row["called"]
        known = Known(
            tuple(row["person"].lower().split()),
            _gender("persons", row),
            tuple(description(c) for c in called),
            bool(row.get("bare")),
        )
        found.setdefault(words[-1], []).append(known)
    return {surname: tuple(rows) for surname, rows in found.items()}
