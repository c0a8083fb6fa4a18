"""The configuration file: readable, and nothing in it that is not known or cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from bot.doctor.findings import Finding, fault, ok
from bot.doctor.setup import Setup

NAME = "configuration"


def configuration(setup: Setup) -> Iterator[Finding]:
    """Every mistake with its line."""
    if setup.config is None:
        yield ok(NAME, "no file is given (--config FILE): every setting has its default")
    elif not setup.mistakes:
        yield ok(NAME, f"{setup.config}: all keys and values are right")
    for mistake in setup.mistakes:
        yield fault(NAME, mistake, _remedy(mistake, setup.config or ""))


def _remedy(mistake: str, name: str) -> str:
    if "cannot be read" in mistake:
        return "check its path, and that the user who runs the bot may read it"
    if "unknown setting" in mistake:
        return f"correct the name of the key, or take the line out of {name}"
    return f"correct that line of {name}; without it, the default holds"
