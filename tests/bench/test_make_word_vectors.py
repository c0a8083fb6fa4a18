"""The maker of word vectors says what is wrong with what it is given, and the encoder's licence goes with the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from make_word_vectors import TARGET, main


def test_what_is_no_model_and_no_list_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = TARGET.read_bytes()
    (few := tmp_path / "few.txt").write_text("one\ntwo\n")
    (many := tmp_path / "many.txt").write_text("\n".join("a" * (n % 50) + "b" * (n // 50 + 1) for n in range(30_000)))
    for words in (few, tmp_path / "none.txt", many):
        assert main([str(tmp_path), str(words)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert main([]) == 2
    assert TARGET.read_bytes() == made


def test_the_licence_of_the_encoder_is_beside_the_table() -> None:
    notice = TARGET.with_name("word_vectors.LICENSE.txt").read_text(encoding="utf-8")
    assert "all-MiniLM-L6-v2" in notice
    assert "Apache License" in notice
