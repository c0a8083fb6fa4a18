"""Timelines of whole archives: the seed articles, and what is asked amiss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from answers.archive import Archive
from answers.errors import InputError
from answers.model import Article, Standing, Timeline, TimelineEntry
from bot.intake import read_paths

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    read = [
        item for item in read_paths([str(path) for path in sorted(SEEDS.glob("*.txt"))]) if isinstance(item, Article)
    ]
    with Archive.from_articles(read) as seeds:
        yield seeds


def entry(timeline: Timeline, words: str) -> TimelineEntry:
    """The one entry whose line holds these words."""
    (found,) = [one for one in timeline.entries if words in one.line]
    return found


def test_what_others_expect(archive: Archive) -> None:
    found = entry(archive.timeline("sanctions"), "Trump will likely impose additional sanctions on Russia")
    assert (found.date.start, found.standing) == (date(2025, 8, 13), Standing.EXPECTED)


def test_what_was_not_said(archive: Archive) -> None:
    found = entry(archive.timeline("sanctions"), "Trump did not mention imposing additional sanctions")
    assert (found.date.start, found.standing) == (date(2025, 8, 16), Standing.NEGATED)


def test_what_was_reported(archive: Archive) -> None:
    found = entry(archive.timeline("sanctions"), "reaffirmed that they would maintain sanctions")
    assert (found.date.start, found.standing) == (date(2025, 8, 16), Standing.REPORTED)


def test_a_planned_meeting(archive: Archive) -> None:
    found = entry(archive.timeline("meeting", who="Trump"), "scheduled meeting with Putin on Friday")
    assert (found.date.start, found.standing) == (date(2025, 8, 15), Standing.PLANNED)


def test_a_planned_meeting_in_other_words(archive: Archive) -> None:
    found = entry(archive.timeline("meeting", who="Trump"), "on Monday at the White House")
    assert (found.date.start, found.standing) == (date(2025, 8, 18), Standing.PLANNED)


def test_a_change_of_position(archive: Archive) -> None:
    timeline = archive.timeline("ceasefire", who="Trump")
    (change,) = [one.change for one in timeline.entries if one.change]
    assert (change.speaker, change.before.article.day, change.after.article.day) == (
        "Donald Trump",
        date(2025, 8, 13),
        date(2025, 8, 16),
    )


def test_a_change_is_cited_on_both_sides(archive: Archive) -> None:
    timeline = archive.timeline("ceasefire", who="Trump")
    (change,) = [one.change for one in timeline.entries if one.change]
    assert "ceasefire in Ukraine is crucial" in change.before.text
    assert "abandoned his push for an immediate ceasefire" in change.after.text


def test_a_change_leads_its_entry(archive: Archive) -> None:
    timeline = archive.timeline("ceasefire", who="Trump")
    (turned,) = [one for one in timeline.entries if one.change]
    assert turned.change is not None
    assert turned.change.after == turned.excerpts[0]


@pytest.mark.parametrize("topic", ["sanctions", "meeting", "ceasefire", "Ukraine", "Russia"])
def test_in_order_and_verbatim(archive: Archive, topic: str) -> None:
    timeline = archive.timeline(topic)
    assert [one.date.start for one in timeline.entries] == sorted(one.date.start for one in timeline.entries)
    for one in timeline.entries:
        assert one.line.strip("…").strip() in one.excerpts[0].article.text


def test_filters_mean_the_days_of_the_events(archive: Archive) -> None:
    timeline = archive.timeline("meeting", who="Trump", after=date(2025, 8, 17))
    assert {one.date.start for one in timeline.entries} == {date(2025, 8, 18)}


def test_nothing_in_the_range(archive: Archive) -> None:
    assert "found on other days" in archive.timeline("sanctions", before=date(2025, 8, 1)).summary


def test_a_misspelt_topic_and_speaker(archive: Archive) -> None:
    timeline = archive.timeline("sanctons", who="Trmp")
    assert timeline.entries
    assert "Donald Trump" in timeline.suggestions


def test_a_topic_that_is_nowhere(archive: Archive) -> None:
    timeline = archive.timeline("tariffs")
    assert (timeline.entries, "“tariffs” is not in the record" in timeline.summary) == ((), True)


def test_a_speaker_who_is_nowhere(archive: Archive) -> None:
    timeline = archive.timeline("sanctions", who="Macron")
    assert (timeline.entries, timeline.summary.startswith("Macron is not in the record")) == ((), True)
    assert timeline.summary.endswith("On “sanctions” it has Donald Trump and European leaders.")


NAMED = [
    Article(
        "a1",
        "Budget",
        "President Jon Varga spoke on the levy. Varga said the levy is fair.",
        published=date(2024, 6, 3),
    ),
    Article("a2", "Levy", "Mrs Rosa Varga visited a school. Rosa Varga praised the levy.", published=date(2024, 6, 4)),
    Article("a3", "Levy", "President Varga defended the levy on Tuesday.", published=date(2024, 6, 5)),
    Article("a4", "Levy", "Varga called the levy a success.", published=date(2024, 6, 6)),
    Article("a5", "Levy", "Tom Hollin criticised the levy.", published=date(2024, 6, 7)),
]


def test_what_is_said_under_the_mere_surname_is_the_bearers() -> None:
    with Archive.from_articles(NAMED) as named:
        days = {one.date.start.day for one in named.timeline("levy", who="Varga").entries}
    assert {4, 6} <= days
    assert 7 not in days


def levy(n: int) -> Article:
    """What one day reports of a levy."""
    text = f"The council of Norvane raised the levy to {n + 3} crowns. Dockers said the levy hurts them. "
    return Article(f"b{n}", f"Levy {n}", f"{text}The levy had been {n + 2} crowns.", published=date(2024, 6, n + 1))


LONG = [levy(n) for n in range(18)]


def test_a_long_timeline_has_a_line_of_what_a_story_tells_on_a_day_and_key_events() -> None:
    with Archive.from_articles(LONG) as long:
        timeline = long.timeline("levy")
    assert len(timeline.entries) <= 18
    assert len(timeline.key_events) == 15
    assert sum(len(one.excerpts) for one in timeline.entries) > 18


def test_a_short_timeline_is_all_key_events(archive: Archive) -> None:
    timeline = archive.timeline("meeting")
    assert timeline.key_events == timeline.entries


AMISS = {
    "empty": {"topic": "  "},
    "no words of its own": {"topic": "the"},
    "too long": {"topic": "toll " * 100},
    "range ends before it begins": {"topic": "toll", "after": date(2025, 8, 2), "before": date(2025, 8, 1)},
    "unknown publisher": {"topic": "sanctions", "publisher": "Nowhere Herald"},
}


@pytest.mark.parametrize("asked", AMISS.values(), ids=AMISS.keys())
def test_asked_amiss(archive: Archive, asked: dict[str, object]) -> None:
    with pytest.raises(InputError):
        archive.timeline(**asked)  # type: ignore[arg-type]


def test_an_empty_archive() -> None:
    with Archive.from_articles([]) as empty:
        assert empty.timeline("sanctions").entries == ()
