"""What the nearest articles tell of what a question asks: their propositions, each with how far it meets it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from answers.answering.introductions import Introductions
from answers.answering.match import Match, Sought, match, predicate_relation, sought
from answers.answering.phrases import Phrase, phrases, roots
from answers.asking.inquiry import Inquiry
from answers.model import Proposition, Span
from answers.record.lookup import Lookup
from answers.record.rows import Stored
from answers.retrieval.ranking import Ranking
from answers.retrieval.sentence_words import Page


@dataclass(frozen=True, slots=True)
class Meeting:
    """One proposition that bears on a question, the sentence that it stands in, and how far it meets the question."""

    stored: Stored
    proposition: Proposition
    told: Sequence[Phrase]
    sentence: Span
    match: Match

    @property
    def rank(self) -> float:
        """What comes first: the act, then who and what, then the rest of the words."""
        m = self.match
        parts = m.agent + m.agent_head + m.object + m.object_head + 0.5 * m.others
        return abs(m.predicate) + parts + m.covered - 0.5 * m.swapped - 0.3 * (m.negated or m.denied)


def meetings(store: Lookup, ranking: Ranking, inquiry: Inquiry) -> list[Meeting]:
    """The propositions of the articles of the nearest sentences that bear on a question, those that meet it first."""
    articles = {one.stored.key: one.stored for one in ranking.sentences}
    pages = {one.stored.key: one.page for one in ranking.sentences}
    what = sought(inquiry)
    propositions, passages = store.propositions(articles), store.passages(articles)
    found: list[Meeting] = []
    for key, stored in articles.items():
        sentences = [span for passage in passages.get(key, ()) for span in passage.sentences]
        found += _of_article(stored, propositions.get(key, ()), sentences, what, pages[key])
    return sorted(found, key=lambda one: -one.rank)


def _of_article(
    stored: Stored, propositions: Sequence[Proposition], sentences: Sequence[Span], what: Sought, page: Page
) -> Iterator[Meeting]:
    text = stored.article.text
    starts = [start for start, _ in sentences]
    numbered = [(one, bisect_right(starts, one.head[0]) - 1) for one in propositions]
    verb = what.inquiry.proposition.predicate
    # Only sentences with a predicate that has to do with the question's: to compare words is what takes the time.
    bearing = {number for one, number in numbered if number >= 0 and predicate_relation(verb, one.predicate)}
    told = [(one, phrases(text, one.arguments), number) for one, number in numbered if number in bearing]
    title = set(roots(stored.article.title, (0, len(stored.article.title))))
    around = {number: set(roots(text, sentences[number])) for number in bearing}
    for _, filled, number in told:
        for phrase in filled:
            around[number].update(phrase.words, phrase.heads)
    introductions = Introductions(text, page.sentences)
    for one, filled, number in told:
        met = match(what, one, filled, around[number], title, partial(introductions.of, number=number))
        if met is not None:
            yield Meeting(stored, one, filled, sentences[number], met)
