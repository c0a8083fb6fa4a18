"""Who speaks is counted in step with the record, and found in it as if all names were listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest
from database_server import ON_SERVER, emptied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import item, reading, statement

from answers.asking.known_names import KnownNames
from answers.model import Reading, Scope
from answers.record.open_store import open_store
from answers.record.store import Store
from answers.retrieval.speaker_names import NameWords, SpeakerNames

IDS = ["a", "b", "c", "d"]
SPEAKERS = [
    "Ada Moreno", "Ada Morena", "Luis Moreno", "Moreno", "the mayor", "Federal Bureau of Roads", "Zelensky", "the Gov",
    "Volodymyr Zelenskyy", "analysts", "Gov. Bo Lind", "Bo Lindt,Jr.", "Lind Holdings Corp", "Lind, M.D.",
]  # fmt: skip
WORDS = ["ada", "moreno", "mayor", "the", "bureau", "zelensky", "lind", "lindt", "gov", "corp", "md", "jr", "nobody"]
COLLECTIONS = ("shared", "theirs")
ACTIONS = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(IDS), st.sampled_from(["one text.", "another text."])),
    st.tuples(st.just("read"), st.sampled_from(IDS), st.lists(st.sampled_from(SPEAKERS), max_size=4)),
    st.tuples(st.just("remove"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("again"), st.sampled_from(IDS), st.none()),
)


@pytest.fixture(params=["memory", *ON_SERVER])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with nullcontext(":memory:") if request.param == "memory" else emptied() as place, open_store(place) as opened:
        yield opened


def scope(store: Store) -> SpeakerNames:
    return SpeakerNames(store, COLLECTIONS, NameWords(store))


def read(store: Store, id_: str, speakers: Sequence[str]) -> None:
    for stored in store.find([id_], Scope(COLLECTIONS)):
        found = Reading(statements=tuple(statement(name) for name in speakers))
        store.save_readings([(stored.key, stored.digest, found)], 1)


def listed(store: Store) -> dict[str, int]:
    """All who speak, counted by their statements."""
    keys = [stored.key for stored in store.list_articles(Scope(COLLECTIONS))]
    return dict(Counter(name for found in store.statements(keys).values() for one in found for name in one.speakers))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ACTIONS, max_size=15))
def test_found_as_if_all_were_listed(store: Store, actions: list[tuple[str, str, object]]) -> None:
    for collection in COLLECTIONS:
        store.remove(None, collection)
    words = NameWords(store)
    for action, id_, what in actions:
        if action == "put":
            store.put([item(id_, str(what), collection=COLLECTIONS[id_ == "d"])])
        elif action == "read":
            read(store, id_, what)  # type: ignore[arg-type]
        elif action == "remove":
            store.remove([id_], COLLECTIONS[id_ == "d"])
        else:
            for stored in store.find([id_], Scope(COLLECTIONS)):
                store.make_again(stored, [])
        SpeakerNames(store, COLLECTIONS, words).near("morena")
    names, expected = SpeakerNames(store, COLLECTIONS, words), KnownNames(listed(store))
    assert not store.miscounted()
    assert store.speakers(Scope(COLLECTIONS)) == listed(store)
    assert [names.count(name) for name in SPEAKERS] == [expected.count(name) for name in SPEAKERS]
    for word in WORDS:
        assert list(names.of_token(word)) == list(expected.of_token(word))
    assert list(names.of_initials("fbr")) == list(expected.of_initials("fbr"))
    for asked in ("morena", "zelensk", "lint", "analyst"):
        assert names.near(asked) == expected.near(asked)
        assert names.suggestions(asked, 3) == expected.suggestions(asked, 3)


def test_names_by_the_beginning_of_a_word(store: Store) -> None:
    store.put([item("a"), item("b", collection="theirs")])
    read(store, "a", ["Ada Moreno", "Ada Moreno", "Luis Morales", "Élodie Mor", "the mayor", "Amor Lind"])
    assert list(store.names_beginning("mor", COLLECTIONS, 3)) == ["Ada Moreno", "Luis Morales", "Élodie Mor"]
    assert list(store.names_beginning("mor", COLLECTIONS, 1)) == ["Ada Moreno"]
    assert list(store.names_beginning("elod", COLLECTIONS, 3)) == ["Élodie Mor"]
    assert store.names_beginning("mor", ("others",), 3) == {}
    assert store.speakers(Scope(COLLECTIONS), 1) == {"Ada Moreno": 2}


def test_other_collections_do_not_count(store: Store) -> None:
    store.put([item("a"), item("b", collection="theirs")])
    for stored in store.list_articles(Scope(COLLECTIONS)):
        store.save_readings([(stored.key, stored.digest, reading())], 1)
    one = SpeakerNames(store, ("shared",), NameWords(store)).count("Ada Moreno")
    assert one == store.speakers(Scope())["Ada Moreno"]
    assert scope(store).count("Ada Moreno") == 2 * one


def test_who_sees_an_older_state_has_its_names(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store, open_store(tmp_path / "a.db") as other:
        store.put([item("a")])
        with store.steadily():
            assert store.position() > 0
            read(other, "a", ["Ada Moreno"])
            assert (scope(store).count("Ada Moreno"), scope(other).count("Ada Moreno")) == (0, 1)
        assert scope(store).count("Ada Moreno") == 1


def test_names_read_beside_a_record_count(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.put([item("a"), item("b")])
        read(store, "a", ["Ada Moreno", "Federal Bureau of Roads"])
    with open_store(tmp_path / "a.db", read_only=True) as store:
        names = scope(store)
        assert [word for word, _ in names.near("morino")] == ["moreno"]
        read(store, "b", ["Ada Moreno", "Bo Lind"])
        names = scope(store)
        assert (names.count("Ada Moreno"), list(names.of_token("lind"))) == (2, ["Bo Lind"])
        assert list(names.of_initials("fbr")) == ["Federal Bureau of Roads"]
        assert [word for word, _ in names.near("lint")] == ["lind"]
        with open_store(tmp_path / "a.db") as writer:
            writer.put([item("b", "Changed.")])
        read(store, "b", ["Cy Oduya"])
        assert (scope(store).count("Bo Lind"), scope(store).count("Cy Oduya")) == (0, 1)
