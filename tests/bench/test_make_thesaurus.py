"""The maker of the thesaurus says what is wrong with what it is given, and its licence goes with the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_thesaurus import LICENCE, TARGET, main


def test_no_folder_of_wordnet_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = TARGET.read_bytes()
    (file := tmp_path / "file").touch()
    (broken := tmp_path / "broken").mkdir()
    for name in ("data.verb", "data.noun", "data.adj", "index.sense"):
        (broken / name).write_text("no WordNet\n")
    for folder in (tmp_path, tmp_path / "none", file, broken):
        assert main([str(folder)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert TARGET.read_bytes() == made


@pytest.mark.parametrize("arguments", [[], ["one", "two"]])
def test_it_takes_one_folder(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage:")


def test_the_licence_of_wordnet_is_beside_the_table() -> None:
    notice = LICENCE.read_text(encoding="utf-8")
    assert LICENCE.parent == TARGET.parent
    assert "WordNet 3.1 Copyright 2011 by Princeton University" in notice
    assert notice.rstrip().endswith("LICENSEE agrees to preserve same.")
