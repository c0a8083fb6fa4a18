"""A source's words taken apart: which of its noun phrases are speakers, and which only say more about them.

"Trump and European leaders" holds two speakers; "aides to Clinton", "Trump's lawyer" and "Lund, who advised McCain"
hold one, whose name is no Trump, Clinton or McCain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answers.language.function_words import function_words
from answers.language.gazetteer import gazetteer
from answers.language.name_tables import names, roles
from answers.reading.parse.tree import Tree

BEFORE_NOUN = frozenset({"DT", "JJ", "NN", "NNS", "CD", "POS", "PRP$", "NNP", "NNPS", "HYPH"})
"""Tags of what stands before a noun in its phrase."""

_NOMINAL = BEFORE_NOUN | {"JJR", "JJS", "PDT", "PRP", "FW", "WP", "WDT", "WP$", "EX", "LS", "SYM", "$", "AFX"}
_BREAKS = frozenset({"IN", "TO", "RP", "MD", "VB", "VBD", "VBP", "VBZ", "VBG", "VBN", "WRB"})
_PASSED = frozenset({"RB", "RBR", "RBS", "PDT", "CC"})
_OPENING, _CLOSING = frozenset({"(", "[", "-lrb-"}), frozenset({")", "]", "-rrb-"})
_COMMAS = frozenset({",", ";", "—", "--", "–"})
_QUOTES = frozenset('"“”‘’') | {"''", "``"}
_WORDS = function_words()
_RELATIVE = _WORDS.relative_pronouns.all | _WORDS.relative_adverbs
_PAIRING = (_WORDS.coordinators.all - _WORDS.coordinators.adversative) | {"&"}
_INCLUDING = _WORDS.prepositions.inclusion
_REFLEXIVE = _WORDS.personal("reflexive", person=3) | _WORDS.restrictives.after
_ONE = _WORDS.indefinite_pronouns.generic
_PLURAL = frozenset[str]().union(
    _WORDS.quantifiers.plural,
    _WORDS.quantifiers.count,
    _WORDS.quantifiers.dual,
    _WORDS.demonstratives.those,
    _WORDS.indefinite_pronouns.alternative,
    _WORDS.personal("subject", number="plural") - _WORDS.personal(person=2),
    roles().plurals,
)
_BEFORE_ARTICLES = _WORDS.quantifiers.dual | _WORDS.determiners.kind

Joint = Literal["", "and", "comma"]
"""What joins a phrase to those before it; "" of the first."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One noun phrase without what follows its head: tokens ``range(start, end)``."""

    start: int
    end: int
    link: Joint = ""


def speakers_of(tree: Tree, tokens: Sequence[int], named: dict[int, int]) -> list[Phrase]:
    """The noun phrases of a source that speak, in order.

    ``named`` maps tokens to the number of the mention that holds them.
    """
    phrases = _top(tree, tokens, named)
    if len(phrases) < 2:
        return phrases
    return _without_appositions(tree, phrases, named)


def _top(tree: Tree, tokens: Sequence[int], named: dict[int, int]) -> list[Phrase]:
    """The noun phrases that stand at the top of the source, not inside a prepositional phrase or a clause."""
    walk = _Walk(tree, named)
    for i in tokens:
        walk.take(i)
    return walk.ended()


class _Walk:
    """One way through a source: where its phrase began, and what the way is inside of, at the token it has come to."""

    def __init__(self, tree: Tree, named: dict[int, int]) -> None:
        self._tree, self._named = tree, named
        self._found: list[Phrase] = []
        self._begin = -1  # of the phrase that is open, if one is
        self._link: Joint = ""
        self._inside = False  # a prepositional phrase or a clause
        self._parentheses = 0
        self._last = -2

    def take(self, i: int) -> None:
        """Goes on to token ``i``."""
        tree = self._tree
        if self._begin >= 0 and not all(tree.tag[j] == "_SP" for j in range(self._last + 1, i)):
            self._close(self._last + 1)
        self._last = i
        tag, low = tree.tag[i], tree.lower[i]
        if tag == "_SP" or low in _QUOTES:
            return
        if low in _OPENING:
            self._close(i)
            self._parentheses += 1
        elif low in _CLOSING:
            self._parentheses = max(0, self._parentheses - 1)
        elif self._parentheses:
            return
        elif i in self._named:
            self._go_on(i)
        elif low in names().coauthors:
            self._close(i)
        elif tag == "," or low in _COMMAS:
            self._join(i, "comma")
        elif low in _PAIRING and tag == "CC":
            self._conjunction(i)
        elif low in _INCLUDING:
            self._join(i, "and")
        else:
            self._word(i)

    def ended(self) -> list[Phrase]:
        """What was found, when all tokens are taken."""
        self._close(self._last + 1)
        return self._found

    def _go_on(self, i: int) -> None:
        """A token of a phrase: one begins with it where none is open."""
        if self._begin < 0 and not self._inside:
            self._begin = i

    def _close(self, end: int) -> None:
        phrase = _trimmed(self._tree, self._begin, end, self._link) if self._begin >= 0 else None
        if phrase:
            self._found.append(phrase)
            self._link = ""
        self._begin = -1

    def _join(self, i: int, link: Joint) -> None:
        """What stands before and after ``i`` are both at the top."""
        self._close(i)
        self._link, self._inside = link, False

    def _conjunction(self, i: int) -> None:
        inside_phrase = self._begin >= 0 and not self._inside
        if inside_phrase and self._tree.tag[i - 1] == "JJ" and i - 1 not in self._named:
            return  # "domestic and foreign critics"
        if not self._inside or self._joins_top(i):
            self._join(i, "and")
        else:
            self._close(i)

    def _joins_top(self, i: int) -> bool:
        """Whether "and" after a prepositional phrase joins on to the head of the first phrase, as the parser has it."""
        return not self._found or self._found[-1].start <= self._tree.head[i] < self._found[-1].end

    def _word(self, i: int) -> None:
        tag = self._tree.tag[i]
        modifier = tag in {"VBN", "VBG"} and self._tree.dep[i] in {"amod", "compound"}
        if self._is_relative(i) or (tag in _BREAKS and not modifier):
            self._close(i)
            self._inside = bool(self._found)
        elif not self._inside:
            if tag in _NOMINAL or modifier:
                self._go_on(i)
            elif tag not in _PASSED:
                self._close(i)

    def _is_relative(self, i: int) -> bool:
        """Whether a relative clause begins at ``i``, which it cannot where there is no phrase yet."""
        tree = self._tree
        linking = tree.tag[i] in {"WP", "WDT", "WRB", "WP$"} or tree.dep[i] in {"nsubj", "mark"}
        return linking and tree.lower[i] in _RELATIVE and (bool(self._found) or self._begin >= 0)


def _trimmed(tree: Tree, start: int, end: int, link: Joint) -> Phrase | None:
    nouns = {"NN", "NNS", "NNP", "NNPS"}
    while end > start + 1 and tree.tag[end - 1] == "JJ" and tree.tag[end - 2] in nouns and tree.dep[end - 1] != "ROOT":
        end -= 1  # "officials familiar with the call"
    while end > start and (
        tree.tag[end - 1] in {"RB", "POS", "HYPH", "_SP", "PDT", "CC"}
        or tree.lower[end - 1] in _REFLEXIVE
        or tree.lower[end - 1] in _QUOTES
        or tree.lower[end - 1] in _WORDS.genitive_endings
        or tree.words[end - 1] in gazetteer().days
    ):
        end -= 1
    return (
        Phrase(start, end, link) if end > start and any(w.isalnum() for w in "".join(tree.words[start:end])) else None
    )


def _without_appositions(tree: Tree, phrases: list[Phrase], named: dict[int, int]) -> list[Phrase]:
    """What is left when a phrase after a comma that only renames the one before is taken out, or takes its place."""
    listed = [any(p.link == "and" for p in phrases[n:]) for n in range(len(phrases))]
    kept = [phrases[0]]
    for number, phrase in enumerate(phrases[1:], 1):
        before = kept[-1]
        name, name_before = is_name(phrase, named), is_name(before, named)
        if phrase.link == "and":
            if (
                name_before
                and not name
                and phrase.start in named
                and tree.tag[phrase.start] != "JJ"
                and not possessor(tree, phrase)
                and plural(tree, phrase)
            ):
                kept[-1] = Phrase(before.start, phrase.end, before.link)  # "the Lund and Moe campaigns": neither speaks
                continue
            indefinite = (
                tree.lower[phrase.start] in _WORDS.articles.indefinite and not name and not plural(tree, phrase)
            )
            if indefinite and name_before and number > 1:
                continue
            if number > 1 and phrases[number - 1] not in kept and _common_pair(tree, phrases[number - 1], phrase, name):
                continue
            if not name and not name_before and _same_bearer(tree, before, phrase):
                continue
            kept.append(phrase)
        elif phrase.link == "comma":
            if name and not name_before and not number_like(tree, before):
                if plural(tree, before) and listed[number]:
                    kept.append(phrase)  # "two senators, Lund and Moe": the senators are those who follow
                elif not plural(tree, before):
                    kept[-1] = Phrase(phrase.start, phrase.end, before.link)
            elif name and name_before and listed[number] and not _is_place(tree, phrase):
                kept.append(phrase)
    return kept


def _is_place(tree: Tree, phrase: Phrase) -> bool:
    """Whether the phrase is a place after a comma: "Fort Lauderdale, Fla."."""
    words = tuple(tree.words[phrase.start : phrase.end])
    return words in gazetteer().places or (len(words) == 1 and words[0].endswith(".") and len(words[0]) <= 6)


def _common_pair(tree: Tree, before: Phrase, phrase: Phrase, name: bool) -> bool:
    """Whether "and" goes on with an apposition: "Lund, a senator and former mayor,"."""
    return not name and not plural(tree, phrase) and not plural(tree, before)


def _same_bearer(tree: Tree, before: Phrase, phrase: Phrase) -> bool:
    """Whether one person holds both: "the senator and presidential candidate"."""
    determined = tree.tag[phrase.start] in {"DT", "PRP$"}
    return not determined and not plural(tree, before) and not plural(tree, phrase)


def is_name(phrase: Phrase, named: dict[int, int]) -> bool:
    """Whether the phrase ends in a name, and so is that person's or body's."""
    return phrase.end - 1 in named


def plural(tree: Tree, phrase: Phrase) -> bool:
    """Whether the head of the phrase is a plural noun."""
    head = phrase.end - 1
    return (
        tree.tag[head] in {"NNS", "NNPS"}
        or tree.lower[head] in _PLURAL
        or (tree.tag[head] == "CD" and tree.lower[head] not in _ONE)
    )


def number_like(tree: Tree, phrase: Phrase) -> bool:
    """Whether the phrase is a mere number: an age, a count."""
    return all(tree.tag[i] in {"CD", "SYM", "$"} for i in range(phrase.start, phrase.end))


def description_of(tree: Tree, phrase: Phrase) -> tuple[str, list[str], int]:
    """A common phrase as its determiner in lower case ("" without), the words after it, and where they begin."""
    start = phrase.start
    determiner = ""
    while start < phrase.end and (
        tree.tag[start] in {"DT", "PRP$", "PDT", "WP$"} or tree.lower[start] in _BEFORE_ARTICLES
    ):
        determiner = tree.lower[start]
        start += 1
    return determiner, tree.words[start : phrase.end], start


def possessor(tree: Tree, phrase: Phrase) -> bool:
    """Whether the phrase holds a possessive: "Trump's lawyer", "his campaign"."""
    return any(tree.tag[i] in {"POS", "PRP$"} for i in range(phrase.start, phrase.end))
