"""Short answers: word for word, in front, of the act that is asked about, and none where the record gives none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from answers import Answer, Archive, Article, Verdict

SALE = (
    "Ada Moreno was sacked on Monday, and Jon Lind praised her. Rita Vance bought the harbour for $4 million in May. "
    "Vance will meet Jon Lind in Paris on Friday. About 40 people were hurt in the storm. "
    "Bo Sato was arrested in April for a March 21 phone call. Eva Novak agreed a deal to replace Moreno. "
    "Finn Okafor, the councillor who opposed the levy in 2019, has died. The company closed the mill. "
    "She did not sell the ferry. The council expects that Gil Oduya will resign. "
    "Dee Haddad told reporters on Tuesday she would leave."
)
ARTICLE = Article("a", "News", SALE, published=date(2024, 6, 5))


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with Archive.from_articles([ARTICLE]) as opened:
        yield opened


def short(archive: Archive, question: str) -> str | None:
    """The short answer to a question."""
    found = archive.ask(question).answer
    return found.text if found else None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("who bought the harbour?", "Rita Vance", id="agent"),
        pytest.param("who was sacked?", "Ada Moreno", id="patient of a passive"),
        pytest.param("whom will Vance meet?", "Jon Lind", id="object"),
        pytest.param("who is replacing Moreno?", "Eva Novak", id="subject of an infinitive"),
        pytest.param("who opposed the levy in 2019?", "Finn Okafor", id="apposition"),
        pytest.param("what did Rita Vance buy?", "the harbour", id="thing"),
        pytest.param("where will Vance meet Lind?", "Paris", id="place"),
        pytest.param("how many people were hurt?", "About 40 people", id="number"),
    ],
)
def test_what_fills_the_role_asked_for_answers(archive: Archive, question: str, text: str) -> None:
    assert short(archive, question) == text


@pytest.mark.parametrize(
    ("question", "text", "start", "end"),
    [
        pytest.param("when was Moreno sacked?", "Monday", date(2024, 6, 3), date(2024, 6, 3), id="weekday"),
        pytest.param("when did Vance buy the harbour?", "May", date(2024, 5, 1), date(2024, 5, 31), id="month"),
        pytest.param("what day will Vance meet Lind?", "Friday", date(2024, 6, 7), date(2024, 6, 7), id="to come"),
        pytest.param("when was Sato arrested?", "April", date(2024, 4, 1), date(2024, 4, 30), id="another beside it"),
    ],
)
def test_a_date_is_that_of_the_act(archive: Archive, question: str, text: str, start: date, end: date) -> None:
    answer = archive.ask(question)
    assert answer.answer is not None
    assert answer.date is not None
    assert (answer.answer.text, answer.date.start, answer.date.end) == (text, start, end)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("when was Lind sacked?", id="somebody else was"),
        pytest.param("when did Oduya resign?", id="not done"),
        pytest.param("when will Sato be arrested?", id="past"),
        pytest.param("when did Haddad leave?", id="to come"),
        pytest.param("who sold the ferry?", id="negated"),
        pytest.param("who bought the ferry?", id="of something else"),
        pytest.param("who closed the mill?", id="nobody named"),
        pytest.param("who bought most of the harbour?", id="superlative not told"),
        pytest.param("whose farm did Vance visit?", id="owner"),
        pytest.param("did Vance buy the harbour?", id="yes or no"),
        pytest.param("why was Moreno sacked?", id="cause"),
        pytest.param("harbour", id="keywords"),
    ],
)
def test_there_is_none_where_the_record_gives_none(archive: Archive, question: str) -> None:
    answer = archive.ask(question)
    assert (answer.answer, answer.date) == (None, None)


def test_its_sentence_comes_first_and_the_nearest_stay_below(archive: Archive) -> None:
    answer = archive.ask("who is replacing Moreno?")
    assert (answer.verdict, answer.excerpts[0].text) == (
        Verdict.QUOTES,
        "Eva Novak agreed a deal to replace Moreno.",
    )
    shown = [(one.start, one.end) for one in (*answer.excerpts, *answer.others, *answer.nearest)]
    assert len(shown) == len(set(shown)) == 2


def test_what_it_rests_on_is_said() -> None:
    text = "“The bridge will reopen on Friday,” Mayor Ada Moreno said. The ferry opened in 1999."
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        assert archive.ask("when will the bridge reopen?").summary == "According to Ada Moreno, 5 June 2024."
        assert archive.ask("when was the ferry opened?").summary == "As the article tells it, 5 June 2024."


def test_the_year_of_an_article_need_not_be_in_its_sentence() -> None:
    text = "Ada Moreno won the harbour election."
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        assert short(archive, "who won the harbour election in 2024?") == "Ada Moreno"
        assert short(archive, "who won the harbour election in 2012?") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("The levy rose from 1941 to 1945.", date(1941, 1, 1), date(1945, 12, 31), id="range"),
        pytest.param("The levy rose in the second half of the year ending October 31, 1988.", None, None, id="longer"),
        pytest.param("The levy rose in 1941.", date(1941, 1, 1), date(1941, 12, 31), id="alone"),
    ],
)
def test_a_part_of_a_longer_date_is_none(text: str, first: date | None, last: date | None) -> None:
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        found = archive.ask("when did the levy rise?").date
        assert (found and found.start, found and found.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "holder", "office"),
    [
        ("Ana Reyes is the mayor of Lima.", "Ana Reyes", "the mayor of Lima"),
        ("The mayor of Lima is Ana Reyes.", "Ana Reyes", "The mayor of Lima"),
        ("Ana Reyes, the mayor of Lima, resigned on Monday.", "Ana Reyes", "the mayor of Lima"),
        ("Lima mayor Ana Reyes opened the fair.", "Ana Reyes", "Lima mayor"),
        ("Former Lima mayor Ana Reyes opened the fair.", None, None),
        ("Ana Reyes, the deputy mayor of Lima, opened the fair.", None, None),
    ],
)
def test_who_holds_an_office(text: str, holder: str | None, office: str | None) -> None:
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        assert short(archive, "who is the mayor of Lima?") == holder
        assert short(archive, "who is Ana Reyes?") == office


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Reyes, the mayor, and Bo Sato signed the accord.", "Ana Reyes, the mayor, and Bo Sato"),
        ("LIMA (Reuters) - Mayor Ana Reyes signed the accord.", "Ana Reyes"),
        ("LIMA (AP) — Ana Reyes signed the accord.", "Ana Reyes"),
    ],
)
def test_who_did_it_together_and_what_stands_before_a_sentence(text: str, name: str | None) -> None:
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        assert short(archive, "who signed the accord?") == name


def _is_word_for_word(answer: Answer) -> None:
    if answer.answer is None:
        assert answer.date is None
        return
    short_, first = answer.answer, answer.excerpts[0]
    assert short_.text == short_.article.text[short_.start : short_.end] != ""
    assert short_.article == first.article
    assert first.start <= short_.start < short_.end <= first.end
    assert answer.date is None or answer.date.words == short_.span


SEEDS = Path(__file__).parents[3] / "seeds"


def test_every_short_answer_over_the_seeds_is_word_for_word() -> None:
    questions = [row["ask"] for row in yaml.safe_load((SEEDS / "questions.yaml").read_text(encoding="utf-8"))]
    texts = [path.read_text(encoding="utf-8").split("---", 2)[2] for path in sorted(SEEDS.glob("*.txt"))]
    articles = [Article(str(n), "News", text, published=date(2025, 8, 16)) for n, text in enumerate(texts)]
    given = 0
    with Archive.from_articles(articles) as archive:
        for question in questions:
            answer = archive.ask(question)
            _is_word_for_word(answer)
            given += answer.answer is not None
    assert given


WHENS = [
    ("The sauna was shut from 3 to 7 May.", "when was the sauna shut?", "3 to 7 May", "2024-05-03..2024-05-07"),
    ("The sauna was shut between 3 and 7 May.", "when was the sauna shut?", "between 3 and 7 May",
     "2024-05-03..2024-05-07"),
    ("The strike ran from March to May.", "when did the strike run?", "March to May", "2024-03-01..2024-05-31"),
    ("The sauna was dug in the 1980s.", "when was the sauna dug?", "the 1980s", "1980-01-01..1989-12-31"),
    ("Ada Pell led the guild in 1957-58.", "when did Ada Pell lead the guild?", "1957-58", "1957-01-01..1958-12-31"),
    ("The course is given in the week beginning 10 June.", "when is the course given?", "the week beginning 10 June",
     "2024-06-10..2024-06-16"),
    ("The vow must be sealed by 3 July.", "when must the vow be sealed?", "by 3 July", "2024-07-03..2024-07-03"),
    ("Ada Pell resigned in early April.", "when did Ada Pell resign?", "early April", "2024-04-01..2024-04-30"),
    ("The sauna reopened on the last Monday of April.", "when did the sauna reopen?", "the last Monday of April",
     "2024-04-29..2024-04-29"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question", "words", "days"), WHENS)
def test_when_is_what_the_text_says_and_no_finer(text: str, question: str, words: str, days: str) -> None:
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        found = archive.ask(question)
    assert found.answer is not None
    assert found.date is not None
    assert (found.answer.text, f"{found.date.start}..{found.date.end}") == (words, days)


@pytest.mark.parametrize(
    ("text", "question"), [(text, question) for text, question, _, days in WHENS if "2024" in days]
)
def test_when_is_nothing_where_the_text_has_no_day_of_its_own(text: str, question: str) -> None:
    with Archive.from_articles([Article("a", "News", text)]) as archive:
        assert archive.ask(question).date is None


def test_a_date_is_of_whom_is_asked() -> None:
    articles = [
        Article("mill", "Strike at the mill", "The mill workers walked out on Thursday.", published=date(2024, 6, 8)),
        Article("dam", "Norvane talks", "Norvane met the workers of its dam.", published=date(2024, 6, 9)),
    ]
    with Archive.from_articles(articles) as archive:
        assert archive.ask("when did the Norvane workers walk out?").date is None
        assert archive.ask("when did the mill workers walk out?").date is not None
