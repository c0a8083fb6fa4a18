"""Who said what: the attributions of a parsed article.

Each token that may head a cue is scored; from each likely head the sentence is labelled as source, cue and content;
quotes that are longer than the sentence are completed; and what comes out is kept if it is likely as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.reading import scoring
from answers.reading.features import candidates, cue_features, outcome_features
from answers.reading.marks import Attribution, Tokens
from answers.reading.runon import whole_quote
from answers.reading.scoring import Model
from answers.reading.tree import Tree, build

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONSIDERED = 0.15
"""Probability from which a token is looked at as the head of a cue."""

KEPT = 0.37
"""Confidence from which an attribution is kept."""


def find(doc: Doc) -> list[Attribution]:
    """The attributions of an article, in the order of their cues."""
    tree = build(doc)
    found = proposals(tree, scoring.load())
    return [a for a in found if a.confidence >= KEPT]


def proposals(tree: Tree, model: Model) -> list[Attribution]:
    """All that might be an attribution, each with its confidence."""
    static: dict[int, scoring.Row] = {}
    heads = cue_heads(tree, model)
    found = []
    for head in heads:
        source, cue, content = parts(tree, model, head, static)
        if not content:
            continue
        features = outcome_features(tree, head, source, cue, content, heads)
        sure = (
            scoring.probability(scoring.score(model.sure, features)) if model.sure else scoring.probability(heads[head])
        )
        found.append(Attribution(source, cue, content, head, confidence=sure))
    return found


def cue_heads(tree: Tree, model: Model) -> dict[int, float]:
    """The tokens that may head a cue, with their log odds."""
    odds = {i: scoring.score(model.cue, cue_features(tree, i)) for i in candidates(tree, model.lemmas)}
    return {i: value for i, value in odds.items() if scoring.probability(value) >= CONSIDERED}


def parts(tree: Tree, model: Model, head: int, static: dict[int, scoring.Row]) -> tuple[Tokens, Tokens, Tokens]:
    """Source, cue and content of the cue headed by token ``head``."""
    begin, labels = scoring.label(model, tree, head, static)
    source = _pieces(tree, begin, labels, "S")
    cue = _pieces(tree, begin, labels, "C")
    content = _pieces(tree, begin, labels, "T")
    best_cue = next(p for p in cue if head in p)
    best_source = max(source, key=lambda p: (len(p), -abs(p[0] - head)), default=())
    text = tuple(i for piece in content for i in piece)
    return best_source, best_cue, whole_quote(tree, head, text)


def _pieces(tree: Tree, begin: int, labels: str, wanted: str) -> list[Tokens]:
    found: list[list[int]] = []
    for i, letter in enumerate(labels, begin):
        if letter == wanted and not tree.words[i].isspace():
            if found and found[-1][-1] == i - 1:
                found[-1].append(i)
            else:
                found.append([i])
    return [tuple(piece) for piece in found]
