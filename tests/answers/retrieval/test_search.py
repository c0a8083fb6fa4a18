"""What a search finds of articles that nobody has read: it says which, reads none, and is asked again."""

from __future__ import annotations

import pytest
from archive_samples import articles

from answers import Archive
from answers.asking.question import Asked
from answers.model import Scope
from answers.retrieval.search import SMALL, UNREAD, Searcher

MORENO = Asked("Did Moreno mention town?", "yesno", who="Moreno", topic="town")


@pytest.mark.parametrize(("count", "waits"), [(SMALL, SMALL), (2 * SMALL, UNREAD)], ids=["small scope", "by the index"])
def test_says_what_is_to_be_read_first(count: int, waits: int) -> None:
    with Archive.from_articles(articles(count)) as archive:
        found = archive._searcher.find(MORENO, Scope())
        assert (len(found.unread), archive.catalogue.unread) == (waits, count)
        assert not found.speakers.names


@pytest.mark.parametrize("count", [SMALL, 2 * SMALL], ids=["small scope", "by the index"])
def test_asked_again_knows_who_speaks(count: int) -> None:
    with Archive.from_articles(articles(count)) as archive:
        found = archive._searcher.find(MORENO, Scope())
        archive.read_now(found.unread)
        again = archive._searcher.again(found, MORENO, Scope())
        assert (again.speakers.shown, set(again.articles)) == ("Ada Moreno", set(found.articles))
        assert not set(again.unread) & set(found.unread)


def test_asking_reads_what_it_waits_for_and_no_more() -> None:
    with Archive.from_articles(articles(2 * SMALL)) as archive:
        archive.ask("Did Moreno mention town?")
        assert archive.catalogue.unread == 2 * SMALL - UNREAD


def test_an_archive_that_is_read_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with Archive.from_articles(articles(3)) as archive:
        archive.read()
        monkeypatch.setattr(Searcher, "again", None)
        assert archive.ask("Did Moreno mention town?").excerpts
