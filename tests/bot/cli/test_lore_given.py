"""``--lore`` and ``ONRECORD_LORE``: each in a process of its own, for a process has one lore."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "Tuula Holm met Mr. Tate. The harbor boss said on Monday that the quay would close."
QUESTION = ["quotes", "Holm", "quay"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "quay.md").write_text(f"---\npublished: 2025-03-04\n---\n{ARTICLE}")
    return tmp_path / "quay.md"


@pytest.fixture
def lore(tmp_path: Path) -> Path:
    (tmp_path / "lore.yaml").write_text("people:\n  - {name: Tuula Holm, known_as: [harbor boss]}\n")
    return tmp_path / "lore.yaml"


def onrecord(folder: Path, *argv: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", "--archive", str(folder / "a.db"), *map(str, argv)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
        env={**{key: value for key, value in os.environ.items() if key != "ONRECORD_LORE"}, **environment},
    )


def verdict(folder: Path, *argv: str | Path, **environment: str) -> str:
    return onrecord(folder, *argv, "ask", "--json", "did Tuula Holm mention the quay?", **environment).stdout


def test_without_lore_a_description_is_nobody_known(article: Path) -> None:
    assert onrecord(article.parent, "add", article).returncode == 0
    assert '"verdict": "yes"' not in verdict(article.parent)


def test_a_description_of_the_lore_is_its_bearer(article: Path, lore: Path) -> None:
    assert onrecord(article.parent, "--lore", lore, "add", article).returncode == 0
    assert '"verdict": "yes"' in verdict(article.parent, "--lore", lore)


def test_the_environment_names_one(article: Path, lore: Path) -> None:
    assert onrecord(article.parent, "add", article, ONRECORD_LORE=str(lore)).returncode == 0
    assert '"verdict": "yes"' in verdict(article.parent, ONRECORD_LORE=str(lore))


@pytest.mark.parametrize("command", [["ask", "did Holm say no?"], ["run"], ["add", "-"]], ids=str)
def test_a_bad_one_is_one_line(lore: Path, command: list[str]) -> None:
    lore.write_text("people:\n  - {name: Tuula Holm, gender: captain}\n")
    done = onrecord(lore.parent, "--lore", lore, *command, ONRECORD_TOKEN="a.b.c")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"onrecord: {lore}, line 2: people: 0: gender: Input should be 'm', 'f' or ''\n"


def test_the_configuration_names_one(lore: Path) -> None:
    lore.write_text("people: Tuula Holm\n")
    config = lore.parent / "bot.yaml"
    config.write_text(f"lore: {lore}\n")
    done = onrecord(lore.parent, "run", "--config", config, ONRECORD_TOKEN="a.b.c")
    assert done.returncode == 2
    assert done.stderr.startswith(f"onrecord: {lore}, line 1: people: ")
