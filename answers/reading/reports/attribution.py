"""Who said what: the attributions of a parsed article.

Each token that may head a cue is scored; from each likely head the sentence is labelled as source, cue and content;
quotes that are longer than the sentence are completed; and what comes out is kept if it is likely as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from answers.reading.annotations import Attribution, Tokens
from answers.reading.parse.tree import Tree
from answers.reading.reports import labeller
from answers.reading.reports.certain_cues import is_certain
from answers.reading.reports.cue_features import candidates, cue_features, outcome_features
from answers.reading.reports.framed import framed
from answers.reading.reports.labeller import Model
from answers.reading.reports.layout import by_layout
from answers.reading.reports.nominal import nominal
from answers.reading.reports.running_quotes import carried_on, whole_quote

CONSIDERED = 0.22
"""Probability from which a token is looked at as the head of a cue."""

KEPT = 0.4
"""Confidence from which an attribution is kept."""


OUTCOME = 0.4
"""Weight of the attribution as it came out, against that of its cue, in the log odds of its confidence."""

CERTAIN = 0.6
"""Confidence at least of an attribution whose cue is certain by its frame."""


def find(tree: Tree) -> list[Attribution]:
    """The attributions of an article, in the order of their cues."""
    return chosen(tree, proposals(tree, labeller.load()))


def chosen(tree: Tree, proposed: Sequence[Attribution], least: float = KEPT) -> list[Attribution]:
    """The proposals that are likely enough, with the paragraphs that their quotes run on over."""
    likely = [a for a in proposed if a.confidence >= least]
    told = {i for a in likely for i in a.cue}
    by_head = {a.head: a for a in (*likely, *by_layout(tree), *(a for a in nominal(tree) if a.head not in told))}
    return carried_on(tree, [without_outer(tree, a, by_head) for a in by_head.values()])


def without_outer(tree: Tree, inner: Attribution, others: Mapping[int, Attribution]) -> Attribution:
    """The attribution without another's source and cue at the end of its content.

    "Reyes told them that she would leave, according to two officials": the officials are no part of what she told.
    """
    for outer in (others[i] for i in inner.content if i in others):
        frame = {*outer.source, *outer.cue}
        begin = min(frame)
        if not outer.source or max(outer.content) > begin:
            continue
        tail = [i for i in inner.content if i >= begin]
        kept = tuple(i for i in inner.content if i < begin)
        if kept and all(i in frame or tree.pos[i] == "PUNCT" for i in tail) and set(kept) & set(outer.content):
            return replace(inner, content=kept)
    return inner


def proposals(tree: Tree, model: Model) -> list[Attribution]:
    """All that might be an attribution, each with its confidence."""
    static: dict[int, int] = {}
    heads = cue_heads(tree, model)
    found = []
    for head in heads:
        source, cue, content = parts(tree, model, head, static)
        speaker, clause = framed(tree, head)
        lost = bool(clause) and not (source and set(source) <= set(speaker))
        is_framed = bool(clause) and (lost or set(content) < set(clause))
        if is_framed:  # more of the clause than was labelled
            source, content = speaker if lost else source, clause
        if not content:
            continue
        outcome = labeller.score(model.sure, outcome_features(tree, head, source, cue, content, heads))
        odds = heads[head] if not model.sure else (1 - OUTCOME) * heads[head] + OUTCOME * outcome
        sure = labeller.probability(odds)
        if source and (is_framed or is_certain(tree, head)):
            sure = max(sure, CERTAIN)
        found.append(Attribution(source, cue, content, head, confidence=sure))
    return found


def cue_heads(tree: Tree, model: Model) -> dict[int, float]:
    """The tokens that may head a cue, with their log odds."""
    odds = {i: labeller.score(model.cue, cue_features(tree, i, model.rates)) for i in candidates(tree, model.rates)}
    return {
        i: v
        for i, v in odds.items()
        if labeller.probability(v) >= CONSIDERED or is_certain(tree, i) or framed(tree, i)[1]
    }


def parts(tree: Tree, model: Model, head: int, static: dict[int, int]) -> tuple[Tokens, Tokens, Tokens]:
    """Source, cue and content of the cue headed by token ``head``."""
    tokens, labels = labeller.label(model, tree, head, static)
    source = _pieces(tokens, labels, "S")
    cue = _pieces(tokens, labels, "C")
    content = _pieces(tokens, labels, "T")
    best_cue = next(p for p in cue if head in p)
    best_source = max(source, key=lambda p: (len(p), -abs(p[0] - head)), default=())
    text = tuple(i for piece in content for i in piece)
    if not best_source:
        best_source = between_quotes(tree, head, text)
        text = tuple(i for i in text if i not in best_source)
    return best_source, best_cue, whole_quote(tree, head, without_addressee(tree, head, text))


def between_quotes(tree: Tree, head: int, content: Tokens) -> Tokens:
    """Who is named behind a cue and before the quotation goes on: "“The rent,” said *Ana Reyes*, “has gone up”"."""
    quoted = [i for i in content if tree.quote[i] >= 0]
    after = next((i for i in quoted if i > head), -1)
    if after < 0 or quoted[0] > head or tree.quote[head] >= 0:
        return ()
    named = tuple(i for i in range(head + 1, after) if tree.quote[i] < 0)
    while named and tree.pos[named[-1]] == "PUNCT":
        named = named[:-1]
    return named if named and tree.pos[named[0]] in ("PROPN", "DET", "NOUN", "PRON") else ()


def without_addressee(tree: Tree, head: int, content: Tokens) -> Tokens:
    """The content without whom it was told to: "informed *the council* that ..."."""
    if not is_certain(tree, head):
        return content
    for c in tree.children[head]:
        told = range(tree.left[c], tree.right[c] + 1)
        if tree.dep[c] in ("dobj", "dative") and c > head and content[:1] == (told[0],):
            rest = tuple(i for i in content if i not in told)
            return rest or content
    return content


def _pieces(tokens: Sequence[int], labels: str, wanted: str) -> list[Tokens]:
    """The runs of tokens that have the label ``wanted``."""
    found: list[list[int]] = []
    previous = ""
    for i, letter in zip(tokens, labels, strict=True):
        if letter == wanted and letter == previous:
            found[-1].append(i)
        elif letter == wanted:
            found.append([i])
        previous = letter
    return [tuple(piece) for piece in found]
