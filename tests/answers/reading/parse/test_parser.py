"""The parser keeps to the sentences given, and its shortcuts change nothing."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from answers.reading.parse import parser
from answers.reading.parse.annotator import COMPONENTS
from answers.reading.parse.tree import Tree
from answers.reading.text.sentences import split_sentences

TEXT = (
    "There's a plan. There is one, and it isn't gonna fail. Let's go, Mr. Reyes said.\n\n"
    "“We were there,” she said. “They ain't got it.”\u00a0Share costs 😀, the U.S. Senate was told by its heads.\r\n"
    "The mayor's aides are meeting; were they told? He's been asked to do what it does, and did."
)


def parsed(text: str) -> Tree:
    return parser.parse(text, split_sentences(text))


def doc_of(text: str) -> Doc:
    return next(parser.docs([(text, split_sentences(text))]))


def test_sentences_begin_where_the_splitter_says() -> None:
    tree = parsed(TEXT)
    starts = {tree.start[begin] for begin, _ in tree.bounds}
    assert {start for start, _ in split_sentences(TEXT)} <= starts


def test_offsets_are_those_of_the_text() -> None:
    tree = parsed(TEXT)
    written = [TEXT[start:end] for start, end in zip(tree.start, tree.end, strict=True)]
    assert [word for word in written if not word.isspace()] == [word for word in tree.words if not word.isspace()]


def test_an_unusual_blank_is_no_word() -> None:
    assert parsed("The mayor\u00a0spoke.").words == ["The", "mayor", "spoke", "."]


def test_long_texts_are_parsed_in_pieces_with_the_same_offsets() -> None:
    text = "The mayor said that it was over. " * (2 * parser.CHUNK // 33)
    tree = parsed(text)
    assert [text[start:end] for start, end in zip(tree.start, tree.end, strict=True)] == tree.words


def test_several_texts_come_back_in_order() -> None:
    texts = ["One.", "The mayor said that it was over. " * 1500, "Three."]
    trees = parser.parse_all((t, split_sentences(t)) for t in texts)
    assert [tree.phrase(range(len(tree.words))) for tree in trees] == [text.strip() for text in texts]


@pytest.mark.parametrize("attribute", ["pos_", "tag_", "dep_", "lemma_", "morph"])
def test_remembered_annotations_are_those_of_the_pipeline(attribute: str) -> None:
    nlp = parser.load()
    for _ in range(2):  # once learned, once remembered
        ours = doc_of(TEXT)
        theirs = Doc(
            nlp.vocab,
            words=[t.text for t in ours],
            spaces=[bool(t.whitespace_) for t in ours],
            tags=[t.tag_ for t in ours],
            deps=[t.dep_ for t in ours],
            heads=[t.head.i for t in ours],
        )
        for name, component in nlp.components:
            theirs = component(theirs) if name in COMPONENTS else theirs
        assert [str(getattr(t, attribute)) for t in ours] == [str(getattr(t, attribute)) for t in theirs]


def test_a_name_before_a_participle_is_its_subject() -> None:
    tree = parsed(
        "Mayor Ana Reyes informed union leaders on a call Monday that during the strike, she does not plan to leave."
    )
    children = tree.children[tree.words.index("informed")]
    assert {(tree.words[c], tree.dep[c]) for c in children} >= {("Reyes", "nsubj"), ("leaders", "dobj")}


TIMES = [
    "next Friday", "the end of the month", "3 June", "Tuesday the 4th", "two weeks", "2030", "the first Monday of May",
    "the autumn of 2019", "tomorrow", "early next year",
]  # fmt: skip
DEEDS = ["The pact will be signed", "The lease was delayed", "Bids must be handed in", "Nothing had been paid"]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("deed", DEEDS)
def test_no_time_is_an_agent(deed: str, time: str) -> None:
    assert "agent" not in parsed(f"{deed} by {time}.").dep


@pytest.mark.parametrize("who", ["the mayor", "Friday's winner", "May", "April", "a 44-year-old", "the Weekly Post"])
def test_who_did_it_is_an_agent(who: str) -> None:
    assert "agent" in parsed(f"The pact was signed by {who}.").dep
