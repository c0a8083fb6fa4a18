"""How deep YAML by anybody may be nested: the program's limit, whatever a library's is."""

from __future__ import annotations

import pytest
import yaml

from bot import nesting
from bot.nesting import MAX_DEPTH, deep_line

DEEP = [
    pytest.param("[" * (MAX_DEPTH + 1), 1, id="one too many"),
    pytest.param("- x\n- a: " + "[" * 1_000, 2, id="as deep as libyaml goes"),
    pytest.param("- x\n- a: " + "[" * 100_000, 2, id="deeper than libyaml goes"),
    pytest.param("- " * 5_000 + "x", 1, id="indents"),
    pytest.param("{a: " * 5_000, 1, id="mappings"),
    pytest.param("- x\n-\n" + "\n".join(" " * n + "-" for n in range(1, 40)), 22, id="lines"),
]
FLAT = [
    pytest.param("", id="empty"),
    pytest.param("[" * MAX_DEPTH + "]" * MAX_DEPTH, id="as deep as may be"),
    pytest.param("- a: x\n- b: [", id="no YAML"),
    pytest.param("- '" + "[" * 500 + "'\n- b: [", id="brackets in a text, and no YAML"),
    pytest.param("- \x00", id="no character of YAML"),
    pytest.param("[],\n" * 1_000, id="many beside each other"),
]


@pytest.fixture(params=["as installed", "without libyaml"], autouse=True)
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without libyaml":
        monkeypatch.setattr(nesting, "EVENTS", yaml.BaseLoader)


@pytest.mark.parametrize(("text", "line"), DEEP)
def test_what_is_too_deep_is_told_with_its_line(text: str, line: int) -> None:
    assert deep_line(text) == line


@pytest.mark.parametrize("text", FLAT)
def test_what_is_not_too_deep_is_not_told(text: str) -> None:
    assert deep_line(text) is None
