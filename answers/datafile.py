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
        text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{name} cannot be read: {error}") from error
