"""The data files beside the code that reads them."""

from __future__ import annotations

from importlib import resources
from typing import Any

from answers.errors import DataError


def load(package: str, name: str) -> Any:
    """What is in a YAML file of a package, not yet validated; read by libyaml where it is there, ten times as fast.

    Raises:
        DataError: it is missing, or no YAML.
    """
    import yaml

    try:
        return yaml.load(read_text(package, name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataError(f"{name} cannot be read: {error}") from error


def read_text(package: str, name: str) -> str:
    """What is in a file of a package. Raises DataError where it is missing."""
    try:
        return resources.files(package).joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{name} cannot be read: {error}") from error
