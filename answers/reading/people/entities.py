"""Who and what is named in an article: persons, bodies and places, with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from answers.language.gazetteer import gazetteer
from answers.reading.people.mentions import Kind

Role = tuple[frozenset[str], str]
"""A description as its modifiers and its noun, in lower case."""


@lru_cache(maxsize=4096)
def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    suffixes = gazetteer().suffixes
    return tuple(w.lower() for w in words if w not in suffixes) or tuple(w.lower() for w in words)


@dataclass(eq=False, slots=True)
class Entity:
    """A person, body or place of the article; grows while the article is gone through."""

    words: tuple[str, ...]
    kind: Kind
    gender: str = ""
    first: int = 0
    full: int = 0  # namings by more than the surname
    total: int = 0
    roles: set[Role] = field(default_factory=set)
    known: tuple[Role, ...] = ()

    @property
    def name(self) -> str:
        """The fullest name that the article uses."""
        return " ".join(self.words)

    @property
    def key(self) -> tuple[str, ...]:
        """The name in lower case without suffixes."""
        return _key(self.words)

    def be_person(self, gender: str) -> None:
        """It is told to be a person, of a gender where that was not known."""
        self.kind, self.gender = Kind.PERSON, self.gender or gender
