"""When two names are one speaker's: token for token, minding titles, initials, short forms and generations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from answers.language.gazetteer import folded_names
from answers.language.wording import wording
from answers.language.words import fold, words

_NICKNAME = re.compile(r"“([^”]{1,40})”")
MOST_GIVEN = 3
"""Given names that somebody may have."""


@lru_cache(maxsize=100_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The name's folded words without titles, articles, degrees and a company's "Corp"; a title alone stays."""
    known = folded_names()
    written = name.replace(",", " ").split()
    while len(written) > 1 and written[-1].replace(".", "").lower() in known.degrees:
        written.pop()
    tokens = [known.spelt.get(word.folded, word.folded) for word in words(" ".join(written))]
    while len(tokens) > 1 and tokens[0] in known.openers:
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1] in known.companies:
        tokens.pop()
    return tuple(tokens)


def begins_capital(name: str) -> bool:
    """Whether a speaker goes by a name, and is not only described: "Ada Moreno", never "the mayor"."""
    return name[:1].isupper()


def has_name(full: str, name: str) -> bool:
    """Whether a name has all the words of another, in any order and however they are written: "José Peña", "pena"."""
    return {word.folded for word in words(name)} <= {word.folded for word in words(full)}


@dataclass(frozen=True, slots=True)
class Parts:
    """A name as (given names, surname, generation); a name of one word has no given names."""

    given: tuple[str, ...]
    last: str
    generation: str | None


@lru_cache(maxsize=100_000)
def parts(tokens: tuple[str, ...]) -> Parts:
    generation = folded_names().generations.get(tokens[-1]) if len(tokens) > 1 else None
    core = (tokens[:-1] if generation else tokens) or ("",)
    return Parts(core[:-1], core[-1], generation)


def without_generation(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without "Jr.", as people ask for its bearer."""
    found = parts(tokens)
    return (*found.given, found.last)


def _same_given(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether given names agree: equal, a short form, or an initial. Middle names may be missing on either side."""
    a, k = asked[0], known[0]
    if a == k or k in folded_names().short_forms.get(a, ()):
        return True
    if len(a) == 1 or len(k) == 1:
        return a[0] == k[0]
    # One side may use a middle name or leave out a first initial: "J. Edgar Hoover", "Edgar Hoover".
    return a in known or k in asked


@lru_cache(maxsize=100_000)
def _joining(given: tuple[str, ...]) -> frozenset[str]:
    """The words before a name that are no given names: "of" in "the head of Baldwin"."""
    return frozenset(word for word in given if len(word) > 1 and word in wording().stop)


def agree(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """How well two names as spelt can be one speaker's, token for token: 1 the same, 0 not the same."""
    if not asked or not known:
        return 0.0
    if asked == known:
        return 1.0
    if len(known) == 1 and known[0] in folded_names().openers | folded_names().companies:
        return 0.0  # "the attorney general" is not whoever a text calls "the general"
    a, k = parts(asked), parts(known)
    if _joining(a.given) - _joining(k.given):
        return 0.0  # "the head of Baldwin" is not Baldwin, nor is "the helicopter in Kabul" Kabul
    if a.last == k.last and (a.generation == k.generation or not (a.given and k.given)):
        if a.given and k.given:
            return 0.95 if _same_given(a.given, k.given) else 0.0
        if (
            a.generation != k.generation
            or len(a.given) > MOST_GIVEN
            or (len(k.given) == 1 and k.given[0] in folded_names().directions)
        ):
            return 0.0
        return 0.85
    spokespeople = folded_names().spokespeople
    rest = known[len(asked) :]
    if known[: len(asked)] == asked and rest and all(token in spokespeople for token in rest):
        return 0.6  # "White House" for "White House spokesman"
    return 0.0


def initials(written: Sequence[str]) -> str:
    """The first letters of a name's words that have a capital, in lower case: "fbi"; "" of fewer than three words."""
    capital = [word for word in written if word[:1].isupper()]
    return "".join(fold(word[0]) for word in capital) if len(capital) > 2 else ""


def given_alone(asked: tuple[str, ...], name: str) -> float:
    """A given name or a nickname alone: "Hillary". The rest has to look like a surname: not "the Trump campaign"."""
    known = parts(name_tokens(name))
    last = name.rsplit(maxsplit=1)[-1]
    called = [known.given[:1], *(tuple(word.folded for word in words(one)) for one in _NICKNAME.findall(name))]
    if not known.given or asked not in called or not last[:1].isupper():
        return 0.0
    return 0.0 if known.last in folded_names().bodies else 0.7


def collective(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """A group asked for by fewer words than the text has: "European officials", "two senior European officials"."""
    if len(known) > len(asked) and asked[-1] == known[-1] and asked[-1].endswith("s") and set(asked) <= set(known):
        return 0.75
    return 0.0
