"""The question before, by who asked it where: a follow-up may leave out its speaker or its topic."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from answers.model import Question

WINDOW = timedelta(minutes=10)
_MOST = 20_000


class FollowUps:
    """Kept in memory for ten minutes: what is older, or was before a restart, is followed up by a reply."""

    def __init__(self) -> None:
        self._last: OrderedDict[tuple[int, int], tuple[Question, datetime]] = OrderedDict()

    def remember(self, channel: int | None, member: int, question: Question, at: datetime) -> None:
        """Somebody asked something."""
        if channel is None:
            return
        self._last.pop((channel, member), None)
        self._last[channel, member] = (question, at)
        while self._last and (len(self._last) > _MOST or at - next(iter(self._last.values()))[1] > WINDOW):
            self._last.popitem(last=False)

    def forget(self, member: int) -> None:
        """Forget what somebody asked."""
        for key in [key for key in self._last if key[1] == member]:
            del self._last[key]

    def before(self, channel: int, member: int, at: datetime) -> Question | None:
        """What the same person asked in the same channel within the last ten minutes."""
        found = self._last.get((channel, member))
        return found[0] if found and at - found[1] <= WINDOW else None
