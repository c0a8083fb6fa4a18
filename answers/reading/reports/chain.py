"""Who reports whom: the outer sources that an attribution reaches the reader through.

An attribution whose cue lies in another's content is reported by that other: "officials said Trump *told* them ..." is
Trump's, via officials. Where the content was marked too short, the parse tells: the clause hangs on the other's cue,
or "according to ..." hangs on the clause. Nobody is their own go-between: a pronoun that stands for the outer source
in person ("Reyes said: “I told them”") makes no chain. Sources are compared by their words here; what further names
resolve to is for whoever knows the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answers.language.function_words import function_words
from answers.reading.annotations import Attribution
from answers.reading.parse.tree import Tree

_ACCORDING = function_words().prepositions.attribution
_SELF = function_words().personal("subject", "object", "reflexive", person=1, number="singular")
_CLAUSE = frozenset({"ccomp", "xcomp", "advcl", "conj", "parataxis", "acl", "pcomp", "prep"})
_DEPTH = 12


def vias(tree: Tree, attributions: Sequence[Attribution]) -> list[tuple[int, ...]]:
    """For each attribution, the positions in ``attributions`` of those that report it, nearest first."""
    by_head: dict[int, list[int]] = {}
    holders: dict[int, list[int]] = {}
    heads = {attribution.head for attribution in attributions}
    for position, attribution in enumerate(attributions):
        by_head.setdefault(attribution.head, []).append(position)
        for token in attribution.content:
            if token in heads:
                holders.setdefault(token, []).append(position)
    trailing = _trailing(tree, attributions)
    found = []
    for position, inner in enumerate(attributions):
        outer = set(holders.get(inner.head, ()))
        outer.update(p for head in _governing_heads(tree, inner.head) for p in by_head.get(head, ()))
        outer.update(trailing.get(inner.head, ()))
        outer.discard(position)
        ordered = sorted(outer, key=lambda p: _distance(inner, attributions[p]))
        found.append(tuple(p for p in ordered if _reports(tree, attributions[p], inner)))
    return found


def _distance(inner: Attribution, outer: Attribution) -> tuple[int, int]:
    """Nearest first: of two outer sources, the one that says less says it from nearer by."""
    return len(outer.content), abs(outer.head - inner.head)


def _governing_heads(tree: Tree, token: int) -> Iterator[int]:
    """The heads of clauses that the token's clause is the content of: only the nearest chain of "that" clauses."""
    reported = False
    for _ in range(_DEPTH):
        head, dep = tree.head[token], tree.dep[token]
        if head == token:
            return
        if dep == "ccomp" and tree.pos[head] == "VERB":
            reported = True
        elif dep not in ("conj", "xcomp"):
            return
        token = head
        if reported:
            yield token


def _trailing(tree: Tree, attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """ "Reyes told them so, according to two officials": the cue's head to the attributions hanging on its clause."""
    found: dict[int, list[int]] = {}
    for position, attribution in enumerate(attributions):
        here = attribution.head
        if tree.lower[here] not in _ACCORDING:
            continue
        for _ in range(_DEPTH):
            above = tree.head[here]
            if above == here or above in attribution.source:
                break
            here = above
            found.setdefault(here, []).append(position)
            if tree.dep[here] not in _CLAUSE:
                break
    return found


def _reports(tree: Tree, outer: Attribution, inner: Attribution) -> bool:
    """Whether ``outer`` is somebody else than ``inner``."""
    if outer.head == inner.head or not outer.source:
        return False
    theirs, own = _words(tree, outer), _words(tree, inner)
    if not own:
        return True
    if own <= _SELF or theirs == own or set(outer.source) & set(inner.source):
        return False
    return not _same_name(tree, outer, inner)


def _words(tree: Tree, attribution: Attribution) -> frozenset[str]:
    return frozenset(tree.lower[i] for i in attribution.source if tree.words[i].isalpha())


def _same_name(tree: Tree, outer: Attribution, inner: Attribution) -> bool:
    """Whether both sources end in the same surname: "Ana Reyes said ... Reyes told"."""
    names = [_last_name(tree, attribution) for attribution in (outer, inner)]
    return names[0] is not None and names[0] == names[1]


def _last_name(tree: Tree, attribution: Attribution) -> str | None:
    source = set(attribution.source)
    heads = [i for i in attribution.source if tree.head[i] not in source or tree.head[i] == i]
    return tree.words[heads[0]] if len(heads) == 1 and tree.pos[heads[0]] == "PROPN" else None
