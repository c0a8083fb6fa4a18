"""Whole answers over small archives: what no single construction shows."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Archive, Article, Verdict
from answers.model import Standing

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


@pytest.mark.parametrize(
    "deed", ["We never wanted a kiosk.", "We did not paint the kiosk.", "They had sold the kiosk."]
)
def test_what_one_says_on_is_no_word_of_others(deed: str) -> None:
    text = f'"The quay is wet," Ada Moreno said. "{deed}" Jon Lind said the roof leaked.'
    with Archive.from_articles([Article("a", "Quay", text, published=date(2024, 6, 5))]) as archive:
        answer = archive.ask("did Ada Moreno mention the kiosk?")
    assert (answer.verdict, answer.others) == (Verdict.YES, ())


TENSES = [
    ("The sauna burned on May 12, 2018.", "2018-05-12"),
    ("The sauna was painted in May.", "2024-05-01"),
    ("The sauna was tiled by the end of May.", "2024-05-01"),
    ("The sauna was dug in the 1980s.", "1980-01-01"),
    ("The sauna was dug in the nineteenth century.", "1800-01-01"),
]


@pytest.mark.parametrize(("text", "first"), TENSES)
def test_what_was_done_happened_then(text: str, first: str) -> None:
    with Archive.from_articles([Article("a", "Sauna", text, published=date(2024, 9, 5))]) as archive:
        (entry,) = archive.timeline("sauna").entries
    assert (entry.date.start.isoformat(), entry.standing) == (first, Standing.HAPPENED)


def test_a_day_until_which_it_is_done_is_its_date() -> None:
    with Archive.from_articles(
        [Article("a", "Vow", "The vow will be sealed by next Friday.", published=date(2024, 9, 4))]
    ) as archive:
        (entry,) = archive.timeline("vow").entries
    assert (entry.date.start, entry.standing, entry.speakers) == (date(2024, 9, 6), Standing.PLANNED, ())
