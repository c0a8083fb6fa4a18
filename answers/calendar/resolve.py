"""What a mention means: its TIMEX3 value from an anchor day, a direction and what the text spoke of before."""

from __future__ import annotations

from answers.calendar import days, periods
from answers.calendar.context import Context
from answers.calendar.grammar import Mention

UNDATED = frozenset({"duration", "set", "ref", "none"})
"""Kinds of mention that never name a calendar time."""


def resolve(mention: Mention, context: Context) -> str | None:
    """The value of a mention; None when its words name no calendar time, or none that can be told."""
    if mention.kind in UNDATED:
        return None
    kind = days.KINDS.get(mention.kind) or periods.KINDS[mention.kind]
    return kind(mention.parts, context)
