"""Who speaks by the layout alone: transcripts and interviews ("Reyes: We will not sell it."), names above or below.

A label in capitals is one wherever two paragraphs have such. Any other must be known for a name: it stands before
another paragraph as well, or in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from answers.language.function_words import function_words
from answers.reading.annotations import Attribution, Tokens
from answers.reading.parse.tree import FINITE, Tree
from answers.reading.reports.running_quotes import paragraph_end, paragraph_quote
from answers.reading.text.quotations import MARKS

_LONGEST = 6
"""Tokens of a label."""
_SIGNED = 12
"""Tokens of a name below a quotation, with what its bearer is."""
_LOOKED_AT = 50
"""Places of a label's first word that are looked at."""
_LEAST_LABELS = 2  # one alone is a headline or a notice ("BREAKING: ...")
_SURE = 0.95
_TALK = function_words().personal(person=1) | function_words().personal(person=2)
_FROM = function_words().prepositions.origin
_DASHES = frozenset({"–", "—", "--", "-", "―"})


def by_layout(tree: Tree) -> list[Attribution]:
    """What is said by whom the layout names: in a transcript, and above or below a quotation."""
    paragraphs = list(_paragraphs(tree))
    return [*_turns(tree, paragraphs), *_announced(tree, paragraphs), *_signed(tree, paragraphs)]


def _paragraphs(tree: Tree) -> Iterator[range]:
    """The tokens of each paragraph that has any, without blanks around them."""
    start = 0
    while start < len(tree.words):
        end = paragraph_end(tree, start)
        first = next((i for i in range(start, end) if not tree.words[i].isspace()), end)
        if first < end:
            yield range(first, end)
        start = end + 1


def _turns(tree: Tree, paragraphs: Sequence[range]) -> Iterator[Attribution]:
    """What each labelled paragraph says, as said by its label."""
    labelled = [(label, place) for place in paragraphs if (label := _label(tree, place))]
    capital: list[tuple[Tokens, range]] = []
    others: list[tuple[Tokens, range]] = []
    for one in labelled:
        (capital if all(_is_capital(tree.words[i]) for i in one[0]) else others).append(one)
    if len(capital) < _LEAST_LABELS:
        capital, others = [], labelled
    times = Counter(tree.phrase(label) for label, _ in labelled)
    places = _places(tree) if others else {}
    named = [one for one in others if _is_name(tree, one[0], times, places)]
    if sum(_is_talk(tree, place) for _, place in named) < _LEAST_LABELS:  # else a list: "Lakers: won seven games"
        named = []
    for label, place in [*capital, *named]:
        colon = label[-1] + 1
        content = [i for i in range(colon + 1, place.stop) if not tree.words[i].isspace()]
        while content and tree.lower[content[-1]] in MARKS:
            content.pop()
        if any(tree.lower[i].isalnum() for i in content):
            yield Attribution(label, (colon,), tuple(content), colon, confidence=_SURE)


def _label(tree: Tree, place: range) -> Tokens:
    """The words before a colon that a paragraph begins with, if they may be a name; else nothing."""
    start = next((i for i in place if tree.lower[i] not in MARKS), place.stop)
    colon = next((i for i in range(start, min(place.stop, start + _LONGEST + 1)) if tree.words[i] == ":"), -1)
    label = tuple(range(start, colon))
    if not label or not all(_is_capital(tree.words[i]) or tree.words[i][:1].isupper() for i in label):
        return ()
    return label if any(len(tree.words[i]) > 1 and tree.words[i].isalpha() for i in label) else ()


def _is_capital(word: str) -> bool:
    return word.isupper() or word in (".", "-", "'", "’")


def _places(tree: Tree) -> Mapping[str, Sequence[int]]:
    """Where each word with a capital stands."""
    found: dict[str, list[int]] = {}
    for i, word in enumerate(tree.words):
        if word[:1].isupper():
            found.setdefault(word, []).append(i)
    return found


def _is_name(tree: Tree, label: Tokens, times: Counter[str], places: Mapping[str, Sequence[int]]) -> bool:
    """Whether a label is known for a name: by another paragraph's, or as one, or the end of one, in the text."""
    if times[tree.phrase(label)] > 1:
        return True
    words, length = [tree.words[i] for i in label], len(label)
    for i in places.get(words[0], ())[:_LOOKED_AT]:
        whole = length > 1 or (i and tree.pos[i] == tree.pos[i - 1] == "PROPN")
        if whole and i != label[0] and tree.words[i : i + length] == words:
            return True
    return False


def _is_talk(tree: Tree, place: range) -> bool:
    """Whether somebody speaks: of themselves, to somebody, or asking."""
    return any(tree.words[i] == "?" or tree.lower[i] in _TALK for i in place)


def _announced(tree: Tree, paragraphs: Sequence[range]) -> Iterator[Attribution]:
    """Quotations below a name on a line of its own, "Mayor Ana Reyes:"; a letter's beginning below "From Ana:"."""
    for place, below in pairwise(paragraphs):
        colon = place.stop - 1
        if tree.words[colon] != ":" or len(place) > _SIGNED or not _tells_who(tree, place[:-1]):
            continue
        content: list[int] = []
        while (quote := paragraph_quote(tree, content[-1] + 1 if content else place.stop)) is not None:
            content += range(quote.start, quote.end)
        source = tuple(place[:-1])
        if tree.lower[place.start] in _FROM:
            source = source[1:]
            named = len(source) > 1 and all(tree.words[i][:1].isupper() for i in source)  # no "From our own reporter:"
            content = content or (list(below) if named else [])
        if content:
            yield Attribution(source, (colon,), tuple(content), colon, confidence=_SURE)


def _signed(tree: Tree, paragraphs: Sequence[range]) -> Iterator[Attribution]:
    """A quotation with a name behind a dash, in its paragraph or below it: "“It is safe.” – Councillor Ana Reyes"."""
    for number, place in enumerate(paragraphs):
        dash = next((i for i in place if tree.words[i] in _DASHES and tree.quote[i] < 0), -1)
        if dash < 0:
            continue
        above = paragraphs[number - 1] if dash == place.start and number else place[: dash - place.start]
        source = range(dash + 1, place.stop)
        last = next((i for i in reversed(above) if not tree.words[i].isspace()), -1)
        quoted = last >= 0 and tree.quote[last] >= 0 and tree.quote[above.start] == tree.quote[last]
        if quoted and 0 < len(source) <= _SIGNED and _tells_who(tree, source):
            comma = next((i for i in source if tree.words[i] in (",", "(")), place.stop)
            who = tuple(i for i in range(source.start, comma) if tree.pos[i] != "PUNCT")
            yield Attribution(who, (dash,), tuple(above), dash, confidence=_SURE)


def _tells_who(tree: Tree, place: range) -> bool:
    """Whether words are a name, with what its bearer is, and no sentence."""
    named = any(tree.pos[i] == "PROPN" and not tree.words[i].isupper() for i in place)
    return named and all(tree.tag[i] not in FINITE and tree.quote[i] < 0 for i in place)
