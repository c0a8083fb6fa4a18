"""Files of golden questions and Discord scripts: read all of them, then run each case in its turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from answers import Archive
from bot.extras import need
from bot.harness.cases import ASK, Case, load_case
from bot.harness.document import Value, one_kind, read
from bot.harness.golden import run_case
from bot.harness.results import Result
from bot.harness.script import Script

_SCRIPT = "script"
_EXAMPLE = "'- ask: …' for a question, '- script: …' for a Discord script"


def load(files: Iterable[str | Path]) -> list[Case | Script]:
    """Every case of every file, in order. Raises InputError, with file and line, for the first that is not right."""
    return [_load(item) for file in files for item in read(file)]


def _load(item: Value) -> Case | Script:
    if not item.is_mapping:
        raise item.wrong(f"keys with values are needed: {_EXAMPLE}")
    if one_kind(item.keys(), (ASK, _SCRIPT), item, _EXAMPLE) == ASK:
        return load_case(item)
    need("try", f"{item.where}: Discord scripts need")

    from bot.harness.scripts import load_script  # loads the bot, which questions alone do not need

    return load_script(item)


def reference() -> Path:
    """The file that explains how such files are written, as cases that pass."""
    return Path(__file__).with_name("format.yaml")


def asks_archive(cases: Iterable[Case | Script]) -> bool:
    """Whether any case is about the archive that is checked, and has not brought articles of its own."""
    return any(not one.articles for one in cases)


def needs_copy(cases: Iterable[Case | Script]) -> bool:
    """Whether any case is played on a copy of that archive."""
    return any(isinstance(one, Script) and not one.articles for one in cases)


def run(cases: Sequence[Case | Script], archive: Archive) -> Iterator[Result]:
    """Runs each in turn; none of them changes the archive but for what a question makes it read."""
    for case in cases:
        if isinstance(case, Case):
            yield run_case(case, archive)
        else:
            from bot.harness.play import play

            yield play(case, archive)
