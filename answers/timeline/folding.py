"""What one story has of one speaker, or one article of one event, on one day: an entry, in however many sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from answers.model import Act, Standing
from answers.timeline.moments import Moment
from answers.timeline.voices import apart, named

Kin = Callable[[int, int], bool]
"""Whether two moments, by their numbers, agree in names and wording as sentences about one event do."""

_NOT = frozenset({Standing.NEGATED, Standing.DENIED})
_AHEAD = frozenset({Standing.PLANNED, Standing.EXPECTED})


def fold(
    clusters: Sequence[Sequence[int]], moments: Sequence[Moment], story: dict[int, int], kin: Kin
) -> list[list[int]]:
    """The clusters, those joined that one story has on one day of one speaker, or one article of one event.

    What is joined never has two speakers that can be told apart, nor something done and the same not done.

    Args:
        clusters: numbers of moments, each cluster of one event.
        moments: what the numbers stand for.
        story: the story of each article, by the article's key.
        kin: which moments tell of one event.
    """
    joined: list[list[int]] = []
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for cluster in clusters:
        keys = dict.fromkeys(_place(moments[i], story) for i in cluster)
        near = dict.fromkeys(at for key in keys for at in places[key])
        home = next((at for at in near if _one(cluster, joined[at], moments, story, kin)), None)
        if home is None:
            home = len(joined)
            joined.append([])
        joined[home] += cluster
        for key in keys:
            if home not in places[key]:
                places[key].append(home)
    return joined


def _place(moment: Moment, story: dict[int, int]) -> tuple[object, ...]:
    return story[moment.stored.key], moment.date.start, moment.date.end


def _one(
    cluster: Sequence[int], other: Sequence[int], moments: Sequence[Moment], story: dict[int, int], kin: Kin
) -> bool:
    linked = False
    for i in cluster:
        for j in other:
            a, b = moments[i], moments[j]
            if not _one_kind(a, b) or apart(a, b):
                return False
            if not linked and _place(a, story) == _place(b, story):
                linked = _same_voice(a, b) or (a.stored.key == b.stored.key and kin(i, j))
    return linked


def _one_kind(a: Moment, b: Moment) -> bool:
    if (a.standing in _NOT) != (b.standing in _NOT):
        return False
    return not (a.date.words or b.date.words) or (a.standing in _AHEAD) == (b.standing in _AHEAD)


def _same_voice(a: Moment, b: Moment) -> bool:
    """Whether both are what one speaker said or thought, by the same account."""
    s, t = a.statement, b.statement
    if s is None or t is None or Act.EVENT in (s.act, t.act) or not a.speakers:
        return False
    if a.stored.key != b.stored.key and not (named(a) and named(b)):
        return False  # the dealers of one article are not those of another
    return set(s.via) == set(t.via)  # that they are one speaker is what not being apart means
