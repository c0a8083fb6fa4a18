"""What negates an act in its clause: "not", "no official", "never", "at no point", but not "not only"."""

from __future__ import annotations

from answers.language.function_words import function_words
from answers.language.lexicon import Lexicon
from answers.reading.parse.tree import SUBJECTS, Tree

_WORDS = function_words()
_NO = _WORDS.determiners.negative
_NEITHER = _NO | _WORDS.correlatives.negative
_LONGER = _WORDS.comparatives.duration
_UNTIL = _WORDS.subordinators.limit


def negations(tree: Tree, node: int, act: int, rules: Lexicon) -> int:
    """How many of the words on ``node`` negate it; ``act`` is the act that it is or governs."""
    found = 0
    for child in tree.children[node]:
        if tree.dep[child] == "aux":
            found += any(_at_no_point(tree, inner, rules) for inner in tree.children[child])
        else:
            found += _negates(tree, child, node, act, rules)
    return found


def _negates(tree: Tree, child: int, node: int, act: int, rules: Lexicon) -> bool:
    word, dep = tree.lower[child], tree.dep[child]
    if word in rules.negations and (dep in ("neg", "advmod", "preconj") or (dep == "cc" and child < node)):
        return not _is_pseudo(tree, child, rules) and not _until(tree, node, child)
    if dep == "acomp" and node != act and word in rules.absent:
        return True
    if child == act:  # whose own words have been counted: "*no mention* was made"
        return False
    if dep in SUBJECTS or (dep in ("dobj", "attr") and node == act):
        return word in rules.negative_words or _is_negative(tree, child)
    if dep in ("det", "neg", "advmod") and tree.pos[node] in ("NOUN", "PROPN"):
        return word in _NO
    if dep == "advmod" and word in _LONGER:
        return any(tree.lower[inner] in _NO for inner in tree.children[child])
    return _at_no_point(tree, child, rules)


def _at_no_point(tree: Tree, preposition: int, rules: Lexicon) -> bool:
    return tree.dep[preposition] == "prep" and any(
        tree.dep[inner] == "pobj" and tree.lemma[inner] in rules.no_phrases and has_no(tree, inner)
        for inner in tree.after[preposition]
    )


def has_no(tree: Tree, noun: int) -> bool:
    """Whether a noun has "no" before it."""
    return any(tree.lower[child] in _NO and tree.dep[child] in ("det", "neg") for child in tree.before[noun])


def _is_negative(tree: Tree, noun: int) -> bool:
    """ "no official", "neither Reyes nor Okafor", "nobody", "no one"."""
    first = tree.left[noun]  # "*neither* Prime Minister Ana Reyes nor ...", which a parse hangs on any of the words
    return (first < noun and tree.lower[first] in _WORDS.correlatives.negative) or any(
        tree.dep[child] in ("det", "preconj", "neg", "cc") and tree.lower[child] in _NEITHER
        for child in tree.before[noun]
    )


def _is_pseudo(tree: Tree, negation: int, rules: Lexicon) -> bool:
    return negation + 1 < len(tree.lower) and tree.lower[negation + 1] in rules.pseudo


def _until(tree: Tree, node: int, negation: int) -> bool:
    """ "did not mention it until Friday": it was mentioned."""
    return tree.dep[negation] == "neg" and any(
        (tree.dep[child] == "prep" and tree.lower[child] in _UNTIL)
        or (tree.dep[child] == "advcl" and any(tree.lower[mark] in _UNTIL for mark in tree.before[child]))
        for child in tree.after[node]
    )
