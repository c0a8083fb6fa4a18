"""From a question and the articles found for it to an Answer."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from answers.answering import summary
from answers.answering.evidence import Bearing, Evidence, excerpt_span, self_reported, weigh
from answers.errors import InputError
from answers.model import Act, Answer, Excerpt, Modality, Question, Scope, Span, Statement, Verdict
from answers.record.analysis import words
from answers.record.rows import Stored
from answers.record.store import Store
from answers.retrieval.publishers import find, require
from answers.retrieval.question import Asked, follow_up, take_apart
from answers.retrieval.search import Found, Searcher
from answers.retrieval.topic import Match, topic_words
from answers.retrieval.who import Speakers

DEEP = 40
"""Articles whose other speakers are looked at for "who else spoke on it"."""


def answer(
    store: Store, searcher: Searcher, text: str, scope: Scope, limit: int, context: Question | None = None
) -> Answer:
    """Answers one question from the record. Raises InputError for a question that cannot be read."""
    began = time.perf_counter()
    names = searcher.names(scope)
    asked = take_apart(text, names.__contains__)
    if context is not None:
        asked = follow_up(asked, take_apart(context.text, names.__contains__), names.__contains__)
    _check(asked)
    scope, asked = _narrow(store, scope, asked)
    found = searcher.find(asked, scope)
    return _compose(store, asked, found, scope, limit, began)


def _narrow(store: Store, scope: Scope, asked: Asked) -> tuple[Scope, Asked]:
    """The scope with the publisher spelt as the record spells it, be it a filter or "according to" in the question.

    Who is named after "according to" and is no publisher is a speaker, where the question names no other.
    """
    if scope.after and scope.before and scope.after > scope.before:
        raise InputError(f"the range ends before it begins: after {scope.after}, before {scope.before}")
    publishers = store.publishers(Scope(collections=scope.collections)) if scope.publisher or asked.source else {}
    if scope.publisher:
        return replace(scope, publisher=require(scope.publisher, publishers)), asked
    if asked.source:
        publisher = find(asked.source, publishers)
        if publisher:
            return replace(scope, publisher=publisher), asked
        if not asked.who:
            return scope, replace(asked, who=asked.source, kind="quotes")
    return scope, asked


def quotes(store: Store, searcher: Searcher, who: str, topic: str | None, scope: Scope, limit: int) -> Answer:
    """What a speaker said, on a topic or on anything."""
    began = time.perf_counter()
    text = f"{who}: {topic}" if topic else who
    scope, asked = _narrow(store, scope, Asked(text, "quotes", who=who, topic=topic))
    found = searcher.find(asked, scope)
    return _compose(store, asked, found, scope, limit, began)


def _check(asked: Asked) -> None:
    if not asked.who and not (asked.topic and topic_words(asked.topic)) and not asked.phrase:
        raise InputError("the question names nobody and nothing to look for; ask, say: did Trump mention sanctions?")


def _compose(store: Store, asked: Asked, found: Found, scope: Scope, limit: int, began: float) -> Answer:
    mine, others = _evidence(store, asked, found, scope)
    yes = [e for e in mine if e.bearing is Bearing.FOR]
    no = [e for e in mine if e.bearing is Bearing.AGAINST]
    own = [e for e in mine if e.bearing is Bearing.CONTEXT]
    plain = _sentences_on_topic(store, found) if not asked.who and not yes and not no else []
    verdict = _verdict(asked, found, yes, no, bool(plain))
    carrying = _carrying(verdict, yes, no)
    sentences = _Sentences(store)
    excerpts = _excerpts(carrying, sentences, limit) or (plain[:limit] if verdict is Verdict.QUOTES else [])
    shown = {(e.article.collection, e.article.id, e.start, e.end) for e in excerpts}
    context = [] if verdict is Verdict.NOT_FOUND else [*own, *others, *(no if verdict is Verdict.YES else [])]
    beside = [
        e for e in _excerpts(context, sentences, limit + len(shown))
        if (e.article.collection, e.article.id, e.start, e.end) not in shown
    ][:limit]  # fmt: skip
    who = found.speakers.shown
    line = summary.of(
        verdict, asked, who, yes, no, own, len(beside), found.coverage, found.who_known, found.topic_known
    )
    question = Question(asked.text, asked.kind, who or asked.who, asked.topic, scope.after, scope.before)
    suggestions = found.suggestions if verdict in (Verdict.NOT_FOUND, Verdict.NOT_ON_RECORD) else ()
    if found.speakers.corrected and who:
        suggestions = (who, *suggestions)
    elapsed = (time.perf_counter() - began) * 1000
    return Answer(
        question,
        verdict,
        line,
        tuple(excerpts),
        tuple(beside),
        found.coverage,
        tuple(dict.fromkeys(suggestions)),
        elapsed,
    )


def _evidence(store: Store, asked: Asked, found: Found, scope: Scope) -> tuple[list[Evidence], list[Evidence]]:
    """(the speaker's own, everybody else's), each best first."""
    keys = list(found.articles)
    if not found.matcher.variants and asked.who:
        said = store.statements_by(sorted(found.speakers.names), scope, limit=500)
        articles = store.articles(list(dict.fromkeys(key for key, _ in said)))
        grouped: dict[int, list[Statement]] = {}
        for key, statement in said:
            grouped.setdefault(key, []).append(statement)
        mine = [e for key, group in grouped.items() for e in _weigh(asked, articles[key], group, found, found.speakers)]
        return _ranked(mine), []
    if not asked.who:
        statements = store.statements(keys)
        everybody = [
            e for key in keys for e in _weigh(asked, found.articles[key], statements.get(key, ()), found, None)
        ]
        return _ranked(everybody), []
    names = found.speakers.names
    statements = store.statements(keys, sorted(names)) if names else {}
    mine = [
        e for key in keys for e in _weigh(asked, found.articles[key], statements.get(key, ()), found, found.speakers)
    ]
    anything = replace(asked, predicate=None, speech=False)
    others: list[Evidence] = []
    foreseen: list[Evidence] = []
    for key, said in store.statements(keys[:DEEP]).items():
        by_others = [s for s in said if not names & set(s.speakers)]
        others += _weigh(anything, found.articles[key], by_others, found, None)
        expected = [s for s in said if _expected(s, names)]
        foreseen += [
            replace(e, bearing=Bearing.CONTEXT) for e in _weigh(anything, found.articles[key], expected, found, None)
        ]
    return _ranked(mine), _ranked([*foreseen, *others])


def _expected(statement: Statement, names: frozenset[str]) -> bool:
    """Whether others expect the deed of the speaker: shown beside the answer, never as his."""
    return (
        bool(names & set(statement.speakers)) and statement.act is Act.EVENT
        and statement.modality is not Modality.ASSERTED and not self_reported(statement)
    )  # fmt: skip


def _weigh(
    asked: Asked, stored: Stored, statements: Iterable[Statement], found: Found, speakers: Speakers | None
) -> list[Evidence]:
    return weigh(asked, stored, statements, found.matcher, speakers.names if speakers else None)


def _ranked(evidence: Iterable[Evidence]) -> list[Evidence]:
    def rank(e: Evidence) -> tuple[float, int, int, int]:
        day = e.stored.article.day
        return (-round(e.score, 2), -(day.toordinal() if day else 0), e.stored.key, e.statement.extent[0])

    return sorted(evidence, key=rank)


def _verdict(asked: Asked, found: Found, yes: Sequence[Evidence], no: Sequence[Evidence], plain: bool) -> Verdict:
    if asked.kind == "yesno":
        if yes and no:
            return Verdict.MIXED
        if yes or no:
            return Verdict.YES if yes else Verdict.NO
    elif yes:
        return Verdict.QUOTES
    elif no:
        return Verdict.NO if asked.kind == "quotes" else Verdict.QUOTES
    elif plain and asked.kind in ("topic", "phrase", "when"):
        return Verdict.QUOTES
    known = found.topic_known and found.who_known
    return Verdict.NOT_ON_RECORD if known else Verdict.NOT_FOUND


def _carrying(verdict: Verdict, yes: Sequence[Evidence], no: Sequence[Evidence]) -> Sequence[Evidence]:
    """The evidence that a verdict rests on, in the order to show it."""
    if verdict is Verdict.MIXED:
        # The best of either side first, the later of the two leading, then the rest by rank.
        lead = sorted([yes[0], no[0]], key=lambda e: e.day.toordinal() if e.day else 0, reverse=True)
        return [*lead, *_ranked([*yes[1:], *no[1:]])]
    if verdict in (Verdict.YES, Verdict.QUOTES):
        return yes or no
    return no if verdict is Verdict.NO else []


class _Sentences:
    """The sentences of articles, from the record, fetched once each."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, list[Span]] = {}

    def of(self, key: int) -> list[Span]:
        if key not in self._known:
            passages = self._store.passages([key]).get(key, [])
            self._known[key] = [sentence for passage in passages for sentence in passage.sentences]
        return self._known[key]


def _excerpts(evidence: Sequence[Evidence], sentences: _Sentences, limit: int) -> list[Excerpt]:
    """At most ``limit`` excerpts; statements of one sentence give one."""
    chosen: dict[tuple[int, Span], Excerpt] = {}
    for e in evidence:
        if len(chosen) >= limit:
            break
        span = excerpt_span(e, sentences.of(e.stored.key))
        if any(key == e.stored.key and span[0] < other[1] and other[0] < span[1] for key, other in chosen):
            continue
        speaker = " and ".join(e.statement.speakers) if e.statement.speakers else None
        chosen[e.stored.key, span] = Excerpt(e.stored.article, *span, speaker, e.statement, e.match.spans)
    return list(chosen.values())


def _sentences_on_topic(store: Store, found: Found) -> list[Excerpt]:
    """Sentences that hold the topic though nobody is reported to say them."""
    if not found.matcher.variants:
        return []
    sentences = _Sentences(store)
    result: list[tuple[float, Excerpt]] = []
    for key, stored in list(found.articles.items())[:DEEP]:
        occurrences = found.matcher.occurrences(stored.article.text)
        for start, end in sentences.of(key):
            match: Match | None = found.matcher.match(occurrences, [(start, end)])
            if match:
                result.append((match.score, Excerpt(stored.article, start, end, highlights=match.spans)))
    return [excerpt for _, excerpt in sorted(result, key=lambda pair: -pair[0])]


def phrase_spans(text: str, phrase: str) -> list[Span]:
    """Where the words of a phrase stand one after the other, whatever stands between them."""
    wanted = [w.folded for w in words(phrase)]
    tokens = list(words(text))
    folded = [w.folded for w in tokens]
    return [
        (tokens[i].start, tokens[i + len(wanted) - 1].end)
        for i in range(len(tokens) - len(wanted) + 1)
        if wanted and folded[i : i + len(wanted)] == wanted
    ]
