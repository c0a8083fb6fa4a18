"""What propositions tell, as it is shown: their sentences as excerpts, and the line over them."""

from __future__ import annotations

from collections.abc import Sequence

from answers.answering.meeting import Meeting
from answers.answering.nearest import excerpt_of
from answers.model import Excerpt, Verdict
from answers.phrasing import counted, day
from answers.record.lookup import Lookup
from answers.retrieval.ranking import Ranking


def carried(store: Lookup, ranking: Ranking, meetings: Sequence[Meeting], limit: int) -> list[Excerpt]:
    """At most so many sentences, each once, in the order of what they tell."""
    statements = store.statements({one.stored.key for one in meetings[: 4 * limit]})
    found: dict[tuple[int, int], Excerpt] = {}
    for one in meetings:
        place = (one.stored.key, one.sentence[0])
        if place not in found and len(found) < limit:
            found[place] = excerpt_of(one.stored, one.sentence, statements.get(one.stored.key, ()), ranking)
    return list(found.values())


def told(verdict: Verdict, meetings: Sequence[Meeting]) -> str:
    """The summary of a verdict that rests on propositions: as who has it, of when, and how often."""
    first = meetings[0]
    by = f"as {first.proposition.said_by[0]} has it" if first.proposition.said_by else "as the article tells it"
    on = day(first.stored.article.day) if first.stored.article.day else "an unknown date"
    sentences = counted(len({(one.stored.key, one.sentence) for one in meetings}), "sentence")
    match verdict:
        case Verdict.YES:
            return f"On record, {by}, {on}; {sentences}."
        case Verdict.NO:
            return f"The record says that it is not so, {by}, {on}; {sentences}."
        case _:
            return f"Both are on record, the first {by}, {on}; {sentences}."
