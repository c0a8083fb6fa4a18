"""Which part of reading may know which: one on people need not be read to understand one on clauses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import answers

ROOT = Path(answers.__file__).parent


def imported(folder: Path) -> Iterator[tuple[str, str]]:
    """Each module under a folder with each module that it imports, anywhere in it."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            yield from ((str(path.relative_to(ROOT)), name) for name in names if name)


@pytest.mark.parametrize("room", ["clauses", "people", "reports"])
def test_what_reads_the_parse_knows_no_other_that_does(room: str) -> None:
    shared = ("annotations", "parse", "text", room)
    known = {name.split(".")[2] for _, name in imported(ROOT / "reading" / room) if name.startswith("answers.reading.")}
    assert known <= set(shared)


def test_only_the_parse_knows_the_parser() -> None:
    knowing = {path for path, name in imported(ROOT) if name.partition(".")[0] == "spacy"}
    assert {str(Path(path).parent) for path in knowing} == {str(Path("reading", "parse"))}
