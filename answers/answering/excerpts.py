"""Evidence to excerpts: whole sentences of the article, each shown once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from answers.answering.evidence import Evidence
from answers.model import Excerpt, Span
from answers.record.lookup import Lookup
from answers.retrieval.ranking import Ranking
from answers.retrieval.search import Found

FAR = 3
"""Sentences between a topic's words; where they lie further apart only the first is shown."""


class Sentences:
    """The sentences of articles, fetched from the record once each."""

    def __init__(self, store: Lookup) -> None:
        self._store = store
        self._known: dict[int, list[Span]] = {}

    def of(self, key: int) -> list[Span]:
        """The spans of an article's sentences, in order."""
        self.fetch([key])
        return self._known[key]

    def fetch(self, keys: Iterable[int]) -> None:
        """Fetch those of several articles at once."""
        missing = {key for key in keys if key not in self._known}
        for key, passages in self._store.passages(missing).items() if missing else ():
            self._known[key] = [sentence for passage in passages for sentence in passage.sentences]


def excerpt_span(evidence: Evidence, sentences: Sequence[Span]) -> Span:
    """Whole sentences that show the evidence: those of the topic's words, and the cue's when it stands next to them."""
    statement = evidence.statement
    marks = list(evidence.match.spans) or list(statement.content[:1]) or list(statement.cue)
    touched = _touched(marks, sentences)
    if not touched:
        return statement.extent
    first, last = touched[0], touched[-1]
    if last - first > FAR:
        last = first
    for i in _touched(statement.cue, sentences):
        if i in (first - 1, last + 1):
            first, last = min(first, i), max(last, i)
    return sentences[first][0], sentences[last][1]


def _touched(marks: Sequence[Span], sentences: Sequence[Span]) -> list[int]:
    return [i for i, (a, b) in enumerate(sentences) if any(a < end and start < b for start, end in marks)]


def excerpts(evidence: Sequence[Evidence], sentences: Sentences, limit: int) -> list[Excerpt]:
    """At most ``limit`` excerpts in the order of the evidence; statements of one sentence give one."""
    chosen: dict[tuple[int, Span], Excerpt] = {}
    sentences.fetch(e.stored.key for e in evidence[:limit])
    for e in evidence:
        if len(chosen) >= limit:
            break
        key, span = e.stored.key, excerpt_span(e, sentences.of(e.stored.key))
        if any(other == key and span[0] < b and a < span[1] for other, (a, b) in chosen):
            continue
        speaker = " and ".join(e.statement.speakers) or None
        chosen[key, span] = Excerpt(e.stored.article, *span, speaker, e.statement, e.match.spans)
    return list(chosen.values())


def on_topic(found: Found, sentences: Sentences, ranking: Ranking, limit: int) -> list[Excerpt]:
    """Sentences that hold all of the topic though nobody is reported to say them, the nearest to the question first."""
    places = {(one.stored.key, one.sentence.span): place for place, one in enumerate(ranking.sentences)}
    result: list[tuple[int, float, Excerpt]] = []
    articles = found.articles.items() if found.matcher.variants else ()
    having = [(stored, on) for _, stored in articles if (on := found.matcher.occurrences(stored.article.text))]
    sentences.fetch(stored.key for stored, _ in having)
    for stored, occurrences in having:
        key = stored.key
        for span in sentences.of(key):
            if match := found.matcher.match(occurrences, [span]):
                place = places.get((key, span), len(places))
                result.append((place, match.score, Excerpt(stored.article, *span, highlights=match.spans)))
    return [excerpt for *_, excerpt in sorted(result, key=lambda row: (row[0], -row[1]))[:limit]]
