"""What one story has of one speaker, or of one event, on one day: a single entry, however many sentences tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from answers.answering.moments import Moment, is_proper
from answers.model import Act, Link, Standing
from answers.record.analysis import words
from answers.retrieval.naming import agree, name_tokens

Kin = Callable[[int, int], bool]
"""Whether two moments, by their numbers, agree in names and wording as sentences about one event do."""

_NOT = frozenset({Standing.NEGATED, Standing.DENIED})
_AHEAD = frozenset({Standing.PLANNED, Standing.EXPECTED})
_ONE_OF = frozenset({"a", "an"})
_THE = frozenset({"the", "these", "those", "both"})


def fold(
    clusters: Sequence[Sequence[int]], moments: Sequence[Moment], story: dict[int, int], kin: Kin
) -> list[list[int]]:
    """The clusters, those joined that one story has on one day of one speaker, or of one event without another speaker.

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
            if not _one_kind(a, b) or _apart(a, b):
                return False
            if not linked and _place(a, story) == _place(b, story):
                linked = _same_voice(a, b) or kin(i, j)
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
    return set(s.via) == set(t.via)  # that they are one speaker is what not being apart means


def _apart(a: Moment, b: Moment) -> bool:
    """Whether two moments may have different speakers; a sentence that nobody is said to say has none."""
    if not a.speakers or not b.speakers:
        return any(m.statement is not None for m in (a, b) if not m.speakers)  # nobody knows who "he" was
    if len(a.speakers) != len(b.speakers) or not all(any(_agree(s, t) for t in b.speakers) for s in a.speakers):
        return True
    named = all(map(is_proper, a.speakers))
    return not named and not (_known(a, b) if a.span <= b.span else _known(b, a))


def _agree(s: str, t: str) -> bool:
    if is_proper(s) and is_proper(t):
        first, other = name_tokens(s), name_tokens(t)
        return bool(agree(first, other) or agree(other, first))
    return s.casefold() == t.casefold()


def _known(first: Moment, then: Moment) -> bool:
    """Whether people without a name are the same ones again: "dealers ... the dealers", but not "one ... another"."""
    return _definite(then) and (_definite(first) or _introduced(first))


def _definite(moment: Moment) -> bool:
    """Whether the source says no more than who: "dealers", "the dealers", "they"; not "some dealers in Zurich"."""
    s = moment.statement
    if s is None or s.link is Link.PRONOUN:
        return True
    said = _source(moment)
    return bool(said) and said <= _THE | {word.folded for name in moment.speakers for word in words(name)}


def _introduced(moment: Moment) -> bool:
    """Whether the source brings one person in: "a company spokesman"."""
    return bool(_ONE_OF & _source(moment))


def _source(moment: Moment) -> set[str]:
    text, pieces = moment.stored.article.text, moment.statement.source if moment.statement else ()
    return {word.folded for start, end in pieces for word in words(text, start, end)}
