"""The claims of a short text (a message, a headline) as questions that the record can be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.model import Span
from answers.reading.parse.parser import parse
from answers.reading.text.sentences import split_sentences

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST = 5
"""Claims taken from one text."""
_LONGEST = 300
"""Characters of a claim's question: a longer one asks for too much at once."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_KEPT = frozenset(
    {"dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "prt", "dative", "oprd", "agent", "advcl", "pobj"}
)
_NAMED = frozenset({"NOUN", "PROPN", "ADJ"})
_OCCASIONS = frozenset(
    [
        "call",
        "phone",
        "meeting",
        "summit",
        "speech",
        "interview",
        "briefing",
        "conference",
        "press",
        "talk",
        "rally",
        "visit",
        "debate",
        "hearing",
    ]
)
"""Where something was said is no part of what was said: "promised sanctions on the call"."""
_LABEL = re.compile(r"^\W*[A-Z]{4,}(?:\s+[A-Z]{2,})*:\s+", re.MULTILINE)  # "BREAKING: "


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: where it stands in the text, and the question that asks the record about it."""

    span: Span
    question: str


def claims(text: str) -> list[Claim]:
    """Who is said to have said or done what, in the order of the text.

    Whether the text affirms or denies it makes no difference: the record's verdict says how it stands. A claim about
    nobody who is named cannot be looked up and is left out.
    """
    text = _LABEL.sub(lambda found: " " * len(found.group()), text)
    found: dict[str, Claim] = {}
    for token in parse(text, split_sentences(text)):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        question = _of_clause(token) if token.dep_ in _CLAUSES else _of_participle(token)
        if question and len(question) <= _LONGEST:
            start, end = token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
            found.setdefault(question.casefold(), Claim((start, end), question))
    return list(found.values())[:MOST]


def _of_clause(verb: Token) -> str | None:
    """A clause as a yes/no question."""
    subject = next(_subjects(verb), None)
    if subject is None or subject.pos_ not in _NAMED:
        return None
    kept = [child for child in verb.rights if child.dep_ in _KEPT]
    if any(child.dep_ in ("dobj", "dative") and child.pos_ == "PRON" for child in [*kept, *_below(kept)]):
        return None  # "refused to meet him": whom, only the talk before it tells
    if any(child.dep_ == "auxpass" for child in verb.children):
        agent = next((one for child in kept if child.dep_ == "agent" for one in child.children), None)
        return _asked(_without_asides(agent), verb.lemma_, _without_asides(subject)) if agent else None
    what = _content(token for child in kept for token in child.subtree)
    if verb.lemma_ == "be":
        return f"{verb.lower_} {_text(_without_asides(subject))} {_text(what)}?" if what else None
    return _asked(_without_asides(subject), verb.lemma_, what)


def _of_participle(verb: Token) -> str | None:
    """ "Trump mentioned sanctions", which is parsed like "a much discussed book" where the name is a word, too."""
    name = verb.nbor(-1) if verb.i else verb
    if verb.dep_ != "amod" or name.head.i != verb.i or not name.text[:1].isupper() or verb.head.i < verb.i:
        return None
    inside = {token.i for token in verb.subtree}
    return _asked([name], verb.lemma_, _content(token for token in verb.head.subtree if token.i not in inside))


def _content(tokens: Iterable[Token]) -> list[Token]:
    """Words without the occasion."""
    found = list(tokens)
    occasions = [
        token
        for token in found
        if token.dep_ == "prep" and any(child.lemma_.lower() in _OCCASIONS for child in token.children)
    ]
    outside = {one.i for token in occasions for one in token.subtree}
    return [token for token in found if token.i not in outside]


def _asked(who: list[Token], lemma: str, what: list[Token]) -> str:
    return " ".join(part for part in ("did", _text(who), lemma.lower(), _text(what)) if part) + "?"


def _below(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens if token.dep_ in ("xcomp", "ccomp") for child in token.subtree]


def _subjects(verb: Token) -> Iterator[Token]:
    """The subject of a verb, or of the one that it is joined to by "and"."""
    yield from (child for child in verb.children if child.dep_ in _SUBJECTS)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        yield from _subjects(verb.head)


def _without_asides(noun: Token) -> list[Token]:
    """A noun phrase without relative clauses and appositions."""
    asides = {t.i for child in noun.children if child.dep_ in ("relcl", "appos", "acl", "punct") for t in child.subtree}
    return [token for token in noun.subtree if token.i not in asides]


def _text(tokens: list[Token]) -> str:
    return " ".join("".join(token.text_with_ws for token in tokens).split()).strip(" ,.;:!?-–—")
