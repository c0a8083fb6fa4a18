"""Collects the evidence for a question: the speaker's own statements, and what others have on the topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answers.answering.evidence import Bearing, Evidence, self_reported, took_place, weigh
from answers.asking.question import Asked
from answers.asking.topic import TopicMatcher
from answers.language.verbs import MENTION, stances_of
from answers.model import Act, Modality, Polarity, Scope, Span, Statement
from answers.record.articles import Articles
from answers.record.lookup import Lookup
from answers.record.rows import Stored
from answers.record.statements import Statements
from answers.retrieval.search import Found

DEEP = 40
"""Articles whose other speakers are looked at for "who else spoke on it"."""
SAID = 500
"""Statements of one speaker looked at when no topic is asked for."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Evidence, each list best first: the asked speaker's (everybody's where none is asked), others' on the topic.

    ``foreseen``: whether others expect the speaker to do it; their words are among ``others``.
    """

    own: list[Evidence]
    others: list[Evidence]
    foreseen: bool = False

    def during(self, after: date | None, before: date | None) -> Gathered:
        """Only what was said or done within a range of days (inclusive), by its own date or the article's."""

        def fits(e: Evidence) -> bool:
            return took_place(e.statement.date, e.stored.article.day, after, before)

        return Gathered([e for e in self.own if fits(e)], [e for e in self.others if fits(e)], self.foreseen)

    def reported_by(self, names: frozenset[str]) -> Gathered:
        """Only what has come by way of one of these sources."""

        def told(e: Evidence) -> bool:
            return bool(names & {*e.statement.via, *e.statement.speakers})

        return Gathered([e for e in self.own if names & set(e.statement.via)], [e for e in self.others if told(e)])

    def pointing(self, bearing: Bearing) -> list[Evidence]:
        """The speaker's own evidence of one bearing."""
        return [e for e in self.own if e.bearing is bearing]


class Gatherer:
    """Collects the evidence for one question in the articles found for it, of one who may be meant after the other."""

    def __init__(self, store: Lookup, asked: Asked, scope: Scope) -> None:
        self._store, self._asked, self._scope = store, asked, scope
        self._everybodys: list[Evidence] | None = None

    def gather(self, found: Found) -> Gathered:
        """All evidence; of who is asked for by an office, what they say in it."""
        gathered = self._gather(found)
        return replace(gathered, own=[e for e in gathered.own if found.speakers.may_speak_on(e.stored.article.day)])

    def _gather(self, found: Found) -> Gathered:
        store, asked = self._store, self._asked
        names = found.speakers.names if asked.who else None
        if names is not None and not found.matcher.variants:
            return Gathered(_ranked(_without_topic(store, asked, found, self._scope)), [])
        keys = list(found.articles)
        if names is None:
            return Gathered(_ranked(_in(asked, found, store.statements(keys), None)), [])
        mine = store.statements(keys, sorted(names)) if names else {}
        own = _in(asked, found, mine, names) or _near(store, asked, found, mine, names)
        beside = self._beside(found)
        by_others = [e for e in beside if not _is_theirs(e.statement, names)]
        return Gathered(_ranked(own), by_others, any(_expected(e.statement, names) for e in beside))

    def _beside(self, found: Found) -> list[Evidence]:
        """What anybody has on the topic in the first articles: whoever is meant, the same."""
        if self._everybodys is None:
            anything = replace(self._asked, predicate=None, speech=False)
            said = self._store.statements(list(found.articles)[:DEEP])
            self._everybodys = _ranked(_in(anything, found, said, None))
        return self._everybodys


def _near(
    store: Lookup, asked: Asked, found: Found, mine: Mapping[int, Sequence[Statement]], names: frozenset[str]
) -> list[Evidence]:
    """Statements whose sentence goes on to the topic behind their cue, where nobody else speaks: the reading may have
    cut their content short."""
    if asked.predicate is not None or not asked.speech:
        return []
    keys = [key for key, group in mine.items() if group][:DEEP]
    pages, articles = store.passages(keys), found.articles.fetch(keys)
    longer: dict[int, list[Statement]] = {}
    for key in articles:
        sentences = [span for passage in pages.get(key, ()) for span in passage.sentences]
        occurrences = found.matcher.occurrences(articles[key].article.text)
        for statement in mine[key]:
            rest = _to_sentence_end(statement, sentences)
            if rest and any(rest[0] <= word.start < rest[1] for word, _ in occurrences):
                longer.setdefault(key, []).append(replace(statement, content=(rest,)))
    everybody = store.statements(longer)
    alone: dict[int, list[Statement]] = {}
    for key, group in longer.items():
        taken = [s for s in everybody.get(key, ()) if _stops(s, names)]
        alone[key] = [one for s in group if (one := _until_others(s, taken))]
    return _in(asked, found, alone, names)


def _stops(statement: Statement, names: frozenset[str]) -> bool:
    """Whether a statement ends another's: somebody else speaks, or the same keeps silent."""
    if names & set(statement.speakers):
        return statement.polarity is Polarity.NEGATED and MENTION in stances_of(statement.lemma)
    return statement.act is not Act.EVENT


def _to_sentence_end(statement: Statement, sentences: Sequence[Span]) -> Span | None:
    """The rest of the sentence behind the cue of something said; None where nothing is left of it."""
    if statement.act is not Act.SPEECH or statement.polarity is not Polarity.AFFIRMED or not statement.cue:
        return None
    start = statement.cue[-1][1]
    end = next((b for a, b in sentences if a <= statement.cue[0][0] < b), start)
    return (start, end) if start < end else None


def _until_others(statement: Statement, taken: Sequence[Statement]) -> Statement | None:
    """The statement with its content up to where somebody else begins to speak; None where they do already."""
    start, end = statement.content[0]
    others = [a for other in taken for a, _ in (*other.source, *other.cue, *other.content) if start <= a < end]
    inside = [b for other in taken for a, b in (*other.source, *other.cue, *other.content) if a < start < b]
    end = min([end, *others])
    return None if inside or end <= start else replace(statement, content=((start, end),))


def _without_topic(store: Lookup, asked: Asked, found: Found, scope: Scope) -> Iterable[Evidence]:
    """Whatever the speaker said, the latest articles first."""
    said: dict[int, list[Statement]] = {}
    for key, statement in store.statements_by(sorted(found.speakers.names), scope, limit=SAID):
        said.setdefault(key, []).append(statement)
    articles = Articles.at_hand(store.articles(said))
    return _in(asked, replace(found, articles=articles), said, found.speakers.names)


def _is_theirs(statement: Statement, names: frozenset[str]) -> bool:
    """Whether a statement is that of one of the speakers, or only told by them of nobody named: "*we* did not"."""
    return bool(names & set(statement.speakers or statement.via))


def _in(
    asked: Asked, found: Found, statements: Mapping[int, Sequence[Statement]], names: frozenset[str] | None
) -> list[Evidence]:

    def of(key: int, stored: Stored) -> list[Evidence]:
        return weigh(asked, stored, _on_topic(found.matcher, stored, statements[key]), found.matcher, names)

    articles = found.articles.fetch(key for key in found.articles if statements.get(key))
    return [e for key, stored in articles.items() for e in of(key, stored)]


def _on_topic(matcher: TopicMatcher, stored: Stored, statements: Sequence[Statement]) -> Sequence[Statement]:
    """Those that may have the topic: only they are decoded, where they were not yet."""
    if not matcher.variants or not isinstance(statements, Statements):
        return statements
    return statements.around([word.start for word, _ in matcher.occurrences(stored.article.text)])


def _expected(statement: Statement, names: frozenset[str]) -> bool:
    """Whether others expect the deed of the speaker: their words, never his."""
    return (
        bool(names & set(statement.speakers))
        and statement.act is Act.EVENT
        and statement.modality is not Modality.ASSERTED
        and not self_reported(statement)
    )


def _ranked(evidence: Iterable[Evidence]) -> list[Evidence]:
    def rank(e: Evidence) -> tuple[float, int, int, int]:
        day = e.stored.article.day
        return (-round(e.score, 2), -(day.toordinal() if day else 0), e.stored.key, e.statement.extent[0])

    return sorted(evidence, key=rank)
