"""The shapes of dates: every rule's own examples, and what only looks like a date."""

from __future__ import annotations

import pytest

from answers.calendar import days, grammar, periods
from answers.calendar.grammar import Rule, find
from answers.calendar.holidays import Holiday
from answers.calendar.resolve import UNDATED
from answers.calendar.vocabulary import words

EXAMPLES = [
    pytest.param(rule, sentence, wanted, id=f"{rule.name}-{place}")
    for rule in grammar.rules()
    for place, (sentence, wanted) in enumerate(rule.examples.items())
]


@pytest.mark.parametrize(("rule", "sentence", "wanted"), EXAMPLES)
def test_a_rule_finds_its_example(rule: Rule, sentence: str, wanted: str) -> None:
    found = [(mention.rule, sentence[mention.start : mention.end]) for mention in find(sentence)]
    assert (rule.name, wanted) in found


@pytest.mark.parametrize("rule", grammar.rules(), ids=lambda rule: rule.name)
def test_every_kind_can_be_resolved(rule: Rule) -> None:
    assert rule.kind in UNDATED or rule.kind in days.KINDS or rule.kind in periods.KINDS


@pytest.mark.parametrize("holiday", words().holidays, ids=lambda holiday: holiday.example)
def test_a_holiday_matches_its_example(holiday: Holiday) -> None:
    assert holiday.pattern.fullmatch(holiday.example.lower())


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("He may run again.", id="may-verb"),
        pytest.param("May I ask a question?", id="may-opening"),
        pytest.param("Theresa May spoke first.", id="may-surname"),
        pytest.param("They march on the capital.", id="march-verb"),
        pytest.param("The Sunday Times broke the story.", id="newspaper"),
        pytest.param("Bloody Sunday is remembered.", id="name-with-weekday"),
        pytest.param("Some 1,998 people and 2000 soldiers left.", id="counted"),
        pytest.param("It cost $1998 or £2,001.", id="paid"),
        pytest.param("See page 1999 and Windows 2000.", id="numbered"),
        pytest.param("The score was 10-12 and 3/4 of it held.", id="score"),
        pytest.param("They sat in the sun.", id="sun"),
        pytest.param("The 44-year-old left.", id="age"),
        pytest.param("He was on USA Today and on This Week.", id="programmes"),
        pytest.param("They appealed to the 11th Circuit.", id="court"),
        pytest.param("They will have a second meeting.", id="ordinal"),
        pytest.param("", id="empty"),
    ],
)
def test_no_calendar_time_is_found(sentence: str) -> None:
    assert [mention for mention in find(sentence) if mention.kind not in UNDATED] == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param("from 3 to 5 August they met", ["3", "5 August"], id="days-month"),
        pytest.param("on Aug. 14-16 they met", ["Aug. 14", "16"], id="month-days"),
        pytest.param("on April 24 and 25", ["April 24", "25"], id="and"),
        pytest.param("on April 24 and 25 people died", ["April 24"], id="and-counted"),
        pytest.param("on Monday’s call", ["Monday"], id="curly-apostrophe"),
        pytest.param("in the mid‑1980s", ["the mid‑1980s"], id="non-breaking-hyphen"),
    ],
)
def test_mentions(sentence: str, wanted: list[str]) -> None:
    assert [sentence[mention.start : mention.end] for mention in find(sentence)] == wanted


@pytest.mark.parametrize("sentence", ["in may", "in july", "on friday", "since last monday", "14 august"])
def test_typed_text_needs_no_capitals(sentence: str) -> None:
    assert find(sentence, lenient=True)
