"""Offices that are told with "of", "for" and "and" before a name: "Minister for Trade and Industry Nia Morton".

The run of capitals has both; where the name begins is told by its words: a given name, or one that is no English word,
behind one that is.
"""

from __future__ import annotations

from answers.language.dictionary import is_common
from answers.language.function_words import function_words
from answers.language.gazetteer import Gazetteer, Title
from answers.language.name_tables import names
from answers.language.words import fold
from answers.reading.parse.tree import Tree

_PREPOSITIONS = function_words().prepositions
_OF = _PREPOSITIONS.genitive | _PREPOSITIONS.benefit
_AND = function_words().coordinators.copulative | {"&"}
_THE = function_words().articles.definite
_LONGEST = 14
"""Tokens of an office with its bearer's name."""


def bearer_of_office(tree: Tree, words: Gazetteer, start: int) -> tuple[int, int] | None:
    """Where the name begins and ends of who bears the office that begins at a token; None where nobody is named."""
    if not _is_office(tree, words, start):
        return None
    end = start + 1
    last = min(len(tree.words), start + _LONGEST, tree.bounds[tree.sentence[start]][1])
    while end < last and (reach := _reach(tree, words, end, last)):
        end += reach
    name = _name_at_end(tree, words, end)
    return (name, end) if name > start + 2 and _ends_office(tree, words, name - 1) else None


def office(words: Gazetteer, word: str) -> Title:
    """The title that the first word of an office gives."""
    return words.titles.get(word) or Title(word.lower(), "")


def _is_office(tree: Tree, words: Gazetteer, start: int) -> bool:
    word = tree.words[start]
    if not word[:1].isupper() or _OF.isdisjoint(tree.lower[start + 1 : start + 2]):
        return False
    title = words.titles.get(word)
    borne = word.lower() in words.people or word in names().offices or bool(title and title.role)
    after = start + 2
    while tree.lower[after : after + 1] and tree.lower[after] in _THE:
        after += 1
    return borne and after < len(tree.words) and tree.words[after][:1].isupper()


def _reach(tree: Tree, words: Gazetteer, i: int, last: int) -> int:
    """How many tokens from ``i`` on go on with the office or the name, or 0."""
    if tree.words[i][:1].isupper():
        return 1
    if tree.words[i] == "," and i + 2 < last and tree.words[i + 1][:1].isupper():
        # "for Culture, Media and Sport": a list goes on, and "for Trade, Nia Morton" does not
        return 2 if tree.lower[i + 2] in _AND | {","} else 0
    joint = 0
    while joint < 2 and i + joint < last and tree.lower[i + joint] in _OF | _AND | _THE | words.inner_particles:
        joint += 1
    return joint + 1 if joint and i + joint < last and tree.words[i + joint][:1].isupper() else 0


def _name_at_end(tree: Tree, words: Gazetteer, end: int) -> int:
    """Where the name begins that the words before ``end`` close with; -1 where they close with none."""
    surname = end - 1
    while tree.words[surname] in words.suffixes:
        surname -= 1
    given = surname - 1
    while given > 0 and len(tree.words[given].rstrip(".")) == 1:
        given -= 1
    if tree.words[surname] in words.body_words or not _is_given(tree, words, given):
        return -1
    return given - 1 if tree.lower[given - 1] in words.genders and tree.words[given - 1][:1].isupper() else given


def _is_given(tree: Tree, words: Gazetteer, i: int) -> bool:
    word = tree.words[i]
    unheard = not is_common(fold(word)) and tree.tag[i] != "NNPS" and (word,) not in words.places
    return word[:1].isupper() and (word.lower() in words.genders or unheard)


def _ends_office(tree: Tree, words: Gazetteer, i: int) -> bool:
    word = tree.words[i]
    return word[:1].isupper() and (is_common(fold(word)) or tree.tag[i] == "NNPS" or word in words.place_words)
