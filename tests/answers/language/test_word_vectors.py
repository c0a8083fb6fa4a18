"""Vectors of words: what is alike is near, and a damaged table is told of in a line."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from answers.errors import DataError
from answers.language.word_vectors import TABLE, word_vectors
from answers.language.words import root


def _alike(one: str, other: str) -> float:
    table = word_vectors()
    first, second = table.unit[table.rows_of([root(one), root(other)])]
    return float(first @ second)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("sacked", "fired", "painted"),
        ("toll", "fee", "goat"),
        ("physician", "doctor", "bridge"),
        ("quake", "tremor", "treaty"),
        ("edits", "editor", "sailor"),
    ],
)
def test_words_that_are_alike_are_near(word: str, near: str, far: str) -> None:
    assert _alike(word, near) > _alike(word, far) + 0.15


def test_rows_have_length_one_and_an_unknown_word_has_none() -> None:
    table = word_vectors()
    assert np.allclose(np.linalg.norm(table.unit[:-1], axis=1), 1, atol=1e-5)
    assert table.rows_of(["qqxzv"]) == [len(table.rows)]
    assert not table.unit[-1].any()
    assert [*table.rows.values()] == list(range(len(table.rows)))


@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_a_damaged_table_is_told_of(damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Path(str(resources.files("answers.language").joinpath(TABLE)))
    file = tmp_path / TABLE
    if damage == "cut":
        file.write_bytes(made.read_bytes()[:5000])
    elif damage == "other":
        np.savez(file, roots=np.frombuffer(b"one\ntwo", dtype=np.uint8), vectors=np.ones((3, 4), dtype=np.int8))
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    word_vectors.cache_clear()
    try:
        with pytest.raises(DataError, match=TABLE):
            word_vectors()
    finally:
        word_vectors.cache_clear()
