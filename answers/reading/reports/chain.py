"""Who reports whom: the outer sources that an attribution reaches the reader through.

An attribution whose cue lies in another's content is reported by that other: "officials said Trump *told* them ..." is
Trump's, via officials. Where the content was marked too short, the parse tells: the clause hangs on the other's cue,
or "according to ..." hangs on the clause. Nobody is their own go-between: a pronoun that stands for the outer source
in person ("Reyes said: “I told them”") makes no chain. Sources are compared by their words here; what further names
resolve to is for whoever knows the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from answers.reading.annotations import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FIRST_PERSON = frozenset({"i", "me", "we", "us", "myself", "ourselves"})
_CLAUSE = frozenset({"ccomp", "xcomp", "advcl", "conj", "parataxis", "acl", "pcomp", "prep"})
_DEPTH = 12


def vias(doc: Doc, attributions: Sequence[Attribution]) -> list[tuple[int, ...]]:
    """For each attribution, the positions in ``attributions`` of those that report it, nearest first."""
    by_head: dict[int, list[int]] = {}
    holders: dict[int, list[int]] = {}
    heads = {attribution.head for attribution in attributions}
    for position, attribution in enumerate(attributions):
        by_head.setdefault(attribution.head, []).append(position)
        for token in attribution.content:
            if token in heads:
                holders.setdefault(token, []).append(position)
    trailing = _trailing(doc, attributions)
    found = []
    for position, inner in enumerate(attributions):
        outer = set(holders.get(inner.head, ()))
        outer.update(p for head in _governing_heads(doc[inner.head]) for p in by_head.get(head, ()))
        outer.update(trailing.get(inner.head, ()))
        outer.discard(position)
        ordered = sorted(outer, key=lambda p: _distance(doc, inner, attributions[p]))
        found.append(tuple(p for p in ordered if _reports(doc, attributions[p], inner)))
    return found


def _distance(doc: Doc, inner: Attribution, outer: Attribution) -> tuple[int, int]:
    """Nearest first: of two outer sources, the one that says less says it from nearer by."""
    return len(outer.content), abs(outer.head - inner.head)


def _governing_heads(token: Token) -> Iterator[int]:
    """The heads of clauses that the token's clause is the content of: only the nearest chain of "that" clauses."""
    reported = False
    for _ in range(_DEPTH):
        head = token.head
        if head is token:
            return
        if token.dep_ == "ccomp" and head.pos_ == "VERB":
            reported = True
        elif token.dep_ not in ("conj", "xcomp"):
            return
        token = head
        if reported:
            yield token.i


def _trailing(doc: Doc, attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """ "Reyes told them so, according to two officials": the cue's head to the attributions hanging on its clause."""
    found: dict[int, list[int]] = {}
    for position, attribution in enumerate(attributions):
        head = doc[attribution.head]
        if head.lower_ != "according":
            continue
        for _ in range(_DEPTH):
            above = head.head
            if above is head or above.sent.start != doc[attribution.head].sent.start:
                break
            head = above
            if head.i in attribution.source:
                break
            found.setdefault(head.i, []).append(position)
            if head.dep_ not in _CLAUSE:
                break
    return found


def _reports(doc: Doc, outer: Attribution, inner: Attribution) -> bool:
    """Whether ``outer`` is somebody else than ``inner``."""
    if outer.head == inner.head or not outer.source:
        return False
    theirs, own = _words(doc, outer), _words(doc, inner)
    if not own:
        return True
    if own <= _FIRST_PERSON or theirs == own or set(outer.source) & set(inner.source):
        return False
    return not _same_name(doc, outer, inner)


def _words(doc: Doc, attribution: Attribution) -> frozenset[str]:
    return frozenset(doc[i].lower_ for i in attribution.source if doc[i].is_alpha)


def _same_name(doc: Doc, outer: Attribution, inner: Attribution) -> bool:
    """Whether both sources end in the same surname: "Ana Reyes said ... Reyes told"."""
    names = [_last_name(doc, attribution) for attribution in (outer, inner)]
    return names[0] is not None and names[0] == names[1]


def _last_name(doc: Doc, attribution: Attribution) -> str | None:
    source = set(attribution.source)
    heads = [doc[i] for i in attribution.source if doc[i].head.i not in source or doc[i].head.i == i]
    return heads[0].text if len(heads) == 1 and heads[0].pos_ == "PROPN" else None
