"""The README's figures are those that are kept, and a fall is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import figures
import pytest


def test_the_readme_shows_what_is_kept() -> None:
    readme = figures.README.read_text(encoding="utf-8")
    assert readme == figures.with_table(readme, figures.load()), "run python tests/bench/figures.py readme"


@pytest.mark.parametrize("group", figures.load(), ids=lambda group: str(group["group"]))
def test_every_figure_has_its_command_and_its_commit(group: dict[str, Any]) -> None:
    assert group["commit"]
    assert group["made_by"]
    assert all(("pattern" in one) == bool(group["commands"]) for one in group["figures"].values())


@pytest.mark.parametrize(
    ("one", "value", "worse"),
    [
        ({"value": 90.0, "slack": 0.5}, 89.5, False),
        ({"value": 90.0, "slack": 0.5}, 89.4, True),
        ({"value": 90.0}, 95.0, False),
        ({"value": 1.0, "low_is_good": True}, 0.5, False),
        ({"value": 1.0, "low_is_good": True, "slack": 0.2}, 1.3, True),
    ],
)
def test_what_is_a_fall(one: dict[str, Any], value: float, worse: bool) -> None:
    assert figures.fallen(one, value) is worse


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Figures of a command of its own, and a folder of data."""
    file = tmp_path / "figures.json"
    (tmp_path / "data").mkdir()
    (tmp_path / "bench").mkdir()
    (tmp_path / "data" / "words.txt").write_text("right 87.5 %\n")
    group = {
        "group": "words",
        "commit": "0",
        "made_by": "cat",
        "commands": ["cat {data}/words.txt > {out}/copy", "cat {out}/copy"],
        "figures": {"right": {"pattern": r"right ([\d.]+)", "value": 90.0, "slack": 1.0}},
        "rows": [{"what": "right", "shown": "{right} %"}],
    }
    file.write_text(json.dumps([group]))
    monkeypatch.setattr(figures, "FIGURES", file)
    return file


def run(monkeypatch: pytest.MonkeyPatch, *argv: str) -> int:
    monkeypatch.setattr(sys, "argv", ["figures.py", *argv])
    return figures.main()


def test_a_fall_fails(kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "check", str(kept.parent / "data")) == 1
    assert capsys.readouterr().out.split() == ["words", "right", "90", "->", "87.5", "WORSE"]


def test_what_was_measured_is_kept_with_its_commit(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "record", str(kept.parent / "data")) == 0
    (group,) = json.loads(kept.read_text())
    assert group["figures"]["right"]["value"] == 87.5
    assert group["commit"] != "0"
    assert run(monkeypatch, "check", str(kept.parent / "data")) == 0


def test_a_figure_that_is_not_printed_is_an_error(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept.parent / "data" / "words.txt").write_text("nothing\n")
    with pytest.raises(ValueError, match="words: right: not in what was printed"):
        run(monkeypatch, "check", str(kept.parent / "data"))


def test_without_data_a_line_says_so() -> None:
    command = [sys.executable, figures.__file__, "check", "nowhere"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("\n")) == (2, 1)
    assert "no data at" in done.stdout
