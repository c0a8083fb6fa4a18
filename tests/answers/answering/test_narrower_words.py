"""Answers from what is told by narrower words: kinds, causes, what somebody is, what is of a nation, who is apposed."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Archive, Article, Verdict


def _verdict(question: str, text: str) -> Verdict:
    with Archive.from_articles([Article("a", "News", text, published=date(2024, 6, 5))]) as archive:
        return archive.ask(question).verdict


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # Kinds of nouns and verbs.
        ("Is Odile Farrow a scientist?", "Odile Farrow, a botanist, moved to Marl in May."),
        ("Is Odile Farrow an executive of Norvane?", "Odile Farrow, a director of Norvane, moved to Marl in May."),
        (
            "Was Odile Farrow the treasurer of Norvane?",
            "Odile Farrow, the former treasurer of Norvane, came on Monday.",
        ),
        ("Was the banker killed?", "The banker was assassinated in Marl on Monday."),
        ("Did the senate reject the treaty?", "The senate vetoed the treaty on Monday."),
        # Causes, and verbs by which who did it may be left out.
        ("Did Emre Toprak die?", "The avalanche killed Emre Toprak on Monday."),
        ("Did rents rise?", "The council raised rents in May."),
        ("Did rents rise?", "Rents doubled in May, the council said."),
        ("Did the barge capsize?", "A gust capsized the barge off Marl on Monday."),
        ("Did Odile Farrow star in the series?", "The series, starring Odile Farrow, was shown in May."),
        # Where and when what is held takes place, and who takes part.
        ("Did the auction take place in Marl?", "The auction was held in Marl on Monday."),
        ("Did Odile Farrow take part in the rally?", "Odile Farrow participated in the rally on Monday."),
        ("Is Norvane based in Marl?", "Norvane, headquartered in Marl, sold two mills in May."),
        ("Is the quarry in Marl?", "The quarry is located in Marl, the firm said."),
        ("Does Toprak live in Marl?", "Emre Toprak resides in Marl with two sons."),
        # What somebody is.
        ("Does Odile Farrow work for Norvane?", "Odile Farrow, the Norvane treasurer, resigned on Monday."),
        ("Does Odile Farrow work as a botanist?", "Odile Farrow, a botanist, moved to Marl in May."),
        (
            "Is Emre Toprak employed by the port of Marl?",
            "Emre Toprak, an engineer at the port of Marl, came on Monday.",
        ),
        ("Is Odile Farrow married to Emre Toprak?", "Odile Farrow and her husband, Emre Toprak, came on Monday."),
        ("Is Odile Farrow married to Emre Toprak?", "Emre Toprak, the husband of Odile Farrow, came on Monday."),
        ("Is Odile Farrow's boat called Tern?", "Odile Farrow's boat, the Tern, was sold on Monday."),
        ("Did Farrow call the levy reckless?", "Odile Farrow described the levy as reckless on Monday."),
        ("Does Marl depend on the quarry?", "Marl is dependent on the quarry, the mayor said."),
        ("Did the flood damage roofs in Marl?", "The flood caused damage to roofs in Marl."),
        # Nations.
        ("Is Odile Farrow the prime minister of Denmark?", "Danish Prime Minister Odile Farrow came on Monday."),
        ("Did Norway's minister back the levy?", "The Norwegian minister backed the levy on Monday."),
        # Who is apposed to what.
        ("Is Ada Farrow the mayor of Marl?", "The mayor of Marl, Ada Farrow, resigned on Monday."),
        (
            "Is Odile Farrow a Danish novelist?",
            "A play by Odile Farrow, one of Denmark's best novelists, opened in May.",
        ),
        # What somebody is called in the question tells who is meant.
        ("Was fisherman Emre Toprak convicted of theft?", "A court in Marl convicted Emre Toprak of theft in May."),
    ],
)
def test_narrower_words_answer_for_wider_ones(question: str, text: str) -> None:
    assert _verdict(question, text) is Verdict.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is Odile Farrow a botanist?", "Odile Farrow, a scientist, moved to Marl in May."),
        ("Is Odile Farrow the treasurer of Norvane?", "Odile Farrow, the former treasurer of Norvane, came on Monday."),
        ("Was the banker assassinated?", "The banker was killed in Marl on Monday."),
        ("Did the council raise rents?", "Rents rose in May in spite of the council."),
        ("Does Odile Farrow work for Norvane?", "Odile Farrow, a rival of Norvane, moved to Marl in May."),
        ("Does Odile Farrow work for Norvane?", "Odile Farrow met the Norvane treasurer, Emre Toprak, on Monday."),
        (
            "Is Odile Farrow married to Emre Toprak?",
            "Odile Farrow met Emre Toprak and his wife, Lina Aalto, on Monday.",
        ),
        ("Is the quarry in Marl?", "The quarry, located in Lund, sued the council of Marl on Monday."),
        ("Is Odile Farrow the leader of Serbia?", "Bosnian Serb leader Odile Farrow came on Monday."),
        ("Is Peru the mayor of Marl?", "The mayor of Marl, Peru, resigned on Monday."),
        ("Did Emre Toprak fly to Marl?", "Emre Toprak flew from Marl to Lund on Monday."),
        ("Did Emre Toprak vote for the levy?", "Emre Toprak voted against the levy on Monday."),
        ("Did Emre Toprak die?", "Emre Toprak lost the key of his life on Monday."),
    ],
)
def test_wider_or_other_words_do_not(question: str, text: str) -> None:
    assert _verdict(question, text) is not Verdict.YES


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is Odile Farrow a writer?", "Odile Farrow is not a novelist."),
        ("Was the banker killed?", "The banker was not assassinated."),
        ("Did Emre Toprak die?", "The avalanche did not kill Emre Toprak."),
        ("Did the barge capsize?", "The gust did not capsize the barge."),
        ("Does Odile Farrow work for Norvane?", "Odile Farrow is not the treasurer of Norvane."),
    ],
)
def test_that_the_narrower_is_not_so_says_nothing_of_the_wider(question: str, text: str) -> None:
    assert _verdict(question, text) is not Verdict.NO


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Did a Danish tram crash in Marl?", "A Danish tram has crashed in Marl, killing its driver."),
        ("Did the school bus crash?", "The school bus crashed in Marl on Monday."),
        ("Is Odile Farrow Denmark's youngest chess champion?", "Odile Farrow is Denmark's youngest chess champion."),
        ("Is the oldest language of the valley Old Marlish?", "Old Marlish is the oldest language of the valley."),
        ("Is Howden's one of the oldest tea houses in Marl?", "Howden's is one of the oldest tea houses in Marl."),
    ],
)
def test_where_a_subject_ends_is_told_by_the_record(question: str, text: str) -> None:
    assert _verdict(question, text) is Verdict.YES


def test_of_two_dates_of_an_act_in_another_word_none_is_told() -> None:
    text = (
        "Quiet hours bind cafes, with stricter rules imposed on old owners from April 2018 and on all new cafes from "
        "October 2020."
    )
    articles = [Article("a", "Marl agrees on noise limits for new cafes", text, published=date(2024, 6, 5))]
    with Archive.from_articles(articles) as archive:
        answer = archive.ask("when did the tough noise limits apply to new cafes?").answer
    assert answer is None or answer.text == "October 2020"
