"""The bot takes what it needs from the face of the engine; circles are looked for by lint-imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import answers

TOP = Path(answers.__file__).resolve().parents[1]
FACE = {"answers", "answers.bounds", "answers.errors", "answers.model", "answers.phrasing", "answers.places"}
"""What there is of the engine for others: its face, and leaves that load nothing."""


def modules() -> dict[str, Path]:
    """Every module of the program by its name."""
    found = {
        path.relative_to(TOP).with_suffix(""): path
        for name in ("answers", "bot")
        for path in TOP.glob(f"{name}/**/*.py")
    }
    return {".".join(one.parts).removesuffix(".__init__"): path for one, path in found.items()}


def imports(path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules that one imports anywhere, in a function and for types alone too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            inside = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else node.module for name in inside)


def test_the_bot_takes_the_engine_by_its_face() -> None:
    known = modules()
    taken = {name: set(imports(path, known)) for name, path in known.items() if name.split(".")[0] == "bot"}
    deeper = {
        name: found for name, of in taken.items() if (found := {m for m in of if m.split(".")[0] == "answers"} - FACE)
    }
    assert not deeper


@pytest.mark.parametrize("name", answers.__all__)
def test_what_the_face_promises_is_there(name: str) -> None:
    assert getattr(answers, name) is not None
