"""Quotes that are longer than the sentence of their attribution: what else of the text belongs to the content."""

from __future__ import annotations

from answers.reading.marks import Tokens
from answers.reading.quotes import MARKS, Quotation
from answers.reading.tree import Tree

_MAX_PARAGRAPHS = 6


def whole_quote(tree: Tree, head: int, content: Tokens) -> Tokens:
    """``content``, found in the sentence of the cue ``head``, with the rest of the quotes that it is part of."""
    begin, end = tree.bounds[tree.sentence[head]]
    if not content:
        quotes = following(tree, end) if _announces(tree, begin, end) else []
        return tuple(i for q in quotes for i in range(q.start, q.end))
    found = set(content)
    first = tree.quote[content[0]]
    if first >= 0 and tree.quotations[first].start < begin and tree.quote[head] != first:
        if all(tree.quote[i] == first for i in range(begin, content[0])):
            found.update(range(tree.quotations[first].start, content[0]))
    quoted = [tree.quote[i] for i in content if tree.quote[i] >= 0 and tree.quote[i] != tree.quote[head]]
    if quoted:
        last = tree.quotations[max(quoted)]
        if last.end > end and tree.quote[end - 1] == max(quoted):
            found.update(range(end, last.end))
        elif ends_quoted(tree, begin, end) or tree.quote[head] < 0:
            for quote in following(tree, end, same=True):
                found.update(range(quote.start, quote.end))
    return tuple(sorted(found))


def ends_quoted(tree: Tree, begin: int, end: int) -> bool:
    """Whether the sentence ends inside or with a quotation."""
    return any(tree.quote[i] >= 0 for i in range(max(begin, end - 2), end))


def _announces(tree: Tree, begin: int, end: int) -> bool:
    """Whether the sentence ends with a colon."""
    here = end - 1
    while here > begin and tree.words[here].isspace():
        here -= 1
    return tree.words[here] == ":"


def following(tree: Tree, end: int, same: bool = False) -> list[Quotation]:
    """The quotation that begins right at token ``end``, if it runs over whole sentences and nobody else claims it.

    ``same``: in the same paragraph only.
    """
    here = end
    while here < len(tree.words) and tree.words[here].isspace():
        if same and ("\n" in tree.words[here] or "\r" in tree.words[here]):
            return []
        here += 1
    if same and any("\n" in tree.words[i] for i in range(max(0, end - 1), end)):
        return []
    if here >= len(tree.words) or tree.lower[here] not in MARKS or tree.quote[here] < 0:
        return []
    quote = tree.quotations[tree.quote[here]]
    if quote.start != here or not is_whole(tree, quote):
        return []
    return [quote]


def is_whole(tree: Tree, quote: Quotation) -> bool:
    """Whether the quotation ends where its last sentence ends, so that no attribution follows in that sentence."""
    last = quote.end - 1
    _, end = tree.bounds[tree.sentence[last]]
    return all(not tree.lower[i].isalnum() for i in range(quote.end, end))
