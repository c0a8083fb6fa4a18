"""Loads the rule files beside this module and checks them: ``<name>.yaml``.

A rule file is a YAML mapping of sections; a section is a list of entries. An entry is a mapping with the fields that
its reader asks for, one of them usually ``example``: a sentence that shows the rule at work, run by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from answers.errors import DataError
from answers.language import tables


@cache
def load(name: str) -> Mapping[str, Any]:
    """The rule file ``<name>.yaml`` as a mapping.

    Raises:
        DataError: the file is missing, no YAML, or no mapping.
    """
    return tables.load(__package__, f"{name}.yaml", dict[str, Any])


def entries(name: str, section: str, **fields: type) -> list[dict[str, Any]]:
    """The entries of one section, each with at least ``fields``, of those types.

    ``entries("cues", "verbs", lemma=str, example=str)``

    Raises:
        DataError: the section is missing, no list, or an entry lacks a field or has one of another type.
    """
    rows = load(name).get(section)
    if not isinstance(rows, list):
        raise DataError(f"{name}.yaml: section {section!r} must be a list")
    for position, row in enumerate(rows, 1):
        where = f"{name}.yaml: {section}, entry {position}"
        if not isinstance(row, dict):
            raise DataError(f"{where}: expected a mapping, found {row!r}")
        for field, kind in fields.items():
            if not isinstance(row.get(field), kind):
                raise DataError(f"{where}: {field!r} must be {kind.__name__}, found {row.get(field)!r}")
    return rows


def words(name: str, section: str) -> frozenset[str]:
    """A section that is a plain list of words.

    Raises:
        DataError: the section is missing or holds anything but words.
    """
    rows = load(name).get(section)
    if not isinstance(rows, list) or not all(isinstance(row, str) and row for row in rows):
        raise DataError(f"{name}.yaml: section {section!r} must be a list of words")
    return frozenset(rows)
