"""Who speaks is followed from change to change, and is always what the record has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from database_server import ON_SERVER, emptied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import item, reading, statement

from answers.model import Reading, Scope
from answers.record.open_store import open_store
from answers.record.store import Store
from answers.retrieval.speaker_names import SpeakerNames

IDS = ["a", "b", "c", "d"]
SPEAKERS = ["Ada Moreno", "Bo Lind", "the mayor"]
ACTIONS = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(IDS), st.sampled_from(["one text.", "another text."])),
    st.tuples(st.just("read"), st.sampled_from(IDS), st.lists(st.sampled_from(SPEAKERS), max_size=3)),
    st.tuples(st.just("remove"), st.sampled_from(IDS), st.none()),
    st.tuples(st.just("look"), st.sampled_from(IDS), st.none()),
)


@pytest.fixture(params=["memory", *ON_SERVER])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with nullcontext(":memory:") if request.param == "memory" else emptied() as place, open_store(place) as opened:
        yield opened


def read(store: Store, id_: str, speakers: list[str]) -> None:
    for stored in store.find([id_], Scope()):
        found = Reading(statements=tuple(statement(name) for name in speakers))
        store.save_readings([(stored.key, stored.digest, found)], 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ACTIONS, max_size=15))
def test_what_is_followed_is_what_is_kept(store: Store, actions: list[tuple[str, str, object]]) -> None:
    store.remove(None)
    names = SpeakerNames(store)
    for action, id_, what in actions:
        if action == "put":
            store.put([item(id_, str(what))])
        elif action == "read":
            read(store, id_, what)  # type: ignore[arg-type]
        elif action == "remove":
            store.remove([id_])
        else:
            assert dict(names.of(("shared",)).items()) == store.speakers(Scope())
    assert dict(names.of(("shared",)).items()) == store.speakers(Scope())


def test_all_are_counted_once_while_articles_are_added(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    names, counted = SpeakerNames(store), 0
    whole = store.speakers

    def speakers(scope: Scope) -> dict[str, int]:
        nonlocal counted
        counted += 1
        return whole(scope)

    monkeypatch.setattr(store, "speakers", speakers)
    for number in range(20):
        store.put([item(f"{number}")])
        names.of(("shared",))
        read(store, f"{number}", ["Ada Moreno"])
        assert names.of(("shared",)).count("Ada Moreno") == number + 1
    assert counted == 1


def test_other_collections_do_not_count(store: Store) -> None:
    names = SpeakerNames(store)
    store.put([item("a"), item("b", collection="theirs")])
    assert names.of(("shared",)).count("Ada Moreno") == 0
    for stored in store.list_articles(Scope(("shared", "theirs"))):
        store.save_readings([(stored.key, stored.digest, reading())], 1)
    assert names.of(("shared",)).count("Ada Moreno") == store.speakers(Scope())["Ada Moreno"]
    assert names.of(("theirs", "shared")).count("Ada Moreno") == 2 * names.of(("shared",)).count("Ada Moreno")


def test_who_sees_an_older_state_has_its_names() -> None:
    with open_store(":memory:") as store:
        names = SpeakerNames(store)
        store.put([item("a")])
        names.of(("shared",))
        position = store.position()
        before = names._followed["shared"].states[position]
        read(store, "a", ["Ada Moreno"])
        assert names.of(("shared",)).count("Ada Moreno") == 1
        assert names._followed["shared"].states[position] is before
        assert before.count("Ada Moreno") == 0
