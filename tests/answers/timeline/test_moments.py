"""What one article puts on a timeline, as the reader reads it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from timeline_samples import PUBLISHED, spot, stored

from answers.asking.topic import TopicMatcher, topic_words
from answers.model import Reading, Standing
from answers.reading.reader import Reader
from answers.reading.text.sentences import split_sentences
from answers.timeline.aboutness import Topic
from answers.timeline.deeds import deed_for
from answers.timeline.moments import PASSING, Moment, Page, moments

SUN, MON, WED, FRI = date(2024, 6, 2), date(2024, 6, 3), PUBLISHED, date(2024, 6, 7)


def topic(words: str, *names: str) -> Topic:
    matcher = TopicMatcher([topic_words(words)])
    return Topic(matcher, deed_for(matcher), frozenset(names) or None)


@cache
def read(text: str, published: date | None) -> Reading:
    return Reader().read(stored(text, published=published).article)


def found(text: str, about: Topic, published: date | None = PUBLISHED) -> list[Moment]:
    reading = read(text, published)
    kept = stored(text, published=published)
    page = Page(kept, split_sentences(text), reading.statements, reading.dates, reading.propositions)
    return moments(page, about)


def lines(items: list[Moment]) -> list[Moment]:
    return [item for item in items if item.score > PASSING]


def brief(items: list[Moment]) -> list[tuple[date, Standing]]:
    return [(item.date.start, item.standing) for item in lines(items)]


H, S, R, P, E, N, D = (
    Standing.HAPPENED,
    Standing.SAID,
    Standing.REPORTED,
    Standing.PLANNED,
    Standing.EXPECTED,
    Standing.NEGATED,
    Standing.DENIED,
)

TOLD: dict[str, tuple[str, list[tuple[date, Standing]]]] = {
    "said on a day": ("Ada Pell said on Monday that the toll is unfair.", [(MON, S)]),
    "said on no day": ("Ada Pell said that the toll is unfair.", [(WED, R)]),
    "done on a day": ("The council abolished the toll on Sunday.", [(SUN, H)]),
    "done by nobody who is named": ("The toll was abolished on Sunday.", [(SUN, H)]),
    "done on no day": ("The toll was abolished.", [(WED, R)]),
    "to come": ("The toll will be raised on Friday.", [(FRI, P)]),
    "to come on no day": ("The council will raise the toll.", [(WED, P)]),
    "what may be": ("Ada Pell might raise the toll.", [(WED, E)]),
    "what others think may be": ("Councillors agreed that Ada Pell will likely raise the toll.", [(WED, E)]),
    "said, with what may be only in it": (
        "Norvane said it had received a letter from merchants who might sue over the toll.", [(WED, R)],
    ),
    "not said": ("Ada Pell did not mention the toll.", [(WED, N)]),
    "not so, in their own word": ("Ada Pell denied that she had raised the toll.", [(WED, D)]),
    "said and to come": (
        "Ada Pell said on Monday that the toll will be raised on Friday.", [(MON, S), (FRI, P)],
    ),
    "reported of a day": ("Ada Pell said the toll had been abolished on Sunday.", [(SUN, H)]),
    "of a day that an event's noun has": (
        "Ada Pell blamed the mayor for the failure of Monday's talks on the toll.", [(WED, R)],
    ),
    "of two days": (
        "The council abolished the toll, which had been raised on Sunday.", [(WED, R), (SUN, H)],
    ),
    "of a day that another act has": (
        "The council abolished the toll after dockers had walked out on Sunday.", [(WED, R)],
    ),
    "until a day": ("The council postponed the toll until Friday.", [(WED, R)]),
    "compared with a day": ("Income from the toll fell to 2,978 crowns from 3,808 a year ago.", [(WED, R)]),
    "a year that names a thing": ("The council replaced the 1986 toll.", [(WED, R)]),
    "from a day to another": ("The council will meet on the toll from June 10 to June 12.", [(date(2024, 6, 10), P)]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_what_a_sentence_tells(text: str, expected: list[tuple[date, Standing]]) -> None:
    assert brief(found(text, topic("toll"))) == expected


def test_without_any_day_there_is_no_moment() -> None:
    assert found("Ada Pell said that the toll is unfair.", topic("toll"), published=None) == []


def test_another_topic() -> None:
    assert found("Ada Pell said on Monday that the toll is unfair.", topic("levy")) == []


def test_the_same_event_in_other_words() -> None:
    text = "Ada Pell is set to discuss the levy with Tom Hollin on Friday."
    assert brief(found(text, topic("meeting", "Ada Pell"))) == [(FRI, P)]


def test_a_line_must_show_topic_day_and_cue() -> None:
    text = "Ada Pell said on Monday that the toll is unfair."
    (moment,) = found(text, topic("toll"))
    assert {spot(text, "toll"), spot(text, "Monday")} <= set(moment.marks)
    assert any(text[start:end].startswith("said") for start, end in moment.marks)


NAMED = {
    "a pronoun": "Ada Pell came to Norvane. She resigned on Monday.",
    "a surname": "Ada Pell came to Norvane. Mrs Pell resigned on Monday.",
    "whose": "Ada Pell came to Norvane. Her lawyer resigned on Monday.",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED.keys())
def test_what_refers_to_the_topic_is_about_it(text: str) -> None:
    assert (MON, H) in brief(found(text, topic("Ada Pell")))


def test_initials_are_the_name() -> None:
    text = "Norvane Harbour Works Corp rejected the offer. NHW sued Hollin Ltd on Monday."
    assert (MON, H) in brief(found(text, topic("Norvane Harbour Works")))


def test_a_name_at_length_is_its_initials() -> None:
    text = "The Norvane Harbour Works rejected the offer on Monday."
    assert brief(found(text, topic("NHW"))) == [(MON, S)]


def test_a_dated_sentence_goes_on_with_its_story() -> None:
    text = "The talks between Norvane dockers and the port have failed. Dockers walked out of the talks on Monday."
    assert (MON, H) in brief(found(text, topic("Norvane")))


def test_another_story_in_the_article_is_not_the_topics() -> None:
    opening = "The talks between Norvane dockers and the port have failed. Nobody spoke to reporters."
    text = f"{opening} Tom Hollin turned 80 on Monday."
    assert brief(found(text, topic("Norvane"))) == [(WED, R)]


def test_what_a_story_goes_on_with_on_no_day_is_no_line() -> None:
    text = "The talks between Norvane dockers and the port have failed. Dockers had walked out of the talks."
    first, second = found(text, topic("Norvane"))
    assert (first.score > PASSING, second.score) == (True, PASSING)


ASKED = {
    "what she says": ("Ada Pell said the toll is unfair.", 1),
    "what is said of her": ("Tom Hollin said Ada Pell had raised the toll.", 1),
    "what a pronoun says": ("Ada Pell spoke to dockers. She said the toll is unfair.", 1),
    "what another one says": ("Tom Hollin said the toll is unfair.", 0),
}


@pytest.mark.parametrize(("text", "number"), ASKED.values(), ids=ASKED.keys())
def test_of_and_by_the_one_asked_for(text: str, number: int) -> None:
    assert len(lines(found(text, topic("toll", "Ada Pell")))) == number
