"""The answer that the clauses of the nearest articles give to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace

from answers.answering import nearest, short_answer
from answers.answering.evidence import took_place
from answers.answering.lacking import unknown_name
from answers.answering.meeting import Meeting, meetings
from answers.answering.partial import with_partial
from answers.answering.predicates import REMOTE
from answers.answering.read_as import asks_yes_or_no, is_claim, is_question
from answers.answering.relatedness import related
from answers.answering.summary import NEAREST
from answers.answering.told import carried, told
from answers.answering.trace import Trace
from answers.answering.verdicts import (
    HALF,
    affirms,
    bears,
    decide,
    is_by_another,
    is_said_by_another,
    negates,
    speaks_against,
    tells_otherwise,
)
from answers.answering.whose_words import asks_for_topic, describes, is_by_name, of_one, says_it
from answers.asking.inquiry import Inquiry, read_question
from answers.asking.period import When
from answers.asking.question import Asked
from answers.asking.who import Speakers
from answers.language.verbs import of_class
from answers.language.wording import wording
from answers.model import Answer, Excerpt, Rule, Scope, Verdict
from answers.phrasing import counted, covered, period
from answers.record.lookup import Lookup
from answers.retrieval.ranking import Near, Ranking
from answers.retrieval.search import Searcher
from answers.retrieval.sentence_words import roots

TOUCHED, ENOUGH, CLAIMED, NEARLY, MOST = 0.15, 0.25, 0.3, 0.45, 0.6
"""Shares of what is asked, by rarity, that a sentence has where somebody's words touch on it, where it answers (its
title included), where they say what is claimed, where somebody says it (on the topic), and where it may be said to tell
of it."""
UNTOLD = "Nothing in {} was found to say so, or to say that it is not so."
SOME = 0.25
"""Share of what is asked beside names that a sentence on it says, be it in other words, where it has half the names."""
_SHOWN = 3
_CASED = 6
"""Of the nearest sentences, those whose capitals a question in small letters is given."""


def answer(  # noqa: PLR0913, PLR0917  what is asked, of what record, and what is known of it so far
    store: Lookup, searcher: Searcher, asked: Asked, ranking: Ranking, scope: Scope, limit: int, found: Answer,
    within: When | None, trace: Trace | None = None,
) -> Answer:  # fmt: skip
    """The answer by clauses where statements gave none, or one that a clause speaks against; else ``found``.

    ``ranking`` has the sentences nearest to the question, ``within`` is the time that it is about.
    """
    view = _View(store, ranking, limit, found, within, searcher.is_name(scope), trace)
    yes_or_no = asks_yes_or_no(asked)
    # What somebody is asked to have mentioned is looked for in their statements: nothing needs parsing for it.
    by_clauses = (yes_or_no and not asks_for_topic(asked)) or is_claim(asked)
    # What somebody said is told by their sentences, not by a few words.
    said = asked.kind == "quotes" and asked.speech
    in_short = not (said or yes_or_no or asked.phrase) and short_answer.asks_for_one(asked.body)
    explained = trace is not None and is_question(asked)
    near = [one.stored.article.text[slice(*one.sentence.span)] for one in ranking.sentences[:_CASED]]
    inquiry = read_question(asked.body, view.is_name, near) if by_clauses or in_short or explained else None
    if trace:
        trace.read(inquiry if by_clauses or explained else None)
        trace.ranked(ranking)
    meant = searcher.speakers(scope, asked.who) if asked.speech and asked.who else None
    found = _by_clauses(view, asked, inquiry if by_clauses else None, meant)
    if not in_short:
        return found
    bearing = view.meetings(inquiry, None, None) if inquiry is not None else []
    return short_answer.in_front(store, ranking, asked.body, inquiry, bearing, within, found)


def _by_clauses(view: _View, asked: Asked, inquiry: Inquiry | None, meant: Speakers | None) -> Answer:
    """The answer that clauses give to a question by yes or no, or the nearest sentences to another.

    ``meant``: who is asked to have said something, with others who may be meant as well.
    """
    if inquiry is None or inquiry.hole:
        return view.otherwise(asked, inquiry, [], meant)
    if inquiry.said and asked.speech:
        if inquiry.proposition.predicate in of_class("denial"):
            return view.otherwise(asked, inquiry, [], meant)
        compared, by, auxiliary = inquiry.said, meant.names if meant else frozenset[str](), None
        bearing = view.meetings(compared, by, auxiliary)
        decided = view.of_said(inquiry, bearing, meant or Speakers())
    else:
        compared, by, auxiliary = inquiry, None, _auxiliary(asked)
        bearing = view.meetings(compared, by, auxiliary)
        decided = view.of_act(inquiry, bearing, auxiliary)
    decided = decided or view.otherwise(asked, inquiry, bearing, meant)
    return with_partial(view.store, view.ranking, decided, compared, bearing, auxiliary, by)


def _auxiliary(asked: Asked) -> str | None:
    first = next(iter(asked.body.lower().split()), "")
    return first if first in wording().auxiliaries else None


@dataclass(frozen=True, slots=True)
class _View:
    """What an answer is made of: the record, the sentences nearest to the question, and what statements gave."""

    store: Lookup
    ranking: Ranking
    limit: int
    found: Answer
    within: When | None
    is_name: Callable[[str], bool]
    trace: Trace | None = None

    def of_act(self, inquiry: Inquiry, bearing: Sequence[Meeting], auxiliary: str | None) -> Answer | None:
        """Whether an act is told, by any clause; None where none tells of it."""
        if self.found.verdict.decides:
            told = any(affirms(one.match, None) for one in bearing)
            if told and self.found.verdict is Verdict.YES and decide(bearing, auxiliary)[0] is Verdict.MIXED:
                return self._deciding(bearing, auxiliary, inquiry, Rule.PROPOSITIONS)
            against = not told and any(speaks_against(one, self.found) for one in bearing)
            if self.found.verdict is not Verdict.YES or not against:
                return None
            self._by(Rule.CONTRADICTED)
            return self.showing([], Verdict.NOT_ON_RECORD, self._nothing, inquiry.statement.rstrip("."))
        return self._deciding(bearing, auxiliary, inquiry, Rule.PROPOSITIONS)

    def of_said(self, inquiry: Inquiry, bearing: Sequence[Meeting], meant: Speakers) -> Answer | None:
        """Whether somebody said that something is so: by the clauses of what is said by one of those ``meant``."""
        shown = self.found.question.who
        for who in sorted((meant, *meant.rivals), key=lambda who: who.shown != shown):
            own = [
                one
                for one in bearing
                if not who.names.isdisjoint(one.proposition.said_by) and who.may_speak_on(one.stored.article.day)
            ]
            if self.found.verdict.decides and (who.shown != shown or not any(negates(one.match) for one in own)):
                continue
            if decided := self._deciding(own, None, inquiry, Rule.SAID):
                return of_one(decided, who, meant)
        return None

    def meetings(self, inquiry: Inquiry, speakers: Set[str] | None, auxiliary: str | None) -> list[Meeting]:
        """The propositions that bear on what is asked, of its time; of what ``speakers`` say, the verdict is."""
        found = timely = meetings(self.store, self.ranking, inquiry)
        if self.within is not None:
            after, before = self.within.after, self.within.before
            timely = [one for one in found if took_place(one.proposition.date, one.stored.article.day, after, before)]
        if self.trace:
            self.trace.compared(inquiry, found, timely, speakers, auxiliary)
        return timely

    def otherwise(
        self, asked: Asked, inquiry: Inquiry | None, bearing: Sequence[Meeting], meant: Speakers | None
    ) -> Answer:
        """Where no clause decides: what statements gave, else the nearest sentences where they are on it."""
        yes_or_no = asks_yes_or_no(asked)
        told = yes_or_no or asked.kind == "who" or (asked.speech and asked.who) or self.found.answer
        if (
            (told and self.found.verdict is Verdict.QUOTES)
            or self.found.verdict.decides
            or asked.kind == "phrase"
            or (self.within and asked.speech)
        ):
            return self.found
        # Who is not in the record did nothing; but if somebody else is told to have done it, that is worth more.
        elsewhere = any(is_by_another(one) and one.match.object_head == 1 for one in bearing)
        if yes_or_no and not elsewhere and (nobody := unknown_name(inquiry, self.ranking.wanted.unknown)):
            line = f"“{nobody}” is not in the record: {covered(self.found.coverage)}."
            answer = self.showing([], Verdict.NOT_FOUND, line, self.found.read_as)
            return replace(answer, summary=line + NEAREST) if answer.nearest else answer
        if self._is_found_after_all(asked, inquiry):
            return self.by_nearest(undecided=yes_or_no)
        if meant is not None:
            by_name = is_by_name(asked, self.found, bool(inquiry and inquiry.said))
            by_name = by_name or any(is_said_by_another(one, meant.names) for one in bearing)
            of_theirs = self.found if by_name else self.by_speakers(meant, asked)
            named = (meant.names and not meant.by_office) or not describes(asked.who or "")
            if by_name or named or of_theirs is not self.found:
                return of_theirs
            # "The Saudi oil minister": whoever that is, these sentences have what is asked.
            return self.by_nearest(undecided=yes_or_no)
        said = inquiry is not None and inquiry.said is not None
        on_it = not _is_of_others(bearing) if said else self.is_on_it(asked.body, bearing)
        if yes_or_no and not on_it:
            return self._untold(inquiry)
        return self.by_nearest(undecided=yes_or_no)

    def _is_found_after_all(self, asked: Asked, inquiry: Inquiry | None) -> bool:
        """Whether a sentence has most of what statements know nothing of: it would be wrong that nothing was found.

        Of what somebody says on a topic, only the topic itself will do.
        """
        of_topic = asked.speech and asked.kind in ("yesno", "quotes") and not asked.claim
        whole = not of_topic or (inquiry is not None and inquiry.said is not None)
        return self.found.verdict is Verdict.NOT_FOUND and self._covered >= MOST and whole

    @property
    def _covered(self) -> float:
        """The most of what is asked that one of the nearest sentences has; the first may say it in other words."""
        return max((one.covered for one in self.ranking.sentences[:_SHOWN]), default=0.0)

    @property
    def _nothing(self) -> str:
        return UNTOLD.format(covered(self.found.coverage))

    def _untold(self, inquiry: Inquiry | None) -> Answer:
        """What statements gave; where they made nothing of the question, that no clause tells of it either."""
        unread = self.found.question.kind == "topic" and self.found.verdict is Verdict.NOT_ON_RECORD
        if inquiry is None or not unread:
            return self.found
        return replace(self.found, summary=self._nothing, read_as=inquiry.statement.rstrip("."))

    def _deciding(
        self, bearing: Sequence[Meeting], auxiliary: str | None, inquiry: Inquiry, rule: Rule
    ) -> Answer | None:
        verdict, carrying = decide(bearing, auxiliary)
        if verdict is None:
            return None
        self._by(rule)
        shown = carried(self.store, self.ranking, carrying, self.limit)
        return self.showing(shown, verdict, told(verdict, carrying), inquiry.statement.rstrip("."))

    def _near(self, bearing: Sequence[Meeting]) -> list[Meeting]:
        """What bears on the question by a clause, or stands in one of the first sentences."""
        first = {(one.stored.key, one.sentence.span) for one in self.ranking.sentences[: self.limit]}
        return [one for one in bearing if (one.stored.key, one.sentence) in first or bears(one)]

    def is_on_it(self, body: str, bearing: Sequence[Meeting]) -> bool:
        """Whether the nearest sentences are on what is asked, and none tells that it is otherwise."""
        near = self._near(bearing)
        if any(map(tells_otherwise, near)):
            return False
        if any(map(bears, near)):
            return True
        best = self.ranking.sentences[0] if self.ranking.sentences else None
        if best is None or best.covered < HALF or not self._has_numbers(body):
            return False
        said = related(body, best, self.is_name)
        kindred = any(one.match.predicate >= REMOTE for one in near)
        return kindred or (said.names >= HALF and said.rest >= SOME)

    def _has_numbers(self, body: str) -> bool:
        """Whether the nearest sentences have the numbers of the question: six orders are not twenty.

        A year need not be told: it is the article's.
        """
        shown = self.ranking.sentences[:_SHOWN]
        days = [one.stored.article.day for one in shown]
        years = {form for day in days if day for form in (str(day.year), f"{day.year % 100:02}")}
        asked = {one for one in roots(body) if one[:1].isdigit()} - years
        return all(any(one in near.sentence.known for near in shown) for one in asked)

    def by_nearest(self, undecided: bool = False) -> Answer:
        """The nearest sentences, to a question by who, what, when, by words alone, or by an ``undecided`` yes or no."""
        best = self.ranking.sentences[:_SHOWN]
        if self._covered < ENOUGH:
            return self.found
        self._by(Rule.NEAREST)
        return self._quoting(self._excerpts(one for one in best if one.has_to_do), self._covered, undecided)

    def by_speakers(self, meant: Speakers, asked: Asked) -> Answer:
        """The nearest sentences of what one of those meant says, where enough of the topic is in their own words."""
        topic = asked.topic or ""
        least = TOUCHED if asked.kind == "quotes" else CLAIMED if asked.claim else NEARLY
        words = set(roots(topic))
        shares = [(self.ranking.share(one, words), one) for one in self.ranking.sentences[: 2 * self.limit]]
        best = [(share, one) for share, one in shares if share >= least]
        ahead = asked.auxiliary in wording().ahead
        said = self.store.statements({one.stored.key for _, one in best})
        for who in (meant, *meant.rivals):
            theirs = [pair for pair in best if says_it(pair[1], said.get(pair[1].stored.key, ()), who, ahead)][:_SHOWN]
            if theirs:
                self._by(Rule.OF_SPEAKER)
                shown = self._excerpts(one for _, one in theirs)
                return of_one(self._quoting(shown, theirs[0][0]), who, meant)
        return self.found

    def _by(self, rule: Rule) -> None:
        if self.trace:
            self.trace.rule = rule

    def _excerpts(self, sentences: Iterable[Near]) -> list[Excerpt]:
        return nearest.excerpts(self.store, self.ranking, sentences, (), self.limit)

    def _quoting(self, shown: Sequence[Excerpt], covered: float, undecided: bool = False) -> Answer:
        days = sorted({on for one in shown if (on := one.article.day)})
        when = f", {period(days[0], days[-1])}" if days else ""
        sentences, one = counted(len(shown), "sentence"), len(shown) == 1
        these = f"{sentences} {'comes' if one else 'come'} nearest{when}."
        if undecided:
            summary = f"Neither yes nor no is told outright; {these}"
        elif covered < MOST:
            summary = f"No sentence has all that is asked; {these}"
        else:
            summary = f"{sentences} in the record {'tells' if one else 'tell'} of it{when}."
        return self.showing(shown, Verdict.QUOTES, summary, self.found.read_as)

    def showing(self, shown: Sequence[Excerpt], verdict: Verdict, summary: str, read_as: str) -> Answer:
        """An answer with these excerpts, and beneath them the sentences nearest to the question."""
        most = max(nearest.LEAST, 2 * self.limit - len(shown))
        candidates = [one for one in self.ranking.sentences if one.has_to_do or not shown]
        near = nearest.excerpts(self.store, self.ranking, candidates, shown, most)
        return replace(
            self.found, verdict=verdict, summary=summary, excerpts=tuple(shown), others=(), nearest=tuple(near),
            read_as=read_as, answer=None, date=None,
        )  # fmt: skip


def _is_of_others(bearing: Sequence[Meeting]) -> bool:
    """Whether what somebody is asked to have vowed, agreed or the like is told of somebody else."""
    return any(is_by_another(one) and one.match.covered >= HALF for one in bearing)
