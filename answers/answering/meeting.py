"""What the nearest articles tell of what a question asks: their propositions, each with how far it meets it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answers.answering.background import Background
from answers.answering.callings import Callings
from answers.answering.introductions import Introductions
from answers.answering.match import Match, Sought, match, restated, sought
from answers.answering.phrases import Phrase, meant, phrases
from answers.answering.predicates import predicate_relation
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
    asked = (what, *restated(what))
    propositions = store.propositions(articles)
    found: list[Meeting] = []
    for key, stored in articles.items():
        for one in asked:
            found += _of_article(stored, propositions.get(key, ()), one, pages[key])
    return sorted(found, key=lambda one: -one.rank)


def _of_article(stored: Stored, propositions: Sequence[Proposition], what: Sought, page: Page) -> Iterator[Meeting]:
    # Only propositions with a predicate that has to do with the question's: to compare words is what takes the time.
    related = {told for told in {one.predicate for one in propositions} if predicate_relation(what.predicate, told)}
    if not related:
        return
    text, sentences = stored.article.text, page.sentences
    starts = [sentence.span[0] for sentence in sentences]
    numbered = [(one, bisect_right(starts, one.head[0]) - 1) for one in propositions]
    bearing = [(one, number) for one, number in numbered if number >= 0 and one.predicate in related]
    around = {number: set(sentences[number].known) for _, number in bearing}
    for one, number in numbered:
        if number in around:
            around[number].update(word for argument in one.arguments for word in meant(argument))
    title = set(page.title)
    said = Introductions(text, sentences), Callings(text, propositions)
    for one, number in bearing:
        filled = phrases(text, one.arguments)
        met = match(what, one, filled, around[number], title, Background(*said, number))
        if met is not None:
            yield Meeting(stored, one, filled, sentences[number].span, met)
