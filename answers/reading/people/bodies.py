"""Which body "the company" or "the bank" is: one of that word in its name, or the firm that is being spoken of.

Like persons, bodies are introduced by name and go on as what they are. "The bank" is the one named so, Alden Bank; "the
company" is whichever firm was the last to be a subject, unless another that is named there is spoken of as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from answers.language.dictionary import is_english
from answers.language.function_words import function_words
from answers.language.gazetteer import gazetteer
from answers.language.name_tables import names
from answers.language.words import fold
from answers.reading.parse.tree import SUBJECTS, Tree
from answers.reading.people.entities import Entity
from answers.reading.people.mentions import Kind
from answers.reading.people.references import References

_THE = function_words().articles.definite
_NEAR = 4
"""Sentences back that a body may have been named in."""
_BEFORE = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod"})
_AFTER = frozenset({"prep", "relcl", "acl", "appos", "conj"})


_NOBODY_KNOWN = Entity((), Kind.UNKNOWN)


class Bodies:
    """What nouns for bodies mean in one article."""

    def __init__(self, tree: Tree, references: References) -> None:
        self._tree = tree
        self._references = references
        self._called = {word.lower() for word in gazetteer().body_words} | names().firms

    def antecedent(self, i: int) -> int:
        """The head of the name that a noun stands for, "the company"; -1 for another word, and where that is unsure."""
        tree = self._tree
        noun = tree.lower[i]
        if noun not in self._called or tree.tag[i] != "NN" or not self._stands_alone(i):
            return -1
        found: dict[Entity, int] = {}
        rivals: list[int] = []
        for sentence in range(tree.sentence[i], max(-1, tree.sentence[i] - _NEAR - 1), -1):
            of_subjects, others = self._named_in(sentence, i, noun)
            found = of_subjects or others
            if found:
                rivals = [one.total for one in others if one not in found]
                break
        if len(found) != 1:
            return -1
        body, head = next(iter(found.items()))
        return head if body.total > max(rivals, default=0) else -1

    def _stands_alone(self, i: int) -> bool:
        """Whether nothing but "the" tells more of a noun: not "the parent company", nor "the company that he runs"."""
        tree = self._tree
        before = [child for child in tree.before[i] if tree.dep[child] in _BEFORE]
        return [tree.lower[child] for child in before] == [*_THE] and all(
            tree.dep[child] not in _AFTER for child in tree.after[i]
        )

    def _named_in(self, sentence: int, before: int, noun: str) -> tuple[dict[Entity, int], dict[Entity, int]]:
        """The bodies that a noun may mean and a sentence names before a token: those that are subjects, and others.

        Where a subject may be a firm though nothing in its name says so, "Chevron", it is one of the subjects.
        """
        tree = self._tree
        first, last = tree.bounds[sentence]
        of_subjects: dict[Entity, int] = {}
        others: dict[Entity, int] = {}
        for head, entity in self._heads(first, min(last, before)):
            subject = tree.dep[head] in SUBJECTS
            if _may_be(entity, noun):
                (of_subjects if subject else others).setdefault(entity, head)
            elif subject and noun in names().firms and entity.kind in {Kind.BODY, Kind.UNKNOWN}:
                of_subjects.setdefault(entity, -1)
        return of_subjects, {one: head for one, head in others.items() if one not in of_subjects}

    def _heads(self, first: int, last: int) -> Iterator[tuple[int, Entity]]:
        """The last words of names in a stretch of the text, and what they name."""
        named = self._references.named
        for i in range(first, last):
            if i in named and named.get(i + 1) != named[i]:
                entity = self._references.entity_at(i)
                yield i, entity or _NOBODY_KNOWN


def _may_be(entity: Entity, noun: str) -> bool:
    """Whether a noun may stand for what is named: "the bank" for Alden Bank, "the firm" for any firm."""
    if entity.kind not in {Kind.BODY, Kind.UNKNOWN}:
        return False
    words = {word.lower() for word in entity.words}
    if noun in words or not words:
        return bool(words)
    return noun in names().firms and words.isdisjoint(_public()) and (entity.kind is Kind.BODY or _is_firm(entity))


@cache
def _public() -> frozenset[str]:
    """Words of the names of bodies that are no firms: "council"."""
    return frozenset(word.lower() for word in gazetteer().body_words - names().companies) - names().firms


def _is_firm(entity: Entity) -> bool:
    """Whether a name of which nothing else is known is made like a firm's: "Harlow Mills", unlike "Yuki Tanaka"."""
    first, last = entity.key[0], entity.key[-1]
    suffixed = entity.words[-1] in names().companies | names().further_companies
    return len(entity.key) > 1 and first not in gazetteer().genders and (suffixed or is_english(fold(last)))
