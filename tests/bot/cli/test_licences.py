"""The terms of the program and of what it is installed with."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import licences_command, main


def test_every_package_that_is_used_has_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["licences"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = {line.split("  ")[0]: line for line in lines}
    assert told["onrecord"].endswith("MIT")
    # What it names itself, and what only those use.
    assert {"tantivy", "spacy", "thinc", "SQLAlchemy"} <= told.keys()
    assert all(len(line.split("  ")) >= 2 and len(line) < 200 for line in lines)


def test_terms_of_data_lie_where_it_is_said() -> None:
    top = Path(licences_command.__file__).parents[2]
    for _, _, terms in licences_command._DATA:
        assert (top / terms.rpartition(", ")[2]).is_file()
