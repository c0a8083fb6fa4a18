"""From a question taken apart to the articles that may answer it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from answers.asking.known_names import KnownNames
from answers.asking.offices import holders
from answers.asking.question import Asked
from answers.asking.spelling import corrected, near, with_spellings
from answers.asking.topic import TopicMatcher, TopicWord, Variant, topic_words, with_loose, wordings
from answers.asking.who import NameIndex, Speakers
from answers.language.naming import name_tokens
from answers.language.vocabulary import Vocabulary
from answers.language.words import stem, words
from answers.model import Coverage, Scope, Tenure
from answers.record.articles import Articles
from answers.record.index import Index
from answers.record.lookup import Lookup
from answers.record.query import Alternative, Group, Hit, IndexQuery
from answers.record.rows import Stored
from answers.retrieval.ranking import Ranker
from answers.retrieval.speaker_names import NameWords, SpeakerNames

SMALL = 24
"""A scope of at most so many articles is looked through whole, without the index."""
PASSAGES = 400
"""Passages taken from the index where speaker and topic are both required of an article."""
OTHERS = 80
"""Passages taken from the index on the topic alone."""
PROPER = 0.25
"""Articles that write a word with a capital, for each passage that holds it, from which on it is a name."""
CALLED = 40
"""Passages in whose articles it is looked up who is called what."""
_MATCHING = 100
"""Collections seen together, and states of the record, of which it is kept whom their names mean."""
_SUGGESTED = 3
"""Names offered for one that nobody bears."""
UNREAD = 12
"""Articles of a larger scope that one question waits to have read, at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """The articles that may answer a question, best first, and what is known of speaker and topic in the scope.

    ``topic_known``: the topic's words occur together somewhere in the scope. ``who_known``: the name occurs there.
    ``guessed``: a word of the topic was taken for a near one. ``unread``: the keys of the articles that must be read
    first, for nothing is known yet of who says what in them; what has been read of them is found by ``Searcher.again``.
    """

    articles: Articles
    unread: tuple[int, ...]
    speakers: Speakers
    matcher: TopicMatcher
    coverage: Coverage
    topic_known: bool
    who_known: bool
    guessed: bool
    suggestions: tuple[str, ...] = ()


class Find(Protocol):
    """Gives the articles to look into for a question, as ``Searcher.find`` does, read where a question waits for it."""

    def __call__(self, asked: Asked, scope: Scope, depth: int = OTHERS) -> Found: ...


class Searcher:
    """Candidates for questions over one record and its index; keeps the speakers' names between questions.

    It reads no article and writes nothing: of those found it says which the reader of ``version`` has not read.
    """

    def __init__(self, store: Lookup, index: Index, version: int) -> None:
        self._store, self._index, self._version = store, index, version
        self.ranker = Ranker(store, index)
        self._words = NameWords(store)
        self._matching: dict[tuple[tuple[str, ...], int], tuple[object, NameIndex]] = {}

    def names(self, scope: Scope) -> NameIndex:
        """Everybody who speaks in the collections of the scope, as this thread sees the record."""
        seen = scope.collections, self._store.position()
        state, kept = self._index.state, self._matching.get(seen)
        if kept is None or kept[0] is not state:
            names = SpeakerNames(self._store, scope.collections, self._words)
            written = _Frequency(self._index, Scope(scope.collections)).of_name
            kept = self._matching[seen] = (state, NameIndex(names, written=written))
            for oldest in list(self._matching)[:-_MATCHING]:
                self._matching.pop(oldest, None)
        return kept[1]

    def is_name(self, scope: Scope) -> Callable[[str], bool]:
        """Tells whether the articles of the scope's collections write a folded word as a name."""
        return _Frequency(self._index, scope).is_name

    def find(self, asked: Asked, scope: Scope, depth: int = OTHERS) -> Found:
        """The articles to look into for a question; ``depth``: passages taken on the topic alone."""
        coverage = self._store.coverage(scope)
        if coverage.articles <= SMALL:
            small = self._store.list_articles(scope, 0, SMALL)
            return self._among(asked, scope, coverage, {stored.key: stored for stored in small})
        return self._through_index(asked, scope, coverage, depth)

    def again(self, found: Found, asked: Asked, scope: Scope) -> Found:
        """The same articles as the record has them now that some were read, and who is meant of those who speak now."""
        if found.coverage.articles <= SMALL:
            return self._among(asked, scope, found.coverage, self._store.articles(found.articles))
        now = replace(found, articles=self._store.found(found.articles), speakers=self.speakers(scope, asked.who))
        return self._completed(now, asked, scope)

    def _called_near(self, scope: Scope, roots: Collection[str]) -> list[Tenure]:
        """What anybody is called in the articles that have all of these roots in one passage."""
        groups = tuple((Alternative(one, field="root"),) for one in sorted(roots))
        keys = dict.fromkeys(
            hit.article_key for hit in self._index.search(IndexQuery(groups, scope=scope, limit=CALLED))
        )
        days = {key: stored.article.day for key, stored in self._store.articles(keys).items()}
        found = self._store.callings(days)
        return [Tenure(one, days[key], days[key], 1) for key in days for one in found.get(key, ())]

    def _among(self, asked: Asked, scope: Scope, coverage: Coverage, articles: dict[int, Stored]) -> Found:
        """The scope is small: every article of it counts, and its own words are the vocabulary."""
        counts: dict[str, int] = {}
        capitals: dict[str, int] = {}
        for stored in articles.values():
            text = f"{stored.article.title}\n{stored.article.text}"
            for word in words(text):
                counts[word.folded] = counts.get(word.folded, 0) + 1
                capitals[word.folded] = capitals.get(word.folded, 0) + text[word.start].isupper()
        named = {word for word, count in capitals.items() if count > PROPER * counts[word]}
        stems = {stem(term) for term in counts}
        variants, guessed = self._variants(
            asked.topic, stems.__contains__, named.__contains__, lambda: Vocabulary(sorted(counts)), counts
        )
        speakers = self._speakers_in(scope, asked.who)
        matcher = TopicMatcher(variants, asked.phrase)
        texts = [(s.article.text, matcher.occurrences(s.article.text)) for s in articles.values()]
        known = any(matcher.match(found, [(0, len(text))]) for text, found in texts)
        who_known = bool(speakers.names) or bool(asked.who and _mentioned(asked.who, named))
        found = Found(Articles.at_hand(articles), (), speakers, matcher, coverage, known, who_known, guessed)
        return self._completed(found, asked, scope)

    def speakers(self, scope: Scope, who: str | None) -> Speakers:
        """Whom a question means, by name or by office."""
        return self._holders(scope, who, self.names(scope).match(who)) if who else Speakers()

    def _holders(self, scope: Scope, who: str, named: Speakers) -> Speakers:
        """Those who hold the office that is asked for, and last whoever is called so only: "the president"."""
        if named.shown and named.shown.split()[-1][:1].isupper():
            return named
        everywhere = Scope(collections=scope.collections)
        tenures, near = partial(self._store.tenures, scope=everywhere), partial(self._called_near, everywhere)
        found = holders(who, tenures, near, self.names(scope))
        return replace(found, rivals=(*found.rivals, *([named] if named.names else []))) if found.names else named

    def _speakers_in(self, scope: Scope, who: str | None) -> Speakers:
        """Who is meant in a small scope: those who speak there go before others of the same name."""
        if not who:
            return Speakers()
        everybody = self.names(scope)
        written = _Frequency(self._index, scope).of_name
        speakers = KnownNames(self._store.speakers(scope))
        here = NameIndex(speakers, everybody.known, written).match(who)
        return self._holders(scope, who, here if here.names else everybody.match(who))

    def _through_index(self, asked: Asked, scope: Scope, coverage: Coverage, depth: int) -> Found:
        frequency = _Frequency(self._index, scope)

        def terms() -> Vocabulary:  # listed only where a word is to be compared with all
            return self._index.terms(scope.collections)

        variants, guessed = self._variants(asked.topic, frequency.has_stem, frequency.is_name, terms, frequency)
        speakers = self.speakers(scope, asked.who)
        name_groups = self._name_groups(asked.who, speakers, terms) if asked.who else ()
        hits: list[Hit] = []
        on_topic: list[Hit] = []
        for variant in variants:
            groups = tuple(_group(word) for word in variant if not word.loose)
            phrase = (tuple(word.best for word in variant),) if len(variant) > 1 else ()
            query = IndexQuery(groups, phrases=phrase, scope=scope, limit=depth)
            on_topic += self._index.search(query)
            if name_groups:
                hits += self._index.search(replace(query, names=name_groups, limit=PASSAGES))
        who_known = bool(speakers.names)
        if name_groups and not who_known:
            who_known = bool(self._index.search(IndexQuery((), names=name_groups, scope=scope, limit=1)))
        if not variants and name_groups:
            hits = self._index.search(IndexQuery((), names=name_groups, scope=scope, limit=OTHERS))
        articles = self._store.found(hit.article_key for hit in [*hits, *on_topic])
        matcher = TopicMatcher(variants, asked.phrase)
        found = Found(articles, (), speakers, matcher, coverage, bool(on_topic), who_known, guessed)
        return self._completed(found, asked, scope)

    def _completed(self, found: Found, asked: Asked, scope: Scope) -> Found:
        """The same with what is still to be read and what may have been meant; what was not asked for is known."""
        variants, meant = found.matcher.variants, bool(found.speakers.names)
        suggestions: list[str] = []
        if asked.who and not meant:
            suggestions += self.names(scope).known.suggestions(asked.who, _SUGGESTED)
        if asked.topic and found.guessed and found.topic_known:
            suggestions.append(" ".join(word.folded for word in variants[0]))
        unread = found.articles.unread(self._version)
        return replace(
            found,
            unread=tuple(unread if found.coverage.articles <= SMALL else unread[:UNREAD]),
            topic_known=found.topic_known or not variants,
            who_known=found.who_known or meant or not asked.who,
            suggestions=tuple(suggestions),
        )

    def _variants(
        self,
        topic: str | None,
        known: _Test,
        named: _Test,
        terms: Callable[[], Vocabulary],
        counts: Mapping[str, int] | _Frequency,
    ) -> tuple[list[Variant], bool]:
        """The wordings of the topic with misspelt words mended, and whether any was."""
        variants: list[Variant] = []
        guessed = False
        for text in wordings(topic) if topic else ():
            variant: list[TopicWord] = []
            asked = topic_words(text)
            for word in asked:
                if known(word.best):
                    variant.append(with_spellings(word, terms, named) if named(word.folded) else word)
                    continue
                mended = corrected(word, terms(), lambda term: counts.get(term, 0), named, alone=len(asked) == 1)
                guessed = guessed or mended is not None
                variant.append(mended or word)
            if variant:
                variants.append(with_loose(variant))
        return variants, guessed

    def _name_groups(self, who: str, speakers: Speakers, terms: Callable[[], Vocabulary]) -> tuple[Group, ...]:
        """The words that an article about the speaker holds: the last word of any of the names."""
        lasts = {name_tokens(name)[-1] for name in speakers.names if name_tokens(name)}
        tokens = name_tokens(who)
        if not lasts and tokens:
            mended = near(tokens[-1], terms(), limit=1)
            lasts = {tokens[-1], *(term for term, _ in mended)}
        return (tuple(Alternative(last, field="names") for last in sorted(lasts)),) if lasts else ()


class _Test(Protocol):
    def __call__(self, word: str, /) -> bool: ...


class _Frequency:
    """Document frequencies of the index, looked up as a mapping."""

    def __init__(self, index: Index, scope: Scope) -> None:
        self._index, self._collections = index, scope.collections

    def get(self, term: str, default: int = 0) -> int:
        return self._index.document_frequency(term, "body", self._collections) or default

    def of_name(self, term: str) -> int:
        """How often the word is written, where it is written as a name; else 0."""
        return self.get(term) if self.is_name(term) else 0

    def is_name(self, term: str) -> bool:
        """Whether the word is written as a name about as often as it is written at all."""
        capital = self._index.document_frequency(term, "names", self._collections)
        return capital > 0 and capital >= PROPER * self._index.document_frequency(term, "body", self._collections)

    def has_stem(self, term: str) -> bool:
        return self._index.document_frequency(term, "stem", self._collections) > 0


def _group(word: TopicWord) -> Group:
    return tuple(Alternative(s, weight) for s, weight in word.stems.items())


def _mentioned(who: str, named: Collection[str]) -> bool:
    """Whether the surname, or one a slip away, is written as a name."""
    tokens = name_tokens(who)
    return bool(tokens) and (tokens[-1] in named or bool(near(tokens[-1], Vocabulary(sorted(named)), limit=1)))
