"""What is not as it was put there is found, by itself and at its place; what can be made again is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import archive_samples
import pytest
from database_server import ON_SERVER, emptied
from sqlalchemy import create_engine, text

from answers import Archive, ArchiveError, Article, Verification, verify
from answers.archive import index_folder
from answers.model import Passage
from answers.record.open_store import open_store

FEW = 12


@pytest.fixture(params=["file", *ON_SERVER])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An archive of a few articles that were read, but for the last one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def filled(where: str) -> str:
        with Archive.open(where) as archive:
            archive.add(archive_samples.articles(FEW))
            archive.add([Article(id="unread", title="", text="Nobody read of the zeppelin.")], read=False)
        return where

    if request.param == "file":
        yield filled(str(tmp_path / "a.db"))
    else:
        with emptied() as url:
            yield filled(url)


def execute(place: str, *statements: str) -> None:
    engine = create_engine(place if "://" in place else f"sqlite:///{place}")
    with engine.begin() as connection:
        for statement in statements:
            assert connection.execute(text(statement)).rowcount != 0
    engine.dispose()


def told(found: Verification) -> list[str]:
    return [one.what for one in found.differences]


def test_a_sound_archive(place: str) -> None:
    assert verify(place) == Verification(FEW + 1, ())
    assert verify(place, repair=True) == Verification(FEW + 1, ())


MADE_AGAIN: dict[str, tuple[str, str]] = {
    "a passage": ('UPDATE passages SET "end" = "end" - 3 WHERE article_key = 2 AND number = 0', "passages"),
    "a passage is missing": ("DELETE FROM passages WHERE article_key = 2", "passages"),
    "a day": ("UPDATE articles SET day = '1999-01-01' WHERE key = 2", "its day or publisher"),
    "the log": ("DELETE FROM changes WHERE article_key = 2 AND kind = 'put'", "the log of changes"),
    "a statement": ("UPDATE statements SET polarity = 'odd' WHERE article_key = 2 AND number = 0", "'odd'"),
    "a span": ('UPDATE statements SET "end" = 999999 WHERE article_key = 2 AND number = 0', "lies outside its text"),
    "a calling": ("INSERT INTO callings VALUES (2, 0, 'Bo Lind', 'mayor', 'mayor')", "what its persons are called"),
    "a speaker": ("DELETE FROM speakers WHERE article_key = 2", "its speakers are not those"),
}


@pytest.mark.parametrize(("harm", "says"), MADE_AGAIN.values(), ids=MADE_AGAIN.keys())
def test_what_follows_from_the_text_is_made_again(place: str, harm: str, says: str) -> None:
    execute(place, harm.replace(" key =", ' "key" ='))
    found = verify(place)
    assert says in told(found)[0]
    assert told(verify(place)) == told(found)  # nothing was changed
    mended = verify(place, repair=True)
    assert (mended.sound, all(one.mended for one in mended.differences)) == (True, True)
    assert verify(place).differences == ()
    with Archive.open(place) as archive:
        assert archive.catalogue.unread == 2
        archive.read()
    assert verify(place).differences == ()


def test_articles_are_counted_again(place: str) -> None:
    execute(place, "UPDATE sizes SET articles = articles - 1")
    assert told(verify(place)) == ["the numbers of articles are not those of the collections"]
    assert verify(place, repair=True).sound
    assert verify(place).differences == ()
    with Archive.open(place) as archive:
        assert archive.coverage().articles == FEW + 1


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE names SET statements = statements + 1 WHERE id = 1",
        "DELETE FROM name_words WHERE name_id = 1",
        "UPDATE names SET name = 'Nobody At All' WHERE id = 1",
    ],
)
def test_names_are_counted_again(place: str, harm: str) -> None:
    with Archive.open(place) as archive:
        before = archive.catalogue.speakers()
    execute(place, harm)
    found = verify(place)
    assert told(found) == ["the names of all who speak are not those of the statements"]
    assert told(verify(place)) == told(found)  # nothing was changed
    assert verify(place, repair=True).sound
    assert verify(place).differences == ()
    with Archive.open(place) as archive:
        assert archive.catalogue.speakers() == before


def test_a_split_of_an_earlier_program_is_no_fault(tmp_path: Path) -> None:
    """Two sentences that were one, and nothing left out."""
    words = "The quay of St. Bride was shut. The mill was sold."
    with open_store(tmp_path / "a.db") as store:
        store.put([(Article(id="a", title="", text=words), [Passage(0, 50, ((0, 50),))])])
    assert verify(tmp_path / "a.db").differences == ()
    with open_store(tmp_path / "a.db") as store:
        store.put([(Article(id="b", title="", text=words), [Passage(0, 31, ((0, 31),))])])
    assert told(verify(tmp_path / "a.db")) == ["article b: its passages are not those of its text"]


def test_its_own_words_are_not_made_up(place: str) -> None:
    (first, *_) = archive_samples.articles(FEW)
    execute(place, "UPDATE articles SET text = replace(text, 'e', 'i') WHERE \"key\" = 1")
    for repair in (False, True):
        found = verify(place, repair=repair)
        assert told(found)[0] == f"article {first.id}: it is not what was put there, by its digest"
        assert not found.sound
    with Archive.open(place) as archive:
        assert archive.add([first]).replaced == 1
    assert verify(place).differences == ()


def other_passages(place: str, index: Path) -> None:
    """An index that followed another past, and says that it followed this one."""
    with open_store(place) as store, Archive.open(place) as archive:
        with store._database.writing() as connection:
            connection.execute(text("UPDATE passages SET start = start + 1 WHERE article_key = 3"))
            connection.execute(text("DELETE FROM passages WHERE article_key = 4"))
        archive._index.make_again(store, "a test")
        with store._database.writing() as connection:
            connection.execute(text("UPDATE passages SET start = start - 1 WHERE article_key = 3"))


INDEX: dict[str, Callable[[str, Path], object]] = {
    "terms": lambda _, index: spoil(next(index.rglob("*.term"))),
    "meta": lambda _, index: spoil(next(index.rglob("meta.json"))),
    "passages": other_passages,
}


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("harm", INDEX.values(), ids=INDEX.keys())
def test_the_index(place: str, harm: Callable[[str, Path], object]) -> None:
    with open_store(place) as store:
        index = index_folder(store)
    assert index is not None
    harm(place, index)
    found = verify(place)
    assert any(line.startswith(f"the index {index}: ") for line in told(found))
    assert told(verify(place)) == told(found)
    assert verify(place, repair=True).sound
    assert verify(place).differences == ()


def test_one_that_is_behind_or_missing_differs_in_nothing(place: str) -> None:
    import shutil

    with open_store(place) as store:
        index = index_folder(store)
        store.remove(["unread"])
    assert verify(place).differences == ()
    assert index is not None
    shutil.rmtree(index)
    assert verify(place).differences == ()


def test_what_the_database_finds(tmp_path: Path) -> None:
    place = str(tmp_path / "a.db")
    with Archive.open(place) as archive:
        archive.add(archive_samples.articles(FEW), read=False)
    execute(place, "PRAGMA foreign_keys = off", "DELETE FROM articles WHERE key = 5")
    found = verify(place)
    assert told(found)[0] == f"the archive {place}: rows of passages belong to no articles"
    assert not found.sound


@pytest.mark.parametrize("content", [b"", b"Dear Sir or Madam,\n" * 300], ids=["nothing", "a letter"])
def test_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.db").write_bytes(content)
    with pytest.raises(ArchiveError):
        verify(tmp_path / "a.db")


def test_a_malformed_file(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add(archive_samples.articles(200), read=False)
    data = bytearray((tmp_path / "a.db").read_bytes())
    for at in range(4096 * 20, len(data), 4096 * 3):
        data[at : at + 100] = b"\x07" * 100
    (tmp_path / "a.db").write_bytes(data)
    found = verify(tmp_path / "a.db")
    assert not found.sound
    assert all("onrecord restore" in one.remedy for one in found.differences if not one.mended)
