"""``onrecord licences``: under what terms the program, its data and all that it is installed with may be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from importlib.metadata import Distribution

from bot.cli.arguments import Options
from bot.present.plain import harmless

_PROGRAM = "onrecord"
_DATA = (
    ("WordNet", "3.1", "WordNet 3.0 License, answers/language/thesaurus.LICENSE.txt"),
    ("all-MiniLM-L6-v2", "2", "Apache License 2.0, answers/language/word_vectors.LICENSE.txt"),
    ("DejaVu fonts", "2.37", "Bitstream Vera and Arev licences, bot/present/fonts/LICENSE.txt"),
)
"""What is shipped with the program and has terms of its own: what it is, its version, its terms and where they are."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CLASSIFIER = "License :: "
_MOST = 100
"""Characters of terms: some packages have the whole text where its name should be."""


def licences(options: Options) -> int:
    """Prints a line for the program, for the data in it, and for each package that it uses and that is installed."""
    found = sorted(_used(_PROGRAM), key=lambda one: one.name.lower())
    rows = [(one.name, one.version, _terms(one)) for one in found]
    for name, version, terms in [*rows, *_DATA]:
        print(harmless("  ".join(part for part in (name, version, terms) if part)))
    return 0


def _used(program: str) -> Iterator[Distribution]:
    """A package and those it uses, and they in turn, with their extras, as far as they are installed."""
    waiting, seen = [program], set[str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            one = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        yield one
        waiting += [match[0] for text in one.requires or () if (match := _NAME.match(text))]


def _terms(one: Distribution) -> str:
    """What a package says of its terms, in one line: an SPDX expression, a classifier, or the field's first line."""

    def said(field: str) -> list[str]:
        return one.metadata.get_all(field) or []

    classified = [text for text in said("Classifier") if text.startswith(_CLASSIFIER)]
    named = [text.rpartition(" :: ")[2] for text in classified if text.count(" :: ") > 1 or len(classified) == 1]
    first = [line for text in said("License") for line in text.strip().splitlines()[:1]]
    found = [*said("License-Expression"), *([", ".join(named)] if named else first)]
    return found[0][:_MOST] if found else "not told: see its own files"
