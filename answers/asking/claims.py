"""The claims of a short text (a message, a headline) as questions that the record can be asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from answers.language.function_words import function_words
from answers.language.wording import wording
from answers.model import Span
from answers.reading.parse.arguments import COORDINATION, agent_of, subject_of
from answers.reading.parse.parser import parse
from answers.reading.parse.tree import Tree
from answers.reading.text.sentences import split_sentences

MOST = 5
"""Claims taken from one text."""
_LONGEST = 300
"""Characters of a claim's question: a longer one asks for too much at once."""

_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis"})
_KEPT = frozenset(
    {"dobj", "attr", "acomp", "xcomp", "ccomp", "prep", "prt", "dative", "oprd", "agent", "advcl", "pobj"}
)
_NAMED = frozenset({"NOUN", "PROPN", "ADJ"})
_BE = function_words().copula.lemma
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
    tree = parse(text, split_sentences(text))
    for i, pos in enumerate(tree.pos):
        if pos not in ("VERB", "AUX"):
            continue
        question = _of_clause(tree, i) if tree.dep[i] in _CLAUSES else _of_participle(tree, i)
        if question and len(question) <= _LONGEST:
            span = tree.start[tree.left[i]], tree.end[tree.right[i]]
            found.setdefault(question.casefold(), Claim(span, question))
    return list(found.values())[:MOST]


def _of_clause(tree: Tree, verb: int) -> str | None:
    """A clause as a yes/no question."""
    subject = subject_of(tree, verb, COORDINATION)
    if subject < 0 or tree.pos[subject] not in _NAMED:
        return None
    kept = [child for child in tree.after[verb] if tree.dep[child] in _KEPT]
    below = [i for child in kept if tree.dep[child] in ("xcomp", "ccomp") for i in tree.subtree(child)]
    if any(tree.dep[i] in ("dobj", "dative") and tree.pos[i] == "PRON" for i in (*kept, *below)):
        return None  # "refused to meet him": whom, only the talk before it tells
    lemma, who = tree.lemma[verb], _without_asides(tree, subject)
    if any(tree.dep[child] == "auxpass" for child in tree.children[verb]):
        agent = agent_of(tree, verb)
        return _asked(tree, _without_asides(tree, agent), lemma, who) if agent >= 0 else None
    what = _content(tree, [i for child in kept for i in tree.subtree(child)])
    if lemma == _BE:
        return f"{tree.lower[verb]} {_text(tree, who)} {_text(tree, what)}?" if what else None
    return _asked(tree, who, lemma, what)


def _of_participle(tree: Tree, verb: int) -> str | None:
    """ "Trump mentioned sanctions", which is parsed like "a much discussed book" where the name is a word, too."""
    name, noun = max(verb - 1, 0), tree.head[verb]
    if tree.dep[verb] != "amod" or tree.head[name] != verb or not tree.words[name][:1].isupper() or noun < verb:
        return None
    inside = set(tree.subtree(verb))
    return _asked(tree, [name], tree.lemma[verb], _content(tree, [i for i in tree.subtree(noun) if i not in inside]))


def _content(tree: Tree, tokens: list[int]) -> list[int]:
    """Words without the occasion."""
    occasions = wording().occasions
    outside = {
        under
        for i in tokens
        if tree.dep[i] == "prep" and any(tree.lemma[child] in occasions for child in tree.children[i])
        for under in tree.subtree(i)
    }
    return [i for i in tokens if i not in outside]


def _asked(tree: Tree, who: Iterable[int], lemma: str, what: Iterable[int]) -> str:
    words = (_text(tree, who), lemma, _text(tree, what))
    return f"did {' '.join(part for part in words if part)}?"


def _without_asides(tree: Tree, noun: int) -> list[int]:
    """A noun phrase without relative clauses and appositions."""
    asides = {
        under
        for child in tree.children[noun]
        if tree.dep[child] in ("relcl", "appos", "acl", "punct")
        for under in tree.subtree(child)
    }
    return [i for i in tree.subtree(noun) if i not in asides]


def _text(tree: Tree, tokens: Iterable[int]) -> str:
    return tree.phrase(tokens).strip(" ,.;:!?-–—")
