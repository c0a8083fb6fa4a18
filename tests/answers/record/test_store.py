"""The record keeps what it was given, and forgets all of what was replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread, Timer

import pytest
from database_server import ON_SERVER, emptied
from record_samples import MAYOR, TEXT, article, item, passages, propositions, reading, statement
from sqlalchemy import Connection, Engine, event, select

from answers.errors import ArchiveError
from answers.model import Article, Calling, Coverage, Reading, Scope, Tenure
from answers.record import schema
from answers.record.open_store import open_store
from answers.record.statements import Statements
from answers.record.store import Store

EVERYTHING = Scope()


@pytest.fixture(params=["memory", "file", *ON_SERVER])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    own: dict[str, str | Path] = {"memory": ":memory:", "file": tmp_path / "archive.db"}
    with nullcontext(own[request.param]) if request.param in own else emptied() as place, open_store(place) as opened:
        yield opened


def keys(store: Store) -> dict[str, int]:
    return {one.article.id: one.key for one in store.list_articles(EVERYTHING, 0, 1000)}


def read(store: Store, id_: str = "bridge", found: Reading | None = None, version: int = 1) -> int:
    stored = store.find([id_], EVERYTHING)[0]
    return store.save_readings([(stored.key, stored.digest, found or reading())], version)


PUBLISHED = {
    "day": date(2024, 6, 3),
    "naive": datetime(2024, 6, 3, 17, 30),
    "utc": datetime(2024, 6, 3, 17, 30, 15, tzinfo=UTC),
    "offset": datetime(2024, 6, 3, 23, 59, tzinfo=timezone(timedelta(hours=-7))),
    "midnight": datetime(2024, 6, 3),
    "unknown": None,
}


@pytest.mark.parametrize("published", PUBLISHED.values(), ids=PUBLISHED.keys())
def test_keeps_every_field(store: Store, published: date | None) -> None:
    given = Article(
        id="a-1",
        title="Títle",
        text="Text 😀\r\nwith “quotes”.",
        publisher="Post",
        author="A. B.",
        published=published,
        url="https://a.example/1",
        collection="guild:7",
        added=datetime(2024, 6, 4, 8, tzinfo=UTC),
    )
    store.put([(given, passages(given.text))])
    assert [one.article for one in store.find(["a-1"], Scope(("guild:7",)))] == [given]


def test_keeps_passages(store: Store) -> None:
    store.put([item()])
    assert store.passages([keys(store)["bridge"]]) == {keys(store)["bridge"]: passages()}


def test_keeps_readings(store: Store) -> None:
    store.put([item()])
    read(store)
    key = keys(store)["bridge"]
    assert (list(store.statements([key])[key]), store.dates([key])[key], store.propositions([key])[key]) == (
        list(reading().statements),
        list(reading().dates),
        propositions(),
    )


OUTCOMES: dict[str, tuple[list[Article], list[str]]] = {
    "new": ([article("a"), article("b")], ["added", "added"]),
    "again": ([article("a"), article("a")], ["added", "unchanged"]),
    "changed": ([article("a"), article("a", "Other text.")], ["added", "replaced"]),
    "changed back": (
        [article("a"), article("a", "Other."), article("a")],
        ["added", "replaced", "replaced"],
    ),
    "other day": ([article("a"), article("a", published=date(2024, 6, 4))], ["added", "replaced"]),
    "other title": ([article("a"), article("a", title="Another")], ["added", "replaced"]),
    "added later": ([article("a"), article("a", added=datetime(2030, 1, 1, tzinfo=UTC))], ["added", "unchanged"]),
    "other collection": ([article("a"), article("a", collection="guild:7")], ["added", "added"]),
}


@pytest.mark.parametrize("at_once", [True, False], ids=["one batch", "batches of one"])
@pytest.mark.parametrize(("given", "outcomes"), OUTCOMES.values(), ids=OUTCOMES.keys())
def test_outcomes(store: Store, given: Sequence[Article], outcomes: list[str], at_once: bool) -> None:
    items = [(one, passages(one.text)) for one in given]
    assert (store.put(items) if at_once else [store.put([one])[0] for one in items]) == outcomes


@pytest.mark.parametrize("at_once", [True, False], ids=["one batch", "batches of one"])
def test_the_last_of_several_versions_counts(store: Store, at_once: bool) -> None:
    items = [item("a", "One."), item("a", "Two."), item("a", "Three.")]
    for batch in [items] if at_once else [[one] for one in items]:
        store.put(batch)
    assert [one.article.text for one in store.list_articles(EVERYTHING)] == ["Three."]


def test_replacing_keeps_the_key_and_drops_what_was_read(store: Store) -> None:
    store.put([item()])
    key = keys(store)["bridge"]
    read(store)
    assert store.propositions([key]) == {key: propositions()}
    store.put([item(text="A text of its own.")])
    left = (store.statements([key]), store.dates([key]), store.propositions([key]))
    assert left == ({key: Statements()}, {key: []}, {key: ()})
    assert (store.speakers(EVERYTHING), store.articles([key])[key].read) == ({}, False)


def test_removing_leaves_nothing(store: Store) -> None:
    store.put([item("a"), item("b")])
    read(store, "a")
    key = keys(store)["a"]
    assert store.remove(["a", "a", "missing"]) == 1
    left = (store.articles([key]), store.passages([key]), store.statements([key]), store.speakers(EVERYTHING))
    assert left == ({}, {key: []}, {key: Statements()}, {})
    assert store.remove(["b"]) == 1
    with store._database.reading() as connection:
        assert [
            list(connection.execute(select(table))) for table in (schema.sizes, schema.names, schema.name_words)
        ] == [[], [], []]


def kept(store: Store) -> int:
    """How many articles have propositions of their own in the database."""
    with store._database.reading() as connection:
        return len(connection.execute(schema.propositions.select()).all())


def test_removing_takes_the_propositions_with_it(store: Store) -> None:
    store.put([item("a"), item("b")])
    read(store, "a")
    read(store, "b")
    key = keys(store)["a"]
    assert (len(store.propositions([key])[key]), kept(store)) == (2, 2)
    store.remove(["a"])
    assert (store.propositions([key]), kept(store)) == ({key: ()}, 1)


def test_an_article_that_tells_nothing_takes_no_room(store: Store) -> None:
    store.put([item()])
    read(store)
    read(store, found=Reading((statement(),)))
    key = keys(store)["bridge"]
    assert (store.propositions([key]), kept(store)) == ({key: ()}, 0)


def test_reading_again_replaces_the_propositions(store: Store) -> None:
    store.put([item()])
    read(store)
    key = keys(store)["bridge"]
    assert store.propositions([key]) == {key: propositions()}
    read(store, found=Reading(propositions=propositions()[1:]))
    assert (store.propositions([key]), kept(store)) == ({key: propositions()[1:]}, 1)


def test_propositions_of_more_articles_than_one_query_names(store: Store) -> None:
    store.put([item(f"a{n}") for n in range(601)])
    unread = store.unread(1, limit=1000)
    store.save_readings([(one.key, one.digest, Reading(propositions=propositions())) for one in unread], 1)
    found = store.propositions([10_000, *(one.key for one in unread)])
    assert (len(found), found.pop(10_000), set(found.values())) == (602, (), {propositions()})


def test_propositions_asked_for_again_are_not_read_again(store: Store) -> None:
    store.put([item("a"), item("b")])
    read(store, "a")
    key = keys(store)["a"]
    first = store.propositions([key])[key]
    assert store.propositions([key])[key] is first
    read(store, "b")
    assert store.propositions([key])[key] is first
    read(store, "a")
    assert store.propositions([key])[key] is not first


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\x01\x00\x00", "it is damaged"), (b"", "it is empty"), (b"\xffabc", "it is of version 255")],
    ids=["damaged", "empty", "of a later version"],
)
def test_propositions_that_cannot_be_read_are_named_in_one_line(store: Store, data: bytes, reason: str) -> None:
    store.put([item()])
    read(store)
    key = keys(store)["bridge"]
    with store._database.writing() as connection:
        connection.execute(schema.propositions.update().values(data=data))
    with pytest.raises(ArchiveError) as caught:
        store.propositions([key])
    said = str(caught.value)
    assert said.startswith(f"{store._database.name}: the propositions of its article {key} cannot be read: {reason}")
    assert "\n" not in said


def test_a_key_is_never_given_again(store: Store) -> None:
    store.put([item("a")])
    before = keys(store)["a"]
    store.remove(["a"])
    store.put([item("a")])
    assert keys(store)["a"] > before


def test_removing_a_whole_collection_leaves_the_others(store: Store) -> None:
    store.put([item("a", collection="guild:7"), item("b", collection="guild:7"), item("a")])
    assert (store.remove(None, "guild:7"), store.coverage(Scope(("shared", "guild:7"))).articles) == (2, 1)


def test_a_reading_of_an_older_text_is_dropped(store: Store) -> None:
    store.put([item()])
    before = store.find(["bridge"], EVERYTHING)[0]
    store.put([item(text="Changed.")])
    assert store.save_readings([(before.key, before.digest, reading())], 1) == 0


def test_a_reading_of_a_removed_article_is_dropped(store: Store) -> None:
    store.put([item()])
    before = store.find(["bridge"], EVERYTHING)[0]
    store.remove(["bridge"])
    assert store.save_readings([(before.key, before.digest, reading())], 1) == 0


def test_reading_again_replaces(store: Store) -> None:
    store.put([item()])
    read(store)
    read(store, found=Reading((statement("Bo Lind"),)), version=2)
    assert (store.speakers(EVERYTHING), store.count_unread(2)) == ({"Bo Lind": 1}, 0)


def test_unread_pages_by_key(store: Store) -> None:
    store.put([item(f"a{n}") for n in range(5)])
    read(store, "a1")
    first = store.unread(1, limit=2)
    rest = store.unread(1, after_key=first[-1].key)
    assert [[one.article.id for one in page] for page in (first, rest)] == [["a0", "a2"], ["a3", "a4"]]


def test_an_older_readers_articles_count_as_unread(store: Store) -> None:
    store.put([item("a"), item("b")])
    read(store, "a", version=1)
    assert (store.count_unread(1), store.count_unread(2), len(store.unread(2))) == (1, 2, 2)


SCOPES = {
    "all": (Scope(), {"a", "b", "c", "undated"}),
    "other collection": (Scope(("guild:7",)), {"own"}),
    "both collections": (Scope(("shared", "guild:7")), {"a", "b", "c", "undated", "own"}),
    "no collection": (Scope(()), set()),
    "publisher, other case": (Scope(publisher="harbour  POST"), {"a", "b", "undated"}),
    "publisher beyond ASCII": (Scope(publisher="LE RÉCIF"), {"c"}),
    "after, inclusive": (Scope(after=date(2024, 6, 4)), {"b", "c"}),
    "before, inclusive": (Scope(before=date(2024, 6, 4)), {"a", "b"}),
    "one day": (Scope(after=date(2024, 6, 4), before=date(2024, 6, 4)), {"b"}),
    "turned round": (Scope(after=date(2024, 6, 5), before=date(2024, 6, 4)), set()),
}


@pytest.fixture
def scoped(store: Store) -> Store:
    store.put(
        [
            item("a"),
            item("b", published=datetime(2024, 6, 4, 23, 59)),
            item("c", published=date(2024, 6, 5), publisher="Le Récif"),
            item("undated", published=None),
            item("own", collection="guild:7"),
        ]
    )
    for one in store.unread(1):
        store.save_readings([(one.key, one.digest, Reading((statement(one.article.id),)))], 1)
    return store


@pytest.mark.parametrize(("scope", "ids"), SCOPES.values(), ids=SCOPES.keys())
def test_scope_of_articles(scoped: Store, scope: Scope, ids: set[str]) -> None:
    assert {one.article.id for one in scoped.list_articles(scope)} == ids


@pytest.mark.parametrize(("scope", "ids"), SCOPES.values(), ids=SCOPES.keys())
def test_scope_of_coverage(scoped: Store, scope: Scope, ids: set[str]) -> None:
    assert scoped.coverage(scope).articles == len(ids)


@pytest.mark.parametrize(("scope", "ids"), SCOPES.values(), ids=SCOPES.keys())
def test_scope_of_speakers(scoped: Store, scope: Scope, ids: set[str]) -> None:
    assert set(scoped.speakers(scope)) == ids


@pytest.mark.parametrize(("scope", "ids"), SCOPES.values(), ids=SCOPES.keys())
def test_scope_of_statements(scoped: Store, scope: Scope, ids: set[str]) -> None:
    names = ["a", "b", "c", "undated", "own"]
    assert {one.speakers[0] for _, one in scoped.statements_by(names, scope, 100)} == ids


def test_coverage_of_days(scoped: Store) -> None:
    assert scoped.coverage(EVERYTHING) == Coverage(4, date(2024, 6, 3), date(2024, 6, 5))


def test_coverage_of_nothing(store: Store) -> None:
    assert store.coverage(EVERYTHING) == Coverage(0)


def test_publishers_most_first(scoped: Store) -> None:
    assert list(scoped.publishers(EVERYTHING).items()) == [("Harbour Post", 3), ("Le Récif", 1)]


def test_articles_are_listed_newest_first_and_undated_last(scoped: Store) -> None:
    assert [one.article.id for one in scoped.list_articles(EVERYTHING)] == ["c", "b", "a", "undated"]


def test_statements_of_one_speaker(store: Store) -> None:
    store.put([item()])
    read(store, found=Reading((statement("Ada Moreno", "Bo Lind"), statement("Cy Oduya"))))
    key = keys(store)["bridge"]
    assert [one.speakers for one in store.statements([key], ["Bo Lind"])[key]] == [("Ada Moreno", "Bo Lind")]


def test_who_is_called_what_and_on_which_days(store: Store) -> None:
    store.put([item("a"), item("b", published=date(2024, 6, 9)), item("c", published=None), item("d")])
    for one in "abc":
        read(store, one)
    other = Calling("Bo Lind", "mayor", frozenset({"mayor", "former"}))
    read(store, "d", Reading(callings=(other, replace(other, head="judge"))))
    held = Tenure(MAYOR, date(2024, 6, 3), date(2024, 6, 9), 3)
    assert store.tenures("mayor", EVERYTHING) == [held, Tenure(other, date(2024, 6, 3), date(2024, 6, 3), 1)]
    later = store.tenures("mayor", Scope(after=date(2024, 6, 5)))
    assert later == [replace(held, first=date(2024, 6, 9), articles=1)]
    assert store.tenures("baker", EVERYTHING) == []


def test_a_removed_article_calls_nobody_anything(store: Store) -> None:
    store.put([item()])
    read(store)
    store.remove(["bridge"], EVERYTHING.collections[0])
    assert store.tenures("mayor", EVERYTHING) == []


def test_a_joint_statement_is_given_once(store: Store) -> None:
    store.put([item()])
    read(store, found=Reading((statement("Ada Moreno", "Bo Lind"),)))
    assert len(store.statements_by(["Ada Moreno", "Bo Lind"], EVERYTHING, 10)) == 1


def test_more_keys_than_one_query_names(store: Store) -> None:
    store.put([item(f"a{n}") for n in range(1201)])
    assert len(store.articles(keys(store).values())) == 1000
    assert len(store.articles(range(2000))) == 1201


def test_the_log_keeps_the_last_change_of_each_article(store: Store) -> None:
    store.put([item("a"), item("b")])
    read(store, "a")
    store.put([item("a", "Changed.")])
    store.remove(["b"])
    a, b = keys(store)["a"], 2
    assert [(one.article_key, one.kind) for one in store.changes()] == [(a, "read"), (a, "put"), (b, "remove")]


def test_what_is_kept_is_on_the_disk_and_what_is_deleted_is_overwritten(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as kept, kept._database.writing() as connection:
        pragmas = {
            one: connection.exec_driver_sql(f"PRAGMA {one}").scalar() for one in ("synchronous", "secure_delete")
        }
    assert pragmas == {"synchronous": 2, "secure_delete": 1}


def test_position_grows_with_every_change(store: Store) -> None:
    seen = [store.position()]
    for change in (lambda: store.put([item()]), lambda: read(store), lambda: store.remove(["bridge"])):
        change()
        seen.append(store.position())
    assert seen == sorted(set(seen))


def test_opening_waits_for_who_is_making_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "archive.db"
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as maker:
        maker.execute("BEGIN IMMEDIATE")
        end = Timer(0.3, maker.execute, ("ROLLBACK",))
        end.start()
        with open_store(file) as store:
            assert store.coverage(EVERYTHING).articles == 0
        end.join()


def test_nothing_new_is_no_change(store: Store) -> None:
    store.put([item()])
    before = store.position()
    store.put([item()])
    assert store.position() == before


def test_a_batch_is_kept_whole_or_not_at_all(store: Store) -> None:
    broken = (article("b", "half \ud800"), passages())
    with pytest.raises(UnicodeEncodeError):
        store.put([item("a"), broken])
    assert store.coverage(EVERYTHING).articles == 0


def test_settings(store: Store) -> None:
    store.set_setting("guild:7", "zone", "UTC")
    store.set_setting("guild:7", "zone", "Europe/Kyiv")
    store.set_setting("guild:7", "gone", "x")
    store.set_setting("guild:7", "gone", None)
    store.set_setting("guild:8", "zone", "UTC")
    assert store.settings("guild:7") == {"zone": "Europe/Kyiv"}


def test_threads_share_a_store(store: Store) -> None:
    def work(number: int) -> None:
        for n in range(20):
            store.put([item(f"{number}-{n}")])
            store.list_articles(EVERYTHING)

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.coverage(EVERYTHING).articles == 80


def test_two_stores_share_a_file(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as one, open_store(tmp_path / "a.db") as other:
        one.put([item("a")])
        other.put([item("b")])
        assert (one.coverage(EVERYTHING).articles, one.identity) == (2, other.identity)


@pytest.fixture(params=["file", *ON_SERVER])
def two_stores(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    own = nullcontext(tmp_path / "a.db") if request.param == "file" else emptied()
    with own as place, open_store(place) as one, open_store(place) as other:
        yield one, other


def test_what_is_read_steadily_is_of_one_state(two_stores: tuple[Store, Store]) -> None:
    one, other = two_stores
    one.put([item("a")])
    with one.steadily():
        before = one.position(), one.coverage(EVERYTHING).articles
        other.put([item("b")])
        assert (one.position(), len(one.list_articles(EVERYTHING)), one.coverage(EVERYTHING).articles) == (
            before[0],
            1,
            1,
        )
    assert (one.coverage(EVERYTHING).articles, one.position()) == (2, other.position())


def test_what_is_read_steadily_has_what_was_written_meanwhile(store: Store) -> None:
    with store.steadily():
        before = store.position()
        store.put([item("a")])
        assert (store.position() > before, store.coverage(EVERYTHING).articles) == (True, 1)
        with store.steadily():
            store.put([item("b")])
        assert store.coverage(EVERYTHING).articles == 2


def test_a_thread_that_reads_steadily_holds_up_no_other(store: Store) -> None:
    with store.steadily():
        assert store.count_articles() == 0
        writer = Thread(target=store.put, args=([item("a")],))
        writer.start()
        writer.join(10)
        assert not writer.is_alive()
    assert store.count_articles() == 1


# Opened for reading only


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.db") as writer:
        writer.put([item("a"), item("b", published=date(2024, 6, 9))])
        read(writer, "a")
    with open_store(tmp_path / "a.db", read_only=True) as opened:
        yield opened


def test_read_only_refuses_changes(read_only: Store) -> None:
    with pytest.raises(ArchiveError, match="reading only"):
        read_only.put([item("c")])


def test_read_only_keeps_readings_while_open(read_only: Store) -> None:
    read(read_only, "b", Reading((statement("Bo Lind"),)))
    key = keys(read_only)["b"]
    seen = (read_only.articles([key])[key].read, read_only.statements([key])[key][0].speakers)
    assert seen == (True, ("Bo Lind",))


def test_read_only_gives_the_propositions_of_both(read_only: Store) -> None:
    read(read_only, "b", Reading(propositions=propositions()[:1]))
    a, b = keys(read_only)["a"], keys(read_only)["b"]
    assert read_only.propositions([a, b]) == {a: propositions(), b: propositions()[:1]}


def test_read_only_counts_speakers_of_both(read_only: Store) -> None:
    read(read_only, "b")
    assert read_only.speakers(EVERYTHING) == {"Ada Moreno": 2}


def test_read_only_knows_who_is_called_what_of_both(read_only: Store) -> None:
    read(read_only, "b")
    assert read_only.tenures("mayor", EVERYTHING) == [Tenure(MAYOR, date(2024, 6, 3), date(2024, 6, 9), 2)]


def test_read_only_orders_statements_of_both(read_only: Store) -> None:
    read(read_only, "b")
    found = [key for key, _ in read_only.statements_by(["Ada Moreno"], EVERYTHING)]
    assert found == [keys(read_only)["b"], keys(read_only)["a"]]


def test_read_only_forgets_a_reading_of_an_older_text(read_only: Store, tmp_path: Path) -> None:
    read(read_only, "b")
    with open_store(tmp_path / "a.db") as writer:
        writer.put([item("b", "Changed.")])
    key = keys(read_only)["b"]
    assert (read_only.articles([key])[key].read, list(read_only.statements([key])[key])) == (False, [])
    assert read_only.propositions([key]) == {key: ()}


def test_read_only_asks_only_the_file_where_the_record_stands(read_only: Store) -> None:
    asked: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        asked.extend([statement] if statement.startswith("SELECT") else [])

    before = read_only.position()
    read(read_only, "b")
    event.listen(Engine, "before_cursor_execute", note)
    try:
        after = read_only.position()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert (after > before, len(asked)) == (True, 1)


def test_read_only_leaves_the_file_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as writer:
        writer.put([item()])
    before = (tmp_path / "a.db").read_bytes()
    with open_store(tmp_path / "a.db", read_only=True) as opened:
        read(opened)
    assert (tmp_path / "a.db").read_bytes() == before


def test_read_only_in_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with open_store(tmp_path / "own" / "a.db") as writer:
        writer.put([item()])
    (tmp_path / "own").chmod(0o500)
    try:
        with open_store(tmp_path / "own" / "a.db", read_only=True) as opened:
            assert opened.find(["bridge"], EVERYTHING)[0].article.text == TEXT
    finally:
        (tmp_path / "own").chmod(0o700)
