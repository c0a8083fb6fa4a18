"""What fills the roles of an act, whatever the grammar that tells of it."""

from __future__ import annotations

import pytest

from answers.reading.clauses import roles
from answers.reading.clauses.propositions import find_propositions
from answers.reading.parse import parser
from answers.reading.parse.tree import Tree
from answers.reading.text.sentences import split_sentences


def _parsed(text: str) -> Tree:
    return parser.parse(text, split_sentences(text))


def _told(text: str, teller: str) -> list[str]:
    """The roles of the act that a word tells, each as "role: words"."""
    tree = _parsed(text)
    (clause,) = (one for one in find_propositions(tree) if tree.words[one.head] == teller)
    return sorted(f"{filler.role}: {tree.phrase(filler.tokens)}" for filler in clause.fillers)


@pytest.mark.parametrize(
    ("text", "teller", "expected"),
    [
        ("Orlo repaired the bridge.", "repaired", ["agent: Orlo", "patient: the bridge"]),
        ("Orlo resigned.", "resigned", ["agent: Orlo"]),
        ("Orlo gave the council a map.", "gave", ["agent: Orlo", "patient: a map", "recipient: the council"]),
        ("Orlo gave a map to the council.", "gave", ["agent: Orlo", "patient: a map", "recipient: the council"]),
        ("Orlo hid it in Marl.", "hid", ["agent: Orlo", "patient: it", "prep:in: Marl"]),
        (
            "Orlo quickly painted the fence yesterday.",
            "painted",
            ["adverb: quickly", "adverb: yesterday", "agent: Orlo", "patient: the fence"],
        ),
        ("Orlo said that the dam is safe.", "said", ["agent: Orlo", "content: that the dam is safe"]),
        ("Orlo is the mayor of Marl.", "is", ["agent: Orlo", "attribute: the mayor of Marl"]),
        ("The tower is tall.", "is", ["agent: The tower", "attribute: tall"]),
        ("Orlo's mill burned.", "burned", ["agent: Orlo's mill"]),
    ],
)
def test_of_plain_clauses(text: str, teller: str, expected: list[str]) -> None:
    assert _told(text, teller) == expected


@pytest.mark.parametrize(
    ("text", "teller", "expected"),
    [
        ("The bridge was repaired by Orlo.", "repaired", ["agent: Orlo", "patient: The bridge"]),
        ("The bridge has been repaired.", "repaired", ["patient: The bridge"]),
        ("The bridge will be repaired by Orlo.", "repaired", ["agent: Orlo", "patient: The bridge"]),
        ("The bridge was being repaired by Orlo.", "repaired", ["agent: Orlo", "patient: The bridge"]),
        ("The bridge got repaired.", "repaired", ["patient: The bridge"]),
        ("The mill is to be sold by Orlo.", "sold", ["agent: Orlo", "patient: The mill"]),
        ("The bridge was designed by Orlo and built by Quill.", "built", ["agent: Quill", "patient: The bridge"]),
        ("The bridge was designed by Orlo and built by Quill.", "designed", ["agent: Orlo", "patient: The bridge"]),
        ("Orlo was elected mayor.", "elected", ["attribute: mayor", "patient: Orlo"]),
        ("Orlo was awarded a medal.", "awarded", ["patient: a medal", "recipient: Orlo"]),
        ("The crew were paid a bonus by Quill.", "paid", ["agent: Quill", "patient: a bonus", "recipient: The crew"]),
        ("The medal was awarded to Orlo.", "awarded", ["patient: The medal", "recipient: Orlo"]),
        ("The bridge built by Orlo collapsed.", "built", ["agent: Orlo", "patient: The bridge"]),
        (
            "Founded in 1901, the mill employs Quill.",
            "Founded",
            ["patient: the mill", "prep:in: 1901"],
        ),
        ("The stolen boat sank.", "stolen", ["patient: The stolen boat"]),
    ],
)
def test_a_passive_has_the_roles_of_its_act(text: str, teller: str, expected: list[str]) -> None:
    assert _told(text, teller) == expected


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The bridge was repaired.", "repaired", True),
        ("The bridge built by Orlo collapsed.", "built", True),
        ("Orlo was attacked and robbed.", "robbed", True),
        ("Orlo repaired the bridge.", "repaired", False),
        ("Orlo has repaired the bridge.", "repaired", False),
        ("Orlo has bought the mill and sold the boat.", "sold", False),
        ("Orlo is repairing the bridge.", "repairing", False),
    ],
)
def test_passives_are_told_from_perfects(text: str, verb: str, passive: bool) -> None:
    tree = _parsed(text)
    assert roles.is_passive(tree, tree.words.index(verb)) is passive


@pytest.mark.parametrize(
    ("text", "teller", "expected"),
    [
        ("The engineer who repaired the bridge resigned.", "repaired", ["agent: The engineer", "patient: the bridge"]),
        ("The bridge that Orlo repaired collapsed.", "repaired", ["agent: Orlo", "patient: The bridge"]),
        ("The bridge which was repaired by Orlo fell.", "repaired", ["agent: Orlo", "patient: The bridge"]),
        ("The people whom Orlo met cheered.", "met", ["agent: Orlo", "patient: The people"]),
        ("The levy that Orlo wants to abolish is unpopular.", "abolish", ["agent: Orlo", "patient: The levy"]),
        ("The town in which Orlo lived burned.", "lived", ["agent: Orlo", "prep:in: The town"]),
        (
            "The courier to whom Orlo sent the parcel resigned.",
            "sent",
            ["agent: Orlo", "patient: the parcel", "prep:to: The courier"],
        ),
        ("The village where Orlo lived burned.", "lived", ["adverb: where", "agent: Orlo"]),
        (
            "The bridge that the engineer who studied Marl repaired collapsed.",
            "repaired",
            ["agent: the engineer", "patient: The bridge"],
        ),
        ("The engineer whose bridge collapsed resigned.", "collapsed", ["agent: whose bridge"]),
        ("Orlo, who opposed the levy, resigned.", "opposed", ["agent: Orlo", "patient: the levy"]),
    ],
)
def test_what_a_relative_clause_leaves_out(text: str, teller: str, expected: list[str]) -> None:
    assert _told(text, teller) == expected


@pytest.mark.parametrize(
    ("text", "teller", "expected"),
    [
        ("Orlo bought the mill and sold the boat.", "sold", ["agent: Orlo", "patient: the boat"]),
        ("Orlo plans to sell the mill.", "sell", ["agent: Orlo", "patient: the mill"]),
        ("The council wants Orlo to sell the mill.", "sell", ["agent: Orlo", "patient: the mill"]),
        ("Quill urged Orlo to sell the mill.", "sell", ["agent: Orlo", "patient: the mill"]),
        ("After selling the mill, Orlo left Marl.", "selling", ["agent: Orlo", "patient: the mill"]),
        ("Having sold the mill, Orlo left Marl.", "sold", ["agent: Orlo", "patient: the mill"]),
        ("The engineer building the bridge resigned.", "building", ["agent: The engineer", "patient: the bridge"]),
        ("Orlo's refusal to sign the treaty angered Quill.", "sign", ["agent: Orlo's", "patient: the treaty"]),
    ],
)
def test_a_subject_that_stands_elsewhere(text: str, teller: str, expected: list[str]) -> None:
    assert _told(text, teller) == expected


@pytest.mark.parametrize(
    ("text", "teller", "role", "expected"),
    [
        ("Orlo bought the mill, the boat and the ferry.", "bought", "patient", ["the mill", "the boat", "the ferry"]),
        ("Orlo, Marchetti and Quill bought the mill.", "bought", "agent", ["Orlo", "Marchetti", "Quill"]),
        ("Neither Orlo nor Quill sold the mill.", "sold", "agent", ["Orlo", "Quill"]),
        ("Orlo did not sell the mill or the boat.", "sell", "patient", ["the mill", "the boat"]),
        ("Orlo sold twelve gallons of paint.", "sold", "patient", ["twelve gallons of paint", "paint"]),
        ("The mayor, Tamsin Orlo, painted it.", "painted", "agent", ["The mayor", "Tamsin Orlo"]),
        ("Orlo is a painter and a poet.", "is", "attribute", ["a painter", "a poet"]),
        ("Quill, the council's clerk and a poet, resigned.", "clerk", "attribute", ["the council's clerk", "a poet"]),
    ],
)
def test_all_that_fills_one_role(text: str, teller: str, role: str, expected: list[str]) -> None:
    filled = [told.removeprefix(f"{role}: ") for told in _told(text, teller) if told.startswith(f"{role}: ")]
    assert filled == sorted(expected)


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Quill's praise of Orlo annoyed us.", "praise", ["agent: Quill's", "patient: Orlo"]),
        ("Criticism of the levy by Norvane grew.", "Criticism", ["agent: Norvane", "patient: the levy"]),
        ("Quill's attack on the fort failed.", "attack", ["agent: Quill's", "prep:on: the fort"]),
        ("The mill attack failed.", "attack", ["patient: mill"]),
    ],
)
def test_of_a_noun_that_names_an_act(text: str, noun: str, expected: list[str]) -> None:
    assert _told(text, noun) == expected


def test_only_nouns_stand_in_apposition_as_who_is_what() -> None:
    tree = _parsed("Tamsin Orlo, mayor of Marl, resigned.")
    told = [(one.role, tree.phrase(one.tokens)) for one in roles.of_apposition(tree, tree.words.index("mayor"))]
    assert told == [("agent", "Tamsin Orlo"), ("attribute", "mayor of Marl")]
    assert list(roles.of_apposition(tree, tree.words.index("resigned"))) == []


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Marl mill owner Tamsin Orlo resigned.", "owner", ["Marl mill owner"]),
        ("President Tamsin Orlo resigned.", "President", ["President"]),
        ("Former bank chairman Tamsin Orlo resigned.", "chairman", ["Former bank chairman"]),
    ],
)
def test_who_is_what_by_a_title(text: str, title: str, expected: list[str]) -> None:
    tree = _parsed(text)
    told = [one for one in find_propositions(tree) if one.predicate == "be" and tree.words[one.head] == title]
    assert [
        tree.phrase(filler.tokens) for one in told for filler in one.fillers if filler.role == "attribute"
    ] == expected


@pytest.mark.parametrize("text", ["Mr. Orlo resigned.", "New Marl Jazz Club closed.", "The old mill burned."])
def test_no_title(text: str) -> None:
    assert [one for one in find_propositions(_parsed(text)) if one.predicate == "be"] == []


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Tamsin Orlo is the founder of the bank.", "found", {"agent: Tamsin Orlo", "patient: the bank"}),
        ("The bank founder Tamsin Orlo spoke.", "found", {"agent: Tamsin Orlo", "patient: bank"}),
        ("Tamsin Orlo, the winner of the prize, spoke.", "win", {"agent: Tamsin Orlo", "patient: the prize"}),
        ("Tamsin Orlo, the former owner of the mill, spoke.", "own", set[str]()),
    ],
)
def test_what_somebody_does_by_what_they_are(text: str, predicate: str, expected: set[str]) -> None:
    tree = _parsed(text)
    deeds = [one for one in find_propositions(tree) if one.predicate == predicate]
    assert {f"{one.role}: {tree.phrase(one.tokens)}" for deed in deeds for one in deed.fillers} == expected


@pytest.mark.parametrize(
    ("text", "teller", "expected"),
    [
        ("Orlo was killed in a raid by rebels.", "killed", {"agent: rebels", "patient: Orlo"}),
        ("With the levy introduced, Orlo left.", "introduced", {"patient: the levy"}),
        ("Fouls saw Orlo sent to the line.", "sent", {"patient: Orlo"}),
        ("There have been storms in Marl, causing damage.", "causing", {"agent: storms in Marl", "patient: damage"}),
        ("Tamsin Orlo, a chemist who sold the mill, died.", "sold", {"agent: a chemist", "agent: Tamsin Orlo"}),
    ],
)
def test_where_else_a_role_is_filled(text: str, teller: str, expected: set[str]) -> None:
    assert expected <= set(_told(text, teller))
