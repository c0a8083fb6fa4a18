"""What a verdict takes: when a proposition that meets a question answers it with yes, and when with no.

What keeps a proposition from it is told in one place, ``shortcomings``: the verdicts rest on it, and so does whoever
explains them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from answers.answering.match import Match
from answers.answering.meeting import Meeting
from answers.answering.predicates import DERIVED, KINDRED, REMOTE
from answers.language.verbs import of_class
from answers.language.wording import wording
from answers.model import Answer, Shortcoming, Verdict

HALF = 0.5
"""Share of the question's words that a sentence on the matter has."""
_NOT_SO = frozenset({Shortcoming.NEGATED, Shortcoming.DENIED})
_OPEN = frozenset({Shortcoming.PLANNED, Shortcoming.POSSIBLE})
_OTHERWISE = frozenset(
    {
        *_NOT_SO, *_OPEN, Shortcoming.CONDITIONAL, Shortcoming.OPPOSITE_VERB, Shortcoming.OTHER_WAY_ROUND,
        Shortcoming.ANOTHER_NUMBER,
    }
)  # fmt: skip
"""With these a clause tells of what is asked that it is open, or not as it is asked."""


def decide(meetings: Sequence[Meeting], auxiliary: str | None) -> tuple[Verdict | None, list[Meeting]]:
    """The verdict that propositions give on a yes/no question, with those that carry it; None where they give none.

    ``auxiliary``: of the question, for "will" and "may" ask for less than "did".
    """
    yes = [one for one in meetings if affirms(one.match, auxiliary)]
    no = [one for one in meetings if negates(one.match)]
    no = no or [one for one in meetings if yes and contradicts(one.match)]
    # What an article has by hearsay, and says itself not to be so, it refutes.
    refuted = {one.stored.key for one in no if not one.proposition.said_by}
    yes = [one for one in yes if not (one.proposition.said_by and one.stored.key in refuted)]
    if yes and no:
        return Verdict.MIXED, sorted([*yes, *no], key=lambda one: -one.rank)
    if yes:
        return Verdict.YES, yes
    return (Verdict.NO, no) if no else (None, [])


def shortcomings(match: Match, auxiliary: str | None = None) -> Iterator[Shortcoming]:
    """What keeps a proposition from affirming what is asked, the most telling first; nothing where it affirms it.

    ``auxiliary``: of the question, which may ask for less than that the act took place.
    """
    yield from _of_act(match)
    if match.negated:
        yield Shortcoming.NEGATED
    if match.denied:
        yield Shortcoming.DENIED
    if not _is_enough(match, auxiliary):
        if match.planned:
            yield Shortcoming.PLANNED
        if match.possible:
            yield Shortcoming.POSSIBLE
        if match.conditional:
            yield Shortcoming.CONDITIONAL


def _of_act(match: Match) -> Iterator[Shortcoming]:
    """What is not met of the act, of those in it, and of the question's other words."""
    if match.predicate < KINDRED:
        yield Shortcoming.OPPOSITE_VERB if match.predicate < 0 else Shortcoming.ANOTHER_VERB
    if match.swapped:
        yield Shortcoming.OTHER_WAY_ROUND
    agent = match.agent_asked and match.agent_head < 1
    object_ = match.object_asked and match.object_head < 1
    if match.unmet and agent:
        yield Shortcoming.ANOTHER_ACTOR if match.agent_told else Shortcoming.NO_ACTOR
    if match.unmet and object_:
        yield Shortcoming.ANOTHER_OBJECT if match.object_told else Shortcoming.NO_OBJECT
    if match.number_lacking:
        yield Shortcoming.ANOTHER_NUMBER
    if match.lacking > match.number_lacking or (match.unmet and not agent and not object_):
        yield Shortcoming.WORDS_MISSING


def affirms(match: Match, auxiliary: str | None) -> bool:
    """Whether it is so: the same act, every role met, nothing of the question missing, and the act took place."""
    return next(shortcomings(match, auxiliary), None) is None


def negates(match: Match) -> bool:
    """Whether it is said outright not to be so, or that the contrary is: who opposes a levy does not support it."""
    found = frozenset(shortcomings(match))
    if match.contrary:
        return found == {Shortcoming.OPPOSITE_VERB}
    return not found.isdisjoint(_NOT_SO) and found <= _NOT_SO | _OPEN


def contradicts(match: Match) -> bool:
    """Whether it is said not to be so of the same, who and what are only named in fewer words: "did not attend the
    wedding", where the tycoon's is asked for."""
    found = frozenset(shortcomings(match))
    same = match.agent_head == match.agent_asked and match.object_head == match.object_asked and not match.namesake
    whole = match.others == 1 or not match.others_asked
    return same and whole and not found.isdisjoint(_NOT_SO) and found <= _NOT_SO | {Shortcoming.WORDS_MISSING}


def bears(one: Meeting) -> bool:
    """Whether a clause that decides nothing is on the matter: a kindred act that took place, of or to whom is asked."""
    m = one.match
    on_it = m.predicate >= REMOTE and bool(m.agent_head or m.object_head) and m.covered >= HALF and not m.namesake
    return on_it and _OTHERWISE.isdisjoint(shortcomings(m))


def tells_otherwise(one: Meeting) -> bool:
    """Whether a clause tells that it is open or not so, or that somebody else did it: "may sell", "*Ada* sold it"."""
    m = one.match
    if KINDRED > m.predicate >= 0 or not (m.agent_head or m.object_head or m.exchanged):
        return False
    others = (m.agent_asked and m.agent_told and not m.agent_head) or (
        m.object_asked and m.object_told and not m.object_head
    )
    by_another = is_by_another(one) and (m.object_head == 1 or not m.object_asked)
    return by_another or m.namesake or ((m.swapped or not others) and not _OTHERWISE.isdisjoint(shortcomings(m)))


def is_by_another(one: Meeting) -> bool:
    """Whether somebody else, by name, does what is asked: "*Ada* sold it"."""
    m = one.match
    named = any(told.role == "agent" and told.argument.name for told in one.told)
    return m.predicate >= KINDRED and m.agent_asked and not m.agent_head and named


def is_said_by_another(one: Meeting, speakers: Set[str]) -> bool:
    """Whether all of what somebody is asked to have said is in the word of somebody else, be it of what may come."""
    told = one.proposition.said_by
    return (
        bool(told) and speakers.isdisjoint(told) and set(shortcomings(one.match)) <= _OPEN | {Shortcoming.CONDITIONAL}
    )


def speaks_against(one: Meeting, found: Answer) -> bool:
    """Whether a clause that an answer shows has the act that is asked about, but of or to somebody else.

    What one supports or speaks of may stand anywhere in what follows ("supports a plan to cede territory"); a deed is
    done to its object.
    """
    m, article = one.match, one.stored.article
    there = any(e.start <= one.sentence[0] < e.end and e.article.id == article.id for e in found.excerpts)
    if not there or m.predicate < DERIVED:
        return False
    to_whom = not m.object_asked or m.object_head == 1 or not m.lacking
    same = m.agent_head == m.agent_asked and to_whom and bool(m.agent_head or m.object_head)
    deed = one.proposition.predicate not in of_class("attitude") | of_class("speech")
    told = any(phrase.role == "patient" for phrase in one.told)
    other = deed and (m.swapped or (m.object_asked and told and not m.object))
    return other or (same and (m.against > 0 or m.possible or m.conditional or m.denied or m.negated))


def _is_enough(match: Match, auxiliary: str | None) -> bool:
    """Whether what is to come or possible is what is asked: "will", "would", "could"."""
    words = wording()
    if auxiliary in words.open and words.auxiliaries.get(auxiliary or "") == "base":
        return match.planned or match.conditional or (match.possible and auxiliary in words.potential)
    return match.planned and auxiliary in words.future
