"""The short answer to a question by who, what, which, when, where or how many: the words of the text that give it.

What a question asks for is the role that its hole stands in; the short answer is what fills that role in the clause
that meets all the rest. Where no clause does, there is none, and the nearest sentences stand alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answers.answering import date_of_act
from answers.answering.answer_span import name_of, span_of
from answers.answering.dated import bounded
from answers.answering.evidence import took_place
from answers.answering.meeting import Meeting
from answers.answering.nearest import excerpt_of
from answers.answering.office_holder import is_copular, is_same_office, other_side, titled
from answers.answering.predicates import KINDRED
from answers.asking.answer_type import asks
from answers.asking.inquiry import Inquiry
from answers.asking.period import When
from answers.language.dictionary import is_everyday
from answers.language.function_words import function_words
from answers.language.nations import of_nations
from answers.language.wording import wording
from answers.language.words import root
from answers.model import Act, Answer, EventDate, Excerpt, Manner, ShortAnswer, Span, Verdict
from answers.phrasing import counted, day
from answers.record.lookup import Lookup
from answers.record.rows import Stored
from answers.retrieval.ranking import Ranking
from answers.retrieval.sentence_words import meaning

_LEAD = 3
"""Words within which a question says what it asks for: "from what date can ..."."""
_NEAREST = 5
"""Sentences in which titles before names are looked for."""
_MET = 0.8
"""Share of the question's words that a sentence has where it answers."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where a short answer stands, and the date that it is of."""

    stored: Stored
    sentence: Span
    span: Span
    date: EventDate | None = None


def asks_for_one(question: str) -> bool:
    """Whether a text is worded as a question that a few words may answer."""
    words = question.lower().split()[:2]
    # "why" and "how" ask for more than a name, date, place or number; "how many" does not.
    short = function_words().interrogatives.all - function_words().interrogatives.reason
    return any(one.strip("'’s") in short or one in short for one in words)


def in_front(
    store: Lookup, ranking: Ranking, question: str, inquiry: Inquiry | None, bearing: Sequence[Meeting],
    within: When | None, found: Answer,
) -> Answer:  # fmt: skip
    """The answer with the short answer that the record gives, its sentence first; else as it was found.

    ``bearing``: what tells of the ``inquiry`` that the ``question`` was read as, what meets it first; ``within``: the
    time that it is about.
    """
    if asks_when(question):
        hit = _dated(store, ranking, question, inquiry, bearing)
    elif inquiry is not None and inquiry.hole:
        hit = next(_filled(store, inquiry, bearing), None) or next(_titled(store, ranking, inquiry, within), None)
    else:
        hit = None
    if hit is not None:
        found = _with(store, ranking, hit, inquiry, found)
    elif found.answer and date_of_act.is_of_another(store, found.answer, bearing, _auxiliary(question)):
        nearest = counted(len(found.excerpts), "sentence")
        return replace(found, answer=None, date=None, summary=f"No date of it was found; {nearest} below.")
    return replace(found, summary=_summary(found.excerpts[0])) if found.answer else found


def of_date(first: Excerpt | None, when: EventDate | None) -> tuple[ShortAnswer | None, EventDate | None]:
    """A date as a short answer, where its words stand in the ``first`` excerpt."""
    if first is None or when is None or when.words is None:
        return None, None
    start, end = bounded(first.article.text, when.words)
    inside = first.start <= start and end <= first.end
    return (ShortAnswer(first.article, start, end), when) if inside else (None, None)


def _summary(first: Excerpt) -> str:
    """Who has it, and of when: what a short answer rests on."""
    said = first.statement
    theirs = said is not None and said.act is Act.SPEECH and said.manner is not Manner.NARRATED
    by = f"According to {first.speaker}" if theirs and first.speaker else "As the article tells it"
    return f"{by}, {day(first.article.day) if first.article.day else 'on an unknown date'}."


def asks_when(question: str) -> bool:
    """Whether a question asks for a date: "when", "what day", "in which year"."""
    found = asks()["when"].question.search(" ".join(question.split()[:_LEAD]))
    return found is not None and found[0].partition(" ")[0].lower() not in function_words().interrogatives.manner


def _dated(
    store: Lookup, ranking: Ranking, question: str, inquiry: Inquiry | None, bearing: Sequence[Meeting]
) -> _Hit | None:  # fmt: skip
    auxiliary = _auxiliary(question)
    dated = date_of_act.of_act(store, bearing, auxiliary)
    if dated is None:
        dated = date_of_act.of_nearest(store, ranking, inquiry, bearing, auxiliary)
    if dated is None or not _has_names(question, dated.stored, ranking):
        return None
    if _asks_year(question) and not _YEAR.search(dated.stored.article.text, *dated.words):
        return None
    return _Hit(dated.stored, dated.sentence, bounded(dated.stored.article.text, dated.words), dated.date)


def _has_names(question: str, stored: Stored, ranking: Ranking) -> bool:
    """Whether an article has, in some spelling, all words of a question that are in no dictionary: its names."""
    page = next(one.page for one in ranking.sentences if one.stored.key == stored.key)
    told = page.counts.keys() | page.title
    there = told | of_nations(told)
    names = {root(word.folded) for word in meaning(question) if not is_everyday(word.folded)}
    spelt: dict[str, bool] = {}
    for one, (name, _) in ranking.wanted.counts_as.items():
        spelt[name] = spelt.get(name, False) or one in there
    return all(spelt.get(name, True) for name in names - ranking.wanted.unknown)


def _asks_year(question: str) -> bool:
    """ "In what year": a day of the week says none."""
    return "year" in question.lower().split()[:_LEAD]


def _auxiliary(question: str) -> str | None:
    return next((word for word in question.lower().split()[: _LEAD + 2] if word in wording().auxiliaries), None)


def _filled(store: Lookup, inquiry: Inquiry, bearing: Sequence[Meeting]) -> Iterator[_Hit]:
    """What fills the role asked for in the clauses that meet the rest of a question, in their order."""
    able = [one for one in bearing if _meets(one, inquiry)]
    propositions = store.propositions({one.stored.key: one.stored for one in able})
    for one in able:
        a, b = one.sentence
        beside = [told for told in propositions.get(one.stored.key, ()) if a <= told.head[0] < b]
        span = span_of(inquiry, one, beside)
        if span is not None and a <= span[0] and span[1] <= b:  # what "it" means may stand in the sentence before
            yield _Hit(one.stored, one.sentence, span)


def _titled(store: Lookup, ranking: Ranking, inquiry: Inquiry, within: When | None) -> Iterator[_Hit]:
    """Those who bear the title asked about before their names, in the nearest sentences of the time asked about."""
    near = ranking.sentences if is_copular(inquiry) else []
    if within:
        near = [one for one in near if took_place(None, one.stored.article.day, within.after, within.before)]
    near = near[:_NEAREST]
    propositions = store.propositions({one.stored.key: one.stored for one in near})
    for one in near:
        (a, b), text = one.sentence.span, one.stored.article.text
        told = [p for p in propositions.get(one.stored.key, ()) if a <= p.head[0] < b]
        for argument in titled(inquiry, text, told):
            span = name_of(text, argument, one.sentence.span)
            if span is not None:
                yield _Hit(one.stored, one.sentence.span, span)


def _meets(one: Meeting, inquiry: Inquiry) -> bool:
    """Whether a clause tells of the act itself, with all others that the question has in it."""
    m = one.match
    if is_copular(inquiry):
        phrases = [phrase.argument.spans for phrase in one.told if phrase.role in ("agent", "attribute")]
        text = one.stored.article.text
        if not all(is_same_office(inquiry, text, span) for spans in phrases for span in spans):
            return False
        if other_side(inquiry, one) is not None:
            return m.predicate == 1 and m.covered == 1 and not (m.negated or m.denied or m.conditional)
    # A passive may leave out who did it: then its sentence must have them.
    silent = m.covered == 1 and all(phrase.role != "agent" for phrase in one.told)
    # Of an object every word counts: who "called out Trump" has not called him a fascist.
    whole = (m.agent_head >= m.agent_asked or silent) and m.object_head >= m.object_asked and m.object >= m.object_asked
    # Where neither subject nor object is asked, the adjuncts alone say which act is meant; what is said is put freely.
    whole = whole and (m.agent_asked or m.object_asked or not m.unmet or inquiry.said is not None)
    told = not (m.swapped or m.negated or m.denied or m.conditional)
    numbers = not m.number_lacking or _is_of_year(one, inquiry)
    return m.predicate >= KINDRED and whole and told and numbers and m.covered >= _MET and _is_the_most(one, inquiry)


def _is_the_most(one: Meeting, inquiry: Inquiry) -> bool:
    """Whether a sentence has the superlative of a question, "who owns *most* of it?", if that has one."""
    asked = wording().superlatives & set(inquiry.statement.lower().strip(".").split())
    return asked <= set(one.stored.article.text[slice(*one.sentence)].lower().split())


def _is_of_year(one: Meeting, inquiry: Inquiry) -> bool:
    """Whether the year that a question names is that of the article, which need not say it."""
    years = set(_YEAR.findall(inquiry.statement))
    return one.stored.article.day is not None and years == {str(one.stored.article.day.year)}


def _with(store: Lookup, ranking: Ranking, hit: _Hit, inquiry: Inquiry | None, found: Answer) -> Answer:
    """The answer with its short answer, the sentence of which comes first; what else was shown stays below."""
    article = hit.stored.article
    held = (one for one in found.excerpts if one.is_of(article) and one.start <= hit.span[0] and hit.span[1] <= one.end)
    holding = next(held, None)
    if holding is None:
        statements = store.statements({hit.stored.key}).get(hit.stored.key, ())
        holding = excerpt_of(hit.stored, hit.sentence, statements, ranking)
    span = holding.start, holding.end
    rest = [one for one in found.excerpts if one != holding]
    nearest = [one for one in found.nearest if not one.overlaps(article, span)]
    answered = found.verdict is Verdict.QUOTES
    return replace(
        found,
        verdict=Verdict.QUOTES,
        excerpts=(holding, *rest),
        others=tuple(one for one in found.others if not one.overlaps(article, span)),
        nearest=tuple(nearest),
        read_as=found.read_as if answered or inquiry is None else inquiry.statement.rstrip("."),
        answer=ShortAnswer(article, *hit.span),
        date=hit.date,
    )
