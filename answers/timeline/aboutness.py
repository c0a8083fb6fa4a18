"""What in an article is about a topic: its words, what stands for them, and the sentences of a story that is about it.

A name that a word refers to ("he", "the company", "Dr Murray") counts as standing there, by the fullest name of the
article; so do the initials of a name, and the name that the topic gives the initials of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from answers.asking.topic import Match, TopicMatcher
from answers.language.function_words import function_words
from answers.language.naming import name_tokens
from answers.language.stem_search import Occurrence
from answers.language.wording import wording
from answers.language.words import Word, stem, words
from answers.model import Proposition, Span, Statement
from answers.record.rows import Stored
from answers.timeline.deeds import Deed

LEAD = 2
"""Sentences at the beginning of an article that tell, with its title, what it is about."""

SHARED = 2
"""Words that a sentence has of those that a story opens with, at least, to go on with it."""

_FIRST = function_words().personal(person=1)
_INITIALS = re.compile(r"[A-Z]{2,6}")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a timeline is about: the topic's words, other words for its event, and whose part in it counts.

    ``names``: the speakers meant, None for everybody.
    """

    matcher: TopicMatcher
    deed: Deed | None = None
    names: frozenset[str] | None = None

    @property
    def surnames(self) -> frozenset[str]:
        """The last words of the names, by which a sentence may mention them."""
        return frozenset(tokens[-1] for name in self.names or () if (tokens := name_tokens(name)))


class Aboutness:
    """Where one article is about a topic.

    ``is_story``: whether its title or its first sentences are, so that all of it may tell of the topic.
    """

    def __init__(
        self,
        stored: Stored,
        sentences: Sequence[Span],
        statements: Sequence[Statement],
        propositions: Sequence[Proposition],
        topic: Topic,
    ) -> None:
        article = stored.article
        self._topic, self._text = topic, article.text
        self._references = [*_of_arguments(propositions), *_of_speakers(statements)]
        self.occurrences = sorted(self._occurring(article.text), key=lambda one: one[0].start)
        title = topic.matcher.match(topic.matcher.occurrences(article.title), [(0, len(article.title))])
        lead = (sentences[0][0], sentences[min(LEAD, len(sentences)) - 1][1]) if sentences else (0, 0)
        self.is_story = bool(title or self.match([lead]))
        opening = (
            {*_stems(article.title, (0, len(article.title))), *_stems(article.text, lead)} if self.is_story else set()
        )
        self._opening = opening

    def match(self, pieces: Sequence[Span]) -> Match | None:
        """Where the topic stands in pieces of the text, or None."""
        return self._topic.matcher.match(self.occurrences, pieces)

    def goes_on(self, sentence: Span) -> bool:
        """Whether a sentence goes on about what the story opens with, and is nobody's account of what "we" saw."""
        if not self.is_story:
            return False
        said = {word.folded for word in words(self._text, *sentence)}
        return _FIRST.isdisjoint(said) and len(self._opening & set(map(stem, said))) >= SHARED

    def involves(self, span: Span) -> bool:
        """Whether a stretch of text mentions one of those whose part counts, by surname or by what refers to them."""
        if self._topic.names is None:
            return True
        named = (one for one in self._references if span[0] <= one[0][0] < span[1])
        if any(name in self._topic.names for _, names in named for name in names):
            return True
        surnames = self._topic.surnames
        return any(word.folded in surnames and self._text[word.start].isupper() for word in words(self._text, *span))

    def _occurring(self, text: str) -> Iterator[Occurrence]:
        matcher = self._topic.matcher
        written = matcher.occurrences(text)
        yield from written
        standing = {(word.start, form) for word, form in written}
        wanted = {form for variant in matcher.variants for word in variant for form in word.stems}
        known: dict[str, set[str]] = {}
        for (start, end), names in self._references:
            for name in set(names) - known.keys():
                known[name] = wanted.intersection(stem(word.folded) for word in words(name))
            meant = set[str]().union(*(known[name] for name in names))
            yield from ((Word(start, end, form), form) for form in meant if (start, form) not in standing)
        yield from self._abbreviated(text)

    def _abbreviated(self, text: str) -> Iterator[Occurrence]:
        """The initials of a topic of several words, as the text has the name, and a topic of initials at length."""
        for variant in self._topic.matcher.variants[:1]:
            required = [word for word in variant if not word.loose]
            runs = list(_names_beginning([word.folded for word in required], text)) if len(required) > 1 else []
            short = {initials for start, end in runs if len(initials := _initials(text[start:end])) > 2}
            for found in _INITIALS.finditer(text) if short else ():
                if found.group() in short:
                    yield from ((Word(*found.span(), found.group()), word.best) for word in required)
            if len(required) == 1 and 3 <= len(required[0].folded) <= 6:
                for start, end in _spelling(required[0].folded.upper(), text):
                    yield Word(start, end, required[0].folded), required[0].best


def _stems(text: str, span: Span) -> Iterator[str]:
    stop = wording().stop
    return (stem(word.folded) for word in words(text, *span) if word.folded not in stop)


def _of_arguments(propositions: Iterable[Proposition]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for one in propositions:
        for argument in one.arguments:
            names = (*((argument.name,) if argument.name else ()), *argument.owners)
            if names:
                yield argument.head, names


def _of_speakers(statements: Iterable[Statement]) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for one in statements:
        place = next(iter((*one.source, *one.cue)), None)
        if place and one.speakers:
            yield place, one.speakers


def _names_beginning(folded: Sequence[str], text: str) -> Iterator[Span]:
    """Where a run of words with capitals begins with these words: "American Motors Corp"."""
    found = list(words(text))
    for i in range(len(found) - len(folded) + 1):
        if [word.folded for word in found[i : i + len(folded)]] != list(folded):
            continue
        last = i + len(folded)
        while (
            last < len(found)
            and text[found[last].start].isupper()
            and text[found[last - 1].end : found[last].start] == " "
        ):
            last += 1
        yield found[i].start, found[last - 1].end


def _initials(name: str) -> str:
    return "".join(word[0] for word in _CAPITAL.findall(name))


def _spelling(letters: str, text: str) -> Iterator[Span]:
    """Where words with capitals, one after another, have these initials: "Central Intelligence Agency" for CIA."""
    pattern = r"\s+(?:(?:of|for|and|the|on)\s+)*".join(rf"{re.escape(letter)}[a-z]+" for letter in letters)
    return (found.span() for found in re.finditer(rf"\b{pattern}\b", text))
