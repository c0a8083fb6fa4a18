"""The clauses of a sentence as a timeline takes them: a statement, a proposition, or both where they are one clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from answers.language.function_words import function_words
from answers.language.lexicon import lexicon
from answers.language.words import words
from answers.model import Act, EventDate, Modality, Polarity, Proposition, Span, Statement

_WORDS = function_words()
_BE = frozenset({"be", "is", "are", "am", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"})
_OPENERS = _WORDS.subordinators.all | _WORDS.relative_pronouns.all | _WORDS.relative_adverbs


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause of one sentence. ``head`` is the word that tells it; ``pieces`` are what it has of the sentence.

    ``is_finite``: whether it has a verb of its own, and is no infinitive, noun or title. ``is_subordinate``: whether it depends on another: "after *dockers had walked out*", "the toll *that she raised*".
    """

    head: Span
    pieces: tuple[Span, ...]
    statement: Statement | None
    proposition: Proposition | None
    is_finite: bool = True
    is_subordinate: bool = False

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


def tellings(
    text: str, sentences: Sequence[Span], statements: Iterable[Statement], propositions: Iterable[Proposition]
) -> dict[int, list[Telling]]:
    """The clauses of each sentence that has any, by its number; a statement stands in all sentences that it runs over."""
    starts = [start for start, _ in sentences]
    by_sentence: dict[int, list[Telling]] = {}
    propositions = list(propositions)
    told: set[int] = set()
    for statement in statements:
        pieces = (*statement.source, *statement.cue, *statement.content)
        if not pieces:
            continue
        number_of_head, proposition = _same(statement, propositions)
        told.add(number_of_head)
        head = proposition.head if proposition else (statement.cue or statement.content)[-1]
        numbers = dict.fromkeys(n for piece in pieces for n in _touched(starts, piece))
        for number in numbers:
            inside = tuple(piece for one in pieces if (piece := _cut(one, sentences[number])))
            if inside:
                by_sentence.setdefault(number, []).append(Telling(head, inside, statement, proposition))
    for i, one in enumerate(propositions):
        number = bisect_right(starts, one.head[0]) - 1
        if i in told or number < 0:
            continue
        pieces = (one.head, *(span for argument in one.arguments for span in argument.spans))
        inside = tuple(piece for span in pieces if (piece := _cut(span, sentences[number])))
        if inside:
            by_sentence.setdefault(number, []).append(Telling(one.head, inside, None, one))
    return {number: _marked(text, sentences[number], told) for number, told in by_sentence.items()}


def _marked(text: str, sentence: Span, told: Sequence[Telling]) -> list[Telling]:
    """The clauses of a sentence, those that a word before them makes subordinate marked."""
    openers = [(w.start, w.end) for w in words(text, *sentence) if w.folded in _OPENERS]
    heads = sorted({one.head[0] for one in told})
    return [
        replace(one, is_finite=finite, is_subordinate=not finite or _is_opened(text, one, openers, heads))
        for one in told
        for finite in [_is_finite(text, one)]
    ]


def _is_opened(text: str, one: Telling, openers: Sequence[Span], heads: Sequence[int]) -> bool:
    place = bisect_left(openers, one.head) - 1
    if place < 0:
        return False
    start, end = openers[place]
    others = bisect_left(heads, one.head[0]) - bisect_right(heads, start)
    return not others and "," not in text[end : max(end, one.extent[0])]


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


def _same(statement: Statement, propositions: Sequence[Proposition]) -> tuple[int, Proposition | None]:
    """The proposition that a statement is, with its number: that of the last word of its cue that has one."""
    held = [
        (i, one) for i, one in enumerate(propositions) if any(a <= one.head[0] < b for a, b in statement.cue)
    ]
    return held[-1] if held else (-1, None)


def _touched(starts: Sequence[int], piece: Span) -> range:
    first = bisect_right(starts, piece[0]) - 1
    return range(max(0, first), max(0, bisect_right(starts, piece[1] - 1) - 1) + 1)


def _cut(piece: Span, sentence: Span) -> Span | None:
    start, end = max(piece[0], sentence[0]), min(piece[1], sentence[1])
    return (start, end) if start < end else None
