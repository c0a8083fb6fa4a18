"""The data files beside the code that reads them: YAML validated by pydantic, and plain text.

A schema is any type that pydantic validates: a ``Table`` for a mapping of known keys, or a list or dict of such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from answers.errors import DataError

if TYPE_CHECKING:
    import yaml


_T = TypeVar("_T")


class Table(BaseModel):
    """What schemas are made of: nothing may be missing, misspelt or changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _lower(word: str) -> str:
    if not word or word != word.lower():
        raise ValueError("must be a word in lower case")
    return word


Lower = Annotated[str, AfterValidator(_lower)]
"""A word, or several with blanks between, in lower case."""

Words = frozenset[Lower]


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"is no pattern: {error}") from error


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]
"""A regular expression; case is left aside."""


def load(package: str, name: str, schema: type[_T]) -> _T:
    """What is in a YAML file of a package, as ``schema`` has it; libyaml reads it where it is there, ten times as fast.

    Raises:
        DataError: the file is missing, no YAML, or breaks the schema; the file, the line and the entry are named.
    """
    return validated(read_text(package, name), name, schema)


def validated(text: str, name: str, schema: type[_T], *, typed: bool = True) -> _T:
    """What is in YAML text, as ``schema`` has it; ``name`` is what errors call it. Without ``typed`` all is text.

    Raises:
        DataError: it is no YAML, or breaks the schema; one line with the name, the line and the entry.
    """
    import yaml

    loader = getattr(yaml, f"C{'Safe' if typed else 'Base'}Loader", yaml.SafeLoader if typed else yaml.BaseLoader)
    try:
        data = yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        raise DataError(f"{name}{where}: no YAML: {problem}") from error
    try:
        return TypeAdapter(schema).validate_python(data)
    except ValidationError as error:
        fault = error.errors()[0]
        what = [*map(str, fault["loc"]), fault["msg"].removeprefix("Value error, ")]
        raise DataError(f"{name}, line {_line(text, fault['loc'])}: {': '.join(what)}") from error


def read_text(package: str, name: str) -> str:
    """What is in a file of a package. Raises DataError where it is missing."""
    try:
        return resources.files(package).joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{name} cannot be read: {error}") from error


def _line(text: str, location: Iterable[Any]) -> int:
    """The line, from 1, of the entry at a location; of the nearest one around it where it is missing."""
    import yaml

    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if node is None:
        return 1
    line = node.start_mark.line
    for step in location:
        below = _child(node, step)
        if below is None:
            break
        node = below
        line = node.start_mark.line
    return line + 1


def _child(node: yaml.Node, step: object) -> yaml.Node | None:
    value: Sequence[Any] = node.value if isinstance(node.value, list) else ()
    for position, item in enumerate(value):
        if isinstance(item, tuple):
            if item[0].value == step:
                return item[1]  # type: ignore[no-any-return]
        elif position == step:
            return item  # type: ignore[no-any-return]
    return None
