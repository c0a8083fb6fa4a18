"""What the README shows beside commands: its table of settings is the program's, and its examples of checks pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guide_blocks import TOP, Block, blocks

from answers import Archive, load_lore
from bot.harness.checking import load, run
from bot.settings import explained

pytestmark = pytest.mark.system

README = TOP / "README.md"
_ROW = re.compile(r"^\| (`\w+`(?:, `\w+`)*) \|(.*?)\| ", re.MULTILINE)


def rows() -> dict[str, str]:
    """The settings of the README's table, each with its default as it is written there."""
    text = README.read_text(encoding="utf-8")
    table = text[text.index("| key | default | meaning |") :].split("\n\n")[0]
    found: dict[str, str] = {}
    for keys, defaults in _ROW.findall(table):
        names = re.findall(r"\w+", keys)
        values = [value.strip(" `") for value in defaults.split(",")]
        assert len(names) == len(values), keys
        found |= dict(zip(names, values, strict=True))
    return found


def _written(default: object) -> str:
    return "" if default is None else str(default).lower() if isinstance(default, bool) else str(default)


def test_every_setting_is_in_the_table_with_its_default() -> None:
    assert rows() == {key: _written(default) for key, (default, _) in explained().items()}


@pytest.mark.parametrize(
    "block",
    [block for block in blocks(README, "yaml") if block.section != "Lore"],
    ids=lambda block: f"line-{block.line}",
)
def test_an_example_of_a_check_passes(block: Block, tmp_path: Path) -> None:
    example = tmp_path / "example.yaml"
    example.write_text(block.text, encoding="utf-8")
    with Archive.from_articles([]) as nothing:
        results = list(run(load([example]), nothing))
    assert results
    assert [fault for result in results for fault in result.faults] == []


def test_the_example_of_a_lore_is_one(tmp_path: Path) -> None:
    (block,) = (block for block in blocks(README, "yaml") if block.section == "Lore")
    example = tmp_path / "lore.yaml"
    example.write_text(block.text, encoding="utf-8")
    lore = load_lore(example)
    assert [person.known_as for person in lore.people] == [("harbor boss", "former mayor of Quillhaven")]
    assert lore.titles
    assert lore.nicknames
