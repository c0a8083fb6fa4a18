"""What a summary claims holds of what stands under it, whatever is asked of whatever archive."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import Answer, Archive, Article, Verdict
from answers.errors import InputError
from answers.language.words import words
from answers.model import Polarity

PEOPLE = ("Ada Moreno", "Jon Lind", "Rita Vance", "Carl Opec")
THINGS = ("the bridge", "the harbour", "sanctions", "the Australian Open", "the tolls")
SENTENCES = (
    "{who} said that {what} would open on Friday.",
    "{who} did not mention {what}.",
    "{who} denied that {what} had been sold.",
    "{who} was sacked last night.",
    "{what} was damaged in the storm of March 3, 1999.",
    "According to {who}, {what} is safe.",
    "{who} will meet the council about {what} on Monday.",
    "Critics expect {who} to sell {what}.",
    "The company closed {what}.",
)
QUESTIONS = (
    "did {who} mention {what}?",
    "was {who} sacked?",
    "when was {what} damaged?",
    "when will {what} open?",
    "who mentioned {what}?",
    "what did {who} say about {what}?",
    "why was {who} sacked?",
    "how many people saw {what}?",
    "has {what} been sold?",
    "is it true that {who} closed {what}?",
    "{what} {who}",
    "did {what} rise?",
    "when did {who} meet the council?",
)


@st.composite
def archives(draw: st.DrawFn) -> list[Article]:
    """One to four articles of one to six sentences about a few people and things."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        lines = [
            draw(st.sampled_from(SENTENCES)).format(
                who=draw(st.sampled_from(PEOPLE[:3])), what=draw(st.sampled_from(THINGS))
            )
            for _ in range(draw(st.integers(1, 6)))
        ]
        text = " ".join(line[0].upper() + line[1:] for line in lines)
        found.append(Article(f"a{number}", "News", text, published=date(2024, 6, 3 + number)))
    return found


questions = st.builds(
    lambda form, who, what: form.format(who=who, what=what),
    st.sampled_from(QUESTIONS),
    st.sampled_from((*PEOPLE, "Zed Nobody")),
    st.sampled_from((*THINGS, "the zeppelin")),
)


def holds(answer: Answer, articles: list[Article]) -> None:
    """Each claim that a summary can make, against the answer and the articles."""
    line = answer.summary
    everything = " ".join(f"{one.title} {one.text}" for one in articles)
    known = {word.folded for word in words(everything)}
    if found := re.match(r"“(.+?)” is not in the record|(.+?) is not in the record", line):
        named = {word.folded for word in words(found[1] or found[2])}
        assert not named <= known or not answer.nearest or len(named) > 1
    if line.startswith("No word that was asked for"):
        assert not answer.nearest
    if found := re.match(r"No passage in .* has all of “(.+?)”", line):
        assert found[1] not in everything
    if "is shown" in line:
        assert answer.excerpts or answer.nearest
    if found := re.search(r"(\d+) sentences? below", line):
        assert int(found[1]) == len(answer.excerpts)
    if line.startswith("No statement by"):
        assert answer.verdict is Verdict.NOT_ON_RECORD
        assert not answer.excerpts
        assert answer.question.who
    if line.startswith("The record says outright"):
        assert answer.excerpts[0].statement
        assert answer.excerpts[0].statement.polarity is not Polarity.AFFIRMED
    if line.startswith("On record for"):
        assert answer.verdict is Verdict.YES
        assert answer.excerpts
    if answer.answer:  # word for word, inside the first excerpt
        first = answer.excerpts[0]
        assert first.article == answer.answer.article
        assert first.start <= answer.answer.start < answer.answer.end <= first.end
    if answer.date:
        assert answer.answer
        assert answer.date.words == answer.answer.span
    assert "nobody" not in line.lower() or not answer.others
    if answer.question.who:  # nobody's name stands for another's
        asked = {word.folded for word in words(answer.question.text)}
        assert asked & {word.folded for word in words(answer.question.who)}
    for excerpt in (*answer.excerpts, *answer.others, *answer.nearest):
        assert excerpt.article.text[excerpt.start : excerpt.end] == excerpt.text


@settings(max_examples=120, deadline=None)
@given(archives(), st.lists(questions, min_size=1, max_size=4))
def test_a_summary_claims_nothing_untrue(articles: list[Article], asked: list[str]) -> None:
    with Archive.from_articles(articles) as archive:
        for question in asked:
            holds(archive.ask(question), articles)


STORM = "The bridge was damaged in the storm of March 3, 1999. Jon Lind said that the tolls would rise on Friday."


@pytest.fixture
def archive() -> Archive:
    return Archive.from_articles([Article("a", "News", STORM, published=date(2024, 6, 5))])


@pytest.mark.parametrize(
    "question", ["when was the bridge sold?", "when did Lind resign?", "when will the bridge rise?"]
)
def test_the_date_of_something_else_is_not_stated(archive: Archive, question: str) -> None:
    answer = archive.ask(question)
    assert (answer.answer, answer.date) == (None, None)
    assert answer.excerpts or answer.nearest


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("when was the bridge damaged?", ("March 3, 1999", date(1999, 3, 3), "As the article tells it, 5 June 2024.")),
        ("when will the tolls rise?", ("Friday", date(2024, 6, 7), "According to Jon Lind, 5 June 2024.")),
    ],
)
def test_the_date_of_what_is_asked_about_is(archive: Archive, question: str, stated: tuple[str, date, str]) -> None:
    answer = archive.ask(question)
    assert answer.answer is not None
    assert answer.date is not None
    assert (answer.answer.text, answer.date.start, answer.summary) == stated


@pytest.mark.parametrize("question", ["", "?", "   ", "did he?"])
def test_only_a_question_of_no_word_is_refused(archive: Archive, question: str) -> None:
    with pytest.raises(InputError):
        archive.ask(question)


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("did Lind mention the tolls?", "Jon Lind · says · tolls"),
        ("tolls friday", "keywords: tolls"),
        ("was the bridge damaged?", "the bridge was damaged"),
        ("how long is the bridge?", "not read as a question; looked for its words: long, bridge"),
        ("“would rise”", "the words “would rise”"),
    ],
)
def test_how_it_was_read_is_said(archive: Archive, question: str, read_as: str) -> None:
    assert archive.ask(question).read_as == read_as


def test_what_was_not_read_makes_up_no_subject(archive: Archive) -> None:
    answer = archive.ask("was the harbour’s bridge by any chance?")
    assert (answer.question.who, answer.verdict, answer.excerpts) == (None, Verdict.NOT_ON_RECORD, ())


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("was the harbour closed by Ada Moreno?", Verdict.YES),
        ("Ada Moreno closed the harbour.", Verdict.YES),
        ("is it true that Ada Moreno closed the harbour?", Verdict.YES),
        ("can you tell me if the harbour was closed by Ada Moreno?", Verdict.YES),
        ("was the harbour closed by Jon Lind?", Verdict.NOT_ON_RECORD),
    ],
)
def test_a_passive_and_a_plain_sentence_are_read_as_claims(question: str, verdict: Verdict) -> None:
    text = "Mayor Ada Moreno closed the harbour on Monday. Jon Lind said that the harbour was old."
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        assert archive.ask(question).verdict is verdict
