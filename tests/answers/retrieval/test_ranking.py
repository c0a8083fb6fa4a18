"""The sentences nearest to a question: which come first, what counts as a word of it, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from answers import Archive, Article
from answers.asking.answer_type import asked_for, asks
from answers.model import Scope
from answers.retrieval import ranking
from answers.retrieval.ranking import weights
from answers.retrieval.ranking_features import NAMES, Wanted

HARBOUR = (
    "Mayor Ada Moreno opened the new harbour on Monday. She thanked the builders. "
    "The ferry company moved its office there in March."
)
SACKED = "Coach Luis Ortega was sacked last night after six defeats. The club named no successor. Its fans cheered."
FILL = "The weather was fine all week. People walked by the river. Shops were open until nine."


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    """Thirty articles, so that the index is asked, and two that matter; one of them twice."""
    with Archive.open(":memory:") as opened:
        opened.add(
            [
                Article("harbour", "The harbour", HARBOUR, "Post", published=date(2024, 6, 5)),
                Article("sacked", "Rovers", SACKED, "Post", published=date(2024, 6, 6)),
                Article("again", "Rovers again", SACKED, "Echo", published=date(2024, 6, 6)),
                *(Article(f"fill-{n}", f"Day {n}", FILL, published=date(2024, 5, 1 + n)) for n in range(28)),
            ]
        )
        yield opened


def first(archive: Archive, question: str) -> str:
    """The sentence that is shown first."""
    answer = archive.ask(question)
    return (*answer.excerpts, *answer.nearest)[0].text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        pytest.param("was Ortega fired?", "Coach Luis Ortega was sacked", id="one word is enough"),
        pytest.param("has the coach been sacked", "Coach Luis Ortega was sacked", id="a deed without its agent"),
        pytest.param("did Moreno thank anybody?", "She thanked the builders", id="a name that a pronoun stands for"),
        pytest.param("ortga sacking", "Coach Luis Ortega was sacked", id="a slip and a derived word"),
        pytest.param("why did Ortega go?", "Coach Luis Ortega was sacked last night after", id="a cause"),
        pytest.param("when did the ferry company move?", "The ferry company moved its office", id="a date"),
    ],
)
def test_the_right_sentence_comes_first(archive: Archive, question: str, begins: str) -> None:
    assert first(archive, question).startswith(begins)


def test_there_are_at_least_three_where_there_are_any(archive: Archive) -> None:
    answer = archive.ask("was Ortega honoured?", limit=1)
    assert len(answer.nearest) >= 3


def test_copies_of_a_sentence_are_one(archive: Archive) -> None:
    texts = [excerpt.text for excerpt in archive.ask("was Ortega honoured?").nearest]
    assert len(texts) == len(set(texts))


def test_what_is_shown_above_is_not_shown_again(archive: Archive) -> None:
    answer = archive.ask("who opened the harbour?")
    places = [(e.article.id, e.start) for e in (*answer.excerpts, *answer.others, *answer.nearest)]
    assert len(places) == len(set(places))


def test_a_nearest_sentence_is_verbatim_with_its_highlights_inside(archive: Archive) -> None:
    for excerpt in archive.ask("was Ortega fired?").nearest:
        assert excerpt.article.text[excerpt.start : excerpt.end] == excerpt.text
        assert all(excerpt.start <= start < end <= excerpt.end for start, end in excerpt.highlights)


def test_the_scope_is_kept(archive: Archive) -> None:
    assert {e.article.id for e in archive.ask("was Ortega honoured?", publisher="Echo").nearest} == {"again"}
    assert archive.ask("was Ortega fired?", before=date(2024, 4, 1)).nearest == ()


def test_a_question_of_no_known_word_has_none(archive: Archive) -> None:
    assert archive.ask("zyxwv qqqq").nearest == ()


def test_what_counts_as_a_word_counts_less_the_farther_it_is(archive: Archive) -> None:
    wanted = archive._searcher.ranker.wanted("ortga fired", Scope())
    assert wanted.counts_as["ortga"] == ("ortga", 1.0)
    assert 0 < wanted.counts_as["ortega"][1] < 1
    assert wanted.found_in(["ortega", "ortega"])["ortga"] == 2 * wanted.counts_as["ortega"][1]


def test_a_rare_word_is_worth_more_than_a_frequent_one(archive: Archive) -> None:
    wanted = archive._searcher.ranker.wanted("Ortega weather", Scope())
    assert wanted.weights["ortega"] > wanted.weights["weather"] > 0


def test_bm25_grows_with_the_words_and_falls_with_the_length() -> None:
    wanted = Wanted({"a": 1.0, "b": 1.0}, {"a": ("a", 1.0), "b": ("b", 1.0)}, frozenset())
    assert wanted.score({"a": 1, "b": 1}, 10, 10) > wanted.score({"a": 2}, 10, 10) > wanted.score({"a": 1}, 10, 10)
    assert wanted.score({"a": 1}, 5, 10) > wanted.score({"a": 1}, 20, 10)
    # By hand, with k1 = 1.2 and b = 0.75 in a field of the usual length: (1 * 2.2) / (1 + 1.2)
    assert wanted.score({"a": 1}, 10, 10) == pytest.approx(1.0)


def test_every_feature_has_its_weight() -> None:
    assert len(weights()) == len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize(
    ("name", "question", "sentence"),
    [(name, question, sentence) for name, ask in asks().items() for question, sentence in ask.examples],
)
def test_what_is_asked_for_is_found_in_its_example(name: str, question: str, sentence: str) -> None:
    assert name in asked_for(question)
    assert not sentence or asks()[name].sentence.search(sentence)


def test_a_question_that_asks_for_nothing_special() -> None:
    assert asked_for("did the bank buy the bridge?") == frozenset()


def test_a_word_of_most_passages_is_looked_for_only_where_there_is_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "_LARGE", 0)
    texts = [f"The council met on day {n}." for n in range(6)] + ["The council closed the bridge."]
    with Archive.open(":memory:") as archive:
        archive.add([Article(id=f"{n}", title="", text=text) for n, text in enumerate(texts)], read=False)
        ranker, scope = archive._searcher.ranker, Scope()
        assert [one.stored.article.id for one in ranker.rank("council bridge", scope, 9).sentences] == ["6"]
        assert len(ranker.rank("council", scope, 9).sentences) == len(texts)
