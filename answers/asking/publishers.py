"""Which publisher a person means: by name, by its name without the article, or by a near spelling."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from answers.errors import InputError
from answers.language.function_words import function_words
from answers.language.words import words

_THE = function_words().articles.definite
NEAR = 88
"""How alike (0 to 100) a spelling has to be to be taken for a publisher's name."""


def _key(name: str) -> str:
    return " ".join(w.folded for w in words(name) if w.folded not in _THE)


def find(asked: str, known: Iterable[str]) -> str | None:
    """The publisher of the record that ``asked`` names, or None."""
    names = {name: _key(name) for name in known}
    wanted = _key(asked)
    if not wanted:
        return None
    exact = [name for name, key in names.items() if key == wanted]
    if exact:
        return exact[0]
    near = process.extractOne(wanted, names, scorer=fuzz.ratio, score_cutoff=NEAR)
    return str(near[2]) if near else None


def require(asked: str, known: Iterable[str]) -> str:
    """The same, for a filter that was set on purpose. Raises InputError that lists some publishers there are."""
    names = sorted(known)
    found = find(asked, names)
    if found is None:
        have = f"; there are {', '.join(names[:5])}" if names else ""
        raise InputError(f"no article in the archive is by the publisher {asked[:80]!r}{have}")
    return found
