"""Which spaCy pipeline is installed, and whether it is the one that reading was made with, file by file.

The files are checked before anything of them is read, and no code of the package that brings them is run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from answers.errors import DataError
from answers.language.tables import Table, load


class _Pipeline(Table):
    """The package of each distribution with the pipeline's name in it, and what the pipeline's own files must say."""

    packages: dict[str, str]
    version: str
    meta: dict[str, str]
    files: dict[str, str]


def find() -> Path:
    """The folder of the first installed pipeline that is the right one.

    Raises:
        DataError: none is installed, or what is wrong with each that is.
    """
    data = load(__package__, "pipeline.yaml", _Pipeline)
    wrong: list[str] = []
    for package, name in data.packages.items():
        place = _place(package)
        if place is None:
            continue
        fault = _fault(place, {**data.meta, "name": name, "version": data.version}, data.files)
        if fault is None:
            return place
        wrong.append(f"the language model {package} {fault}")
    raise DataError("; ".join(wrong) or f"no English language model is installed: {' or '.join(data.packages)}")


def _place(package: str) -> Path | None:
    """Where an installed package keeps its pipeline: the folder in it with a ``config.cfg``."""
    spec = find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        for config in sorted(Path(folder).glob("*/config.cfg")):
            return config.parent
    return None


def _fault(place: Path, meta: Mapping[str, str], files: Mapping[str, str]) -> str | None:
    """What is not as it should be in a pipeline's folder."""
    try:
        found: dict[str, Any] = json.loads((place / "meta.json").read_text(encoding="utf-8"))
        for key, value in meta.items():
            if found.get(key) != value:
                return f"is not the one that is needed: its {key} is {found.get(key)!r}, not {value!r}"
        for name, digest in files.items():
            if hashlib.sha256((place / name).read_bytes()).hexdigest() != digest:
                return f"has been changed: {name} has another SHA-256 than it was published with"
    except (OSError, ValueError, AttributeError) as error:
        return f"is incomplete: {getattr(error, 'filename', None) or 'meta.json'} cannot be read"
    return None
