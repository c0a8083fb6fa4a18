"""What holds of every archive and every question, over articles and questions that are made up by chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answers import Answer, Archive, Article, Excerpt, Verdict, verify
from answers.model import Polarity

pytestmark = pytest.mark.system

NAMES = ("Ada Moreno", "Bo Lind", "Cy Oduya", "Edda Marlow", "Jon Pell")
THINGS = ("lighthouse", "ferry", "weir", "granary", "tollgate")
ACTS = ("closed", "painted", "inspected", "sold")
DONE = {"closed": "close", "painted": "paint", "inspected": "inspect", "sold": "sell"}


@st.composite
def sentences(draw: st.DrawFn) -> str:
    name, other = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES))
    thing, act = draw(st.sampled_from(THINGS)), draw(st.sampled_from(ACTS))
    shape = draw(
        st.sampled_from(
            (
                "{name} {act} the {thing} on Monday.",
                "{name} did not {do} the {thing}.",
                "{name} said that {other} had {act} the {thing}.",
                "{name} denied that the {thing} was {act}.",
                "“The {thing} is old,” said {name}.",
                "The {thing} was {act} by {name}.",
            )
        )
    )
    return shape.format(name=name, other=other, thing=thing, act=act, do=DONE[act])


@st.composite
def archives(draw: st.DrawFn) -> list[Article]:
    """One to five articles of two days."""
    texts = draw(st.lists(st.lists(sentences(), min_size=1, max_size=4), min_size=1, max_size=5))
    days = [date(2024, 6, 3) + timedelta(days=draw(st.integers(0, 1))) for _ in texts]
    return [
        Article(id=f"a{n}", title=f"News {n}", text=" ".join(text), publisher="Quay Courier", published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


@st.composite
def questions(draw: st.DrawFn) -> str:
    shape = draw(
        st.sampled_from(
            ("did {name} mention the {thing}?", "did {name} {do} the {thing}?", "who {act} the {thing}?",
             "what did {name} say about the {thing}?", "was the {thing} {act}?")
        )
    )  # fmt: skip
    act = draw(st.sampled_from(ACTS))
    return shape.format(name=draw(st.sampled_from(NAMES)), thing=draw(st.sampled_from(THINGS)), act=act, do=DONE[act])


def asked(articles: Sequence[Article], question: str) -> Answer:
    with Archive.from_articles(articles) as archive:
        return archive.ask(question)


NOTHING = (Verdict.NOT_FOUND, Verdict.NOT_ON_RECORD)
"""Of what is not told, they say whether anything of it is known: an unrelated article may make that so."""


def told(answer: Answer) -> tuple[Verdict | None, list[tuple[str, int, int]]]:
    """The verdict, None for either of nothing, and what carries it."""
    verdict = None if answer.verdict in NOTHING else answer.verdict
    return verdict, sorted((one.article.id, one.start, one.end) for one in answer.excerpts)


few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@few
@given(archives(), questions())
def test_excerpts_are_verbatim_and_carry_the_verdict(articles: list[Article], question: str) -> None:
    answer = asked(articles, question)
    texts = {one.id: one.text for one in articles}
    for one in (*answer.excerpts, *answer.others, *answer.nearest):
        assert texts[one.article.id][one.start : one.end] == one.text
    if answer.verdict not in NOTHING:
        assert answer.excerpts
    if answer.verdict is Verdict.NO:
        assert any(_negated(one) for one in answer.excerpts)


def _negated(excerpt: Excerpt) -> bool:
    told = excerpt.statement is not None and excerpt.statement.polarity is not Polarity.AFFIRMED
    return told or " not " in excerpt.text or " denied " in excerpt.text


@few
@given(archives(), questions(), st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_nothing(articles: list[Article], question: str, chance: random.Random) -> None:
    other = list(articles)
    chance.shuffle(other)
    assert told(asked(other, question)) == told(asked(articles, question))


@few
@given(archives(), questions())
def test_an_unrelated_article_changes_nothing(articles: list[Article], question: str) -> None:
    unrelated = Article(id="unrelated", title="Herrings", text="Herrings were cheap in spring. Nets cost more.")
    assert told(asked([*articles, unrelated], question)) == told(asked(articles, question))


@few
@given(archives(), questions())
def test_blanks_and_case_change_nothing(articles: list[Article], question: str) -> None:
    expected = told(asked(articles, question))
    assert told(asked(articles, f"  {question.replace(' ', '   ')} ")) == expected
    assert told(asked(articles, question.lower())) == expected


@few
@given(archives(), questions())
def test_a_removed_article_leaves_no_trace_and_the_index_equals_the_record(
    articles: list[Article], question: str
) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "a.db"
        with Archive.open(place) as archive:
            archive.add([Article(id="gone", title="", text="Zora Quillfeather sold the zeppelinworks."), *articles])
            archive.remove(["gone"])
            assert told(archive.ask(question)) == told(asked(articles, question))
            assert archive.catalogue.speakers() == _speakers(articles)
            assert told(archive.ask("did Zora Quillfeather sell the zeppelinworks?")) == (None, [])
            assert not {"quillfeather", "zeppelinworks"} & set(archive._index.terms())
        assert verify(place).differences == ()


def _speakers(articles: Sequence[Article]) -> dict[str, int]:
    with Archive.from_articles(articles) as archive:
        archive.read()
        return archive.catalogue.speakers()
