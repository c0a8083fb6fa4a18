"""What else a story reports of the topic on its own day: details of its news, not lines of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from answers.model import Standing
from answers.timeline.merging import Group
from answers.timeline.moments import STORY, Moment, stands_by_itself

CLOSE = 0.75
"""Share of the best match of a story's sentences with the topic that the one shown has at least."""
NEW = 0.5
"""Share of what a sentence says that is new, at least, for it to be news."""

_TOLD, _AHEAD, _NOT = range(3)
_KINDS = {
    **dict.fromkeys((Standing.HAPPENED, Standing.SAID, Standing.REPORTED), _TOLD),
    **dict.fromkeys((Standing.PLANNED, Standing.EXPECTED), _AHEAD),
    **dict.fromkeys((Standing.NEGATED, Standing.DENIED), _NOT),
}


def with_details(groups: Sequence[Group], story: Mapping[int, int]) -> list[Group]:
    """The groups, those of one story, one day and one kind under the one that is its news; in their order.

    What a sentence only expects, and what only belongs to the story, is a detail of what the story tells.

    Args:
        groups: as they were merged.
        story: the story of each article, by the article's key.
    """
    places: dict[tuple[object, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    stories = [frozenset(story[moment.stored.key] for moment in group.told) for group in groups]
    for number, group in enumerate(groups):
        first = group.told[0]
        for one in stories[number]:
            places[one, first.date.start, first.date.end][_KINDS[first.standing]].append(number)
    above: dict[int, int] = {}
    for kinds in places.values():
        news = {kind: _news(groups, numbers) for kind, numbers in kinds.items()}
        for kind, numbers in kinds.items():
            for number in numbers:
                top = news[kind if _stands_alone(groups[number]) else min(news)]
                fits = stories[number] <= stories[top] and not groups[number].plans
                if fits and number not in above and _top(top, above) != number:
                    above[number] = top
    details: dict[int, list[Moment]] = defaultdict(list)
    for number in above:
        details[_top(number, above)] += groups[number].told
    return [
        replace(group, details=tuple(details[number])) if number in details else group
        for number, group in enumerate(groups)
        if number not in above
    ]


def with_passing(groups: Sequence[Group], passing: Iterable[Moment]) -> list[Group]:
    """The groups, with what their articles go on with under the first that each has on its own day."""
    homes: dict[tuple[int, date], int] = {}
    for number, group in enumerate(groups):
        for moment in group.told:
            homes.setdefault((moment.stored.key, moment.date.start), number)
    details: dict[int, list[Moment]] = defaultdict(list)
    for moment in passing:
        if (home := homes.get((moment.stored.key, moment.date.start))) is not None:
            details[home].append(moment)
    return [
        replace(group, details=(*group.details, *details[number])) if number in details else group
        for number, group in enumerate(groups)
    ]


def _top(number: int, above: Mapping[int, int]) -> int:
    while number in above:
        number = above[number]
    return number


def _stands_alone(group: Group) -> bool:
    first = group.told[0]
    undated = first.date.words is None
    return first.score > STORY and not (undated and (first.standing is Standing.EXPECTED or group.novelty < NEW))


def _news(groups: Sequence[Group], numbers: Sequence[int]) -> int:
    """What is shown of a story: what is new, on the topic as well as any, and understood by itself; then what others
    tell too; then the first sentence."""
    best = max(groups[number].told[0].score for number in numbers)

    def rank(number: int) -> tuple[bool, bool, bool, int, int]:
        group = groups[number]
        first, articles = group.told[0], {moment.stored.key for moment in group.told}
        away = first.score < CLOSE * best
        return group.novelty < NEW, away, not stands_by_itself(first), -len(articles), first.span[0]

    return min(numbers, key=rank)
