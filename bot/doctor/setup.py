"""What is checked: the settings as far as they can be used, where the archive is, and how it is."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from answers import Condition, condition_of
from answers.errors import ArchiveError, InputError
from answers.places import shown
from bot.archives import VARIABLE, file_of, own_archive
from bot.nesting import deep_line
from bot.settings import Settings, explained, load, parse

_SECONDS = 20.0
"""The longest that an archive's integrity is checked."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the archive is. ``insisted``: the bot does not start without it, or not unless it can be written."""

    place: str
    source: str
    insisted: bool

    @property
    def shown(self) -> str:
        """The place as it may be shown, without a password."""
        return shown(self.place)

    @property
    def file(self) -> Path | None:
        """The archive's file; None for a database behind a URL."""
        return file_of(self.place)


@dataclass(frozen=True)
class Setup:
    """What is checked. ``settings`` holds defaults in the place of ``wrong`` ones; it is None where none can be read.

    ``mistakes`` are the configuration's, a line each.
    """

    config: str | None
    settings: Settings | None
    wrong: frozenset[str]
    mistakes: tuple[str, ...]
    asked: str | None = None
    lore: str | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    @classmethod
    def read(cls, config: str | None, asked: str | None = None, lore: str | None = None) -> Setup:
        """The set-up of a configuration file, an archive and a lore asked for on the command line; None: none given."""
        if config is None:
            return cls(None, Settings(), frozenset(), (), asked, lore)
        try:
            return cls(config, load(config), frozenset(), (), asked, lore)
        except InputError as error:
            mistakes = tuple(re.split(rf"; (?={re.escape(config)}:\d+: )", str(error)))
        settings, wrong = _as_far_as_right(config)
        return cls(config, settings, wrong, mistakes, asked, lore)

    @cached_property
    def site(self) -> Site | None:
        """Where the archive is; None where the seed articles answer."""
        assert self.settings is not None
        if self.asked:
            return Site(self.asked, "--archive", True)
        if self.settings.archive:
            return Site(self.settings.archive, "the configuration", True)
        if place := self.environment.get(VARIABLE):
            return Site(place, VARIABLE, False)
        own = own_archive()
        return Site(str(own), "your own archive", False) if own.exists() else None

    @cached_property
    def archive(self) -> Condition | ArchiveError | None:
        """How the archive is, or why that cannot be told; None where there is none yet."""
        site = self.site
        if site is None or (site.file and not site.file.exists()):
            return None
        try:
            return condition_of(site.place, seconds=_SECONDS)
        except ArchiveError as error:
            return error

    @property
    def folder(self) -> Path | None:
        """Where the archive is written, or its index for a database elsewhere; None for the seeds."""
        if self.site is None:
            return None
        if self.site.file:
            return self.site.file.absolute().parent
        index = self.archive.index if isinstance(self.archive, Condition) else None
        return index.folder if index else None


def existing(path: Path) -> Path:
    """The path, or the nearest folder above it that is there."""
    return next(one for one in (path, *path.parents) if one.exists())


def unwritable(path: Path, *, folder: bool = True) -> str | None:
    """Why a folder or file cannot be written, or made where it is to be; None where it can."""
    there = existing(path.absolute())
    if not there.is_dir() and (folder or there != path.absolute()):
        return f"{there} is a file, not a folder"
    return None if os.access(there, os.W_OK | (os.X_OK if there.is_dir() else 0)) else f"{there} may not be written"


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files in a folder; 0 where there is none."""
    try:
        files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
        return sum(one.stat().st_size for one in files)
    except OSError:  # not there, or deleted just then
        return 0


def _as_far_as_right(config: str) -> tuple[Settings | None, frozenset[str]]:
    """The settings that can be used of a file with mistakes, and the names of those that cannot."""
    try:
        text = Path(config).read_text(encoding="utf-8")
        values = None if deep_line(text) else yaml.safe_load(text)
    except (OSError, ValueError, OverflowError, RecursionError, yaml.YAMLError):
        return None, frozenset()
    if not isinstance(values, dict):
        return None, frozenset()
    right: dict[str, object] = {}
    for key, value in [*values.items()] * 2:  # one may need another that comes after it
        with suppress(InputError):
            parse(yaml.safe_dump({**right, key: value}))
            right[key] = value
    wrong = frozenset(name for name in explained() if name in values and name not in right)
    return parse(yaml.safe_dump(right)), wrong
