"""Which body "the company" or "the bank" is: one of that word in its name, or the firm that the article is about.

Like persons, bodies are introduced by name and go on as what they are. "The bank" is the last that is named so, Alden
Bank; "the company" is the firm that the article begins with and names most, unless another one has come up since; "the
agency" and "the union" are the only public body that was named shortly before.
"""

from __future__ import annotations

from functools import cache, cached_property

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
_LEAD = 2
"""Sentences that tell what an article is about."""
_BEFORE = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod"})
_AFTER = frozenset({"prep", "relcl", "acl", "appos", "conj"})


class Bodies:
    """What nouns for bodies mean in one article."""

    def __init__(self, tree: Tree, references: References) -> None:
        self._tree = tree
        self._references = references

    def antecedent(self, i: int) -> int:
        """The head of the name that a noun stands for, "the company"; -1 for another word, and where that is unsure."""
        tree = self._tree
        noun = tree.lower[i]
        if tree.tag[i] != "NN" or noun not in _called() or not self._stands_alone(i):
            return -1
        floor = tree.bounds[max(0, tree.sentence[i] - _NEAR)][0]
        before = [head for head in self._named if floor <= head < i]
        of_name = {
            self._entity(head): head for head in before if noun in self._entity(head).key or self._is_called(head, noun)
        }
        if of_name or noun not in names().unnamed_bodies:
            return max(of_name.values()) if len(of_name) == 1 else -1
        if noun in names().agencies:
            public = {one: head for head in before if _is_agency(one := self._entity(head))}
            return max(public.values()) if len(public) == 1 else -1
        main = self._main
        own = [head for head in before if self._entity(head) is main]
        others = [(head, one) for head in before if (one := self._entity(head)) is not main]
        if main is None or not own or any(_is_firm(one) and one.total >= main.total for _, one in others):
            return -1
        since = (one for head, one in others if head > own[-1] and tree.dep[head] in SUBJECTS)
        return own[-1] if all(map(_is_public, since)) else -1

    def _is_called(self, head: int, noun: str) -> bool:
        """Whether it is told beside a name what it is: "Solidarité, the largest *union* of the railways"."""
        tree = self._tree
        return any(tree.dep[child] == "appos" and tree.lower[child] == noun for child in tree.after[head])

    def _stands_alone(self, i: int) -> bool:
        """Whether nothing but "the" tells more of a noun: not "the parent company", nor "the company that he runs"."""
        tree = self._tree
        before = [child for child in tree.before[i] if tree.dep[child] in _BEFORE]
        return [tree.lower[child] for child in before] == [*_THE] and all(
            tree.dep[child] not in _AFTER for child in tree.after[i]
        )

    def _entity(self, head: int) -> Entity:
        return self._references.entity_at(head) or _UNKNOWN

    @cached_property
    def _named(self) -> list[int]:
        """The last words of the names that are no person's and no place's, in order."""
        named = self._references.named
        heads = (i for i in sorted(named) if named.get(i + 1) != named[i])
        return [i for i in heads if self._entity(i).kind in {Kind.BODY, Kind.UNKNOWN}]

    @cached_property
    def _main(self) -> Entity | None:
        """The firm that an article begins with, where it names no other body more often; or None."""
        lead = self._tree.bounds[min(_LEAD, len(self._tree.bounds)) - 1][1] if self._tree.bounds else 0
        first = next((i for i in self._named if i < lead and self._tree.dep[i] in SUBJECTS), -1)
        main = self._entity(first) if first >= 0 else None
        if main is None or not _is_firm(main):
            return None
        return main if all(self._entity(i).total <= main.total for i in self._named) else None


_UNKNOWN = Entity((), Kind.UNKNOWN)


@cache
def _called() -> frozenset[str]:
    """What bodies are called without their names, in lower case."""
    return frozenset(word.lower() for word in gazetteer().body_words) | names().unnamed_bodies


def _is_firm(entity: Entity) -> bool:
    """Whether a name is made like a firm's: "Harlow Mills", unlike "Yuki Tanaka" and "Lima Council"."""
    if not entity.words or _is_public(entity):
        return False
    if entity.kind is Kind.BODY:
        return len(entity.key) > 1 or not entity.words[0].isupper()
    return len(entity.key) > 1 and entity.key[0] not in gazetteer().genders and is_english(fold(entity.key[-1]))


def _is_agency(entity: Entity) -> bool:
    """Whether a name is a public body's by its words, or initials: "Road Office", "FBI"."""
    initials = len(entity.words) == 1 and entity.words[0].isupper() and len(entity.words[0]) > 1
    return entity.kind is Kind.BODY and (_is_public(entity) or initials)


def _is_public(entity: Entity) -> bool:
    return not names().public.isdisjoint(entity.words)
