"""Articles that are fetched when they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from record_samples import item, reading

from answers.record.articles import Articles
from answers.record.open_store import open_store
from answers.record.rows import Stored
from answers.record.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(tmp_path / "a.db") as opened:
        opened.put([item(id_) for id_ in "abcd"])
        yield opened


def keys(store: Store, ids: str) -> list[int]:
    there = {stored.article.id: stored.key for stored in store.articles(store.keys()).values()}
    return [there[id_] for id_ in ids]


def test_only_what_is_looked_at_is_fetched_and_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    whole = store.articles

    def articles(keys: Iterable[int]) -> Mapping[int, Stored]:
        asked.extend(keys := list(keys))
        return whole(keys)

    monkeypatch.setattr(store, "articles", articles)
    c, a, d = keys(store, "cad")
    asked.clear()
    found = store.found([c, a, 99, a, d])
    assert (list(found), len(found), asked, 99 in found) == ([c, a, d], 3, [], False)
    assert list(found.fetch([d, a])) == [d, a]
    assert found[a].article.id == "a"
    assert [one.article.id for one in found.values()] == ["c", "a", "d"]
    assert list(found.items()) == [(key, found[key]) for key in (c, a, d)]
    assert asked == [d, a, c]


def test_what_has_gone_since_is_left_out(store: Store) -> None:
    a, b = keys(store, "ab")
    found = store.found([a, b])
    store.remove(["a"])
    assert list(found.fetch([a, b])) == [b]
    with pytest.raises(KeyError):
        found[a]


def test_which_are_unread(store: Store, tmp_path: Path) -> None:
    a, b, c = keys(store, "abc")
    for one in store.articles([b]).values():
        store.save_readings([(one.key, one.digest, reading())], 2)
    assert store.found([c, b, a]).unread(2) == [c, a]
    assert store.found([c, b, a]).unread(3) == [c, b, a]
    assert Articles.at_hand(store.articles([a, b])).unread(2) == [a]
    with open_store(tmp_path / "a.db", read_only=True) as other:
        for one in other.articles([a]).values():
            other.save_readings([(one.key, one.digest, reading())], 2)
        assert other.found([c, b, a]).unread(2) == [c]
