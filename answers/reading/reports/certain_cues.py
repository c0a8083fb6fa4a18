"""Cues that are certain by their frame: a verb of the class ``reporting`` with a subject and a finite clause."""

from __future__ import annotations

from answers.language.function_words import function_words
from answers.language.verbs import of_class
from answers.reading.annotations import Tokens
from answers.reading.parse.arguments import has_not, nominal_subject, subject_of
from answers.reading.parse.tree import Tree

_WORDS = function_words()
_NOBODY = frozenset[str]().union(
    _WORDS.personal("subject", person=1),
    _WORDS.personal("subject", person=2),
    _WORDS.personal("subject", gender="n"),
    _WORDS.indefinite_pronouns.generic,
    _WORDS.demonstratives.singular,
    _WORDS.interrogatives.choice,
    _WORDS.interrogatives.thing,
)
_THAT = _WORDS.subordinators.complement
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_certain(tree: Tree, i: int) -> bool:
    """Whether token ``i`` heads a cue by its frame alone."""
    if tree.pos[i] != "VERB" or tree.lemma[i] not in of_class("reporting") or tree.quote[i] >= 0:
        return False
    subject = subject_of(tree, i)
    if tree.dep[i] in ("amod", "compound", "advcl") or subject < 0 or tree.lower[subject] in _NOBODY:
        return False
    clauses = [c for c in tree.children[i] if tree.dep[c] == "ccomp" and c > i and _is_finite(tree, c)]
    return any(tree.dep[i] == "ROOT" or any(tree.lower[g] in _THAT for g in tree.children[c]) for c in clauses)


def framed(tree: Tree, i: int) -> tuple[Tokens, Tokens]:
    """Source and content of a report that the clause it is about stands around, or before; both empty for another verb.

    "*The levy*, Ana Reyes said, *had been paid*"; "*The levy was paid*, Ana Reyes pointed out".
    """
    subject = subject_of(tree, i)
    if tree.pos[i] != "VERB" or not _tells(tree, i) or tree.quote[i] >= 0:
        return (), ()
    if subject < 0 or tree.lower[subject] in _NOBODY or tree.head[subject] != i or has_not(tree, i):
        return (), ()
    source = tuple(tree.subtree(subject))
    if tree.dep[i] == "parataxis":
        host, own = tree.head[i], set(tree.subtree(i))
        around = [t for t in tree.subtree(host) if t not in own]
        begin, end = min(source[0], i), max(source[-1], i)
        is_set_off = tree.words[begin - 1 : begin] == [","] and around[0] < begin and "," in tree.words[end + 1 : end + 3]
        clause = around if is_set_off and _is_finite(tree, host) else []
    else:
        before = [c for c in tree.children[i] if tree.dep[c] == "ccomp" and c < subject and _is_finite(tree, c)]
        clause = list(tree.subtree(before[0])) if len(before) == 1 and tree.words[source[0] - 1] == "," else []
    while clause and tree.pos[clause[-1]] in ("PUNCT", "SPACE"):
        clause.pop()
    if not clause or any(tree.quote[t] >= 0 for t in clause):
        return (), ()
    return source, tuple(clause)


def _tells(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of speaking, with its particle: "pointed out"."""
    out = next((tree.lower[c] for c in tree.after[verb] if tree.dep[c] == "prt"), "")
    if out:
        return f"{tree.lemma[verb]} {out}" in of_class("speech") | of_class("mention")
    return tree.lemma[verb] in of_class("speech") | of_class("reporting")


def _is_finite(tree: Tree, clause: int) -> bool:
    """Whether a clause has a subject and a tensed verb of its own; where a clause is its subject, parses are unsure."""
    tensed = any(tree.tag[c] in _FINITE for c in (clause, *tree.children[clause]))
    return tensed and nominal_subject(tree, clause) >= 0
