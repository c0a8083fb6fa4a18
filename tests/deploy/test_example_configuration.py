"""The example configuration holds every setting, explained and with its default."""

from __future__ import annotations

import re

import pytest
import yaml
from guide_blocks import TOP

from bot.settings import Settings, explained, load, parse

pytestmark = pytest.mark.system

EXAMPLE = TOP / "deploy" / "onrecord.yaml"
_KEY = re.compile(r"^(#?)([a-z_]+): (.+)$")


def entries() -> dict[str, tuple[list[str], str, bool]]:
    """Every setting in the file: the comment above it, its value as it is written, and whether it holds."""
    found: dict[str, tuple[list[str], str, bool]] = {}
    comment: list[str] = []
    for line in EXAMPLE.read_text().splitlines():
        if setting := _KEY.match(line):
            assert setting[2] not in found, f"{setting[2]} stands there twice"
            found[setting[2]] = (comment, setting[3], not setting[1])
            comment = []
        elif line.startswith("# "):
            comment.append(line.removeprefix("# "))
        else:
            assert not line, f"neither a setting nor a comment: {line!r}"
            comment = []
    return found


def test_every_setting_is_there_and_no_other() -> None:
    assert set(entries()) == set(explained())


@pytest.mark.parametrize("key", explained())
def test_a_setting_is_explained_with_its_default(key: str) -> None:
    comment, value, active = entries()[key]
    default = explained()[key][0]
    *about, last = comment
    assert len(" ".join(about)) > 40
    assert last == f"Default: {'none' if default is None else yaml.safe_dump(default).splitlines()[0]}"
    if not active:
        assert yaml.safe_load(value) == default


def test_it_holds_as_it_is() -> None:
    expected = Settings(
        archive="/var/lib/onrecord/archive.db", token_file="/etc/onrecord/token", listen="127.0.0.1:9464"
    )
    assert load(EXAMPLE) == expected


def test_it_holds_with_everything_switched_on() -> None:
    text = re.sub(r"^#([a-z_]+: )", r"\1", EXAMPLE.read_text(), flags=re.MULTILINE)
    assert set(yaml.safe_load(text)) == set(explained())
    assert parse(text) == load(EXAMPLE)
