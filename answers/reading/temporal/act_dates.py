"""Which of a text's dates is the date of a statement or deed: the one that hangs on its cue in the parse."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from answers.model import Act, EventDate, Precision, TimeExpression
from answers.reading.annotations import Attribution
from answers.reading.parse.tree import Tree

_DEPTH = 12
_PREDICATES = ("VERB", "AUX")
_CARRYING = ("aux", "auxpass", "xcomp", "conj", "pcomp", "advcl", "acl")


class Calendar:
    """The calendar expressions of one article, found by the token they begin with."""

    def __init__(self, tree: Tree, dates: Sequence[TimeExpression]) -> None:
        self._tree = tree
        self._dates: dict[int, list[tuple[int, TimeExpression]]] = {}
        for found in dates:
            if found.start is None or found.end is None or not tree.start:
                continue
            token = min(bisect_left(tree.start, found.span[0]), len(tree.start) - 1)
            self._dates.setdefault(tree.sentence[token], []).append((token, found))

    def of(self, attribution: Attribution, act: Act) -> EventDate | None:
        """When the act took or takes place, if its clause says so.

        A date inside what somebody said is not when they said it; one inside a deed's own clause is when it was done.
        """
        near = self._dates.get(self._tree.sentence[attribution.head])
        if not near:
            return None
        said = set() if act is Act.EVENT else set(attribution.content)
        fits = [
            (abs(token - attribution.head), found)
            for token, found in near
            if token not in said and token not in attribution.source and self._hangs_on(token, attribution)
        ]
        if not fits:
            return None
        fits.sort(key=lambda fit: (fit[1].precision is not Precision.DAY, fit[0]))
        found = fits[0][1]
        if found.start is None or found.end is None:
            return None
        return EventDate(found.start, found.end, found.precision or Precision.RANGE, found.tense, found.span)

    def _hangs_on(self, token: int, attribution: Attribution) -> bool:
        """Whether the predicate over the date's token is the cue's."""
        tree = self._tree
        own = {*attribution.cue, attribution.head}
        here = token
        for _ in range(_DEPTH):
            if here in own:
                return True
            if tree.pos[here] in _PREDICATES and here != token and tree.dep[here] not in _CARRYING:
                return False
            if tree.head[here] == here:
                return False
            here = tree.head[here]
        return False
