"""The bot's own behaviour, held by Discord scripts: every file of tests/scripts, a test a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from answers import Archive
from bot.archives import seed_articles
from bot.harness.cases import Case
from bot.harness.checking import load, reference, run
from bot.harness.play import play
from bot.harness.script import KINDS, Script

FILES = sorted((Path(__file__).resolve().parents[2] / "scripts").glob("*.yaml"))
SCRIPTS = [one for one in load(FILES) if isinstance(one, Script)]
EXPLAINED = load([reference()])


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The seed articles, read once; every script is played on a copy."""
    with Archive.open(tmp_path_factory.mktemp("seeds") / "archive.db") as archive:
        archive.add(seed_articles())
        yield archive


@pytest.mark.parametrize(
    "script", SCRIPTS, ids=[f"{Path(one.where).stem.partition('.')[0]}: {one.name}" for one in SCRIPTS]
)
def test_script(script: Script, seeds: Archive) -> None:
    result = play(script, seeds)
    assert result.passed, "\n".join([*result.faults, *result.transcript])


@pytest.mark.parametrize("case", EXPLAINED, ids=[Path(one.where).name for one in EXPLAINED])
def test_what_explains_how_files_are_written_holds(case: Case | Script, seeds: Archive) -> None:
    [result] = run([case], seeds)
    assert result.passed, "\n".join([*result.faults, *result.transcript])


def test_they_use_every_kind_of_step() -> None:
    assert {step.kind for script in SCRIPTS for step in script.steps} == set(KINDS) - {"expect"}


def test_every_step_but_preparations_is_looked_at() -> None:
    for script in SCRIPTS:
        assert script.steps[-1].expects, script.where
