"""What one article puts on a timeline."""

from __future__ import annotations

from datetime import date

import pytest
from timeline_samples import PUBLISHED, day_of, expression, spot, statement, stored

from answers.asking.topic import TopicMatcher, topic_words
from answers.model import Act, EventDate, Modality, Polarity, Precision, Standing, Statement, Tense
from answers.timeline.deeds import deed_for
from answers.timeline.moments import Moment, Page, Topic, moments
from answers.timeline.standing import standing_of, standing_of_sentence

MON, FRI, PAST = date(2024, 6, 3), date(2024, 6, 7), date(2024, 5, 2)


def topic(words: str, *names: str) -> Topic:
    matcher = TopicMatcher([topic_words(words)])
    return Topic(matcher, deed_for(matcher), frozenset(names) or None)


def found(
    text: str,
    about: Topic,
    statements: list[Statement] | None = None,
    dates: list[EventDate] | None = None,
    published: date | None = PUBLISHED,
) -> list[Moment]:
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    sentences = [(a, b) for a, b in zip([0, *(end + 1 for end in ends)], ends, strict=False)]
    page = Page(stored(text, published=published), sentences, statements or [], [expression(d) for d in dates or []])
    return moments(page, about)


def brief(items: list[Moment]) -> list[tuple[date, Standing]]:
    return [(item.date.start, item.standing) for item in items]


SAID = "Ada Pell said on Monday that the toll is unfair."
PLAN = "The toll will be raised on Friday."
MEETS = "Ada Pell is set to discuss the levy with Tom Hollin on Friday."
NAMED = "The day of the toll vote for Pell is Friday."
BOTH = "Ada Pell said on Monday that the toll will end on Friday."


def test_a_statement_is_on_the_day_that_it_names() -> None:
    when = day_of(SAID, "Monday", MON, Tense.HAPPENED)
    said = statement(SAID, "said", "the toll is unfair", when=when)
    assert brief(found(SAID, topic("toll"), [said], [when])) == [(MON, Standing.SAID)]


def test_an_undated_statement_is_reported_on_the_day_of_publication() -> None:
    said = statement(SAID, "said", "the toll is unfair")
    assert brief(found(SAID, topic("toll"), [said])) == [(PUBLISHED, Standing.REPORTED)]


def test_without_any_day_there_is_no_moment() -> None:
    said = statement(SAID, "said", "the toll is unfair")
    assert found(SAID, topic("toll"), [said], published=None) == []


def test_what_is_said_and_what_is_to_come_are_two_moments() -> None:
    monday, friday = day_of(BOTH, "Monday", MON), day_of(BOTH, "Friday", FRI, Tense.PLANNED)
    said = statement(BOTH, "said", "the toll will end on Friday", when=monday)
    assert brief(found(BOTH, topic("toll"), [said], [monday, friday])) == [
        (MON, Standing.SAID),
        (FRI, Standing.PLANNED),
    ]


def test_a_dated_sentence_needs_no_statement() -> None:
    assert brief(found(PLAN, topic("toll"), [], [day_of(PLAN, "Friday", FRI, Tense.PLANNED)])) == [
        (FRI, Standing.PLANNED)
    ]


def test_the_running_year_is_no_day_of_an_event() -> None:
    year = EventDate(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR, Tense.UNKNOWN, spot(PLAN, "Friday"))
    assert found(PLAN, topic("toll"), [], [year]) == []


def test_a_date_that_qualifies_a_noun_is_no_day_of_the_sentence() -> None:
    text = "The toll goes back to a 1986 pact."
    year = EventDate(date(1986, 1, 1), date(1986, 12, 31), Precision.YEAR, Tense.UNKNOWN, spot(text, "1986"))
    assert found(text, topic("toll"), [], [year]) == []


def test_a_sentence_without_date_or_statement_is_no_moment() -> None:
    assert found(PLAN, topic("toll")) == []


def test_another_topic() -> None:
    said = statement(SAID, "said", "the toll is unfair")
    assert found(SAID, topic("levy"), [said], [day_of(SAID, "Monday", MON)]) == []


def test_the_same_event_in_other_words() -> None:
    when = day_of(MEETS, "Friday", FRI, Tense.PLANNED)
    deed = statement(
        MEETS, "is set to discuss", "the levy with Tom Hollin on Friday", act=Act.EVENT, lemma="discuss",
        modality=Modality.PLANNED, when=when,
    )  # fmt: skip
    assert brief(found(MEETS, topic("meeting", "Ada Pell"), [deed], [when])) == [(FRI, Standing.PLANNED)]


def test_only_the_speaker_asked_for() -> None:
    said = statement(SAID, "said", "the toll is unfair", speakers=["Tom Hollin"])
    assert found(SAID, topic("toll", "Ada Pell"), [said]) == []


def test_a_dated_sentence_that_names_the_speaker() -> None:
    when = day_of(NAMED, "Friday", FRI, Tense.PLANNED)
    assert brief(found(NAMED, topic("toll", "Ada Pell"), [], [when])) == [(FRI, Standing.PLANNED)]


def test_a_sentence_that_only_names_the_speaker_is_in_nobodys_mouth() -> None:
    when = day_of(NAMED, "Friday", FRI, Tense.PLANNED)
    assert found(NAMED, topic("toll", "Ada Pell"), [], [when])[0].speakers == ()


EXPECTED = "They agreed that Pell will likely raise the toll."
NEGATED = "Pell did not mention the toll."


def test_what_others_expect_leads_the_sentence() -> None:
    outer = statement(EXPECTED, "agreed", "that Pell will likely raise the toll", ["councillors"], lemma="agree")
    inner = statement(
        EXPECTED, "will likely raise", "the toll", act=Act.EVENT, modality=Modality.POSSIBLE, via=["councillors"]
    )
    assert brief(found(EXPECTED, topic("toll"), [outer, inner])) == [(PUBLISHED, Standing.EXPECTED)]


STANDINGS = {
    "negated": (statement(NEGATED, "did not mention", "the toll", polarity=Polarity.NEGATED), Standing.NEGATED),
    "denied": (statement(NEGATED, "did not mention", "the toll", polarity=Polarity.DENIED), Standing.DENIED),
    "their own word that it was not": (
        statement(NEGATED, "did not mention", "the toll", polarity=Polarity.NEGATED, via=["Ada Pell"]),
        Standing.DENIED,
    ),
    "possible": (
        statement(NEGATED, "did not mention", "the toll", act=Act.EVENT, modality=Modality.POSSIBLE),
        Standing.EXPECTED,
    ),
    "a negated condition": (
        statement(
            NEGATED, "did not mention", "the toll", act=Act.EVENT, modality=Modality.CONDITIONAL,
            polarity=Polarity.NEGATED,
        ),
        Standing.EXPECTED,
    ),
    "planned without a day": (
        statement(PLAN, "will be raised", "The toll", act=Act.EVENT, modality=Modality.PLANNED),
        Standing.REPORTED,
    ),
    "planned": (
        statement(PLAN, "will be raised", "The toll", act=Act.EVENT, modality=Modality.PLANNED,
                  when=day_of(PLAN, "Friday", FRI)),
        Standing.PLANNED,
    ),
    "done": (
        statement(PLAN, "will be raised", "The toll", act=Act.EVENT, when=day_of(PLAN, "Friday", PAST)),
        Standing.HAPPENED,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "expected"), STANDINGS.values(), ids=STANDINGS.keys())
def test_standing(one: Statement, expected: Standing) -> None:
    assert standing_of(one, PUBLISHED) is expected


def test_a_line_must_show_topic_day_and_cue() -> None:
    when = day_of(SAID, "Monday", MON, Tense.HAPPENED)
    said = statement(SAID, "said", "the toll is unfair", when=when)
    assert set(found(SAID, topic("toll"), [said], [when])[0].marks) == {
        spot(SAID, "toll"),
        spot(SAID, "Monday"),
        spot(SAID, "said"),
    }


@pytest.mark.parametrize(
    ("sentence", "standing"),
    [
        ("The sauna burned on May 9.", Standing.HAPPENED),
        ("The sauna, said May Brandt, burned on May 9.", Standing.HAPPENED),
        ("The sauna burned on 9 MAY, or the 8th of may.", Standing.HAPPENED),
        ("Ada May opened the sauna on Friday.", Standing.HAPPENED),
        ("May Brandt may have opened the sauna on Friday.", Standing.REPORTED),
        ("Council May Open Sauna Friday", Standing.REPORTED),
    ],
)
def test_a_month_and_a_name_are_no_doubt(sentence: str, standing: Standing) -> None:
    day = EventDate(PAST, PAST, Precision.DAY, Tense.HAPPENED)
    assert standing_of_sentence(sentence, day, PUBLISHED) is standing
