"""A topic: the words that a passage or a statement must hold, each with the spellings and synonyms that count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answers.language.stem_search import Occurrence, StemSearch
from answers.language.wording import wording
from answers.language.words import Word, compounds, stem, words
from answers.model import Span


@dataclass(frozen=True, slots=True)
class TopicWord:
    """One word of a topic: as folded, and the stems that count as it with their weights.

    ``loose`` words ("additional", "possible") help to rank and are not required; ``capital``: typed with one.
    """

    folded: str
    stems: dict[str, float] = field(default_factory=dict)
    loose: bool = False
    capital: bool = False
    corrected: bool = False

    @property
    def best(self) -> str:
        """The stem that counts most."""
        return max(self.stems, key=lambda s: self.stems[s])


Variant = tuple[TopicWord, ...]
"""One wording of a topic: its words in order."""


def topic_words(text: str) -> Variant:
    """The words of a topic that carry meaning; when all are loose, all are required."""
    found = {w.folded: text[w.start].isupper() for w in words(text) if w.folded not in wording().stop}
    return with_loose([TopicWord(word, {stem(word): 1.0}, capital=capital) for word, capital in found.items()])


def with_loose(found: Sequence[TopicWord]) -> Variant:
    """The words, each marked loose or not: a modifier is loose beside a word that is none."""
    strict = any(word.folded not in wording().loose for word in found)
    return tuple(replace(word, loose=strict and word.folded in wording().loose) for word in found)


def wordings(text: str) -> list[str]:
    """The topic as typed, with what hyphens join as one word, and with each synonym that the word list knows."""
    folded = [w.folded for w in words(text)]
    result = [text]
    for joined in compounds(text):
        result.append(f"{text[: joined.start]}{joined.folded}{text[joined.end :]}")
    for group in wording().synonyms:
        for name in group:
            name_words = name.split()
            for at in range(len(folded) - len(name_words) + 1):
                if [stem(w) for w in folded[at : at + len(name_words)]] == [stem(w) for w in name_words]:
                    rest = folded[:at], folded[at + len(name_words) :]
                    result += [" ".join([*rest[0], other, *rest[1]]) for other in group if other != name]
                    break
    return list(dict.fromkeys(result))[:8]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a topic stands in a text: ``score`` in (0, 1] and ``spans`` of its words; ``full`` with its loose words."""

    score: float
    spans: tuple[Span, ...]
    full: bool = True


class TopicMatcher:
    """Finds a topic in the words of one article."""

    def __init__(self, variants: Sequence[Variant], phrase: str | None = None) -> None:
        """``variants``: the wordings of the topic, the first as asked; ``phrase``: words to stand as they are."""
        self.variants = [variant for variant in variants if variant]
        self._phrase = [w.folded for w in words(phrase)] if phrase else []
        self._words = StemSearch({s for variant in self.variants for word in variant for s in word.stems})
        self._found: dict[str, list[Occurrence]] = {}

    def occurrences(self, text: str) -> list[Occurrence]:
        """The words of the text that are one of the topic's, in order; of a phrase, all its words where it stands."""
        if text not in self._found:
            self._found[text] = self._standing(list(words(text))) if self._phrase else self._words.find(text)
        return self._found[text]

    def _standing(self, there: list[Word]) -> list[Occurrence]:
        size = len(self._phrase)
        starts = [i for i in range(len(there) - size + 1) if [w.folded for w in there[i : i + size]] == self._phrase]
        return sorted(((w, stem(w.folded)) for i in starts for w in there[i : i + size]), key=_start)

    def match(self, occurrences: Sequence[Occurrence], pieces: Sequence[Span]) -> Match | None:
        """The best match of a wording inside the pieces, or None. Required words must all be there.

        The score falls with the distance between the words: a topic's words stand close together.
        """
        found = {
            at
            for start, end in pieces
            for at in range(bisect_left(occurrences, start, key=_start), bisect_left(occurrences, end, key=_start))
            if occurrences[at][0].end <= end
        }
        inside = [occurrences[at] for at in sorted(found)]
        best: Match | None = None
        for variant in self.variants if inside else ():
            closest = _closest(variant, inside)
            if closest and (best is None or closest.score > best.score):
                best = closest
        return best


def _start(occurrence: Occurrence) -> int:
    return occurrence[0].start


def _closest(variant: Variant, inside: Sequence[Occurrence]) -> Match | None:
    """The occurrence of all required words that lies closest together."""
    required = [w for w in variant if not w.loose]
    anchors = [(w, s) for w, s in inside if s in required[0].stems]
    best: Match | None = None
    for anchor, anchor_stem in anchors:
        spans, weight, spread = [(anchor.start, anchor.end)], required[0].stems[anchor_stem], 0
        for word in required[1:]:
            near = min(
                ((abs(w.start - anchor.start), w, s) for w, s in inside if s in word.stems),
                key=lambda c: c[0], default=None,
            )  # fmt: skip
            if near is None:
                return None
            spread = max(spread, near[0])
            spans.append((near[1].start, near[1].end))
            weight *= word.stems[near[2]]
        loose = [w for w in variant if w.loose]
        extra = [
            (w.start, w.end)
            for word in loose
            for w, s in inside
            if s in word.stems and abs(w.start - anchor.start) < 120
        ]
        full = len(extra) >= len(loose)
        closeness = 1.0 if len(required) == 1 else 1.0 / (1.0 + max(0, spread - 25 * (len(required) - 1)) / 120)
        score = weight * closeness * (1.0 if full else 0.8)
        if best is None or score > best.score:
            best = Match(score, tuple(sorted({*spans, *extra})), full)
    return best
