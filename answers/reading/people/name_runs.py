"""Where an article has names: runs of words that have their capital because they are names, told word by word."""

from __future__ import annotations

from collections.abc import Mapping

from answers.calendar.vocabulary import words as calendar_words
from answers.language.dictionary import is_common, is_english, is_everyday
from answers.language.function_words import function_words
from answers.language.gazetteer import Gazetteer
from answers.language.name_tables import names
from answers.language.nations import is_people
from answers.language.words import fold
from answers.reading.parse.tree import PROPER, Tree

HYPHENS = frozenset({"-", "–", "‑"})
"""What joins the words of a name."""

_HEADLINE = 0.65  # share of capitalised words from which capitals tell nothing
_CLOSING = frozenset({".", "!", "?"})
QUOTES = frozenset('"“”‘’') | {"``", "''"}
"""Marks around a nickname inside a name."""
_OPENING, _CLOSING_QUOTES = frozenset('"“‘') | {"``"}, frozenset('"”’') | {"''"}
_COMMON = frozenset({"NN", "VB", "IN", "RB", "TO", "MD"})
_THE = function_words().articles.definite
_OF = function_words().prepositions.genitive
_JOINING = _OF | function_words().prepositions.benefit


def headlines(tree: Tree) -> list[bool]:
    """Which sentences are headlines, in which any word may have a capital."""
    return [_is_headline(tree, begin, end) for begin, end in tree.bounds]


def _is_headline(tree: Tree, begin: int, end: int) -> bool:
    """Whether most words have a capital, common words among them, or without a full stop at the end."""
    inner = [i for i in range(begin, end) if tree.words[i][:1].isalpha()]
    alpha = [i for i in inner if len(tree.words[i]) > 3 or tree.words[i][0].isupper()]
    capital = [i for i in alpha if tree.words[i][0].isupper()]
    if len(alpha) <= 3 or len(capital) <= _HEADLINE * len(alpha):
        return False
    closed = any(w in _CLOSING for w in tree.words[max(begin, end - 3) : end])
    return not closed or any(tree.tag[i][:2] in _COMMON for i in capital if i > inner[0] and tree.tag[i] not in PROPER)


def small_words(tree: Tree) -> frozenset[str]:
    """Words that the article writes in lower case: where one begins a sentence, its capital tells nothing."""
    return frozenset(w for w in tree.words if w[:1].islower())


def name_runs(
    tree: Tree, words: Gazetteer, small: frozenset[str], offices: Mapping[int, tuple[int, int]]
) -> list[tuple[int, int]]:
    """The maximal runs of name words, joined over particles, hyphens, "of" after a body's head word, and suffixes.

    ``small``: the words that the article writes in lower case. What only describes somebody is left out. ``offices``:
    where those begin that have their bearer's name behind them, with where it begins and ends.
    """
    n = len(tree.words)
    proper = frozenset(w for w, tag in zip(tree.words, tree.tag, strict=True) if tag == "NNP")
    named = [_is_name(tree, words, small, proper, i) for i in range(n)]
    runs: list[tuple[int, int]] = []
    i = 0
    while i < n:
        if i in offices:
            runs.append((i, offices[i][1]))
            i = offices[i][1]
            continue
        if not named[i]:
            i += 1
            continue
        start = i
        if start and tree.words[start - 1] in words.particles and tree.tag[start - 1] in {"NNP", "FW", "IN", "NN"}:
            start -= 1
        i += 1
        while i < n and tree.sentence[i] == tree.sentence[start]:
            if i in offices:  # "United Nations *Commissioner for Refugees Ana Reyes*"
                i = offices[i][1]
                break
            if named[i]:
                i += 1
            elif (reach := _bridge(tree, words, named, i)) and tree.sentence[i + reach - 1] == tree.sentence[start]:
                i += reach
            else:
                break
        if i > start + 1 and _is_date(tree, start):
            start += 1
        alone = i == start + 1 and start and tree.lower[start - 1] in _THE
        if not _is_description(tree.words[start:i], words) and not (alone and is_people(tree.words[start])):
            runs.append((start, i))
    return runs


def _is_date(tree: Tree, i: int) -> bool:
    """Whether a month that is a given name too is only when: "in *May* Reyes warned"."""
    return i > 0 and tree.lower[i] in calendar_words().month_names and tree.lower[i - 1] in names().before_dates


def _is_description(run: list[str], words: Gazetteer) -> bool:
    """Whether the words of a run are titles, parties, nations, places: "Maine Republican", "Maine Attorney General"."""
    if len(run) > 1 and run[0] in names().courtesy:
        return False  # "Ms King"
    if all(_is_title(w, words) for w in run):
        return True
    title = next((size for size in (4, 3, 2) if tuple(run[-size:]) in words.long_titles), run[-1] in words.prefixes)
    return title > 0 and all(_is_title(w, words) or w in words.place_words for w in run[:-title])


def _is_title(word: str, words: Gazetteer) -> bool:
    return (
        word in words.titles
        or (word in words.prefixes and word.lower() not in words.genders)
        or word in words.title_words
    )


def _bridge(tree: Tree, words: Gazetteer, named: list[bool], i: int) -> int:
    """How many tokens from ``i`` on continue the name before it although the first has no capital, or 0."""
    n = len(tree.words)
    word = tree.words[i]
    if word in words.inner_particles:
        return _over_particles(tree, words, named, i)
    if word in _OPENING and i + 3 < n and named[i + 1] and tree.words[i + 2] in _CLOSING_QUOTES and named[i + 3]:
        return 4  # "Robert “Bud” Hale"
    if word == "," and i + 1 < n and tree.words[i + 1] in words.suffixes:
        return 2
    of = word in _JOINING and tree.words[i - 1] in words.of_heads
    if of and word in _OF and i + 2 < n and tree.words[i + 1] in _THE and named[i + 2]:
        return 3
    if i + 1 == n or not (named[i + 1] or _is_second_half(tree, i)):
        return 0
    if word in HYPHENS:  # "CLEVELAND-Ada Lund" is a dateline
        dateline = tree.words[i - 1].isupper() and len(tree.words[i - 1]) > 2
        apart = tree.end[i - 1] < tree.start[i] or tree.end[i] < tree.start[i + 1]
        return 0 if dateline or apart else 2
    own_mark = word == "!"  # "Yay! Foods"
    abbreviated = word == "." and tree.words[i - 1] in words.titles
    blank = word.isspace() and "\n" not in word
    return 2 if of or own_mark or abbreviated or blank or word == "&" else 0


def _is_second_half(tree: Tree, hyphen: int) -> bool:
    """Whether a small word behind a hyphen goes on with a given name: "Kim Soo-*ah* said", but "Seoul-*based*"."""
    joined = tree.words[hyphen] in HYPHENS and tree.start[hyphen + 1] == tree.end[hyphen] == tree.start[hyphen] + 1
    word = tree.lower[hyphen + 1]
    behind = hyphen > 1 and tree.words[hyphen - 2][:1].isupper() and tree.tag[hyphen - 2] in PROPER
    strange = tree.tag[hyphen + 1] in PROPER | {"FW", "UH"} or not is_everyday(fold(word))
    return joined and behind and word.isalpha() and len(word) < 6 and strange


def _over_particles(tree: Tree, words: Gazetteer, named: list[bool], i: int) -> int:
    """``_bridge`` from a small word inside a name on: "van Gogh", "van den Berghe", "al-Assad" in four tokens."""
    following = named[i + 1 : i + 3]
    if following[:1] == [True]:
        return 2
    again = tree.words[i + 1 : i + 2]
    joined = bool(again) and (again[0] in HYPHENS or again[0] in words.inner_particles)
    return 3 if joined and following[1:] == [True] else 0


def _goes_on_as_name(tree: Tree, words: Gazetteer, i: int) -> bool:
    """Whether a word that begins a sentence begins a name: a strange one before another, "Piet *van den Berghe*"."""
    after = i + 1
    while after < len(tree.words) and tree.words[after] in words.inner_particles:
        after += 1
    marked = tree.words[after : after + 1] == ["!"] and after + 1 < tree.bounds[tree.sentence[i]][1]
    if marked and not is_english(fold(tree.words[i])):
        return tree.words[after + 1][:1].isupper()
    strange = not is_common(fold(tree.words[i])) or (after > i + 1 and not is_everyday(fold(tree.words[i])))
    return strange and after < len(tree.words) and tree.tag[after] in PROPER


def _is_name(tree: Tree, words: Gazetteer, small: frozenset[str], proper: frozenset[str], i: int) -> bool:
    word = tree.words[i]
    if not word[0].isupper() or word in words.not_names:
        particle, _, rest = word.partition("-")  # "al-Assad"
        return particle in words.particles and rest[:1].isupper()
    if word in words.titles:
        return True
    begins = (
        i == tree.bounds[tree.sentence[i]][0] or tree.tag[i - 1] in {"``", "''", ":"} or tree.words[i - 1] in '“‘"('
    )
    if begins and word.isupper() and len(word) > 3 and tree.words[i + 1 : i + 2] == [":"]:
        return True  # a transcript's label
    new = word in names().directions and tree.tag[i : i + 2] == ["NNP", "NNP"]  # "New England said", of new plants too
    if begins and tree.lower[i] in small and tree.lower[i] not in words.genders and not new:
        return False
    if tree.tag[i] in PROPER:
        return True
    if begins and word in proper and tree.lower[i] not in small:
        return True
    if begins:
        given = tree.lower[i] in words.genders and tree.pos[i] not in {"AUX", "VERB"} and tree.lower[i] not in small
        return given or _goes_on_as_name(tree, words, i)
    if tree.lower[i] in words.genders and tree.tag[i + 1 : i + 2] and tree.tag[i + 1] in PROPER:
        return True  # "Per Larsen": a given name that is also a small word
    return tree.pos[i] in {"NOUN", "ADJ", "X", "INTJ"} and (
        tree.lower[i] not in small or tree.lower[i] in words.genders
    )
