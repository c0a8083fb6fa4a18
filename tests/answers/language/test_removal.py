"""No rule of negation, and no class of verbs, can be taken away without an example that comes out otherwise.

What the examples should be is held by the tests beside those who read the rules; here only that each rule is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest

from answers.answering.evidence import bearing
from answers.asking.question import take_apart
from answers.language import lexicon, verbs, wording
from answers.model import Act, Polarity, Statement
from answers.reading.annotations import Attribution
from answers.reading.clauses import actors
from answers.reading.clauses.events import find_events
from answers.reading.clauses.factuality import appraise, qualify
from answers.reading.clauses.propositions import find_propositions
from answers.reading.parse import parser
from answers.reading.parse.tree import Tree
from answers.reading.reports import attribution
from answers.reading.text import sentences

QUESTIONS = [
    "did Reyes mention the levy?",
    "did Reyes refuse to discuss the levy?",
    "did Reyes vow to rebuild the dam?",
    "did Reyes agree to meet the strikers?",
    "is Reyes going to impose a levy?",
    "does reyes favor the levy?",
    "did the council evacuate the town?",
    "did Reyes impoze a levy?",
    "what does Reyes think about the levy?",
]
PROPOSITION = "Okafor learned that the council had sold the dam."
SILENT = "Reyes declined to comment."
REPORTED = ["He said Okafor hopes that her successor will push for the same goals."]
QUOTED = "“Is it safe?” Reyes wondered. The dam held."
DEEDS = [
    "Okafor announced a plan to sell the dam.",
    "The dam belongs to Okafor.",
    "Quizzed about the levy, Okafor left the hall.",
]


@cache
def _parsed(text: str) -> Tree:
    return parser.parse(text, sentences.split_sentences(text))


def _quality(example: lexicon.Example) -> str:
    tree = _parsed(example.text)
    head = tree.words.index(example.cue)
    narrated = f" {Act.EVENT} " in example.expect
    return str(appraise(tree, head) if narrated else qualify(tree, Attribution((), (head,), (), head)))


def _stance(name: str) -> bool:
    tree = _parsed(verbs.verbs().stances[name].example)
    found = verbs.of_class(name)
    pairs = {f"{tree.lemma[tree.head[i]]} {word}" for i, word in enumerate(tree.lower)}
    return bool(found & {*tree.lemma, *pairs})


def _silence() -> object:
    """What is said to the question whether somebody spoke at all."""
    tree = _parsed(SILENT)
    lemma = appraise(tree, tree.words.index("comment")).lemma
    statement = Statement((), (), (), (0, 0), act=Act.SPEECH, lemma=lemma, polarity=Polarity.NEGATED)
    return bearing(take_apart("did Reyes say anything?"), statement, SILENT)


def _outcomes() -> Mapping[str, object]:
    """What becomes of each example."""
    told = [*DEEDS, *(example.text for example in actors.actor_words().examples)]
    return {
        **{f"{e.cue}: {e.text}": _quality(e) for e in lexicon.rules().examples},
        **{text: find_events(_parsed(text), []) for text in told},
        **{question: take_apart(question) for question in QUESTIONS},
        **{text: [a.head for a in attribution.find(_parsed(text)) if a.source] for text in REPORTED},
        **{name: _stance(name) for name in verbs.verbs().stances},
        "particles": verbs.are_two("put up", "put"),
        PROPOSITION: find_propositions(_parsed(PROPOSITION)),
        SILENT: _silence(),
        QUOTED: sentences.split_sentences(QUOTED),
    }


CACHED: list[Callable[[], object]] = [
    lexicon.lexicon, wording.wording, actors.actor_words, sentences.sentence_rules,
]  # fmt: skip


@pytest.fixture
def afresh() -> Iterator[Callable[[], None]]:
    """Forgets all that was made of the data; once more when the test is over."""

    def forget() -> None:
        verbs.of_class.cache_clear()
        for made in CACHED:
            made.cache_clear()  # type: ignore[attr-defined]

    yield forget
    forget()


@pytest.fixture(scope="module")
def intact() -> Mapping[str, object]:
    return _outcomes()


RULES = [
    (section, place)
    for section, rows in lexicon.rules()
    if isinstance(rows, tuple) and section != "acts"
    for place in range(len(rows))
]


@pytest.mark.parametrize(("section", "place"), RULES)
def test_each_rule_is_needed(
    section: str, place: int, intact: Mapping[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = getattr(lexicon.rules(), section)
    left = lexicon.laid_out(lexicon.rules().model_copy(update={section: (*rows[:place], *rows[place + 1 :])}))
    monkeypatch.setattr(lexicon, "lexicon", lambda: left)
    assert _outcomes() != intact


@pytest.mark.parametrize("name", [*verbs.verbs().classes, *verbs.verbs().stances])
def test_each_class_of_verbs_is_needed(
    name: str, intact: Mapping[str, object], afresh: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {one: verbs.of_class(one) for one in (*verbs.verbs().classes, *verbs.verbs().stances)}
    monkeypatch.setattr(verbs, "_by_class", lambda: members | {name: frozenset({"yodel"})})
    afresh()
    assert _outcomes() != intact
