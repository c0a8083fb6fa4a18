"""Many reports of one event to one entry, and a plan to the event that came of it.

Two moments are one when they lie within a day of each other, are of one kind, and agree in what identifies an event:
the names, the figures and the wording apart from the topic's own words. Wording is compared as sets of stems weighted
by how rare each is among the moments at hand, so that what all of them say ("oil prices") makes nothing alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from rapidfuzz import fuzz

from answers.language.thesaurus import kinship
from answers.language.verbs import of_class
from answers.model import Precision, Standing
from answers.timeline.folding import fold
from answers.timeline.moments import Moment, is_proper
from answers.timeline.novelty import novelty
from answers.timeline.prints import Print, prints_of, share_of
from answers.timeline.stories import stories
from answers.timeline.voices import named, one_name

ALIKE = 0.62
"""Share of the weight of the shorter one's words that the other has to hold, for one event."""
KINDRED = 0.5
"""The same where speaker and two names besides agree: rewritten, as updates of one report are."""
TOLD_BY_OTHERS = 0.8
"""The same where the speakers differ and two names agree: one report has whom the other only quotes."""
FEW = 6
"""Stems below which a sentence is too short to be known again but word for word."""
REPEATED = 90
"""Similarity letter by letter (0 to 100) of a sentence and its later edition, whoever was found to speak in either."""
SAME_EVENT = 0.3
"""The same for two sentences of one story that share a name."""
PLANNED = 0.35
"""The same for a plan and what came of it: "will meet at the palace" and "met" say less in common."""
WORDING = 0.8
"""The same where neither names nor a named speaker agree."""
TOLD_AGAIN = 0.3
"""The same of two clauses with one verb, of one day that both name, that share no name."""
ONE_ACT = 0.7
"""How far one verb, or noun, means what another does (WordNet), for both to tell one act: "died", "his death"."""
LETTERS = 75
"""Similarity of the sets of words (0 to 100) that goes with ``ALIKE``."""
LOOSE = 62
"""The same with ``KINDRED``."""

_DAY_LONG = timedelta(days=1)
_TOLD = frozenset({Standing.HAPPENED, Standing.SAID, Standing.REPORTED})
_AHEAD = frozenset({Standing.PLANNED, Standing.EXPECTED})
_DEEDS = frozenset({Standing.HAPPENED, Standing.REPORTED})
_NOT = frozenset({Standing.NEGATED, Standing.DENIED})
_SHORT = frozenset({Precision.DAY, Precision.WEEKEND})


@dataclass(frozen=True, slots=True)
class Group:
    """Moments that tell of one thing, the one to show first; ``plans`` told of it as still to come.

    ``details`` are what the same story has on the topic beside it, ``novelty`` is the share of what it says that no
    article of an earlier day has said.
    """

    told: tuple[Moment, ...]
    plans: tuple[Moment, ...] = ()
    details: tuple[Moment, ...] = ()
    novelty: float = 1.0


def merge(moments: Sequence[Moment], topic_stems: Iterable[str] = ()) -> list[Group]:
    """The moments as groups of one event each, ordered by day. ``topic_stems``: what all of them say anyway."""
    prints, weights = prints_of(moments, frozenset(topic_stems))
    order = sorted(range(len(moments)), key=lambda i: (moments[i].date.start, moments[i].date.end, i))
    clusters: list[list[int]] = []
    by_day: dict[int, list[int]] = defaultdict(list)
    for i in order:
        first = moments[i].date.start.toordinal()
        near = [c for day in range(first - 1, first + 2) for c in by_day[day]]
        best = max(
            ((score, -c) for c in dict.fromkeys(near) if (score := _joins(i, clusters[c], moments, prints, weights))),
            default=None,
        )
        if best:
            clusters[-best[1]].append(i)
        else:
            by_day[first].append(len(clusters))
            clusters.append([i])
    told = stories(moment.stored for moment in moments)
    clusters = fold(clusters, moments, told, lambda i, j: _kin(moments[i], prints[i], prints[j], weights))
    new = novelty([moment.stored for moment in moments], [one.plain.split() for one in prints])
    return _with_plans(clusters, moments, prints, weights, new)


def _kin(a: Moment, x: Print, y: Print, weights: Mapping[str, float]) -> bool:
    """Whether two sentences of one story that have the day of ``a`` tell of one event."""
    if x.negated != y.negated or (x.figures and y.figures and not x.figures & y.figures):
        return False
    least = SAME_EVENT if a.date.precision in _SHORT and x.names & y.names else KINDRED
    return share_of(x, y, weights) >= least


def _joins(
    i: int, cluster: Sequence[int], moments: Sequence[Moment], prints: Sequence[Print], weights: Mapping[str, float]
) -> float:
    """How well a moment fits a cluster: as well as with the member it is least like, so that chains do not form."""
    least = 1.0
    for j in dict.fromkeys((cluster[0], *cluster[-2:])):
        least = min(least, _alike(moments[i], moments[j], prints[i], prints[j], weights))
        if least == 0.0:
            break
    return least


def _one_kind(a: Moment, b: Moment) -> bool:
    if not a.date.words and not b.date.words:
        return (a.standing in _NOT) == (b.standing in _NOT)  # what was reported of one day, certain or expected
    return any(a.standing in kind and b.standing in kind for kind in (_TOLD, _AHEAD, _NOT))


def _one_day(a: Moment, b: Moment) -> bool:
    """Within a day of each other; what is known only to the week or month must be the same week or month."""
    if a.date.precision in _SHORT and b.date.precision in _SHORT:
        return a.date.start - _DAY_LONG <= b.date.end and b.date.start - _DAY_LONG <= a.date.end
    return (a.date.start, a.date.end) == (b.date.start, b.date.end)


def _alike(a: Moment, b: Moment, x: Print, y: Print, weights: Mapping[str, float]) -> float:
    """Likeness in (0, 1] of two moments of one event; 0 when they are of two."""
    if not _one_day(a, b) or _other_figures(x, y):
        return 0.0
    share = share_of(x, y, weights)
    if _same_act(a, b, x, y, share):
        return max(share, KINDRED)
    if share < KINDRED:
        return 0.0
    same = _one_speaker(a, b) and _one_group(a, b, x, y)
    if not same and _proper(a.speakers) and _proper(b.speakers) and x.stems != y.stems:
        return 0.0  # two bodies may do the same thing on one day, in the same words
    shared = len(x.names & y.names)
    plain = shared >= 2 or (same and _one_kind(a, b))  # "he said so" may be two men's
    if plain and x.figures == y.figures and x.negated == y.negated and fuzz.ratio(x.plain, y.plain) >= REPEATED:
        return 1.0
    if a.stored.key == b.stored.key or x.negated != y.negated or not _one_kind(a, b):
        return 0.0  # an article says a thing once; its next sentence says another
    if not same and (shared < 2 or share < TOLD_BY_OTHERS):
        return 0.0
    return share if _worded_alike(a, b, x, y, share) else 0.0


def _same_act(a: Moment, b: Moment, x: Print, y: Print, share: float) -> bool:
    """Whether two texts tell one deed, or one plan, in whatever words, of one day that they name."""
    if (a.date.start, a.date.end) != (b.date.start, b.date.end) or not (a.date.words or b.date.words):
        return False
    one_kind = any({a.standing, b.standing} <= kind for kind in (_DEEDS, _AHEAD))
    if not one_kind or x.negated != y.negated or not (a.act and b.act) or {a.act, b.act} & of_class("speech"):
        return False
    return (bool(x.names & y.names) or share >= TOLD_AGAIN) and kinship(a.act, b.act) >= ONE_ACT


def _other_figures(x: Print, y: Print) -> bool:
    """Whether figures tell two moments apart: "closed at 17.50 after opening at 17.20", "opened at 17.20"."""
    both = bool(x.figures and y.figures)
    return both and len(x.figures ^ y.figures) > min(1, abs(len(x.figures) - len(y.figures)))


def _worded_alike(a: Moment, b: Moment, x: Print, y: Print, share: float) -> bool:
    """Whether wording and names, of which they must have enough, make one event of two moments of one kind."""
    shared = x.names & y.names
    if (x.names and y.names and not shared) or min(len(x.stems), len(y.stems)) < FEW:
        return False
    letters = fuzz.token_set_ratio(x.plain, y.plain)
    known = bool(shared or (a.speakers and b.speakers and named(a) and named(b)))  # or else wording alone must do
    if share >= WORDING or (known and share >= ALIKE and letters >= LETTERS):
        return True
    return len(shared) >= 2 and letters >= LOOSE and _proper(a.speakers) and _proper(b.speakers)


def _proper(speakers: Sequence[str]) -> bool:
    """Whether a person or body is named: "dealers" say many things in a day."""
    return any(is_proper(name) for name in speakers)


def _one_speaker(a: Moment, b: Moment) -> bool:
    """Whether nothing tells their speakers apart; for a word said, both must be known to be the same."""
    if not a.speakers or not b.speakers:
        return not (a.speakers or b.speakers) or Standing.HAPPENED in (a.standing, b.standing)
    return any(one_name(s, t) for s in a.speakers for t in b.speakers)


def _one_group(a: Moment, b: Moment, x: Print, y: Print) -> bool:
    """Whether unnamed speakers can be the same: of one name, or of two likely ones with nearly the same words."""
    if named(a) or named(b) or {*a.speakers} == {*b.speakers}:
        return True
    return fuzz.ratio(x.plain, y.plain) >= LOOSE


def _with_plans(
    clusters: Sequence[Sequence[int]],
    moments: Sequence[Moment],
    prints: Sequence[Print],
    weights: Mapping[str, float],
    new: Sequence[float],
) -> list[Group]:
    """The clusters as groups, each plan moved into the one cluster that tells of it as done, where there is one."""
    done = [(c, moments[c[0]].date.start, moments[c[0]].date.end) for c in clusters if moments[c[0]].standing in _TOLD]
    plans: dict[int, list[int]] = defaultdict(list)  # by the first of the cluster that they came to
    moved: set[int] = set()
    for number, plan in enumerate(clusters):
        ahead = moments[plan[0]]
        if ahead.standing not in _AHEAD or not ahead.date.words:
            continue
        first, last = ahead.date.start - _DAY_LONG, ahead.date.end + _DAY_LONG
        fitting = [
            (score, -cluster[0])
            for cluster, start, end in done
            if start <= last and first <= end
            and (score := max(_came_of(plan[0], j, moments, prints, weights) for j in cluster))
        ]  # fmt: skip
        if fitting:
            plans[-max(fitting)[1]] += plan
            moved.add(number)
    groups = [
        Group(_ranked(c, moments), _ranked(plans.get(c[0], ()), moments), novelty=min(new[i] for i in c))
        for number, c in enumerate(clusters)
        if number not in moved
    ]
    return sorted(groups, key=lambda g: (g.told[0].date.start, g.told[0].date.end, -g.told[0].score))


def _came_of(
    plan: int, event: int, moments: Sequence[Moment], prints: Sequence[Print], weights: Mapping[str, float]
) -> float:
    """How surely an event is the one planned: same day, told later, dated by its own text, same names and matter."""
    a, b = moments[plan], moments[event]
    told, foretold = b.stored.article.day, a.stored.article.day
    if not b.date.words or not foretold or foretold > a.date.end or (told and told < foretold):
        return 0.0
    if not (a.date.start <= b.date.end and b.date.start <= a.date.end):
        return 0.0
    x, y = prints[plan], prints[event]
    shared = x.names & y.names
    if len(shared) < 2 and not (shared and min(len(x.names), len(y.names)) == 1):
        return 0.0
    share = share_of(x, y, weights)
    return share if share >= PLANNED else 0.0


def _ranked(members: Sequence[int], moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The one to show first: most precise, best on the topic, with a day of its own, longest known."""

    def rank(i: int) -> tuple[int, bool, float, int]:
        moment = moments[i]
        length = (moment.date.end - moment.date.start).days
        return length, moment.date.words is None, -round(moment.score, 2), i

    return tuple(moments[i] for i in sorted(members, key=rank))
