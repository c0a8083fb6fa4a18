"""A parsed article as plain lists, which are many times faster to walk than the parser's own objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.reading.text.quotations import Quotation, find_quotations

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc


_KEPT = "onrecord.tree"


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of an article: position ``i`` in each list is token ``i``.

    ``head[i]`` is the governor's position (its own for a root); ``left``/``right`` are the first and last token of
    the subtree; ``sentence`` numbers sentences, ``bounds`` are their tokens; ``quote`` is the index in ``quotations``
    of the quotation that holds the token, or -1.
    """

    words: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence: list[int]
    bounds: list[tuple[int, int]]
    quote: list[int]
    quotations: list[Quotation]


def build(doc: Doc) -> Tree:
    """The lists of one parsed article; made once for each ``Doc`` and kept with it."""
    kept = doc.user_data.get(_KEPT)
    if not isinstance(kept, Tree):
        kept = doc.user_data[_KEPT] = _built(doc)
    return kept


def _built(doc: Doc) -> Tree:
    from spacy.attrs import DEP, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG

    strings = doc.vocab.strings
    columns = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, HEAD, SENT_START, SPACY, ORTH]).T.tolist()
    lower, lemma, pos, tag, dep, heads, begins, spaced, orth = columns
    name = _Names(strings).__getitem__

    n = len(orth)
    head = [0] * n
    children: list[list[int]] = [[] for _ in range(n)]
    sentence = [0] * n
    bounds: list[tuple[int, int]] = []
    begin = 0
    for i, unsigned in enumerate(heads):
        offset = unsigned - (1 << 64) if unsigned >= (1 << 63) else unsigned
        if offset:
            children[i + offset].append(i)
        head[i] = i + offset
        if begins[i] == 1 and i > begin:
            bounds.append((begin, i))
            begin = i
        sentence[i] = len(bounds)
    if n:
        bounds.append((begin, n))
    left, right = _edges(head, bounds)
    forms = {key: strings[key] for key in set(orth)}
    words = [forms[key] for key in orth]
    quotations = find_quotations(words, [bool(blank) for blank in spaced])
    quote = [-1] * n
    for number, q in enumerate(quotations):
        quote[q.start : q.end] = [number] * (q.end - q.start)
    return Tree(
        words=words,
        lower=list(map(name, lower)),
        lemma=list(map(str.lower, map(name, lemma))),
        pos=list(map(name, pos)),
        tag=list(map(name, tag)),
        dep=list(map(name, dep)),
        head=head,
        children=children,
        left=left,
        right=right,
        sentence=sentence,
        bounds=bounds,
        quote=quote,
        quotations=quotations,
    )


class _Names(dict[int, str]):
    """The strings of a vocabulary, looked up once each."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__({0: ""})
        self._strings = strings

    def __missing__(self, key: int) -> str:
        found = self[key] = _flat(self._strings[key])
        return found


def _flat(name: str) -> str:
    """One mark for every blank, so that a line's end looks the same everywhere."""
    return "_" if name.isspace() else name


def _edges(head: list[int], bounds: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """First and last token of each subtree: every token widens its ancestors', which are few."""
    left = list(range(len(head)))
    right = list(range(len(head)))
    for begin, end in bounds:
        for i in range(begin, end):
            above = i
            while head[above] != above:
                above = head[above]
                if i < left[above]:
                    left[above] = i
                elif i > right[above]:
                    right[above] = i
                elif above != i:
                    break  # inside already, and so in every ancestor
    return left, right
