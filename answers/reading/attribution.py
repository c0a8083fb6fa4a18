"""Who said what: attributions of a parsed article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.reading.marks import Attribution, Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = ("ccomp", "xcomp", "advcl")


def find(doc: Doc) -> list[Attribution]:
    """The attributions of an article, in the order of their cues."""
    found: list[Attribution] = []
    for token in doc:
        if token.pos_ == "VERB" and any(c.dep_ == "ccomp" for c in token.children):
            content = _subtree(
                max((c for c in token.children if c.dep_ in _CLAUSES), key=lambda c: len(list(c.subtree)))
            )
        elif token.lower_ == "according" and token.dep_ == "prep":
            content = tuple(t.i for t in token.head.subtree if t.i < token.i or t.i > token.right_edge.i)
            source = tuple(t.i for t in token.subtree if t.i > token.i + 1)
            found.append(Attribution(source, (token.i, token.i + 1), content, token.i))
            continue
        else:
            continue
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None and token.dep_ == "conj":
            subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        cue = tuple(sorted([token.i, *(c.i for c in token.children if c.dep_ in ("aux", "neg") and c.i < token.i)]))
        source = () if subject is None else _subtree(subject)
        found.append(Attribution(source, cue, tuple(i for i in content if i not in source), token.i))
    return found


def _subtree(token: Token) -> Tokens:
    return tuple(t.i for t in token.subtree)
