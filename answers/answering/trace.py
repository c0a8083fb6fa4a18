"""How an answer comes about, noted while it is made, where somebody asks why."""

from __future__ import annotations

from collections.abc import Sequence, Set

from answers.answering.evidence import Bearing, Evidence
from answers.answering.excerpts import Sentences, excerpt_span
from answers.answering.lacking import lacking
from answers.answering.meeting import Meeting
from answers.answering.partial import lacks
from answers.answering.predicates import DERIVED, KINDRED, SAME
from answers.answering.verdicts import affirms, negates
from answers.asking.inquiry import Inquiry
from answers.model import Considered, Excerpt, Rule, Shortcoming, Verdict, Weighed, Why
from answers.record.lookup import Lookup
from answers.retrieval.ranking import Ranking

_MOST = 5
"""Propositions, and statements, that are told of each."""


class Trace:
    """What is noted of one question; ``why`` makes the explanation of it."""

    def __init__(self) -> None:
        self.rule = Rule.STATEMENTS
        self._auxiliary: str | None = None
        self._inquiry: Inquiry | None = None
        self._compared: Inquiry | None = None
        self._ranking: Ranking | None = None
        self._evidence: Sequence[Evidence] = ()
        self._meetings: Sequence[Meeting] = ()
        self._timely: set[int] = set()
        self._speakers: Set[str] | None = None

    def read(self, inquiry: Inquiry | None) -> None:
        """How the question was read."""
        self._inquiry = inquiry

    def ranked(self, ranking: Ranking) -> None:
        """The nearest sentences."""
        self._ranking = ranking

    def weighed(self, evidence: Sequence[Evidence]) -> None:
        """The statements that bear on it, those that the verdict may rest on first."""
        self._evidence = evidence

    def compared(
        self, inquiry: Inquiry, meetings: Sequence[Meeting], timely: Sequence[Meeting], speakers: Set[str] | None,
        auxiliary: str | None,
    ) -> None:  # fmt: skip
        """The propositions that were compared with an inquiry, best first; ``timely`` are those of its time.

        Only what one of the ``speakers`` says counts, where they are given.
        """
        self._compared, self._meetings, self._speakers, self._auxiliary = inquiry, meetings, speakers, auxiliary
        self._timely = {id(one) for one in timely}

    def why(self, store: Lookup) -> Why:
        """The explanation of the answer."""
        asked, near = self._inquiry, self._ranking.sentences if self._ranking else ()
        told = [self._considered(self._compared, one) for one in self._meetings] if self._compared else []
        missed = sorted((one for one in told if not one.verdict), key=lambda one: len(one.shortcomings))
        sentences = Sentences(store)
        return Why(
            self.rule,
            asked.statement if asked else "",
            asked.proposition if asked else None,
            asked.hole if asked else None,
            asked.negated if asked else False,
            asked.statement[slice(*asked.said.words)] if asked and asked.said else None,
            len(near),
            len({one.stored.key for one in near}),
            len(told),
            tuple(one for one in told if one.verdict)[:_MOST],
            tuple(missed[:_MOST]),
            tuple(_weighed(one, sentences) for one in self._evidence[:_MOST]),
        )

    def _considered(self, inquiry: Inquiry, one: Meeting) -> Considered:
        found = lacks(one, self._auxiliary, self._speakers)
        if id(one) not in self._timely:
            found = (Shortcoming.ANOTHER_TIME, *found)
        beside = {Shortcoming.ANOTHER_SPEAKER, Shortcoming.ANOTHER_TIME} & set(found)
        verdict = None
        if not beside and affirms(one.match, self._auxiliary):
            verdict = Verdict.YES
        elif not beside and negates(one.match):
            verdict = Verdict.NO
        lack = lacking(inquiry, one, found)
        spans = (one.proposition.head, *(span for each in one.proposition.arguments for span in each.spans))
        by = " and ".join(one.proposition.said_by) or None
        excerpt = Excerpt(one.stored.article, *one.sentence, by, highlights=spans)
        relation = _relation(one.match.predicate)
        return Considered(excerpt, one.proposition, relation, verdict, found, lack.missing, lack.words)


def _relation(predicate: float) -> str:
    """What a verb is to the one asked about, by how it bears on it."""
    if predicate < 0:
        return "opposite"
    steps = ((SAME, "same"), (DERIVED, "derived"), (KINDRED, "kindred"))
    return next((name for least, name in steps if predicate >= least), "remote")


def _weighed(one: Evidence, sentences: Sentences) -> Weighed:
    speaker = " and ".join(one.statement.speakers) or None
    span = excerpt_span(one, sentences.of(one.stored.key))
    excerpt = Excerpt(one.stored.article, *span, speaker, one.statement, one.match.spans)
    return Weighed(excerpt, Bearing(one.bearing).value)
