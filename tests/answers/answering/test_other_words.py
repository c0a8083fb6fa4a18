"""Answers from acts that are told in other words: by idiom, particle, quality, calling, or in what is left out."""

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


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("was Odile Farrow arrested?", "Officers took Odile Farrow into custody on Monday."),
        ("did Farrow sue the weekly?", "Odile Farrow took the weekly to court on Monday."),
        ("was Odile Farrow convicted?", "A jury found Odile Farrow guilty of theft."),
        ("was Farrow found guilty of theft?", "A jury in Marl convicted Odile Farrow of theft."),
        ("did the council approve the ferry?", "The council gave the green light on Monday to the ferry."),
        ("did the club raise its fees?", "The club put its fees up on Monday."),
        ("did the firm dismiss ten welders?", "The firm laid off ten welders on Monday."),
        ("did the bank intervene?", "The bank stepped in to calm the market."),
        ("did the mayor of Marl resign?", "Marl's mayor, Odile Farrow, flew in. Farrow resigned on Monday."),
        ("did the boss of Norvane resign?", "Emre Toprak, the chairman of Norvane, is ill. Toprak resigned on Monday."),
        ("Is the weir unsafe?", "The weir is not safe, engineers said."),
        ("did the trustees sack Helga Lundqvist?", "The trustees have sacked Helga Lundkvist, the director."),
    ],
)
def test_the_same_in_other_words_is_yes(question: str, text: str) -> None:
    assert _ask(question, text).verdict is Verdict.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("was Odile Farrow convicted of theft?", "A court in Marl acquitted Odile Farrow of theft."),
        ("did the club raise its fees?", "The club brought its fees down on Monday."),
        ("is the weir safe?", "The weir is unsafe, engineers said."),
        ("did Emre Toprak sign the truce?", "Most chiefs signed the truce. Emre Toprak refused to sign."),
        ("was Marl evacuated?", "All the villages but Marl were evacuated on Monday."),
        ("did Farrow meet the strikers?", "Odile Farrow left on Friday without meeting any of the strikers."),
    ],
)
def test_the_contrary_in_other_words_is_no(question: str, text: str) -> None:
    assert _ask(question, text).verdict is Verdict.NO


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("did rents go up in May?", "Rents went down in May."),
        ("did rents go up in May?", "Rents went to the council in May."),
        (
            "did the mayor of Marl resign?",
            "Odile Farrow, the former mayor of Marl, came. Farrow resigned on Monday.",
        ),
        ("did the mayor of Marl resign?", "Odile Farrow, the mayor of Lund, flew to Marl. Farrow resigned on Monday."),
        ("did Emre Toprak sign the truce?", "Most chiefs signed the truce. The pen did not sign."),
        ("does Norvane support the water?", "Norvane is sorry for the water."),
    ],
)
def test_other_acts_and_persons_are_no_yes(question: str, text: str) -> None:
    assert _ask(question, text).verdict is not Verdict.YES


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(["Odile Farrow", "Emre Toprak", "Lina Aalto"]),
    st.sampled_from(["told the council", "told reporters on Monday", "said"]),
    st.sampled_from(["never said", "have never said", "did not say"]),
)
def test_a_denial_inside_a_quotation_is_no_yes(who: str, cue: str, denial: str) -> None:
    text = f"“I {denial} that the clinic in Marl would close,” {who} {cue}."
    assert _ask(f"did {who} say the clinic in Marl will close?", text).verdict is Verdict.NO


def test_what_another_says_is_not_on_record_of_who_is_asked_about() -> None:
    text = (
        "Emre Toprak said on Monday that the Marl mine must close before the winter. "
        "Lina Aalto, the manager of the mine, said output had risen by a fifth."
    )
    assert _ask("did Lina Aalto say the mine must close?", text).verdict is Verdict.NOT_ON_RECORD


def test_what_a_sentence_has_most_of_is_not_called_nowhere() -> None:
    text = "Odile Farrow said on Monday that the harbour at Marl had become a mess."
    other = "The council of Marl met on Tuesday. It ended its search for an engineer."
    answer = _ask("did Odile Farrow say the Marl harbour ended up a mess?", text, other)
    assert (answer.verdict, answer.excerpts[0].text) == (Verdict.QUOTES, text)


def test_articles_that_contradict_each_other_are_mixed() -> None:
    one = "President Emre Toprak attended the funeral of the six miners in Marl on Sunday."
    other = "The six miners of Marl were buried on Sunday. President Emre Toprak did not attend the funeral."
    assert _ask("did president Toprak attend the miners' funeral?", one, other).verdict is Verdict.MIXED


def test_what_one_is_before_a_name_is_no_part_of_it() -> None:
    text = "Police chief Odile Farrow did not tell reporters the name of the suspect."
    assert _ask("did police chief Farrow tell reporters the name of the suspect?", text).verdict is Verdict.NO
