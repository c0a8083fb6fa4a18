"""The index finds what the record holds, whatever happened to the index."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from record_samples import article, item

from answers.errors import ArchiveError
from answers.model import Article, Passage, Scope
from answers.record.documents import MAX_NAMES
from answers.record.index import Index
from answers.record.open_store import open_store
from answers.record.query import Alternative, Field, Group, IndexQuery
from answers.record.store import Store

TEXTS = {
    "tolls": "Ada Moreno said the bridge will have no tolls. The tolls were opposed by many.",
    "bridge": "The bridge opened in May. Its tolls are low.",
    "harbour": "Bo Lind said the harbour is full. U.S. ships left on 5.93 tides.",
    "long": "Ada Moreno spoke of herrings.\n\nShe said that the nets were torn.",
}


def paragraphs(text: str) -> list[Passage]:
    starts = [0, *(n + 2 for n in range(len(text)) if text.startswith("\n\n", n))]
    return [Passage(start, start + len(part), ()) for start, part in zip(starts, text.split("\n\n"), strict=True)]


def kept(id_: str, text: str, **fields: object) -> tuple[Article, list[Passage]]:
    return article(id_, text, **fields), paragraphs(text)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store() as opened:
        opened.put([kept(id_, text, title="") for id_, text in TEXTS.items()])
        yield opened


def words(*terms: str, field: Field = "stem") -> tuple[Group, ...]:
    return tuple((Alternative(term, field=field),) for term in terms)


def found(index: Index, store: Store, query: IndexQuery) -> list[str]:
    """What is found, as ids with the number of the passage where an article has several."""
    hits = index.search(query)
    stored = store.articles(hit.article_key for hit in hits)
    names = [(stored[hit.article_key].article.id, hit.number) for hit in hits if hit.article_key in stored]
    return [f"{id_}#{number}" if number else id_ for id_, number in names]


def followed(store: Store, folder: Path | None = None, *, read_only: bool = False) -> Index:
    index = Index(folder, read_only=read_only)
    index.follow(store)
    return index


QUERIES: dict[str, tuple[IndexQuery, set[str]]] = {
    "one stem": (IndexQuery(words("toll")), {"tolls", "bridge"}),
    "all groups": (IndexQuery(words("toll", "oppos")), {"tolls"}),
    "one of two groups": (IndexQuery(words("toll", "harbour"), required=1), {"tolls", "bridge", "harbour"}),
    "more required than there are": (IndexQuery(words("toll", "oppos"), required=5), {"tolls"}),
    "none required": (IndexQuery(words("toll"), required=0), {"tolls", "bridge"}),
    "alternatives": (IndexQuery(((Alternative("herring"), Alternative("harbour", 0.5)),)), {"long", "harbour"}),
    "a folded word": (IndexQuery(words("tolls", field="body")), {"tolls", "bridge"}),
    "a word that is only like a stem": (IndexQuery(words("toll", field="body")), set()),
    "an initialism": (IndexQuery(words("us")), {"harbour"}),
    "a number by its stem": (IndexQuery(words("5.93")), {"harbour"}),
    "a number is no vocabulary": (IndexQuery(words("5.93", field="body")), set()),
    "a name of the whole article": (IndexQuery(words("net"), names=words("moreno")), {"long#1"}),
    "a name alone": (IndexQuery((), names=words("moreno")), {"tolls", "long", "long#1"}),
    "a name of another article": (IndexQuery(words("net"), names=words("lind")), set()),
    "every name": (IndexQuery((), names=words("moreno", "lind")), set()),
    "a word in lower case is no name": (IndexQuery((), names=words("herrings")), set()),
    "a phrase alone": (IndexQuery((), phrases=(("bridg", "open"),)), {"bridge"}),
    "a phrase with a word between": (IndexQuery((), phrases=(("toll", "low"),)), {"bridge"}),
    "a phrase turned round": (IndexQuery((), phrases=(("low", "toll"),)), set()),
    "a phrase of one word is none": (IndexQuery((), phrases=(("toll",),)), set()),
    "nothing": (IndexQuery(()), set()),
    "an empty group": (IndexQuery(((),)), set()),
    "no limit left": (IndexQuery(words("toll"), limit=0), set()),
    "a word that nobody has": (IndexQuery(words("zeppelin")), set()),
    "a word of a thousand letters": (IndexQuery(words("z" * 1000)), set()),
    "a word with a blank": (IndexQuery(words("toll s")), set()),
}


@pytest.mark.parametrize(("query", "expected"), QUERIES.values(), ids=QUERIES.keys())
def test_finds(store: Store, query: IndexQuery, expected: set[str]) -> None:
    assert set(found(followed(store), store, query)) == expected


def test_a_hit_is_the_passage(store: Store) -> None:
    hit = followed(store).search(IndexQuery(words("net")))[0]
    text = store.articles([hit.article_key])[hit.article_key].article.text
    assert (hit.number, text[hit.start : hit.end]) == (1, "She said that the nets were torn.")


RANKED: dict[str, tuple[IndexQuery, list[str]]] = {
    "more often": (IndexQuery(words("toll")), ["tolls", "bridge"]),
    "by weight": (IndexQuery(((Alternative("herring", 0.1), Alternative("harbour")),)), ["harbour", "long"]),
    "the phrase first": (IndexQuery(words("bridg"), phrases=(("bridg", "open"),)), ["bridge", "tolls"]),
    "the name's own passage first": (IndexQuery((), names=words("moreno")), ["long", "tolls", "long#1"]),
    "cut at the limit": (IndexQuery(words("toll"), limit=1), ["tolls"]),
}


@pytest.mark.parametrize(("query", "expected"), RANKED.values(), ids=RANKED.keys())
def test_ranks(store: Store, query: IndexQuery, expected: list[str]) -> None:
    assert found(followed(store), store, query) == expected


def test_equal_passages_come_in_the_order_of_their_articles(store: Store) -> None:
    store.put([kept(f"same{n}", "A zeppelin passed.") for n in range(9)])
    assert found(followed(store), store, IndexQuery(words("zeppelin"))) == [f"same{n}" for n in range(9)]


SCOPES = {
    "shared": (Scope(), {"tolls", "bridge", "dated", "other"}),
    "another collection": (Scope(("guild:7",)), {"own"}),
    "both": (Scope(("shared", "guild:7")), {"tolls", "bridge", "dated", "other", "own"}),
    "none": (Scope(()), set()),
    "publisher, other case": (Scope(publisher="LE  récif"), {"other"}),
    "after": (Scope(after=date(2024, 6, 5)), {"dated"}),
    "before": (Scope(before=date(2024, 6, 3)), {"tolls", "bridge", "other"}),
    "a day": (Scope(after=date(2024, 6, 5), before=date(2024, 6, 5)), {"dated"}),
    "turned round": (Scope(after=date(2024, 6, 5), before=date(2024, 6, 4)), set()),
}


@pytest.mark.parametrize(("scope", "expected"), SCOPES.values(), ids=SCOPES.keys())
def test_scope(store: Store, scope: Scope, expected: set[str]) -> None:
    store.put(
        [
            kept("dated", "Tolls.", published=date(2024, 6, 5)),
            kept("other", "Tolls.", publisher="Le Récif"),
            kept("own", "Tolls.", collection="guild:7"),
            kept("undated", "Tolls.", published=None, collection="guild:8"),
        ]
    )
    assert set(found(followed(store), store, IndexQuery(words("toll"), scope=scope))) == expected


def test_a_day_that_is_unknown_is_in_no_range(store: Store) -> None:
    store.put([kept("undated", "A zeppelin.", published=None)])
    scope = Scope(before=date(2099, 1, 1))
    assert found(followed(store), store, IndexQuery(words("zeppelin"), scope=scope)) == []


# The vocabulary


def test_terms_most_frequent_first(store: Store) -> None:
    terms = followed(store).terms()
    assert (terms[0], "moreno" in terms, "5.93" in terms) == ("the", True, False)


def test_terms_of_a_collection_are_its_own(store: Store) -> None:
    store.put([kept("own", "A zeppelin passed.", collection="guild:7")])
    index = followed(store)
    assert (sorted(index.terms(["guild:7"])), "zeppelin" in index.terms(["shared"])) == (
        ["a", "passed", "zeppelin"],
        False,
    )


@pytest.mark.parametrize("collections", [None, ["shared"], ["guild:7", "shared"], ["guild:7"]])
def test_terms_are_those_of_all_articles_however_they_came(store: Store, collections: list[str] | None) -> None:
    index = followed(store)
    changes: list[Callable[[], object]] = [
        lambda: store.put([kept("new", "A zeppelin passed the plug-in 12 times.")]),
        lambda: store.put([kept("own", "A balloon passed.", collection="guild:7")]),
        lambda: store.put([kept("new", "An airship came."), kept("more", "Nothing else.")]),
        lambda: store.remove(["more", "harbour"]),
    ]
    for change in changes:
        index.terms(collections)
        change()
        index.follow(store)
        assert sorted(index.terms(collections)) == sorted(followed(store).terms(collections))


def test_the_index_is_not_listed_again_for_new_articles(store: Store) -> None:
    index = followed(store)
    before = list(index.terms())
    store.put([kept("new", "A zeppelin passed.")])
    index.follow(store)
    assert list(index.terms()) == [*before, "a", "zeppelin", "passed"]


@pytest.mark.parametrize("collections", [None, ["shared"]])
def test_terms_of_a_removed_article_are_gone(store: Store, collections: list[str] | None) -> None:
    index = followed(store)
    before = index.terms(collections)
    store.remove(["harbour"])
    index.follow(store)
    assert ("harbour" in before, "harbour" in index.terms(collections), "tolls" in index.terms(collections)) == (
        True,
        False,
        True,
    )


FREQUENCIES: dict[str, tuple[str, Field, list[str] | None, int]] = {
    "stem": ("toll", "stem", None, 2),
    "body": ("tolls", "body", None, 2),
    "names": ("moreno", "names", None, 3),
    "missing": ("zeppelin", "stem", None, 0),
    "own collection": ("toll", "stem", ["shared"], 2),
    "other collection": ("toll", "stem", ["guild:7"], 0),
}


@pytest.mark.parametrize(("term", "field", "collections", "count"), FREQUENCIES.values(), ids=FREQUENCIES.keys())
def test_document_frequency(store: Store, term: str, field: Field, collections: list[str] | None, count: int) -> None:
    assert followed(store).document_frequency(term, field, collections) == count


def test_document_frequency_leaves_out_what_was_removed(store: Store) -> None:
    index = followed(store)
    everything = [*store.collections()]
    before = index.document_frequency("toll", "stem", everything)
    store.remove(["tolls"])
    index.follow(store)
    assert (before, index.document_frequency("toll", "stem", everything)) == (2, 1)


def test_an_article_of_nothing_but_names_is_bounded(store: Store) -> None:
    text = "\n\n".join(f"Name{n}x" for n in range(MAX_NAMES + 500))
    store.put([kept("names", text, collection="guild:7")])
    index = followed(store)
    scope = Scope(("guild:7",))
    first, last = (
        index.search(IndexQuery((), names=words(name), scope=scope, limit=9)) for name in ("name0x", "name1499x")
    )
    assert (len(first), len(last)) == (9, 0)


# Following the record


def test_nothing_is_found_before_following(store: Store) -> None:
    assert Index(None).search(IndexQuery(words("toll"))) == []


def test_follows_what_is_added_changed_and_removed(store: Store) -> None:
    index = followed(store)
    store.put([kept("new", "New tolls."), kept("bridge", "No more of that.")])
    store.remove(["tolls"])
    index.follow(store)
    assert found(index, store, IndexQuery(words("toll"))) == ["new"]


def test_says_how_many_changes_it_followed(store: Store) -> None:
    index = Index(None)
    counts = [index.follow(store), index.follow(store)]
    store.put([kept("new", "New tolls.")])
    assert [*counts, index.follow(store)] == [4, 0, 1]


def test_a_restart_goes_on(store: Store, tmp_path: Path) -> None:
    followed(store, tmp_path / "i")
    store.put([kept("new", "New tolls.")])
    index = Index(tmp_path / "i")
    assert (index.follow(store), set(found(index, store, IndexQuery(words("toll"))))) == (1, {"tolls", "bridge", "new"})


def test_another_process_commits(store: Store, tmp_path: Path) -> None:
    first = followed(store, tmp_path / "i")
    store.put([kept("new", "New tolls.")])
    followed(store, tmp_path / "i")
    assert (first.follow(store), "new" in found(first, store, IndexQuery(words("toll")))) == (0, True)


def test_goes_on_with_what_is_there_while_another_writes(store: Store, tmp_path: Path) -> None:
    index = followed(store, tmp_path / "i")
    writer = Index(tmp_path / "i")
    results: list[int] = []

    def busy(_done: int) -> None:
        # The writer's lock is held here.
        if not results:
            results.append(index.follow(store))

    store.put([kept("new", "New tolls.")])
    writer.follow(store, busy)
    assert (results, index.follow(store)) == ([0], 0)


def test_an_index_of_another_record_is_made_anew(store: Store, tmp_path: Path) -> None:
    followed(store, tmp_path / "i")
    with open_store() as other:
        other.put([kept("else", "A zeppelin passed.")])
        index = followed(other, tmp_path / "i")
        assert (found(index, other, IndexQuery(words("zeppelin"))), index.search(IndexQuery(words("toll")))) == (
            ["else"],
            [],
        )


def test_a_record_put_back_from_a_copy(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.put([kept("old", "Old tolls.")])
    shutil.copy(tmp_path / "a.db", tmp_path / "copy.db")
    with open_store(tmp_path / "a.db") as store:
        store.put([kept("lost", "Lost tolls.")])
        followed(store, tmp_path / "i")
    shutil.copy(tmp_path / "copy.db", tmp_path / "a.db")
    with open_store(tmp_path / "a.db") as store:
        store.put([kept("new", "New tolls."), kept("newer", "Newer tolls.")])
        index = followed(store, tmp_path / "i")
        assert set(found(index, store, IndexQuery(words("toll")))) == {"old", "new", "newer"}


def test_many_batches(store: Store) -> None:
    store.put([kept(f"a{n}", f"Zeppelin{n}.") for n in range(1203)])
    index = followed(store)
    assert [found(index, store, IndexQuery(words(f"zeppelin{n}"))) for n in (0, 1202)] == [["a0"], ["a1202"]]


def put(path: Path, data: bytes) -> None:
    """Other bytes in a file's place: one that is changed where it lies would take down who still has it in memory."""
    other = path.with_name(f"{path.name}.new")
    other.write_bytes(data)
    other.replace(path)


def truncate(path: Path) -> None:
    put(path, path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    put(path, b"")


def overwrite(path: Path) -> None:
    put(path, b"\x00\xff" * (path.stat().st_size // 2 + 1))


def every(pattern: str, harm: Callable[[Path], object]) -> Callable[[Path], None]:
    """Harm done to all files of a folder that match, but for the file that lists them."""

    def do(folder: Path) -> None:
        for path in folder.glob(pattern):
            if path.name != "meta.json" or pattern == "meta.json":
                harm(path)

    return do


DAMAGE: dict[str, Callable[[Path], None]] = {
    "meta gone": every("meta.json", Path.unlink),
    "meta empty": every("meta.json", empty),
    "meta cut": every("meta.json", truncate),
    "meta of something else": every("meta.json", lambda path: path.write_text("{}")),
    "segments gone": every("*.*", Path.unlink),
    "terms empty": every("*.term", empty),
    "terms cut": every("*.term", truncate),
    "terms overwritten": every("*.term", overwrite),
    "postings cut": every("*.idx", truncate),
    "store cut": every("*.store", truncate),
    "columns overwritten": every("*.fast", overwrite),
    "the folder gone": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_made_anew(store: Store, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    followed(store, tmp_path / "i")
    damage(next((tmp_path / "i").iterdir()))
    index = followed(store, tmp_path / "i")
    assert set(found(index, store, IndexQuery(words("toll")))) == {"tolls", "bridge"}


def test_an_older_format_is_left_for_a_new_index(store: Store, tmp_path: Path) -> None:
    (tmp_path / "i" / "0").mkdir(parents=True)
    (tmp_path / "i" / "0" / "meta.json").write_text("{}")
    assert len(followed(store, tmp_path / "i").search(IndexQuery(words("toll")))) == 2


# Opened for reading only


def test_read_only_uses_what_is_there(store: Store, tmp_path: Path) -> None:
    followed(store, tmp_path / "i")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    index = followed(store, tmp_path / "i", read_only=True)
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert (len(index.search(IndexQuery(words("toll")))), after) == (2, before)


@pytest.mark.parametrize("made", [True, False], ids=["behind", "missing"])
def test_read_only_makes_its_own_in_memory(store: Store, tmp_path: Path, made: bool) -> None:
    if made:
        followed(store, tmp_path / "i")
        store.put([kept("new", "New tolls.")])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    index = followed(store, tmp_path / "i", read_only=True)
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert (len(index.search(IndexQuery(words("toll")))), after) == (3 if made else 2, before)


def test_threads_search_while_one_follows(store: Store) -> None:
    index = followed(store)
    counts: list[int] = []

    def search() -> None:
        for _ in range(50):
            counts.append(len(index.search(IndexQuery(words("toll"), limit=5000))))

    threads = [Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(10):
        store.put([kept(f"new{n}", "New tolls.")])
        index.follow(store)
    for thread in threads:
        thread.join()
    assert (len(counts), min(counts) >= 2, len(index.search(IndexQuery(words("toll"))))) == (150, True, 12)


def test_a_folder_that_is_a_file_is_no_obstacle(store: Store, tmp_path: Path) -> None:
    (tmp_path / "i").write_text("in the way")
    assert len(followed(store, tmp_path / "i").search(IndexQuery(words("toll")))) == 2


def test_a_closed_record_is_an_error_with_a_name(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.put([item()])
        index = followed(store)
    (tmp_path / "a.db").write_bytes(b"no database any more" * 500)
    with pytest.raises(ArchiveError, match=r"a\.db"):
        index.follow(open_store(tmp_path / "a.db"))
