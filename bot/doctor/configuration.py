"""The configuration file and the lore: readable, and nothing in them that is not known or cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from answers import load_lore
from answers.errors import InputError
from bot.archives import lore_place
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


def lore(setup: Setup) -> Iterator[Finding]:
    """The lore of the settings, the command line or the environment, if there is one."""
    assert setup.settings is not None
    place = lore_place(setup.lore, setup.settings.lore, environment=setup.environment)
    if place is None:
        yield ok("lore", "none is given")
        return
    try:
        found = load_lore(place)
    except InputError as error:
        yield fault("lore", str(error), "correct it, or take the lore out; the bot does not start with it")
    else:
        yield ok("lore", f"{place}: {', '.join(f'{count:,} {what}' for what, count in found.counts.items())}")


def _remedy(mistake: str, name: str) -> str:
    if "cannot be read" in mistake:
        return "check its path, and that the user who runs the bot may read it"
    if "unknown setting" in mistake:
        return f"correct the name of the key, or take the line out of {name}"
    return f"correct that line of {name}; without it, the default holds"
