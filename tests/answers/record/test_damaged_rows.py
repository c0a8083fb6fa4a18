"""A row that holds something else than what was put there is one line that names it, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from record_samples import item, reading
from sqlalchemy import text

from answers.errors import ArchiveError
from answers.model import Scope
from answers.record.open_store import open_store
from answers.record.store import Store


def keys(store: Store) -> list[int]:
    return store.keys()


DAMAGE: dict[str, tuple[str, str, Callable[[Store], object]]] = {
    "a polarity": (
        "UPDATE statements SET polarity = 'affirmEd' WHERE number = 0",
        "statement 0 of article 1 cannot be read: 'affirmEd' is not a valid Polarity",
        lambda store: [list(found) for found in store.statements(keys(store)).values()],
    ),
    "spans": (
        "UPDATE statements SET cue = '[[1,' WHERE number = 1",
        "statement 1 of article 1 cannot be read: Expecting value",
        lambda store: [list(found) for found in store.statements(keys(store)).values()],
    ),
    "a day": (
        "UPDATE dates SET first = '2024-06-1x' WHERE number = 0",
        "date 0 of article 1 cannot be read: Invalid isoformat string",
        lambda store: store.dates(keys(store)),
    ),
    "speakers": (
        "UPDATE statements SET speakers = '[' WHERE number = 0",
        "statement 0 of article 1 cannot be read: Expecting value",
        lambda store: store.voices(keys(store)),
    ),
    "sentences": (
        "UPDATE passages SET sentences = '[[0]]'",
        "passage 0 of article 1 cannot be read: not enough values",
        lambda store: store.passages(keys(store)),
    ),
    "a time": (
        "UPDATE articles SET added = 'then'",
        "article 1 cannot be read: Invalid isoformat string",
        lambda store: store.articles(keys(store)),
    ),
    "a text that is none": (
        "UPDATE articles SET text = x'ff00'",
        "article 1 cannot be read: not all that should be text is",
        lambda store: store.list_articles(Scope()),
    ),
    "a first day": (
        "UPDATE articles SET day = 'May'",
        "the day of an article cannot be read: Invalid isoformat string",
        lambda store: store.coverage(Scope()),
    ),
}


@pytest.mark.parametrize(("harm", "says", "ask"), DAMAGE.values(), ids=DAMAGE.keys())
def test_one_line_names_it(tmp_path: Path, harm: str, says: str, ask: Callable[[Store], object]) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.put([item()])
        one = store.unread(1)[0]
        store.save_readings([(one.key, one.digest, reading())], 1)
        with store._database.writing() as connection:
            connection.execute(text(harm))
        with pytest.raises(ArchiveError) as caught:
            ask(store)
    line = str(caught.value)
    assert says in line
    assert "onrecord verify" in line
    assert "\n" not in line


def test_a_malformed_file_is_not_called_unwritable_by_who_asks(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.put([item(f"n{number}") for number in range(200)])
    data = bytearray((tmp_path / "a.db").read_bytes())
    data[100:4096] = b"\x07" * 3996
    (tmp_path / "a.db").write_bytes(data)
    with pytest.raises(ArchiveError, match=r"a\.db cannot be read: .*; onrecord verify tells what is damaged"):
        open_store(tmp_path / "a.db")


def test_an_empty_file_with_the_index_of_an_archive_is_no_new_one(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    (tmp_path / "a.db.index").mkdir()
    with pytest.raises(ArchiveError, match="its file is empty, 0 bytes, though the index of an archive lies beside it"):
        open_store(tmp_path / "a.db")
    assert (tmp_path / "a.db").stat().st_size == 0


def test_an_empty_file_alone_is_one(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with open_store(tmp_path / "a.db") as store:
        assert store.put([item()]) == ["added"]
