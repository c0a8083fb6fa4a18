"""Whole answers over small archives: what no single construction shows."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Archive, Article, Verdict

TEXT = (
    "Mayor Ada Moreno said on Monday that the bridge would reopen in June. She did not mention the tolls. "
    "Harbour master Jon Lind declined to comment. Critics expect Moreno to raise the tolls."
)


@pytest.fixture
def archive() -> Archive:
    return Archive.from_articles([Article("a", "Bridge", TEXT, "Harbour Post", published=date(2024, 6, 5))])


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("did Moreno say anything?", Verdict.YES),
        ("did Lind say anything?", Verdict.NO),
        ("did Moreno mention the tolls?", Verdict.NO),
        ("did Moreno mention the bridge, according to the Harbour Post?", Verdict.YES),
        ("did Moreno mention the bridge, according to the Times?", Verdict.NOT_FOUND),
        ("did Lind mention the tolls?", Verdict.NOT_ON_RECORD),
        ("did Moreno mention zeppelins?", Verdict.NOT_FOUND),
        ("when will the bridge reopen?", Verdict.QUOTES),
        ("who mentioned the bridge?", Verdict.QUOTES),
        ("“would reopen in June”", Verdict.QUOTES),
    ],
)
def test_verdict(archive: Archive, question: str, verdict: Verdict) -> None:
    assert archive.ask(question).verdict is verdict


def test_a_follow_up_takes_what_it_leaves_out(archive: Archive) -> None:
    first = archive.ask("did Lind mention the bridge?")
    assert archive.ask("and Moreno?", context=first.question).verdict is Verdict.YES


def test_excerpts_are_whole_sentences(archive: Archive) -> None:
    (excerpt,) = archive.ask("did Moreno mention the tolls?").excerpts
    assert excerpt.text == "She did not mention the tolls."
