"""What meets a question in part, first among what is nearest to it, with what it lacks."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from answers.answering.lacking import lacking
from answers.answering.meeting import Meeting
from answers.answering.nearest import excerpt_of
from answers.answering.predicates import DERIVED, KINDRED
from answers.answering.verdicts import HALF, shortcomings
from answers.asking.inquiry import Inquiry
from answers.language.verbs import of_class
from answers.model import Answer, Shortcoming, Verdict
from answers.record.lookup import Lookup
from answers.retrieval.ranking import Ranking

MOST = 2
"""Sentences that are shown as meeting a question in part."""
_AMISS = 2
_MOST_WORDS = 0.6
_NOT_SO = frozenset({Shortcoming.NEGATED, Shortcoming.DENIED})
_OTHERS = frozenset(
    {Shortcoming.ANOTHER_ACTOR, Shortcoming.NO_ACTOR, Shortcoming.ANOTHER_OBJECT, Shortcoming.NO_OBJECT}
)


def lacks(one: Meeting, auxiliary: str | None, speakers: Set[str] | None) -> tuple[Shortcoming, ...]:
    """What keeps a meeting from affirming what is asked, of what one of the ``speakers`` says where they are given."""
    found = tuple(shortcomings(one.match, auxiliary))
    if speakers is None or not speakers.isdisjoint(one.proposition.said_by):
        return found
    return (Shortcoming.ANOTHER_SPEAKER, *found)


def meets_in_part(one: Meeting, found: Sequence[Shortcoming]) -> bool:
    """Whether a proposition with these shortcomings is worth showing first.

    It tells of the same act by or to one of those asked about, or of a kindred one by or to all of them, its sentence
    has most of the question's words, and little else is amiss.
    """
    m, kinds = one.match, set(found) - {Shortcoming.WORDS_MISSING}
    if not found or len(kinds) > _AMISS or m.predicate < KINDRED or m.swapped or not (m.agent_head or m.object_head):
        return False
    if m.covered < HALF or kinds.isdisjoint(_OTHERS):
        return m.covered >= HALF
    # Of somebody or something else: the very act, and so, or not so.
    one_of_them = len(kinds & _OTHERS) == 1 and kinds <= _OTHERS | _NOT_SO
    return one_of_them and m.predicate >= DERIVED and not m.copula


def with_partial(
    store: Lookup, ranking: Ranking, answer: Answer, inquiry: Inquiry, meetings: Sequence[Meeting],
    auxiliary: str | None, speakers: Set[str] | None,
) -> Answer:  # fmt: skip
    """The answer with what meets the question in part first among its nearest sentences; ``meetings`` best first.

    Where no verdict rests on them, such sentences among its excerpts have their notes too. What is said is compared by
    its content alone: verbs of speech have too much in common.
    """
    if inquiry.proposition.predicate in of_class("speech"):
        return answer
    shown = [*answer.excerpts, *answer.others]
    told = list(answer.excerpts) if answer.verdict is Verdict.QUOTES else []
    chosen: dict[tuple[int, int], tuple[Meeting, str]] = {}
    for one in meetings:
        place, where = (one.stored.key, one.sentence[0]), (one.stored.article, one.sentence)
        at = next((n for n, excerpt in enumerate(told) if not excerpt.note and excerpt.overlaps(*where)), None)
        if place in chosen or (at is None and any(excerpt.overlaps(*where) for excerpt in shown)):
            continue
        note = _note(inquiry, one, lacks(one, auxiliary, speakers))
        if note and at is not None:
            told[at] = replace(told[at], note=note)
        elif note and len(chosen) < MOST:
            chosen[place] = one, note
    answer = replace(answer, excerpts=tuple(told) or answer.excerpts)
    if not chosen:
        return answer
    statements = store.statements({key for key, _ in chosen})
    first = [
        replace(excerpt_of(one.stored, one.sentence, statements.get(one.stored.key, ()), ranking), note=note)
        for one, note in chosen.values()
    ]
    rest = [one for one in answer.nearest if not any(one.overlaps(met.article, (met.start, met.end)) for met in first)]
    return replace(answer, nearest=(*first, *rest)[: max(len(answer.nearest), len(first))])


def _note(inquiry: Inquiry, one: Meeting, found: Sequence[Shortcoming]) -> str:
    """What a meeting that is worth showing lacks; empty for any other."""
    if not meets_in_part(one, found):
        return ""
    lack = lacking(inquiry, one, found)
    # Of somebody else only with all the rest of what is asked.
    enough = _OTHERS.isdisjoint(found) and (one.match.covered >= _MOST_WORDS or not _NOT_SO.isdisjoint(found))
    return lack.words if enough or not lack.untold else ""
