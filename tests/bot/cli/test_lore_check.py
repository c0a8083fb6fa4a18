"""``onrecord lore check``: what a file of names holds, or the line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main


def test_it_tells_what_the_file_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lore.yaml"
    file.write_text("people:\n  - {name: Tuula Holm}\nspellings: [[Gusev, Husyev]]\n")
    assert main(["lore", "check", str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 1 people, 0 titles, 0 nicknames, 1 spellings, 0 bodies\n"


def test_a_mistake_is_one_line_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lore.yaml"
    file.write_text("people:\n  - {name: Tuula Holm}\nspellings: [[Gusev]]\n")
    assert main(["lore", "check", str(file)]) == 2
    assert capsys.readouterr().err.startswith(f"onrecord: {file}, line 3: spellings: 0: ")
