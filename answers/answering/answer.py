"""From a question and the articles found for it to an Answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from answers.answering import clausal, date_of_act, dated, nearest, short_answer, summary
from answers.answering.evidence import Bearing, Evidence, self_reported
from answers.answering.excerpts import Sentences, excerpts, on_topic
from answers.answering.gather import Gathered, Gatherer
from answers.answering.read_as import asks_yes_or_no, read_as, understood
from answers.answering.trace import Trace
from answers.asking import publishers
from answers.asking.period import When, find_when
from answers.asking.question import Asked, clean, follow_up, take_apart
from answers.asking.topic import topic_words, wordings
from answers.errors import InputError
from answers.model import Answer, EventDate, Excerpt, Question, Scope, Span, Verdict
from answers.phrasing import covered
from answers.record.lookup import Lookup
from answers.retrieval.ranking import RANKED, Near, Ranking
from answers.retrieval.search import Find, Found, Searcher


def answer(
    store: Lookup, searcher: Searcher, find: Find, text: str, scope: Scope, limit: int, context: Question | None = None,
    trace: Trace | None = None,
) -> Answer:  # fmt: skip
    """Answers one question from the record. Raises InputError for a question that cannot be read.

    ``find`` gives the articles to look into, read as far as this question waits for it. ``trace`` notes how the answer
    comes about, where that is asked for.
    """
    began = time.perf_counter()
    within = find_when(text, today=date.today(), last=store.coverage(scope).last)
    timeless = _without(text, within.span) if within else text
    asked = replace(_in_context(timeless, context, searcher.names(scope).__contains__), text=clean(text))
    if not asked.who and not topic_words(text):
        raise InputError("the question names nobody and nothing to look for; ask, say: did Trump mention sanctions?")
    found, ranking = _answer(store, searcher, find, asked, scope, limit, within, trace)
    if not asked.source and found.coverage.articles:
        if within:  # the words that say when limit what may answer, and bring near what has them
            ranking = searcher.ranker.rank(f"{asked.words} {text[slice(*within.span)]}", scope, RANKED)
        found = clausal.answer(store, searcher, asked, ranking, scope, limit, found, within, trace)
    elapsed = (time.perf_counter() - began) * 1000
    why = trace.why(store) if trace else None
    return replace(found, question=replace(found.question, follows=context), elapsed_ms=elapsed, why=why)


def _in_context(text: str, context: Question | None, is_name: Callable[[str], bool]) -> Asked:
    """A question taken apart, with what it leaves out taken from those before it."""
    asked = take_apart(text, is_name)
    return follow_up(asked, _in_context(context.text, context.follows, is_name), is_name) if context else asked


def _without(text: str, span: Span) -> str:
    """The question without the words that say when, unless nothing would be left."""
    rest = f"{text[: span[0]]} {text[span[1] :]}"
    return rest if topic_words(rest) else text


def _says_what(topic: str) -> bool:
    """Whether a topic is more than "it" or "the"; "US" is, for it is the United States too."""
    return any(topic_words(text) for text in wordings(topic))


def quotes(
    store: Lookup, searcher: Searcher, find: Find, who: str, topic: str | None, scope: Scope, limit: int,
    trace: Trace | None = None,
) -> Answer:  # fmt: skip
    """What a speaker said, on a topic or on anything. Raises InputError for a name that is none."""
    began = time.perf_counter()
    if not topic_words(who) and who.lower() == who and who not in searcher.names(scope):
        # Nothing, or "the"; a capital makes a name of such a word too: "US".
        raise InputError("quotes of whom? Give a name, for example: Trump")
    who, topic = clean(who), clean(topic) if topic and _says_what(topic) else None
    text = f"{who}: {topic}" if topic else who
    asked = Asked(text, "quotes", who=who, topic=topic, body=text)
    found, _ = _answer(store, searcher, find, asked, scope, limit, trace=trace)
    elapsed = (time.perf_counter() - began) * 1000
    return replace(found, elapsed_ms=elapsed, why=trace.why(store) if trace else None)


def _answer(
    store: Lookup, searcher: Searcher, find: Find, asked: Asked, scope: Scope, limit: int,
    within: When | None = None, trace: Trace | None = None,
) -> tuple[Answer, Ranking]:  # fmt: skip
    """The answer that statements give, and the sentences nearest to the question."""
    scope, asked = _narrow(store, scope, asked)
    reporters = searcher.names(scope).match(asked.source).names if asked.source else frozenset()
    unheard = bool(asked.source) and not reporters

    gatherer = Gatherer(store, asked, scope)

    def evidence(found: Found) -> Gathered:
        gathered = gatherer.gather(found)
        if asked.source:
            gathered = gathered.reported_by(reporters)
        return gathered.during(within.after, within.before) if within else gathered

    found, gathered = _of_one(find(asked, scope), evidence)
    ranking = searcher.ranker.rank(asked.words, scope, RANKED)
    yes, no, own = (gathered.pointing(b) for b in (Bearing.FOR, Bearing.AGAINST, Bearing.CONTEXT))
    # What an article has from others, and says itself not to be so, it refutes.
    refuted = {one.stored.key for one in no if self_reported(one.statement)}
    yes = [one for one in yes if self_reported(one.statement) or one.stored.key not in refuted]
    timed: list[tuple[Near, EventDate]] = []
    if asked.kind == "when":
        yes, no, own = date_of_act.stated(store, yes) if asked.predicate or asked.who else [], [], []
        timed = [] if yes else dated.of_nearest(store, ranking, asked.auxiliary)
    sentences = Sentences(store)
    plain = nearest.excerpts(store, ranking, (one for one, _ in timed), (), limit)
    if not asked.who and not yes and not no and asked.kind in ("topic", "phrase"):
        plain = on_topic(found, sentences, ranking, limit)
    read = understood(asked, found) or bool(yes or no or timed)
    verdict = Verdict.NOT_FOUND if unheard else _verdict(asked, found, ranking, read, yes, no, bool(plain))
    carrying = _carrying(verdict, yes, no)
    shown = excerpts(carrying, sentences, limit) or (plain if verdict is Verdict.QUOTES else [])
    if trace:
        trace.ranked(ranking)
        trace.weighed([*carrying, *(one for one in (*yes, *no, *own) if one not in carrying)])
    context = [*own, *gathered.others] if read and verdict is not Verdict.NOT_FOUND else []
    beside = _others(excerpts(context, sentences, limit + len(shown)), shown, limit)
    # Beside what was found, what has to do with the question; where nothing was, also what the best articles go on to.
    candidates = [one for one in ranking.sentences if one.has_to_do or not shown]
    most = max(nearest.LEAST, 2 * limit - len(shown) - len(beside))
    close = nearest.excerpts(store, ranking, candidates, [*shown, *beside], most)
    who = found.speakers.shown if read else None
    if timed and not yes:
        line = dated.line(timed[0][0].stored.article, timed[0][1])
    elif unheard:
        line = f"“{asked.source}” is neither a publisher nor a speaker in the record: {covered(found.coverage)}."
    else:
        line = summary.of(verdict, asked, found, who, read, (yes, no, own), (shown, beside, close))
    if read and gathered.foreseen and not yes:
        line += f" Expected by others, not {'said' if asked.speech else 'reported as done'} by {who}."
    first = shown[0] if shown and asked.kind == "when" else None
    when = yes[0].statement.date if yes else timed[0][1] if timed else None
    question = Question(asked.text, asked.kind, who or asked.who, asked.topic, *_range(scope, within))
    stated, on = short_answer.of_date(first, when)
    answered = Answer(
        question if read else replace(question, kind="topic", who=None, topic=None),
        verdict,
        line,
        tuple(shown),
        tuple(beside),
        found.coverage,
        _suggestions(found, verdict) if read else (),
        nearest=tuple(close),
        read_as=read_as(asked, found, read),
        answer=stated,
        date=on,
        namesakes=tuple(rival.shown for rival in found.speakers.rivals if rival.shown) if read else (),
    )
    return answered, ranking


def _suggestions(found: Found, verdict: Verdict) -> tuple[str, ...]:
    """Names and words that may be meant instead."""
    suggestions = found.suggestions if verdict in (Verdict.NOT_FOUND, Verdict.NOT_ON_RECORD) else ()
    if found.speakers.corrected and found.speakers.shown:
        suggestions = (found.speakers.shown, *suggestions)
    suggestions += tuple(rival.shown for rival in found.speakers.rivals if rival.shown)
    return tuple(dict.fromkeys(suggestions))


def _of_one(found: Found, evidence: Callable[[Found], Gathered]) -> tuple[Found, Gathered]:
    """The evidence of one speaker: of several who may be meant by a bare name, the first who did what is asked.

    What two persons said is never put together; the others are suggested.
    """
    everybody = [replace(found.speakers, rivals=()), *found.speakers.rivals]
    tried: list[tuple[Found, Gathered]] = []
    for speakers in everybody:
        rivals = tuple(other for other in everybody if other != speakers)
        found = replace(found, speakers=replace(speakers, rivals=rivals))
        tried.append((found, evidence(found)))
        if tried[-1][1].pointing(Bearing.FOR):
            return tried[-1]
    return next((pair for pair in tried if pair[1].own), tried[0])


def _range(scope: Scope, within: When | None) -> tuple[date | None, date | None]:
    """The days that an answer is limited to, by filter or by the question's own words."""
    return (within.after or scope.after, within.before or scope.before) if within else (scope.after, scope.before)


def _narrow(store: Lookup, scope: Scope, asked: Asked) -> tuple[Scope, Asked]:
    """The scope with the publisher spelt as the record spells it, be it a filter or "according to" in the question.

    Who is named after "according to" and is no publisher is a speaker where the question names no other, else the one
    whose report is asked for.
    """
    if scope.after and scope.before and scope.after > scope.before:
        raise InputError(f"the range ends before it begins: after {scope.after}, before {scope.before}")
    known = store.publishers(Scope(collections=scope.collections)) if scope.publisher or asked.source else {}
    if scope.publisher:
        return replace(scope, publisher=publishers.require(scope.publisher, known)), asked
    if asked.source:
        publisher = publishers.find(asked.source, known)
        if publisher:
            return replace(scope, publisher=publisher), replace(asked, source=None)
        if not asked.who:
            return scope, replace(asked, who=asked.source, kind="quotes", source=None)
    return scope, asked


def _verdict(
    asked: Asked,
    found: Found,
    ranking: Ranking,
    read: bool,
    yes: Sequence[Evidence],
    no: Sequence[Evidence],
    plain: bool,
) -> Verdict:
    if asked.kind == "yesno" and (yes or no):
        return Verdict.MIXED if yes and no else Verdict.YES if yes else Verdict.NO
    if yes:
        return Verdict.QUOTES
    if no:
        return Verdict.NO if asked.kind == "quotes" else Verdict.QUOTES
    if plain and not asks_yes_or_no(asked):
        return Verdict.QUOTES
    if not read or asked.kind == "topic":
        return Verdict.NOT_ON_RECORD if ranking.sentences else Verdict.NOT_FOUND
    return Verdict.NOT_ON_RECORD if found.topic_known and found.who_known else Verdict.NOT_FOUND


def _carrying(verdict: Verdict, yes: Sequence[Evidence], no: Sequence[Evidence]) -> Sequence[Evidence]:
    """The evidence that a verdict rests on, in the order to show it."""
    if verdict is Verdict.MIXED:
        # The best of either side first, the later of the two leading, then the rest as ranked.
        lead = sorted([yes[0], no[0]], key=lambda e: e.day.toordinal() if e.day else 0, reverse=True)
        return [*lead, *yes[1:], *no[1:]]
    if verdict in (Verdict.YES, Verdict.QUOTES):
        return yes or no
    return no if verdict is Verdict.NO else []


def _others(candidates: Sequence[Excerpt], shown: Sequence[Excerpt], limit: int) -> list[Excerpt]:
    """What is shown beside an answer and not in it already."""
    taken = {(e.article.collection, e.article.id, e.start, e.end) for e in shown}
    return [e for e in candidates if (e.article.collection, e.article.id, e.start, e.end) not in taken][:limit]
