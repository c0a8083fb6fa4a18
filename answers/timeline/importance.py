"""What matters of a timeline: the days that most is told of, also later, and on each what most tell.

That later articles name a day is the best sign that it matters (Tran et al. 2015, "Joint graphical models for date
selection in timeline summarization", https://doi.org/10.3115/v1/P15-1153); what was reported on the day itself comes
next. A day's first entry has all the weight of the day, its second one half, its third one a third.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from answers.model import Precision, Standing
from answers.record.rows import publisher_key
from answers.timeline.merging import Group
from answers.timeline.moments import Moment, stands_by_itself

SAME_DAY, NEXT_DAY, LATER, AHEAD = 1.0, 2.0, 5.0, 0.5
"""What an article counts that tells of a day on the day itself, on the next, later, and before it."""
COARSE = 0.5
"""What a week, a month or a year counts against a day."""
OLD, OPEN = 0.3, 0.5
"""What an entry counts that says nothing new, and one that says what only may be or is not understood by itself."""
ELSEWHERE = 2.0
"""What each further publisher adds to an entry."""
DETAILED = 0.2
"""What an entry gains, times the logarithm of what else its articles tell of it."""
A_DAY = 2
"""Key events of one day, while other days have any."""
NEW = 0.5
"""Share of what a sentence says that is new, from which on it is news."""

_EXACT = frozenset({Precision.DAY, Precision.WEEKEND})


def key_events(groups: Sequence[Group], weighed: Sequence[float], first: Collection[int], most: int) -> frozenset[int]:
    """The numbers of the entries that make the story: of each day the one or two that matter most, then others.

    Args:
        groups: the entries.
        weighed: their ``weights``.
        first: numbers of entries that are among them whatever they weigh.
        most: how many there are at most.
    """
    on_day: dict[tuple[date, date], int] = defaultdict(int)
    order: list[tuple[bool, bool, bool, float, int]] = []
    for number in sorted(range(len(groups)), key=lambda n: (-weighed[n], n)):
        day = groups[number].told[0].date
        on_day[day.start, day.end] += 1
        later = on_day[day.start, day.end] > A_DAY
        order.append((number not in first, day.precision not in _EXACT, later, -weighed[number], number))
    return frozenset(number for *_, number in sorted(order)[:most])


def weights(groups: Sequence[Group]) -> list[float]:
    """How much each entry matters among these, in their order: a positive number, without an upper bound."""
    days: dict[tuple[date, date], dict[int, float]] = defaultdict(dict)
    places: dict[tuple[date, date], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        first = group.told[0]
        place = first.date.start, first.date.end
        places[place].append(number)
        for moment in (*group.told, *group.plans):
            known = days[place].get(moment.stored.key, 0.0)
            days[place][moment.stored.key] = max(known, _of_article(moment, first))
    result = [0.0] * len(groups)
    for place, numbers in places.items():
        exact = groups[numbers[0]].told[0].date.precision in _EXACT
        mass = sum(days[place].values()) * (1.0 if exact else COARSE)
        for rank, number in enumerate(sorted(numbers, key=lambda n: (-_own(groups[n]), n)), 1):
            result[number] = mass / rank
    return result


def _of_article(moment: Moment, first: Moment) -> float:
    published = moment.stored.article.day
    if published is None:
        return SAME_DAY
    lag = (published - first.date.end).days
    return AHEAD if published < first.date.start else SAME_DAY if lag <= 0 else NEXT_DAY if lag == 1 else LATER


def _own(group: Group) -> float:
    """How much is told of one entry, and how well it is on the topic."""
    first = group.told[0]
    articles = {moment.stored.key: _of_article(moment, first) for moment in (*group.plans, *group.told)}
    names = (moment.stored.article.publisher for moment in (*group.told, *group.plans))
    publishers = {publisher_key(name) for name in names if name}
    told = sum(articles.values()) + ELSEWHERE * max(0, len(publishers) - 1)
    new = 1.0 if first.date.words or group.novelty >= NEW else OLD
    at_length = 1.0 + DETAILED * math.log1p(len(group.details))
    alone = 1.0 if stands_by_itself(first) else OPEN
    return told * first.score * new * at_length * alone * (OPEN if first.standing is Standing.EXPECTED else 1.0)
