"""The clauses of a sentence as a timeline takes them: a statement, a proposition, or both where they are one clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from answers.language.function_words import function_words
from answers.language.lexicon import lexicon
from answers.language.verbs import past_forms
from answers.language.words import words
from answers.model import Act, EventDate, Modality, Polarity, Proposition, Span, Statement

_WORDS = function_words()
_BE = frozenset({"be", "is", "are", "am", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"})
_MODALS = _WORDS.modals.all | {_WORDS.infinitive_marker}
_OPENERS = _WORDS.subordinators.all | _WORDS.relative_pronouns.all | _WORDS.relative_adverbs


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause of one sentence. ``head`` is the word that tells it; ``pieces`` are what it has of the sentence.

    ``is_finite``: whether it has a verb of its own, and is no infinitive, noun or title; ``is_past``: whether that is
    a mere past tense: "sank", no "would sink". ``is_subordinate``: whether it depends on another: "after *dockers had
    walked out*", "the toll *that she raised*".
    """

    head: Span
    pieces: tuple[Span, ...]
    statement: Statement | None
    proposition: Proposition | None
    is_finite: bool = True
    is_subordinate: bool = False
    is_past: bool = False

    @property
    def extent(self) -> Span:
        """From its first word to its last."""
        return min(a for a, _ in self.pieces), max(b for _, b in self.pieces)

    @property
    def length(self) -> int:
        """Characters from its first word to its last."""
        return self.extent[1] - self.extent[0]

    @property
    def act(self) -> Act:
        """What kind of thing it tells."""
        return self.statement.act if self.statement else Act.EVENT

    @property
    def act_name(self) -> str:
        """The verb that tells it, in dictionary form."""
        return self.proposition.predicate if self.proposition else self.statement.lemma if self.statement else ""

    @property
    def polarity(self) -> Polarity:
        """Whether it is so."""
        return self._qualified.polarity

    @property
    def modality(self) -> Modality:
        """Whether it is certain."""
        return self._qualified.modality

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who says or does it; of a mere proposition, nobody."""
        return self.statement.speakers if self.statement else ()

    @property
    def date(self) -> EventDate | None:
        """The date that it was read with."""
        if self.statement and self.statement.date:
            return self.statement.date
        return self.proposition.date if self.proposition else None

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that tell it."""
        return self.statement.cue if self.statement and self.statement.cue else (self.head,)

    @property
    def is_report(self) -> bool:
        """Whether somebody says or thinks something."""
        return self.act is not Act.EVENT

    @property
    def _qualified(self) -> Statement | Proposition:
        found = self.statement or self.proposition
        assert found is not None
        return found


class Tellings:
    """The clauses of an article, by sentence; a statement stands in all sentences that it runs over."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        statements: Iterable[Statement],
        propositions: Iterable[Proposition],
    ) -> None:
        self._text, self._sentences = text, sentences
        self._starts = [start for start, _ in sentences]
        self._propositions = sorted(propositions, key=lambda one: one.head)
        self._heads = [one.head[0] for one in self._propositions]
        self._by_sentence: dict[int, list[Statement]] = {}
        for statement in statements:
            pieces = (*statement.source, *statement.cue, *statement.content)
            for number in dict.fromkeys(n for piece in pieces for n in self._touched(piece)):
                self._by_sentence.setdefault(number, []).append(statement)

    def of(self, number: int) -> list[Telling]:
        """The clauses of a sentence: its statements, and what else it tells."""
        sentence = self._sentences[number]
        found: list[Telling] = []
        told: set[int] = set()
        for statement in self._by_sentence.get(number, ()):
            place = self._place(statement)
            proposition = self._propositions[place] if place is not None else None
            told.update(() if place is None else (place,))
            head = proposition.head if proposition else (*statement.content, *statement.cue)[-1]
            pieces = (*statement.source, *statement.cue, *statement.content)
            found += self._inside(sentence, pieces, head, statement, proposition)
        for place in range(bisect_left(self._heads, sentence[0]), bisect_left(self._heads, sentence[1])):
            one = self._propositions[place]
            if place not in told:
                pieces = (one.head, *(span for argument in one.arguments for span in argument.spans))
                found += self._inside(sentence, pieces, one.head, None, one)
        return self._marked(sentence, found)

    def _place(self, statement: Statement) -> int | None:
        """The place of the proposition that a statement is: that of the last word of its cue that has one."""
        for start, end in reversed(statement.cue):
            place = bisect_left(self._heads, end) - 1
            if place >= 0 and self._heads[place] >= start:
                return place
        return None

    @staticmethod
    def _inside(
        sentence: Span, pieces: Iterable[Span], head: Span, statement: Statement | None, one: Proposition | None
    ) -> Iterator[Telling]:
        cut = tuple((max(a, sentence[0]), min(b, sentence[1])) for a, b in pieces)
        inside = tuple(span for span in cut if span[0] < span[1])
        if inside:
            yield Telling(head, inside, statement, one)

    def _touched(self, piece: Span) -> range:
        first = bisect_right(self._starts, piece[0]) - 1
        return range(max(0, first), max(0, bisect_right(self._starts, piece[1] - 1) - 1) + 1)

    def _marked(self, sentence: Span, told: Sequence[Telling]) -> list[Telling]:
        """The clauses, those that have no verb of their own and those that a word before them subordinates marked."""
        openers = [(w.start, w.end) for w in words(self._text, *sentence) if w.folded in _OPENERS]
        heads = sorted({one.head[0] for one in told})
        return [
            replace(
                one,
                is_finite=finite,
                is_subordinate=not finite or _is_opened(self._text, one, openers, heads),
                is_past=finite and _is_past(self._text, one),
            )
            for one in told
            for finite in [_is_finite(self._text, one)]
        ]


def _is_opened(text: str, one: Telling, openers: Sequence[Span], heads: Sequence[int]) -> bool:
    place = bisect_left(openers, one.head) - 1
    if place < 0:
        return False
    start, end = openers[place]
    others = bisect_left(heads, one.head[0]) - bisect_right(heads, start)
    return not others and "," not in text[end : max(end, one.extent[0])]


def _is_past(text: str, one: Telling) -> bool:
    word = text[slice(*one.head)].lower()
    before = {w.folded for w in words(text, max(0, one.head[0] - 25), one.head[0])}
    past = word in past_forms() or (word.endswith("ed") and len(word) > 3)
    return past and before.isdisjoint(_MODALS)


def _is_finite(text: str, one: Telling) -> bool:
    """Whether a clause has a verb of its own: no infinitive, gerund, noun for an act, title or apposition."""
    start, end = one.cue[0][0] if one.statement and one.statement.cue else one.head[0], one.head[1]
    word = text[one.head[0] : end].lower()
    before = [w.folded for w in words(text, max(0, start - 20), start)][-1:]
    if before == [_WORDS.infinitive_marker] or text[start : start + 3].lower() == f"{_WORDS.infinitive_marker} ":
        return False
    if word.endswith("ing") and one.head[0] == start:
        return bool(before) and before[0] in _BE
    if one.proposition and one.proposition.predicate == _WORDS.copula.lemma and word not in _BE:
        return False
    return word.removesuffix("s") not in lexicon().nouns
