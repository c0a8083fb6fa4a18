"""Questions as propositions with a hole."""

from __future__ import annotations

import pytest

from answers.asking.inquiry import Inquiry, read_question

NAMES = frozenset({"orlo", "tamsin", "quill", "marl"})


def _read(question: str) -> Inquiry:
    inquiry = read_question(question, NAMES.__contains__)
    assert inquiry is not None
    return inquiry


def _roles(inquiry: Inquiry) -> list[str]:
    """Predicate and roles, as "role: words", with what is not known in square brackets."""
    told = [inquiry.proposition.predicate]
    for number, one in enumerate(inquiry.proposition.arguments):
        words = " ".join(inquiry.statement[a:b] for a, b in one.spans)
        told.append(f"{one.role}: [{words}]" if number == inquiry.slot else f"{one.role}: {words}")
    return told


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Tamsin Orlo repair the tower?", ["repair", "agent: Tamsin Orlo", "patient: the tower"]),
        ("Does Orlo support the levy?", ["support", "agent: Orlo", "patient: the levy"]),
        ("Do the engineers oppose the levy?", ["oppose", "agent: the engineers", "patient: the levy"]),
        ("Will Orlo sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Would Orlo sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Can Orlo swim?", ["swim", "agent: Orlo"]),
        ("Might Orlo swim?", ["swim", "agent: Orlo"]),
        ("Could Orlo repair the bridge?", ["repair", "agent: Orlo", "patient: the bridge"]),
        ("Should Orlo resign?", ["resign", "agent: Orlo"]),
        ("May Orlo sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Shall Orlo sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Has Orlo repaired the bridge?", ["repair", "agent: Orlo", "patient: the bridge"]),
        ("Have the engineers repaired it?", ["repair", "agent: the engineers", "patient: it"]),
        ("Had Orlo sold the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Is Orlo selling the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Is Orlo the mayor of Marl?", ["be", "agent: Orlo", "attribute: the mayor of Marl"]),
        ("Are the engineers angry?", ["be", "agent: the engineers", "attribute: angry"]),
        ("Was the bank robbed by Orlo?", ["rob", "patient: the bank", "agent: Orlo"]),
        ("Were the bridges repaired?", ["repair", "patient: the bridges"]),
        ("Will the bridge be repaired by Orlo?", ["repair", "patient: the bridge", "agent: Orlo"]),
        ("Did the price of paint rise?", ["rise", "agent: the price of paint"]),
        ("Did Orlo give the council a map?", ["give", "agent: Orlo", "recipient: the council", "patient: a map"]),
    ],
)
def test_yes_or_no(question: str, expected: list[str]) -> None:
    inquiry = _read(question)
    assert _roles(inquiry) == expected
    assert (inquiry.hole, inquiry.slot, inquiry.negated) == (None, -1, False)


@pytest.mark.parametrize(
    "question",
    [
        "did tamsin orlo repair the tower",
        "DID Tamsin Orlo repair the tower?",
        "  did Tamsin Orlo repair the tower ?!",
        "“Did Tamsin Orlo repair the tower?”",
        "did Tamsin Orlo\u00a0repair\tthe\ntower",
    ],
)
def test_case_marks_and_blanks_do_not_count(question: str) -> None:
    assert _roles(_read(question)) == ["repair", "agent: Tamsin Orlo", "patient: the tower"]


def test_only_words_that_the_record_has_as_names_are_given_a_capital() -> None:
    assert _read("was the bank robbed by orlo").statement == "the bank was robbed by Orlo."
    inquiry = read_question("was the bank robbed by orlo")
    assert inquiry is None or inquiry.statement == "the bank was robbed by orlo."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Did Orlo not sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Didn't Orlo sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Didn’t Orlo sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Won't Orlo sell the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Hasn't Orlo sold the mill?", ["sell", "agent: Orlo", "patient: the mill"]),
        ("Isn't Orlo the mayor?", ["be", "agent: Orlo", "attribute: the mayor"]),
        ("Can't Orlo swim?", ["swim", "agent: Orlo"]),
        ("Wasn't the bridge repaired?", ["repair", "patient: the bridge"]),
        ("Was the bridge not repaired?", ["repair", "patient: the bridge"]),
        ("Who didn't sign the treaty?", ["sign", "agent: [somebody]", "patient: the treaty"]),
        ("Why didn't Orlo sign the treaty?", ["sign", "agent: Orlo", "patient: the treaty"]),
        ("Orlo didn't sell the mill", ["sell", "agent: Orlo", "patient: the mill"]),
    ],
)
def test_whether_something_is_not_so(question: str, expected: list[str]) -> None:
    inquiry = _read(question)
    assert (_roles(inquiry), inquiry.negated) == (expected, True)


@pytest.mark.parametrize(
    ("question", "hole", "expected"),
    [
        ("Who robbed the bank?", "who", ["rob", "agent: [somebody]", "patient: the bank"]),
        ("who robbed the bank", "who", ["rob", "agent: [somebody]", "patient: the bank"]),
        ("Who is the mayor of Marl?", "who", ["be", "agent: [somebody]", "attribute: the mayor of Marl"]),
        ("Who was robbed?", "who", ["rob", "patient: [somebody]"]),
        ("Who was hired by Orlo?", "who", ["hire", "patient: [somebody]", "agent: Orlo"]),
        ("Who was the bank robbed by?", "who", ["rob", "patient: the bank", "agent: [somebody]"]),
        ("Who did Orlo hire?", "who", ["hire", "agent: Orlo", "patient: [somebody]"]),
        ("Who will Orlo hire?", "who", ["hire", "agent: Orlo", "patient: [somebody]"]),
        ("whom did orlo hire", "who", ["hire", "agent: Orlo", "patient: [somebody]"]),
        ("By whom was the bank robbed?", "who", ["rob", "patient: the bank", "agent: [somebody]"]),
        (
            "To whom did Orlo give the map?",
            "who",
            ["give", "agent: Orlo", "patient: the map", "recipient: [somebody]"],
        ),
        ("Whose bridge collapsed?", "who", ["collapse", "agent: [somebody's bridge]"]),
        ("Whose mill did Orlo buy?", "who", ["buy", "agent: Orlo", "patient: [somebody's mill]"]),
        ("What collapsed?", "what", ["collapse", "agent: [something]"]),
        ("What was repaired by Orlo?", "what", ["repair", "patient: [something]", "agent: Orlo"]),
        ("What did Orlo buy?", "what", ["buy", "agent: Orlo", "patient: [something]"]),
        ("What has Orlo sold?", "what", ["sell", "agent: Orlo", "patient: [something]"]),
        ("What happened to the mill?", "what", ["happen", "agent: [something]", "prep:to: the mill"]),
        ("Which bridge collapsed?", "what", ["collapse", "agent: [some bridge]"]),
        ("Which bridge did Orlo repair?", "what", ["repair", "agent: Orlo", "patient: [some bridge]"]),
        ("In which town did Orlo live?", "what", ["live", "agent: Orlo", "prep:in: [some town]"]),
        ("On what day did Orlo resign?", "what", ["resign", "agent: Orlo", "prep:on: [some day]"]),
        ("How many bridges collapsed?", "number", ["collapse", "agent: [many bridges]"]),
        ("How many bridges did Orlo repair?", "number", ["repair", "agent: Orlo", "patient: [many bridges]"]),
        ("How much paint did Orlo buy?", "number", ["buy", "agent: Orlo", "patient: [much paint]"]),
    ],
)
def test_a_hole_in_a_role(question: str, hole: str, expected: list[str]) -> None:
    inquiry = _read(question)
    assert (inquiry.hole, _roles(inquiry)) == (hole, expected)


@pytest.mark.parametrize(
    ("question", "hole", "expected"),
    [
        ("When did Orlo sell the mill?", "when", ["sell", "agent: Orlo", "patient: the mill"]),
        ("When was the bridge repaired?", "when", ["repair", "patient: the bridge"]),
        ("When was the battle of Marl?", "when", ["be", "agent: the battle of Marl"]),
        ("Since when has Orlo lived in Marl?", "when", ["live", "agent: Orlo", "prep:in: Marl"]),
        ("Where did Orlo hide the map?", "where", ["hide", "agent: Orlo", "patient: the map"]),
        ("where is orlo", "where", ["be", "agent: Orlo"]),
        ("Why did Orlo resign?", "why", ["resign", "agent: Orlo"]),
        ("How did Orlo repair the bridge?", "how", ["repair", "agent: Orlo", "patient: the bridge"]),
    ],
)
def test_a_hole_beside_the_roles(question: str, hole: str, expected: list[str]) -> None:
    inquiry = _read(question)
    assert (inquiry.hole, inquiry.slot, _roles(inquiry)) == (hole, -1, expected)


@pytest.mark.parametrize(
    ("question", "part", "expected", "negated"),
    [
        (
            "Did Orlo say that Quill robbed the bank?",
            "that Quill robbed the bank",
            ["rob", "agent: Quill", "patient: the bank"],
            False,
        ),
        (
            "Did Orlo say that Quill did not sell the mill?",
            "that Quill did not sell the mill",
            ["sell", "agent: Quill", "patient: the mill"],
            True,
        ),
    ],
)
def test_what_somebody_is_asked_to_have_said(question: str, part: str, expected: list[str], negated: bool) -> None:
    inquiry = _read(question)
    assert inquiry.said is not None
    assert (_roles(inquiry.said), inquiry.said.negated, inquiry.negated) == (expected, negated, False)
    assert inquiry.statement[slice(*inquiry.said.words)] == part


def test_what_is_asked_of_no_speaker_has_nothing_said() -> None:
    assert _read("Did Orlo sell the mill?").said is None


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Orlo sold the mill.", ["sell", "agent: Orlo", "patient: the mill"]),
        ("orlo sold the mill", ["sell", "agent: Orlo", "patient: the mill"]),
        ("The bank was robbed by Orlo", ["rob", "patient: The bank", "agent: Orlo"]),
    ],
)
def test_a_plain_claim_is_asked_about_as_it_is(claim: str, expected: list[str]) -> None:
    inquiry = _read(claim)
    assert (inquiry.hole, inquiry.negated, _roles(inquiry)) == (None, False, expected)


@pytest.mark.parametrize("text", ["bridge repairs", "the tower", "Orlo levy", "levy", "tower map of marl"])
def test_keywords_ask_about_no_clause(text: str) -> None:
    assert read_question(text, NAMES.__contains__) is None
