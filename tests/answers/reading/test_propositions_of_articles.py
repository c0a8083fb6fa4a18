"""The propositions of an article: where they stand, who is meant, in whose word they stand, and when it was."""

from __future__ import annotations

from datetime import date

import pytest

from answers.model import Article, Polarity, Precision, Proposition, Span, Tense
from answers.reading.reader import Reader

THURSDAY = date(2024, 3, 7)


def _propositions(text: str) -> tuple[Proposition, ...]:
    return Reader().read(Article("one", "The mill of Marl", text, published=THURSDAY)).propositions


def _told(text: str, predicate: str) -> Proposition:
    (found,) = (one for one in _propositions(text) if one.predicate == predicate)
    return found


def _cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def test_words_are_found_where_they_stand() -> None:
    text = "The weather was fine.\n\nThe old mill was quietly sold by Anna Orlo, a miller."
    sale = _told(text, "sell")
    assert text[slice(*sale.head)] == "sold"
    assert [(one.role, _cut(text, one.spans), text[slice(*one.head)]) for one in sale.arguments] == [
        ("patient", ["The old mill"], "mill"),
        ("agent", ["Anna Orlo"], "Orlo"),
        ("agent", ["a miller"], "miller"),
        ("adverb", ["quietly"], "quietly"),
    ]


def test_a_phrase_that_is_parted_has_a_span_for_each_piece() -> None:
    text = "Anna Orlo sold the mill on March 3, 2024."
    (day,) = (one for one in _told(text, "sell").arguments if one.role == "prep:on")
    assert _cut(text, day.spans) == ["March 3", "2024"]


@pytest.mark.parametrize(
    ("text", "predicate", "said_by"),
    [
        ("The mill burned.", "burn", ()),
        ("Anna Orlo said that the mill burned.", "burn", ("Anna Orlo",)),
        ("Anna Orlo said that the mill burned.", "say", ()),
        ("“The mill burned,” Anna Orlo said.", "burn", ("Anna Orlo",)),
        ("According to Anna Orlo, the mill burned.", "burn", ("Anna Orlo",)),
        ("Peter Quill resigned. Anna Orlo said the mill burned.", "resign", ()),
        ("Peter Quill said that Anna Orlo told him that the mill burned.", "burn", ("Anna Orlo", "Peter Quill")),
        ("Peter Quill said that Anna Orlo told him that the mill burned.", "tell", ("Peter Quill",)),
        ("Officials said that Peter Quill told them that the mill burned.", "burn", ("Peter Quill", "Officials")),
        ("Anna Orlo came home. She said that the mill burned.", "burn", ("Anna Orlo",)),
    ],
)
def test_in_whose_word_it_stands(text: str, predicate: str, said_by: tuple[str, ...]) -> None:
    assert _told(text, predicate).said_by == said_by


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        (
            "Anna Orlo sold the mill on March 3, 2024.",
            "sell",
            (date(2024, 3, 3), date(2024, 3, 3), Precision.DAY, Tense.HAPPENED, "March 3, 2024"),
        ),
        (
            "Anna Orlo sold the mill on Monday.",
            "sell",
            (date(2024, 3, 4), date(2024, 3, 4), Precision.DAY, Tense.HAPPENED, "Monday"),
        ),
        (
            "Anna Orlo will sell the mill next week.",
            "sell",
            (date(2024, 3, 11), date(2024, 3, 17), Precision.WEEK, Tense.PLANNED, "next week"),
        ),
        (
            "Anna Orlo said on Tuesday that Peter Quill robbed the bank in 2019.",
            "say",
            (date(2024, 3, 5), date(2024, 3, 5), Precision.DAY, Tense.HAPPENED, "Tuesday"),
        ),
        (
            "Anna Orlo said on Tuesday that Peter Quill robbed the bank in 2019.",
            "rob",
            (date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR, Tense.HAPPENED, "2019"),
        ),
    ],
)
def test_the_date_is_that_of_the_act(
    text: str, predicate: str, expected: tuple[date, date, Precision, Tense, str]
) -> None:
    day = _told(text, predicate).date
    assert day is not None
    assert day.words is not None
    assert (day.start, day.end, day.precision, day.tense, text[slice(*day.words)]) == expected


def test_an_act_of_no_day_has_no_date() -> None:
    assert _told("Anna Orlo sold the mill. Peter Quill left on Monday.", "sell").date is None


@pytest.mark.parametrize(
    ("text", "predicate", "role", "name", "owners"),
    [
        ("Anna Orlo came. She sold the mill.", "sell", "agent", "Anna Orlo", ()),
        ("Anna Orlo came. Orlo sold the mill.", "sell", "agent", "Anna Orlo", ()),
        ("Anna Orlo came. Peter Quill thanked her.", "thank", "patient", "Anna Orlo", ()),
        ("Peter Quill came. Anna Orlo thanked him.", "thank", "patient", "Peter Quill", ()),
        ("Anna Orlo came. The bank was robbed by her.", "rob", "agent", "Anna Orlo", ()),
        ("Anna Orlo came. She sold her mill.", "sell", "patient", "", ("Anna Orlo",)),
        ("Anna Orlo came. Peter Quill burned Orlo's mill.", "burn", "patient", "", ("Anna Orlo",)),
        ("The mill closed. It burned.", "burn", "agent", "", ()),
        ("The mill closed. Somebody sold the boat.", "sell", "agent", "", ()),
    ],
)
def test_who_is_meant(text: str, predicate: str, role: str, name: str, owners: tuple[str, ...]) -> None:
    (argument,) = (one for one in _told(text, predicate).arguments if one.role == role)
    assert (argument.name, argument.owners) == (name, owners)


def test_one_who_fills_a_role_is_no_owner_of_it() -> None:
    (agent,) = (one for one in _told("Anna Orlo and her son came.", "come").arguments if one.name)
    assert (agent.name, agent.owners) == ("Anna Orlo", ())


def test_a_denial_is_told_of_the_act_and_by_whom() -> None:
    robbery = _told("Anna Orlo denied that Peter Quill robbed the bank.", "rob")
    assert (robbery.polarity, robbery.said_by) == (Polarity.DENIED, ("Anna Orlo",))


@pytest.mark.parametrize("text", ["", "\n\n", "👍 👍", "Mill.", "—" * 300, "mill " * 400, "((((“‘«" * 40])
def test_texts_that_tell_nothing_have_no_propositions(text: str) -> None:
    assert _propositions(text) == ()


def test_all_offsets_lie_in_the_text_and_no_span_is_empty() -> None:
    text = "Orlo said — “the mill, \x00 the \u202eboat” — , , burned. 🙂 Quill’s ferry sank; n’t sold. " * 20
    found = _propositions(text)
    assert found
    for one in found:
        spans = [one.head, *(span for argument in one.arguments for span in (*argument.spans, argument.head))]
        assert all(0 <= a < b <= len(text) for a, b in spans)
