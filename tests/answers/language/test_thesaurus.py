"""What WordNet's relations say of words: which answer for another, in which direction, and which are contraries."""

from __future__ import annotations

from itertools import permutations

import pytest

from answers.language import thesaurus
from answers.language.thesaurus import PartOfSpeech, is_adverb, kinship, opposed


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("begin", "commence"),
        ("wed", "marry"),
        ("construct", "build"),
        ("destroy", "demolish"),
        ("rise", "skyrocket"),
        ("kill", "murder"),
        ("cook", "fry"),
        ("cut", "slash"),
        ("say", "say"),
    ],
)
def test_a_synonym_or_a_narrower_verb_answers(asked: str, told: str) -> None:
    assert kinship(asked, told) > 0.4


@pytest.mark.parametrize(
    ("asked", "told"),
    [("eat", "drink"), ("plan", "build"), ("kill", "injure"), ("sue", "settle"), ("visit", "invite"), ("sing", "read")],
)
def test_another_verb_does_not(asked: str, told: str) -> None:
    assert kinship(asked, told) < 0.1


@pytest.mark.parametrize(
    ("wide", "narrow", "part"),
    [
        ("rise", "skyrocket", "verb"),
        ("kill", "murder", "verb"),
        ("cook", "fry", "verb"),
        ("sleep", "snore", "verb"),  # which entails it and is no kind of it
        ("vehicle", "car", "noun"),
        ("dog", "terrier", "noun"),
        ("big", "huge", "adj"),
    ],
)
def test_what_is_narrower_answers_more_fully_than_what_is_wider(wide: str, narrow: str, part: PartOfSpeech) -> None:
    assert kinship(wide, narrow, part) >= 2 * kinship(narrow, wide, part)
    assert 0 < kinship(wide, narrow, part) < 1


@pytest.mark.parametrize(
    ("asked", "told"), [("purchase", "buy"), ("start", "begin"), ("shut", "close"), ("allow", "permit")]
)
def test_synonyms_answer_for_each_other(asked: str, told: str) -> None:
    assert kinship(asked, told) == kinship(told, asked) > 0


def test_a_rare_sense_counts_less_than_a_common_one() -> None:
    assert kinship("buy", "purchase") > kinship("believe", "buy")  # "I buy that"
    assert kinship("build", "construct") > kinship("make", "construct") > 0
    assert kinship("dog", "hound", "noun") > kinship("sausage", "dog", "noun")


@pytest.mark.parametrize(("wide", "narrow"), [("act", "buy"), ("change", "rise"), ("make", "write")])
def test_a_very_general_verb_is_not_met_by_what_is_narrower(wide: str, narrow: str) -> None:
    assert kinship(wide, narrow) < 0.3


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("acquire", "acquisition"),
        ("resign", "resignation"),
        ("evacuate", "evacuation"),
        ("elect", "election"),
        ("die", "death"),
        ("decide", "decision"),
        ("sell", "sale"),  # nothing is derived from it: it is a selling
    ],
)
def test_a_noun_stands_for_the_act_that_it_names(verb: str, noun: str) -> None:
    assert kinship(verb, noun) >= 0.5
    assert kinship(noun, verb) >= 0.5


def test_a_noun_that_names_an_act_answers_as_its_verb_does() -> None:
    assert kinship("buy", "acquisition") > 0.2
    assert kinship("dismiss", "resignation") < 0.1


@pytest.mark.parametrize("noun", ["murderer", "assassin", "weapon"])
def test_who_does_it_is_no_act(noun: str) -> None:
    assert kinship("kill", noun) == 0


@pytest.mark.parametrize(
    ("asked", "told", "part"),
    [
        ("rise", "fall", "verb"),
        ("rise", "plunge", "verb"),
        ("soar", "plunge", "verb"),
        ("win", "lose", "verb"),
        ("accept", "reject", "verb"),
        ("attack", "defend", "verb"),
        ("small", "huge", "adj"),
        ("increase", "decrease", "noun"),
    ],
)
def test_opposites(asked: str, told: str, part: PartOfSpeech) -> None:
    assert opposed(asked, told, part) == pytest.approx(opposed(told, asked, part))
    assert opposed(asked, told, part) > 0.25 > kinship(asked, told, part)


@pytest.mark.parametrize(("asked", "told"), [("rise", "soar"), ("buy", "purchase"), ("eat", "drink"), ("rise", "rise")])
def test_kin_and_strangers_are_no_opposites(asked: str, told: str) -> None:
    assert opposed(asked, told) < 0.1


def test_a_particle_makes_another_verb() -> None:
    assert kinship("cancel", "call off") == 1.0
    assert kinship("reject", "turn down") > 0.5 > kinship("reject", "turn")
    assert kinship("postpone", "put off") > kinship("postpone", "put")


def test_of_an_unknown_particle_the_verb_is_left() -> None:
    assert kinship("purchase", "buy from") == kinship("purchase", "buy")
    assert opposed("sell", "buy from") == opposed("sell", "buy")


@pytest.mark.parametrize("part", ["verb", "noun", "adj"])
def test_an_unknown_word_is_related_to_none_but_itself(part: PartOfSpeech) -> None:
    assert kinship("flurbify", "flurbify", part) == 1.0
    assert (
        kinship("flurbify", "buy", part) == kinship("buy", "flurbify", part) == opposed("buy", "flurbify", part) == 0.0
    )
    assert kinship("", "", part) == 1.0
    assert kinship("", " ", part) == 0.0


@pytest.mark.parametrize(
    ("asked", "told", "part"),
    [
        ("purchase", "acquisition", "noun"),
        ("building", "hospital", "noun"),
        ("weapon", "gun", "noun"),
        ("animal", "dog", "noun"),
        ("ill", "sick", "adj"),
        ("dangerous", "risky", "adj"),
        ("large", "big", "adj"),
    ],
)
def test_nouns_and_adjectives_are_compared_likewise(asked: str, told: str, part: PartOfSpeech) -> None:
    assert kinship(asked, told, part) > 0.35


def test_another_thing_is_none() -> None:
    assert kinship("car", "boat", "noun") == kinship("doctor", "hospital", "noun") == 0.0
    assert kinship("thing", "car", "noun") < 0.1


def test_what_is_worth_something_is_never_worth_more_than_itself() -> None:
    some = ["rise", "fall", "buy", "sell", "take over", "kill", "die", "sale", "make", "go", "be", "acquisition"]
    for asked in some:
        for told in some:
            assert 0.0 <= kinship(asked, told) <= 1.0
            assert 0.0 <= opposed(asked, told) <= 1.0


def test_words_are_told_apart_as_their_meanings_are() -> None:
    """The shortcut for words that share nothing changes nothing: each pair of meanings counts."""
    some = ["rise", "soar", "fall", "buy", "acquire", "take over", "kill", "murder", "sale", "pay", "walk", "eat"]
    for asked, told in permutations(some, 2):
        mine, theirs = thesaurus._senses(asked, "verb"), thesaurus._senses(told, "verb")
        worth = [weight * share * thesaurus._worth(a, b) for a, weight in mine.items() for b, share in theirs.items()]
        assert kinship(asked, told) == max(worth, default=0.0), (asked, told)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("really", True),
        ("temporarily", True),
        ("probably", True),
        ("kelly", False),
        ("family", False),
        ("reply", False),
    ],
)
def test_adverbs_are_adjectives_with_an_ending(word: str, told: bool) -> None:
    assert is_adverb(word) is told
