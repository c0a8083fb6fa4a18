"""Reports whose cue is a noun for what is said, and no verb of saying: "no mention of the mine was made by Reyes"."""

from __future__ import annotations

from collections.abc import Iterator

from answers.language.function_words import function_words
from answers.language.lexicon import lexicon
from answers.language.verbs import of_class
from answers.reading.annotations import Attribution, Tokens
from answers.reading.parse.tree import Tree

_WORDS = function_words()
_BE = _WORDS.copula.lemma
_TOPIC = _WORDS.prepositions.genitive | _WORDS.prepositions.goal
_MEDIUM = _WORDS.prepositions.inside | _WORDS.prepositions.origin
_PASSIVE = "nsubjpass"
_SURE = 0.8


def nominal(tree: Tree) -> Iterator[Attribution]:
    """What nouns of the class ``mention`` tell of, where a passive or "be" leaves whose words they are to an adjunct.

    "No mention of it was made *by Reyes*", "there was no mention of it *in Reyes's speech*", "any mention of it was
    absent *from Reyes's speech*".
    """
    names, mentions = lexicon().nouns, of_class("mention")
    for noun, lemma in enumerate(tree.lemma):
        if names.get(lemma) not in mentions or tree.pos[noun] != "NOUN" or tree.quote[noun] >= 0:
            continue
        behind = (*tree.after[noun], *(tree.after[tree.head[noun]] if tree.dep[noun] == _PASSIVE else ()))
        of = next((c for c in behind if tree.dep[c] == "prep" and tree.lower[c] in _TOPIC), -1)
        source = _source(tree, noun)
        if of < 0 or not source:
            continue
        content = tuple(i for i in tree.subtree(of) if i not in (of, *source) and tree.head[i] not in source)
        while content and tree.lower[content[-1]] in _MEDIUM:
            content = content[:-1]
        cue = tuple(i for i in (*tree.before[noun], noun, of) if tree.dep[i] != "punct")
        if content:
            yield Attribution(source, cue, content, noun, confidence=_SURE)


def _source(tree: Tree, noun: int) -> Tokens:
    verb, dep = tree.head[noun], tree.dep[noun]
    if dep == _PASSIVE and tree.lemma[verb] in lexicon().light_verbs:
        return _object(tree, [c for c in tree.after[verb] if tree.dep[c] == "agent"], owned=False)
    if tree.lemma[verb] != _BE or dep not in ("attr", "nsubj"):
        return ()
    absent = [c for c in tree.children[verb] if tree.dep[c] == "acomp" and tree.lower[c] in lexicon().absent]
    if not absent and all(tree.dep[c] != "expl" for c in tree.before[verb]):
        return ()
    beside = absent or [verb, *tree.subtree(noun)]
    return _object(tree, [c for i in beside for c in tree.after[i] if tree.lower[c] in _MEDIUM], owned=True)


def _object(tree: Tree, prepositions: list[int], *, owned: bool) -> Tokens:
    """What one of some prepositions governs; with ``owned``, what is somebody's: "her speech", "Reyes's letter"."""
    for preposition in prepositions:
        for noun in tree.after[preposition]:
            if tree.dep[noun] == "pobj" and (not owned or any(tree.dep[c] == "poss" for c in tree.before[noun])):
                return tuple(tree.subtree(noun))
    return ()
