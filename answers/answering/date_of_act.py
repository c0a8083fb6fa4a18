"""When what a question asks about took or takes place: a date is that of the act, or none is given.

A temporal adjunct dates the clause that it is an adjunct of, and nothing else: in "arrested in April for a March 21
call" the arrest is of April. Where no clause meets the question, the nearest sentence gives its date if it has one
alone that may be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from answers.answering.dated import clauses, event, fits
from answers.answering.evidence import Evidence
from answers.answering.meeting import Meeting
from answers.answering.predicates import DERIVED, KINDRED, predicate_relation
from answers.asking.inquiry import Inquiry
from answers.language.verbs import of_class
from answers.language.wording import wording
from answers.language.words import root
from answers.model import EventDate, Proposition, ShortAnswer, Span, Statement, TimeExpression
from answers.reading.clauses.roles import ADVERB, CONTENT
from answers.record.lookup import Lookup
from answers.record.rows import Stored
from answers.retrieval.ranking import Near, Ranking
from answers.retrieval.sentence_words import roots

_ADJUNCTS = frozenset({"adverb", *(f"prep:{word}" for word in ("in", "on", "at", "by", "during", "from", "until"))})
_MET, _KINDRED, _ALONE = 0.5, 0.3, 0.75
"""Shares of what is asked that a sentence has: where it tells of the act; where the act itself, and nobody else's, is
dated; and where it has no such act."""
_BESIDE = 0.6
"""Share of what its sentence has that the clause of a date has at least."""
_NEAREST, _STEM = 3, 3
"""Sentences that are looked at; letters of a verb at least that other words are derived from."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of an act, with the article and the sentence that give it."""

    stored: Stored
    sentence: Span
    date: EventDate

    @property
    def words(self) -> Span:
        """Where the text says when."""
        return self.date.words or self.sentence


def of_act(store: Lookup, bearing: Sequence[Meeting], auxiliary: str | None) -> Dated | None:
    """The date of the first clause that meets a question by "when" and has one; ``auxiliary`` is the question's."""
    able = [one for one in bearing if _meets(one) and not _is_open(one, auxiliary)]
    dates = store.dates({one.stored.key for one in able})
    for one in able:
        known = within(dates.get(one.stored.key, ()), one.sentence, one.stored.article.text)
        found = own_date(one.proposition, known, one.stored.article.text)
        if found is not None and fits(found, one.stored.article, auxiliary):
            return Dated(one.stored, one.sentence, event(found))
    return None


def _meets(one: Meeting) -> bool:
    """Whether a clause tells of the act itself, of or to whom is asked, as no mere condition."""
    m = one.match
    heads = m.agent_head + m.object_head
    whole = m.agent_head >= m.agent_asked and m.object_head >= m.object_asked
    met = heads >= 1 and m.covered >= _MET and (whole or m.covered == 1 or heads > 1)
    return m.predicate >= KINDRED and met and not (m.swapped or m.negated or m.denied or m.conditional)


def stated(store: Lookup, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Evidence whose own words say when, in the order given: the date is the act's, and no other word's beside it."""
    own = [one for one in evidence if one.statement.date and one.statement.date.words]
    propositions = store.propositions({one.stored.key: one.stored for one in own})
    return [one for one in own if not _is_beside(one.statement, propositions.get(one.stored.key, ()))]


def _is_beside(statement: Statement, told: Sequence[Proposition]) -> bool:
    """Whether the date of a statement stands in a phrase of its clause that is no date: "for a *March 21* call"."""
    words = statement.date.words if statement.date else None
    acts = [one for one in told if any(_stands_in(one.head, cue) for cue in statement.cue)]
    phrases = [argument for one in acts for argument in one.arguments if argument.role not in (CONTENT, ADVERB)]
    return words is not None and any(_is_of_another(one.spans, one.head, words) for one in phrases)


def of_nearest(
    store: Lookup, ranking: Ranking, inquiry: Inquiry | None, bearing: Sequence[Meeting], auxiliary: str | None
) -> Dated | None:  # fmt: skip
    """The date of the nearest sentence that has the act, or nearly all that is asked, and one date that fits alone."""
    near = ranking.sentences[:_NEAREST]
    dates = store.dates({one.stored.key for one in near})
    propositions = store.propositions({one.stored.key: one.stored for one in near})
    act = inquiry.proposition.predicate if inquiry is not None else None
    others = [one for one in bearing if _is_of_another_one(one) or _is_open(one, auxiliary)]
    for number, one in enumerate(near):
        text, sentence = one.stored.article.text, one.sentence.span
        told = [p for p in propositions.get(one.stored.key, ()) if _stands_in(p.head, sentence)]
        known = within(dates.get(one.stored.key, ()), sentence, text)
        # When somebody else did it is not when it was done.
        other = [own_date(m.proposition, known, text) for m in others if m.stored.key == one.stored.key]
        fitting = [date for date in known if date not in other and fits(date, one.stored.article, auxiliary)]
        found = _only(one, ranking, fitting, told, act, first=not number)
        if found is not None:
            return Dated(one.stored, sentence, event(found))
    return None


def is_of_another(
    store: Lookup, short: ShortAnswer, bearing: Sequence[Meeting], auxiliary: str | None
) -> bool:  # fmt: skip
    """Whether a date is that of the same act by or to somebody else: "Moreno was sacked *on Monday*", asked of Lind.

    Nor is what was only to be done dated where it is asked when it was.
    """
    article, words = short.article, short.span
    here = [one for one in bearing if one.stored.article == article]
    if any(_meets(one) and _is_open(one, auxiliary) and _stands_in(words, one.sentence) for one in here):
        return True
    others = [one for one in here if _is_of_another_one(one) or _is_open(one, auxiliary)]
    dates = store.dates({one.stored.key for one in others})
    known = ((one, within(dates.get(one.stored.key, ()), one.sentence, article.text)) for one in others)
    found = (own_date(one.proposition, days, article.text) for one, days in known)
    return any(one is not None and one.span[1] == words[1] for one in found)


def _is_of_another_one(one: Meeting) -> bool:
    """Whether a clause tells the act of somebody else who is named, or that it was not so."""
    m = one.match
    agent = m.agent_asked and not m.agent_head and _names(one, ("agent",))
    patient = m.object_asked and not m.object_head and _names(one, ("patient", "recipient"))
    # "The ferry opened": what opens is opened, where nothing else is.
    swapped = m.swapped and any(phrase.role == "patient" for phrase in one.told)
    return bool(agent or patient or swapped or m.negated or m.denied)


def _is_open(one: Meeting, auxiliary: str | None) -> bool:
    """Whether a clause tells what is to come or depends, where it is asked when it was."""
    return auxiliary in wording().past and (one.match.planned or one.match.conditional)


def _names(one: Meeting, roles: tuple[str, ...]) -> bool:
    return any(phrase.role in roles and phrase.argument.name for phrase in one.told)


def _only(
    near: Near, ranking: Ranking, fitting: Sequence[TimeExpression], told: Sequence[Proposition], act: str | None,
    *, first: bool,
) -> TimeExpression | None:  # fmt: skip
    """The one date of a sentence that can be meant; None where there are several or none."""
    text = near.stored.article.text
    holders = [(one, date) for one in told if (date := own_date(one, fitting, text)) is not None]
    kindred = {date.span: date for one, date in holders if act and act != "be" and _is_kindred(act, one)}
    if kindred:
        # "Imposed from May for some and from June for all": of an act in another word it is not known which is meant.
        same = any(predicate_relation(act or "", one.predicate) >= DERIVED for one, _ in holders)
        if len(fitting) > 1 and not same:
            return None
        least = _covered_beside(act, near, ranking) >= _KINDRED
        return next(iter(kindred.values())) if len(kindred) == 1 and least else None
    # When it was said is not when it was.
    said = {date.span for one, date in holders if one.predicate in of_class("speech")}
    left = [one for one in fitting if one.span not in said]
    enough = _covered_beside(act, near, ranking) >= _MET if _has_act(near, told, act) else near.covered >= _ALONE
    if not first or len(left) != 1 or not enough:
        return None
    return left[0] if _share_beside(near, ranking, left[0]) >= _BESIDE * near.covered else None


def _is_kindred(act: str, told: Proposition) -> bool:
    return predicate_relation(act, told.predicate) >= KINDRED


def _stem(act: str | None) -> str:
    return root(act.partition(" ")[0]) if act else ""


def _covered_beside(act: str | None, near: Near, ranking: Ranking) -> float:
    """The share of the question, by rarity, that a sentence and its title have beside the act itself."""
    weights, total = ranking.wanted.weights, ranking.wanted.total
    own = weights.get(_stem(act), 0.0)
    met = near.covered * total - (own if _stem(act) in near.sentence.known else 0.0)
    return met / (total - own) if total > own else 1.0


def _has_act(near: Near, told: Sequence[Proposition], act: str | None) -> bool:
    """Whether a sentence has the act asked about, as a verb or as any other word; a copula tells of none."""
    if act is None:
        return False
    # "robbery", "listing": what is derived from a verb begins with it.
    derived = len(_stem(act)) >= _STEM and any(word.startswith(_stem(act)) for word in near.sentence.known)
    return act == "be" or derived or any(_is_kindred(act, one) for one in told)


def _share_beside(near: Near, ranking: Ranking, date: TimeExpression) -> float:
    """The share of the question, by rarity, that stands in one clause with a date."""
    text, sentence = near.stored.article.text, near.sentence.span
    clause = next((one for one in clauses(text, sentence) if one[0] <= date.span[0] < one[1]), sentence)
    here = [*roots(text, *clause), *near.sentence.names]
    return ranking.wanted.covered(ranking.wanted.found_in(here))


def within(dates: Iterable[TimeExpression], sentence: Span, text: str) -> list[TimeExpression]:
    """The expressions of a sentence that name days of the calendar and are no part of a longer one.

    In "the half year ending October 31" and "from 1941 to 1945" neither is the date by itself.
    """
    found = [one for one in dates if one.start and one.end and _stands_in(one.span, sentence)]
    joined = {
        one.span
        for pair in pairwise(found)
        if len(text[pair[0].span[1] : pair[1].span[0]].split()) <= 1
        for one in pair
    }
    return [one for one in found if one.span not in joined]


def own_date(proposition: Proposition, dates: Sequence[TimeExpression], text: str) -> TimeExpression | None:
    """The date that a clause itself has: its temporal adjunct, else the one it was read with, if no other word's."""
    adjuncts = list(dict.fromkeys(_adjuncts(proposition, dates)))
    if adjuncts:
        return adjuncts[0] if len(adjuncts) == 1 else None
    words = proposition.date.words if proposition.date else None
    if words is None or any(_is_of_another(one.spans, one.head, words) for one in proposition.arguments):
        return None
    return next((one for one in dates if one.span == words), None)


def _adjuncts(proposition: Proposition, dates: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    for argument in proposition.arguments:
        if argument.role in _ADJUNCTS:
            for one in dates:
                if any(_is_of(span, argument.head, one.span) for span in argument.spans):
                    yield one


def _is_of(words: Span, head: Span, date: Span) -> bool:
    """Whether a phrase is a date, and no more than a few words beside."""
    inside = words[0] <= date[0] and date[1] <= words[1] + 1
    return inside and (_stands_in(head, date) or words[1] - words[0] <= 2 * (date[1] - date[0]))


def _is_of_another(words: Iterable[Span], head: Span, date: Span) -> bool:
    """Whether a date stands in a phrase whose head is another word: "the *March 21* call"."""
    return any(_stands_in(date, one) for one in words) and not _stands_in(head, date)


def _stands_in(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]
