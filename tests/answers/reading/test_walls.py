"""Only what makes the parse knows the parser; who may know whom within the engine is checked by lint-imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import answers

ROOT = Path(answers.__file__).parent


def imported(folder: Path) -> Iterator[tuple[str, str]]:
    """Each module under a folder with each module that it imports, anywhere in it."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            yield from ((str(path.relative_to(ROOT)), name) for name in names if name)


def test_only_the_parse_knows_the_parser() -> None:
    knowing = {path for path, name in imported(ROOT) if name.partition(".")[0] == "spacy"}
    assert {str(Path(path).parent) for path in knowing} == {str(Path("reading", "parse"))}
