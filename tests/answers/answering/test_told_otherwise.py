"""Answers from what is told in other words, of the other side, of what was brought up before, or refuted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers import Answer, Archive, Article, Verdict


def _ask(question: str, *texts: str) -> Answer:
    articles = [Article(f"a{n}", f"News {n}", text, published=date(2024, 6, 5)) for n, text in enumerate(texts)]
    with Archive.from_articles(articles) as archive:
        return archive.ask(question)


_NAMES = ("Odile Farrow", "Emre Toprak", "Lina Aalto")
_FAR = ("far from", "by no means", "anything but", "nowhere near", "in no way", "yet to be", "not")


@pytest.mark.parametrize("not_so", _FAR)
@pytest.mark.parametrize("state", ["settled", "safe", "closed"])
def test_what_is_said_to_be_far_from_it_is_not_so(not_so: str, state: str) -> None:
    answer = _ask(f"did Odile Farrow say the quarry is {state}?", f"Odile Farrow said the quarry was {not_so} {state}.")
    assert answer.verdict is Verdict.NO


def test_what_is_said_to_be_nearly_so_is_no_yes() -> None:
    answer = _ask("did Odile Farrow say the dispute is settled?", "Odile Farrow said the dispute was almost settled.")
    assert answer.verdict not in (Verdict.YES, Verdict.NO)
    told = _ask("did Odile Farrow say miners were killed?", "Odile Farrow said nearly 300 miners were killed.")
    assert told.verdict is Verdict.YES


_OPEN = (
    "{} almost mentioned the quarry.",
    "{} was about to mention the quarry when the bell rang.",
    "{} was silent on the quarry.",
    "Nobody heard {} mention the quarry.",
    "There is no evidence that {} mentioned the quarry.",
    "The video, in which {} mentions the quarry, was fabricated.",
    "Had {} mentioned the quarry, the council would have listened.",
    "A post falsely claimed that {} had mentioned the quarry.",
)
_REFUTED = (
    "It is not true that {} mentioned the quarry.",
    "It is false that {} mentioned the quarry.",
    "{} was careful not to mention the quarry.",
    "The quarry was neither named nor mentioned by {}.",
    "{}'s speech did not mention the quarry.",
)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(_OPEN), st.sampled_from(_NAMES))
def test_what_was_not_said_is_no_evidence(text: str, who: str) -> None:
    answer = _ask(f"did {who} mention the quarry?", text.format(who))
    assert answer.verdict in (Verdict.NO, Verdict.NOT_ON_RECORD)
    assert answer.verdict is Verdict.NO or not answer.excerpts


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(_REFUTED), st.sampled_from(_NAMES))
def test_what_is_refuted_is_no(text: str, who: str) -> None:
    assert _ask(f"did {who} mention the quarry?", text.format(who)).verdict is Verdict.NO


def test_what_an_article_refutes_it_does_not_say_both_ways() -> None:
    text = (
        "A report on Monday stated wrongly that Odile Farrow had mentioned the quarry. "
        "Farrow did not mention the quarry."
    )
    assert _ask("did Odile Farrow mention the quarry?", text).verdict is Verdict.NO


def test_what_two_articles_tell_differently_is_both() -> None:
    texts = ("Odile Farrow mentioned the quarry.", "Odile Farrow did not mention the quarry.")
    assert _ask("did Odile Farrow mention the quarry?", *texts).verdict is Verdict.MIXED


@pytest.mark.parametrize(
    ("text", "question", "verdict"),
    [
        ("Toprak bought the mill from Farrow.", "did Farrow sell the mill?", Verdict.YES),
        ("A group of weavers bought the mill.", "was the mill sold?", Verdict.YES),
        ("Lima lost to Marl on Monday.", "did Marl beat Lima?", Verdict.YES),
        ("The museum lent a boat to Marl.", "did Marl borrow a boat?", Verdict.YES),
        ("Toprak bought the mill from Farrow.", "did Toprak sell the mill?", Verdict.NOT_ON_RECORD),
        ("Lima lost to Marl on Monday.", "did Lima beat Marl?", Verdict.NOT_ON_RECORD),
        ("The council passed the budget.", "did the council approve the budget?", Verdict.YES),
        ("Police detained Emre Toprak on Monday.", "was Emre Toprak arrested?", Verdict.YES),
        ("Norvane was acquired by Quill in May.", "did Quill buy Norvane?", Verdict.YES),
    ],
)
def test_in_other_words(text: str, question: str, verdict: Verdict) -> None:
    assert _ask(question, text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "question", "verdict"),
    [
        ("“I am against the toll,” Lina Aalto said.", "does Lina Aalto support the toll?", Verdict.NO),
        ("“I am all for the toll,” Lina Aalto said.", "does Lina Aalto support the toll?", Verdict.YES),
        ("Lina Aalto is in favour of the toll.", "does Lina Aalto oppose the toll?", Verdict.NO),
        ("“I sold my boat in May,” Lina Aalto said.", "did Lina Aalto sell her boat?", Verdict.YES),
    ],
)
def test_what_somebody_is_and_says_of_themselves(text: str, question: str, verdict: Verdict) -> None:
    assert _ask(question, text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "question", "verdict"),
    [
        (
            "A fire destroyed the old tannery in Marl. The cause is unknown. No one was injured in the fire.",
            "was anyone injured in the fire at the tannery in Marl?",
            Verdict.NO,
        ),
        (
            "The Kronau brewery has changed hands. The brewery was acquired by Quill.",
            "did Quill buy the Kronau brewery?",
            Verdict.YES,
        ),
        (
            "The climber Emre Toprak spoke. Toprak failed to reach the summit.",
            "did the climber Toprak reach the summit?",
            Verdict.NO,
        ),
        ("Emre Toprak was the only one who signed the pact.", "did Emre Toprak sign the pact?", Verdict.YES),
        ("Emre Toprak was the only one who did not sign the pact.", "did Emre Toprak sign the pact?", Verdict.NO),
    ],
)
def test_of_what_was_brought_up_before(text: str, question: str, verdict: Verdict) -> None:
    assert _ask(question, text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The Kronau brewery is old. Quill bought the Marl brewery.", "did Quill buy the Kronau brewery?"),
        ("A court convicted the banker Sorin Farrow of fraud.", "was the painter Odile Farrow convicted of fraud?"),
        ("Odile Farrow will speak about the quarry on Monday.", "did Odile Farrow speak about the quarry?"),
        ("Quill ordered six trams from Norvane.", "did Quill order twenty trams from Norvane?"),
        ("Odile Farrow has sued Emre Toprak.", "did Emre Toprak sue Odile Farrow?"),
    ],
)
def test_of_another_it_is_no_yes(text: str, question: str) -> None:
    assert _ask(question, text).verdict is not Verdict.YES


@pytest.mark.parametrize(
    ("written", "typed"),
    [("plug-in", "plugin"), ("plugin", "plug-in"), ("co-op", "coop"), ("e-mail", "email"), ("xray", "x-ray")],
)
def test_with_and_without_a_hyphen(written: str, typed: str) -> None:
    assert (
        _ask(f"did Lina Aalto mention the {typed}?", f"Lina Aalto said the {written} was safe.").verdict is Verdict.YES
    )


def test_a_denial_in_fewer_words_is_a_denial() -> None:
    texts = (
        "The wedding of the tycoon Emre Toprak lasted three days. Judge Odile Farrow attended the wedding.",
        "Judge Odile Farrow did not attend the wedding, her office said.",
    )
    assert _ask("did judge Odile Farrow attend the tycoon's wedding?", *texts).verdict is Verdict.MIXED
