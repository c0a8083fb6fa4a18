"""How an answer came about: what it tells is what the verdict rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from explained import of_answer
from hypothesis import given
from hypothesis import strategies as st

from answers import Archive, Article, Verdict
from answers.answering.match import Match
from answers.answering.verdicts import affirms, negates, shortcomings
from answers.model import Considered, Rule, Shortcoming, Why

TEXT = (
    "Mayor Ada Moreno plans to sell the Severn Bridge in June. Jon Lind said on Monday that the ferry was closed. "
    "Carl Opec painted the lighthouse. Moreno did not repair the crane. Rita Vance may buy the windmill. "
    "Jon Lind sued Rita Vance. Rita Vance was elected by 30 members. The chapel was demolished on Friday."
)


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    with Archive.from_articles([Article("a", "News", TEXT, "Post", published=date(2024, 6, 5))]) as found:
        yield found


def why(archive: Archive, question: str) -> Why:
    found = archive.ask(question, why=True).why
    assert found is not None
    return found


def nearest(archive: Archive, question: str) -> Considered:
    return why(archive, question).missed[0]


def test_it_is_told_only_where_it_is_asked_for(archive: Archive) -> None:
    asked = archive.ask("did Opec paint the lighthouse?")
    assert asked.why is None
    explained = archive.ask("did Opec paint the lighthouse?", why=True)
    assert replace(explained, why=None, elapsed_ms=asked.elapsed_ms) == asked


def test_how_the_question_was_read(archive: Archive) -> None:
    found = why(archive, "did Opec not paint the lighthouse?")
    assert found.proposition is not None
    filled = {one.role: found.statement[slice(*one.spans[0])] for one in found.proposition.arguments}
    assert (found.proposition.predicate, filled) == ("paint", {"agent": "Opec", "patient": "the lighthouse"})
    assert (found.hole, found.negated, found.said) == (None, True, None)


def test_what_is_asked_for(archive: Archive) -> None:
    assert why(archive, "who painted the lighthouse?").hole == "who"
    assert why(archive, "did Lind say that the ferry was closed?").said == "that the ferry was closed"


def test_keywords_have_no_proposition(archive: Archive) -> None:
    found = why(archive, "lighthouse paint")
    assert (found.proposition, found.statement, found.met) == (None, "", ())


def test_which_proposition_met_it_by_which_rule_and_where(archive: Archive) -> None:
    found = why(archive, "was the chapel demolished?")
    assert found.rule is Rule.PROPOSITIONS
    [met] = found.met
    assert (met.verdict, met.relation, met.shortcomings, met.missing) == (Verdict.YES, "same", (), ())
    assert met.excerpt.text == "The chapel was demolished on Friday."
    assert TEXT[slice(*met.proposition.head)] == "demolished"
    assert found.sentences == 8
    assert (found.articles, found.compared) == (1, 1)


def test_statements_that_decide_are_told_with_their_bearing(archive: Archive) -> None:
    found = why(archive, "did Lind say anything about the ferry?")
    assert found.rule is Rule.STATEMENTS
    [one] = found.statements
    assert (one.bearing, one.excerpt.speaker) == ("for", "Jon Lind")
    assert one.excerpt.statement is not None


@pytest.mark.parametrize(
    ("question", "kind", "words"),
    [
        ("did Moreno paint the lighthouse?", Shortcoming.ANOTHER_ACTOR, "another actor: Carl Opec"),
        ("did Opec paint the windmill?", Shortcoming.ANOTHER_OBJECT, "perhaps another object: the lighthouse"),
        ("did Moreno sell the Severn Bridge?", Shortcoming.PLANNED, "only planned"),
        ("did Vance buy the windmill?", Shortcoming.POSSIBLE, "only possible"),
        ("did Vance sue Lind?", Shortcoming.OTHER_WAY_ROUND, "the other way round"),
        ("was Vance elected by 40 members?", Shortcoming.ANOTHER_NUMBER, "another number: 40 missing"),
        (
            "did Opec paint the lighthouse in Plymouth?",
            Shortcoming.WORDS_MISSING,
            "not all of the question's words: Plymouth missing",
        ),
        ("did Moreno demolish the chapel?", Shortcoming.NO_ACTOR, "no actor is named"),
        ("did Vance say that the ferry was closed?", Shortcoming.ANOTHER_SPEAKER, "said by others: Jon Lind"),
        ("did Opec paint the lighthouse in May 2023?", Shortcoming.ANOTHER_TIME, "at another time"),
        ("did Moreno sell the Tamar Bridge?", Shortcoming.WORDS_MISSING, "another Bridge; only planned"),
    ],
)
def test_why_the_nearest_did_not_meet_it(archive: Archive, question: str, kind: Shortcoming, words: str) -> None:
    one = nearest(archive, question)
    assert kind in one.shortcomings
    assert words in one.words
    assert one.verdict is None


def test_a_negated_one_speaks_against_it(archive: Archive) -> None:
    [met] = why(archive, "did Moreno repair the crane?").met
    assert (met.verdict, met.shortcomings) == (Verdict.NO, (Shortcoming.NEGATED,))


def test_what_a_failing_test_prints(archive: Archive) -> None:
    lines = of_answer(archive.ask("did Moreno paint the lighthouse?", why=True))
    assert any("another actor: Carl Opec · the same verb: paint (agent: Carl Opec" in line for line in lines)


shares = st.sampled_from((0.0, 0.5, 1.0))
matches = st.builds(
    Match,
    predicate=st.sampled_from((-1.0, 0.3, 0.7, 0.9, 1.0)),
    agent_asked=st.booleans(),
    agent_head=shares,
    object_asked=st.booleans(),
    object_head=shares,
    unmet=st.integers(0, 2),
    swapped=st.booleans(),
    lacking=st.integers(0, 2),
    negated=st.booleans(),
    denied=st.booleans(),
    planned=st.booleans(),
    possible=st.booleans(),
    conditional=st.booleans(),
    agent_told=st.booleans(),
)


@given(matches)
def test_what_has_a_shortcoming_does_not_affirm_and_each_shortcoming_has_its_cause(match: Match) -> None:
    found = set(shortcomings(match))
    assert affirms(match, None) == (not found)
    assert not (negates(match) and affirms(match, None))
    for kind in ("negated", "denied", "planned", "possible", "conditional"):
        assert (Shortcoming(kind) in found) == getattr(match, kind)
    assert (Shortcoming.OTHER_WAY_ROUND in found) == match.swapped
    if match.unmet or match.lacking:
        assert found
