"""The sentences nearest to a question, shown where no verdict is due, and beside one. No verdict rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from answers.model import Act, Excerpt, Span, Statement
from answers.record.lookup import Lookup
from answers.record.rows import Stored
from answers.retrieval.ranking import Near, Ranking

LEAST = 3
"""Sentences that are shown at least, where there are so many with a word of the question."""


def excerpts(
    store: Lookup, ranking: Ranking, near: Iterable[Near], shown: Sequence[Excerpt], limit: int
) -> list[Excerpt]:
    """At most so many of the nearest sentences that do not stand among the shown ones already, with who says them.

    ``near``: those of ``ranking`` that may be shown, in order.
    """
    chosen: list[Near] = []
    for one in near:
        if len(chosen) == limit:
            break
        if not any(excerpt.overlaps(one.stored.article, one.sentence.span) for excerpt in shown):
            chosen.append(one)
    statements = store.statements({one.stored.key for one in chosen})
    return [excerpt_of(one.stored, one.sentence.span, statements.get(one.stored.key, ()), ranking) for one in chosen]


def excerpt_of(stored: Stored, sentence: Span, statements: Sequence[Statement], ranking: Ranking) -> Excerpt:
    """One sentence as an excerpt, with who says it and the question's words marked."""
    told = _teller(statements, sentence)
    speaker = " and ".join(told.speakers) if told else None
    return Excerpt(stored.article, *sentence, speaker, told, ranking.highlights(stored, sentence))


def _teller(statements: Sequence[Statement], sentence: Span) -> Statement | None:
    """The statement whose words a sentence has; None where nobody's or several speakers' are."""

    def touches(one: Statement) -> bool:
        return any(a < sentence[1] and sentence[0] < b for a, b in (*one.cue, *one.content))

    said = [one for one in statements if one.act is not Act.EVENT and one.speakers and touches(one)]
    return said[0] if len({one.speakers for one in said}) == 1 else None
