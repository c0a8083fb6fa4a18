"""The example of a newsroom's own checks runs as it is described."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from guide_blocks import TOP, blocks

from bot.cli import main

pytestmark = pytest.mark.system

FOLDER = TOP / "deploy" / "newsroom-ci"


def commands() -> list[str]:
    """What the README says is to be run."""
    (block,) = blocks(FOLDER / "README.md")
    return block.text.splitlines()


def test_the_commands_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("questions.yaml", "conversation.yaml"):
        (tmp_path / name).write_text((FOLDER / name).read_text())
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text("Ben Rook said that the bridge was shut.")
    monkeypatch.chdir(tmp_path)
    for command in commands():
        program, *arguments = command.split()
        assert program == "onrecord"
        assert main(arguments) == 0, capsys.readouterr().out
    assert " 0 failed" in capsys.readouterr().out
    assert "<testsuite" in (tmp_path / "report.xml").read_text()


@pytest.mark.parametrize(
    ("name", "schema"), [("github.yml", "vendor.github-workflows"), ("gitlab-ci.yml", "vendor.gitlab-ci")]
)
def test_the_jobs_are_well_formed(name: str, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(FOLDER / name)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_the_jobs_run_the_same_commands() -> None:
    steps = yaml.safe_load((FOLDER / "github.yml").read_text())["jobs"]["check"]["steps"]
    script = yaml.safe_load((FOLDER / "gitlab-ci.yml").read_text())["on-record"]["script"]
    assert script == commands()
    assert [step["run"] for step in steps if "run" in step][1:] == commands()
