"""Who is asked for by an office: those whom the record calls so, in their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from answers import Answer, Archive, Article, Verdict

TEXTS = {
    date(2012, 3, 5): (
        "Mayor Odile Farrow opened the new pier at Tolvik on Monday. The mayor said the harbour would be dredged. "
        "Her harbour master, Emre Toprak, said the mud was poisoned."
    ),
    date(2014, 9, 2): (
        "Mayor Lina Aalto met fishermen at Tolvik on Tuesday. “The harbour must be closed,” Aalto said. "
        "The mayor also said that the pier was safe. The deputy mayor, Sven Ekdal, said the pier was rotten."
    ),
    date(2015, 1, 7): (
        "The former mayor, Odile Farrow, said the harbour was a disgrace. The head of the harbour board, Ida Berg, "
        "called the strike illegal. The board's legal adviser, Pia Holt, was silent."
    ),
}


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    articles = [Article(f"a{day}", f"News of {day}", text, published=day) for day, text in TEXTS.items()]
    with Archive.from_articles(articles) as made:
        yield made


def told(answer: Answer) -> set[tuple[str | None, int | None]]:
    return {(one.speaker, one.article.day.year if one.article.day else None) for one in answer.excerpts}


SAID = {
    "did the mayor say the harbour would be dredged?": ("Odile Farrow", 2012),
    "did the mayor say that the pier was safe?": ("Lina Aalto", 2014),
    "did the mayor say the harbour must be closed?": ("Lina Aalto", 2014),
    "did the mayor of Tolvik say that the pier was safe?": ("Lina Aalto", 2014),
    "did the deputy mayor say the pier was rotten?": ("Sven Ekdal", 2014),
    "did the former mayor say the harbour was a disgrace?": ("Odile Farrow", 2015),
    "did the harbour master say the mud was poisoned?": ("Emre Toprak", 2012),
    "did the head of the harbour board call the strike illegal?": ("Ida Berg", 2015),
    "did the chief of the harbour board call the strike illegal?": ("Ida Berg", 2015),
}


@pytest.mark.parametrize(("question", "who"), SAID.items())
def test_what_is_said_in_office_is_said_by_its_holder(archive: Archive, question: str, who: tuple[str, int]) -> None:
    answer = archive.ask(question, why=True)
    assert (answer.verdict, told(answer)) == (Verdict.YES, {who}), answer.why


def test_others_who_held_the_office_are_named(archive: Archive) -> None:
    answer = archive.ask("did the mayor say that the pier was safe?")
    assert (answer.question.who, answer.namesakes) == ("Lina Aalto", ("Odile Farrow",))


def test_what_two_holders_said_is_not_put_together(archive: Archive) -> None:
    assert len(told(archive.ask("what did the mayor say about the harbour?"))) == 1


NOT_SAID = (
    "did the mayor say the harbour was a disgrace?",  # she was mayor no more
    "did the mayor say the pier was rotten?",  # her deputy did
    "did the former mayor say that the pier was safe?",
    "did the deputy mayor say that the pier was safe?",
    "did the bishop say that the pier was safe?",
    "did the mayor of Marl say that the pier was safe?",
)


@pytest.mark.parametrize("question", NOT_SAID)
def test_nobody_else_speaks_for_an_office(archive: Archive, question: str) -> None:
    answer = archive.ask(question, why=True)
    assert answer.verdict not in (Verdict.YES, Verdict.NO, Verdict.MIXED), answer.why


@pytest.mark.parametrize(("year", "who"), [(2012, "Odile Farrow"), (2014, "Lina Aalto")])
def test_who_held_an_office_is_told_by_the_time(archive: Archive, year: int, who: str) -> None:
    answer = archive.ask(f"who was the mayor in {year}?")
    assert answer.answer is not None
    assert answer.answer.text == who


def test_a_time_limits_whose_words_are_meant(archive: Archive) -> None:
    answer = archive.ask("what did the mayor say about the harbour in 2012?")
    assert told(answer) == {("Odile Farrow", 2012)}
