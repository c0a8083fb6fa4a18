"""The libraries that only some of the program needs, by the extras of the distribution that bring them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec

from answers.errors import InputError

_TRY = ("simcord", "prompt_toolkit", "junitparser")
MODULES: Mapping[str, Sequence[str]] = {
    "pages": ("trafilatura",),
    "try": _TRY,
    "local": (*_TRY, "av", "linkify_it", "markdown_it", "regex", "tzlocal"),
}
"""Modules of each extra, those of the extras that it includes among them."""


def need(extra: str, what: str) -> None:
    """Raises InputError, which says how to install them, where modules of an extra are missing.

    Args:
        extra: the extra that brings them.
        what: how the message begins: "web pages need".
    """
    if any(find_spec(module) is None for module in MODULES[extra]):
        raise InputError(f"{what} more libraries: pip install 'onrecord[{extra}]'")
