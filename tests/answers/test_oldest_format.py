"""An archive that the first version of the program made, in the oldest format there is, is brought forward whole.

``record/format_1.sql`` is what that version wrote: the seed articles, read by it, and one of a server's own with a
setting. It is never made anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from answers import SHARED, Archive, ArchiveError, Verdict

DUMP = Path(__file__).with_name("record") / "format_1.sql"
SERVER = "discord:1000000000000000002"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "archive.db"
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    return made


def test_it_answers_as_a_new_one_does(place: Path) -> None:
    with Archive.open(place) as archive:
        answer = archive.ask("did Trump mention sanctions?")
    assert answer.verdict is Verdict.NO
    assert "did not mention imposing additional sanctions" in answer.excerpts[0].text


def test_what_a_server_has_is_kept_for_it_alone(place: Path) -> None:
    with Archive.open(place) as archive:
        assert archive.catalogue.settings(SERVER) == {"zone": "Europe/Kyiv"}
        question = "did Ada Quill mention the bridge?"
        assert archive.ask(question).verdict is Verdict.NOT_FOUND
        assert archive.ask(question, collections=(SHARED, SERVER)).verdict is Verdict.NO


def test_it_is_read_again_for_the_old_reading_is_not_this_ones(place: Path) -> None:
    with Archive.open(place) as archive:
        assert archive.catalogue.unread == 3
        archive.read()
        assert archive.catalogue.unread == 0


def test_once_brought_forward_it_stays_so(place: Path) -> None:
    Archive.open(place).close()
    with Archive.open(place, read_only=True) as archive:
        assert archive.coverage().articles == 2


def test_opened_for_reading_only_it_is_left_as_it_is(place: Path) -> None:
    before = place.read_bytes()
    with pytest.raises(ArchiveError, match="older format 1"):
        Archive.open(place, read_only=True)
    assert place.read_bytes() == before
