"""Who "the 56-year-old", "the American" and "the mother of three" are.

The first two are those to whom the article gives that age or nation; the third is the one of that gender who is most
spoken of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from answers.language.function_words import function_words
from answers.language.gazetteer import gazetteer
from answers.language.name_tables import names
from answers.language.nations import is_people, of_nations
from answers.language.words import root
from answers.reading.parse.tree import Tree
from answers.reading.people.entities import Entity
from answers.reading.people.mentions import Mention

_THE = function_words().articles.definite
_YEAR_OLD = function_words().years_old.split()
_FROM = [[word] for word in function_words().prepositions.genitive | function_words().prepositions.origin]
_COUNTRY = 4
"""Tokens from "of" on in which a country may be named."""
_OF = [[word] for word in function_words().prepositions.genitive]
_AGE = range(10, 120)


def ages(tree: Tree, mentions: Sequence[Mention], of: Sequence[Entity | None]) -> dict[Entity, int]:
    """The ages that an article gives: "Lena Wirth, 56, said", "the 56-year-old Lena Wirth"."""
    found: dict[Entity, int] = {}
    for mention, entity in zip(mentions, of, strict=True):
        if entity is None:
            continue
        after = tree.words[mention.end : mention.end + 3]
        told = after[1] if len(after) == 3 and after[0] == "," and after[2] in {",", "."} else ""
        age = _number(told) or _years(tree, mention.start - 1)
        if age:
            found.setdefault(entity, age)
    return found


def age_meant(tree: Tree, i: int) -> int:
    """The age that somebody is called by at a token, "the 56-year-*old*"; 0 where nobody is."""
    begins = i - len(_YEAR_OLD) - 1
    if tree.lower[i] != _YEAR_OLD[-1] or begins < 0 or tree.lower[begins] not in _THE:
        return 0
    alone = i + 1 == len(tree.words) or not tree.tag[i + 1].startswith("N")
    return _years(tree, i) if alone else 0


def nation_meant(tree: Tree, i: int) -> str:
    """The nation that somebody is called by at a token, in lower case, "the *American*"; "" where nobody is."""
    if i == 0 or tree.lower[i - 1] not in _THE:
        return ""
    alone = i + 1 == len(tree.words) or tree.tag[i + 1][:1] not in {"N", "J", "H"}
    national = is_people(tree.words[i]) or tree.lower[i] in gazetteer().nations or tree.words[i] in gazetteer().prefixes
    return tree.lower[i] if alone and national else ""


def parent_meant(tree: Tree, i: int) -> str:
    """The gender of whom a token calls a parent of so many, "the *mother* of three"; "" where nobody is."""
    gender = names().parents.get(tree.lower[i], "")
    if not gender or i == 0 or tree.lower[i - 1] not in _THE or tree.lower[i + 1 : i + 2] not in _OF:
        return ""
    return gender if tree.tag[i + 2 : i + 3] == ["CD"] else ""


def of_age(age: int, known: Mapping[Entity, int]) -> Entity | None:
    """Whom an article gives an age; None where it gives it to nobody or to several."""
    fitting = [entity for entity, years in known.items() if years == age]
    return fitting[0] if len(fitting) == 1 else None


def origins(tree: Tree, mentions: Sequence[Mention], of: Sequence[Entity | None]) -> dict[Entity, frozenset[str]]:
    """The roots of the nations that persons are told to be of by a country: "Lena Wirth *of Austria*"."""
    found: dict[Entity, frozenset[str]] = {}
    for mention, entity in zip(mentions, of, strict=True):
        if entity is None or len(mention.words) < 2 or tree.lower[mention.end : mention.end + 1] not in _FROM:
            continue
        country = tree.lower[mention.end + 1 : mention.end + _COUNTRY]
        told = (of_nations(set(map(root, country[:length]))) for length in range(len(country), 0, -1))
        if nations := next(filter(None, told), None):
            found[entity] = found.get(entity, frozenset()) | nations
    return found


def of_nation(nation: str, persons: Iterable[Entity], told: Mapping[Entity, frozenset[str]]) -> Entity | None:
    """The one person whom an article tells to be of a nation, ``told`` by a country; None where that is not one."""
    fitting = [
        person
        for person in persons
        if root(nation) in told.get(person, ())
        or any(nation in modifiers or nation == noun for modifiers, noun in (*person.roles, *person.known))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _years(tree: Tree, i: int) -> int:
    """The age that ends at a token: "56-year-*old*"."""
    begin = i - len(_YEAR_OLD)
    return _number(tree.words[begin]) if begin >= 0 and tree.lower[begin + 1 : i + 1] == _YEAR_OLD else 0


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= 3 and int(word) in _AGE else 0
