"""Lore: what an operator's newsroom knows of the people it writes about, in a YAML file of its own.

It adds to the gazetteer of this process and of the processes that read for it. It is set once, before any name is
looked up, for what was read with one lore and what is asked with another would not fit together. What an archive has
read before its lore changed stays as it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from answers.errors import DataError, InputError
from answers.language.name_tables import Gender, names
from answers.language.tables import Table, validated
from answers.language.words import fold

MAX_BYTES = 1_000_000
"""The largest file that is taken."""
MAX_ENTRIES = 20_000
"""Entries of all kinds that are taken."""
_DEPTH = 6
"""Lists and mappings within each other, which is more than any lore needs."""
_MESSAGE = 400
"""Characters of what is said of a mistake."""
_TITLE_WORDS = 4
"""Words of the longest title that articles are searched for."""


def _or_nothing(value: object) -> object:
    """A section without entries reads as an empty text."""
    return () if value == "" else value


def _name(name: str) -> str:
    name = " ".join(name.replace(",", " ").split())
    if not surname(name):
        raise ValueError("a name with a surname is needed")
    return name


def _title(title: str) -> str:
    if len(title.split()) > _TITLE_WORDS:
        raise ValueError(f"a title has {_TITLE_WORDS} words at most")
    return " ".join(title.split())


def _described(words: str) -> str:
    return words[4:] if words[:4].lower() == "the " else words


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
_Name = Annotated[_Text, AfterValidator(_name)]
_GivenName = Annotated[_Text, StringConstraints(pattern=r"^\S+$")]
_Nicknames = Annotated[tuple[_GivenName, ...], Field(min_length=2)]


class Person(Table):
    """Somebody, with the descriptions that are this person's and no namesake's.

    ``surname_alone``: newspapers use the surname alone for this person only, and call the family by given names.
    """

    name: _Name
    gender: Gender = ""
    known_as: Annotated[tuple[Annotated[_Text, AfterValidator(_described)], ...], BeforeValidator(_or_nothing)] = ()
    surname_alone: bool = False


class Lore(Table):
    """What is known besides what the program knows.

    ``nicknames`` are rows of given names that are one, ``spellings`` rows of ways to write one word of a name, and
    ``bodies`` names that are no person's.
    """

    people: Annotated[tuple[Person, ...], BeforeValidator(_or_nothing)] = ()
    titles: Annotated[tuple[Annotated[_Text, AfterValidator(_title)], ...], BeforeValidator(_or_nothing)] = ()
    nicknames: Annotated[tuple[_Nicknames, ...], BeforeValidator(_or_nothing)] = ()
    spellings: Annotated[tuple[_Nicknames, ...], BeforeValidator(_or_nothing)] = ()
    bodies: Annotated[tuple[_Text, ...], BeforeValidator(_or_nothing)] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entries it has of each kind."""
        return {name: len(getattr(self, name)) for name in type(self).model_fields}

    @model_validator(mode="before")
    @classmethod
    def _of_an_empty_file(cls, value: object) -> object:
        return {} if value is None else value


def surname(name: str) -> str:
    """The last word of a person's name in lower case, without "Jr."; "" where there is none."""
    after = {fold(word) for word in names().degrees.union(*names().generations)}
    return next((word for word in reversed(name.lower().split()) if fold(word) not in {*after, ""}), "")


def load_lore(path: str | Path) -> Lore:
    """The lore of a file.

    Raises:
        InputError: it cannot be read, is too large, or is not written as lore is; one line with the file and the line.
    """
    text = _read(path)
    _check(text, str(path))
    try:
        found: Lore = validated(text, str(path), Lore, typed=False)
    except DataError as error:
        message = " ".join(str(error).splitlines())  # it may quote a key of the file's
        raise InputError(message if len(message) <= _MESSAGE else message[:_MESSAGE] + "…") from None
    if (entries := sum(found.counts.values())) > MAX_ENTRIES:
        raise InputError(f"{path} has {entries:,} entries, and {MAX_ENTRIES:,} are the most")
    return found


def _read(path: str | Path) -> str:
    try:
        with Path(path).open("rb") as file:
            found = file.read(MAX_BYTES + 1)
        if len(found) > MAX_BYTES:
            raise InputError(f"{path} has more than {MAX_BYTES:,} bytes, which are the most")
        return found.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path} cannot be read: not UTF-8") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise InputError(f"the lore cannot be read: {error}") from None  # a path that no file can have


def _check(text: str, name: str) -> None:
    """Refuse what grows or nests without limit. What is no YAML is left to the reader that comes after."""
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent):
                raise InputError(f"{name}, line {line}: entries are written out, not referred to by *")
            if depth > _DEPTH:
                raise InputError(f"{name}, line {line}: nested too deeply")
    except yaml.YAMLError:
        return


# What is in use in this process

_lore = Lore()
_taken = False


def use_lore(given: str | Path | Lore) -> None:
    """Read and ask with a file's lore, in this process and in those that read for it; to be called before either.

    Raises:
        InputError: like ``load_lore``, or names were looked up already, without this lore.
    """
    global _lore  # noqa: PLW0603  a process has one lore
    lore = given if isinstance(given, Lore) else load_lore(given)
    if _taken and lore != _lore:
        raise InputError("the lore comes too late: names were looked up without it")
    _lore = lore


def lore_in_use() -> Lore:
    """The lore of this process, which stays from now on."""
    global _taken  # noqa: PLW0603  a process has one lore
    _taken = True
    return _lore
