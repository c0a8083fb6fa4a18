"""Cues that are certain by their frame: a verb of the class ``reporting`` with a subject and a finite clause."""

from __future__ import annotations

from answers.language.function_words import function_words
from answers.language.verbs import of_class
from answers.reading.parse.arguments import nominal_subject, subject_of
from answers.reading.parse.tree import FINITE, Tree

_WORDS = function_words()
NOBODY = frozenset[str]().union(
    _WORDS.personal("subject", person=1),
    _WORDS.personal("subject", person=2),
    _WORDS.personal("subject", gender="n"),
    _WORDS.indefinite_pronouns.generic,
    _WORDS.demonstratives.singular,
    _WORDS.interrogatives.choice,
    _WORDS.interrogatives.thing,
)
"""Who says nothing of their own, in lower case."""
_THAT = _WORDS.subordinators.complement


def is_certain(tree: Tree, i: int) -> bool:
    """Whether token ``i`` heads a cue by its frame alone."""
    if tree.pos[i] != "VERB" or tree.lemma[i] not in of_class("reporting") or tree.quote[i] >= 0:
        return False
    subject = subject_of(tree, i)
    if tree.dep[i] in ("amod", "compound", "advcl") or subject < 0 or tree.lower[subject] in NOBODY:
        return False
    clauses = [c for c in tree.children[i] if tree.dep[c] == "ccomp" and c > i and is_finite(tree, c)]
    return any(tree.dep[i] == "ROOT" or any(tree.lower[g] in _THAT for g in tree.children[c]) for c in clauses)


def is_finite(tree: Tree, clause: int) -> bool:
    """Whether a clause has a subject and a tensed verb of its own; where a clause is its subject, parses are unsure."""
    tensed = any(tree.tag[c] in FINITE for c in (clause, *tree.children[clause]))
    return tensed and nominal_subject(tree, clause) >= 0
