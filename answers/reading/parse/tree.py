"""A parsed article as plain lists, which are many times faster to walk than the parser's own objects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.reading.text.quotations import Quotation, find_quotations

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
"""Dependencies of a subject: a noun phrase, that of a passive, and a clause."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of tensed verbs."""

PROPER = frozenset({"NNP", "NNPS"})
"""Tags of names."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of an article: position ``i`` in each list is token ``i``.

    ``words`` are as written, ``lower`` and ``lemma`` in lower case; ``start`` and ``end`` are offsets in characters,
    ``spaced`` tells whether a blank follows. ``head[i]`` is the governor's position (its own for a root), ``children``
    are what it governs, in order, ``before`` and ``after`` those of them on either side of it, ``subject`` is the first
    of them that is a subject, or -1; ``left``/``right`` are the first and last token of the subtree; ``sentence``
    numbers sentences, ``bounds`` are their tokens; ``quote`` is the index in ``quotations`` of the quotation that holds
    the token, or -1.
    """

    words: list[str]
    start: list[int]
    end: list[int]
    spaced: list[bool]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    before: list[list[int]]
    after: list[list[int]]
    subject: list[int]
    left: list[int]
    right: list[int]
    sentence: list[int]
    bounds: list[tuple[int, int]]
    quote: list[int]
    quotations: list[Quotation]

    def touched(self, start: int, end: int) -> range:
        """The tokens that hold any of the characters from offset ``start`` up to ``end``."""
        return range(bisect_right(self.end, start), bisect_left(self.start, end))

    def subtree(self, i: int) -> list[int]:
        """Token ``i`` and all under it, each between what stands before and after it."""
        found: list[int] = []
        waiting = [i]  # no recursion: a hostile text's tree may be as deep as it is long
        while waiting:
            top = waiting.pop()
            if top < 0 or not self.children[top]:
                found.append(top if top >= 0 else ~top)
                continue
            waiting += reversed(self.after[top])
            waiting.append(~top)  # itself, once what stands before it is done
            waiting += reversed(self.before[top])
        return found

    def phrase(self, tokens: Iterable[int]) -> str:
        """The words of some tokens, with a blank wherever the text has blanks after one."""
        return " ".join("".join(self.words[i] + " " * self.spaced[i] for i in tokens).split())


def build(doc: Doc) -> Tree:
    """The lists of one parsed article."""
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG

    strings = doc.vocab.strings
    columns = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, HEAD, SENT_START, SPACY, ORTH, IDX]).T.tolist()
    lower, lemma, pos, tag, dep, heads, begins, blanks, orth, start = columns
    name = _Names(strings).__getitem__

    n = len(orth)
    head = [0] * n
    nothing: list[int] = []  # shared: most tokens govern none, and three lists of their own for each took half the time
    before, after = [nothing] * n, [nothing] * n
    sentence = [0] * n
    bounds: list[tuple[int, int]] = []
    begin = 0
    for i, unsigned in enumerate(heads):
        offset = unsigned - (1 << 64) if unsigned >= (1 << 63) else unsigned
        if offset:
            side = before if offset > 0 else after
            if side[i + offset] is nothing:
                side[i + offset] = [i]
            else:
                side[i + offset].append(i)
        head[i] = i + offset
        if begins[i] == 1 and i > begin:
            bounds.append((begin, i))
            begin = i
        sentence[i] = len(bounds)
    if n:
        bounds.append((begin, n))
    left, right = _edges(head, bounds)
    deps = list(map(name, dep))
    forms = {key: strings[key] for key in set(orth)}
    words = [forms[key] for key in orth]
    spaced = [bool(blank) for blank in blanks]
    quotations = find_quotations(words, spaced)
    quote = [-1] * n
    for number, q in enumerate(quotations):
        quote[q.start : q.end] = [number] * (q.end - q.start)
    return Tree(
        words=words,
        start=start,
        end=[begin + len(word) for begin, word in zip(start, words, strict=True)],
        spaced=spaced,
        lower=list(map(name, lower)),
        lemma=list(map(str.lower, map(name, lemma))),
        pos=list(map(name, pos)),
        tag=list(map(name, tag)),
        dep=deps,
        head=head,
        children=[early + late if early and late else early or late for early, late in zip(before, after, strict=True)],
        before=before,
        after=after,
        subject=_subjects(deps, head),
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


def _subjects(dep: list[str], head: list[int]) -> list[int]:
    """The first subject of each token, or -1."""
    found = [-1] * len(head)
    for i, label in enumerate(dep):
        if label in SUBJECTS and found[head[i]] < 0:
            found[head[i]] = i
    return found


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
