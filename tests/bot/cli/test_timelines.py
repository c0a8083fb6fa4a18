"""``onrecord timeline``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main

pytestmark = pytest.mark.usefixtures("own_folders")


def test_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "sanctions"]) == 0
    out = capsys.readouterr().out
    assert "◇ Wednesday 13 August 2025  expected by others" in out
    assert "✕ Saturday 16 August 2025  did not say" in out


def test_who(capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "meeting", "--who", "Trump"])
    out = capsys.readouterr().out
    assert "○ Friday 15 August 2025  planned" in out
    assert "○ Monday 18 August 2025  planned" in out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "ceasefire", "--who", "Trump", "--json"])
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert [entry["change"]["speaker"] for entry in entries if entry["change"]] == ["Donald Trump"]


def test_dates_as_typed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "sanctions", "--before", "14 August", "--json"])
    assert {e["date"]["start"] for e in json.loads(capsys.readouterr().out)["entries"]} == {"2025-08-13"}


def test_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "timeline.png"
    assert main(["timeline", "sanctions", "--png", str(place)]) == 0
    assert place.read_bytes().startswith(b"\x89PNG")


AMISS = {
    "range": (["timeline", "sanctions", "--after", "2025-08-16", "--before", "2025-08-13"], "2025-08-16"),
    "date": (["timeline", "sanctions", "--after", "flurbsday"], "flurbsday"),
    "topic": (["timeline", " "], "topic"),
    "picture": (["timeline", "sanctions", "--png", "/nowhere/at/all.png"], "/nowhere/at/all.png"),
}


@pytest.mark.parametrize(("argv", "told"), AMISS.values(), ids=AMISS.keys())
def test_amiss(argv: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert told in capsys.readouterr().err.splitlines()[-1]


def test_a_topic_that_is_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    main(["timeline", "tariffs"])
    assert capsys.readouterr().out.startswith("“tariffs” is not in the record")
