"""Quotes that are longer than the sentence of their attribution: what else of the text belongs to the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from answers.language.function_words import function_words
from answers.language.verbs import of_class
from answers.reading.annotations import Attribution, Tokens
from answers.reading.parse.arguments import has_not
from answers.reading.parse.tree import Tree
from answers.reading.text.quotations import MARKS, Quotation

_MAX_PARAGRAPHS = 6
_REACH = 60
"""Tokens before a colon in which its clause is looked for."""
_ACCORDING = function_words().prepositions.attribution
_NAMING = frozenset({"PROPN", "NOUN", "PRON"})


def whole_quote(tree: Tree, head: int, content: Tokens) -> Tokens:
    """``content``, found in the sentence of the cue ``head``, with the rest of the quotes that it is part of."""
    begin, end = tree.bounds[tree.sentence[head]]
    if not content:
        quotes = following(tree, end) if _announces(tree, begin, end) else []
        return tuple(i for q in quotes for i in range(q.start, q.end))
    found = set(content)
    first = tree.quote[content[0]]
    earlier = first >= 0 and tree.quotations[first].start < begin and tree.quote[head] != first
    if earlier and all(tree.quote[i] == first for i in range(begin, content[0])):
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


def carried_on(tree: Tree, found: list[Attribution]) -> list[Attribution]:
    """The attributions, in the order of their cues, with the quotations that go on from them.

    The last of a paragraph, if it quotes, goes on with the paragraphs after it that are one quotation and nothing else;
    behind a sentence that tells what somebody said, a quotation that nobody is named for is theirs.
    """
    found = [*found, *_behind_told(tree, found)]
    found = sorted([*found, *_behind_colon(tree, found)], key=lambda a: a.head)
    out = []
    ends = _paragraph_ends(tree)
    for position, one in enumerate(found):
        last = ends[one.head]
        later = found[position + 1].head if position + 1 < len(found) else len(tree.words)
        quotes = any(tree.quote[i] >= 0 for i in one.content) and tree.quote[one.head] < 0
        more: list[int] = []
        if quotes and later >= last and max(one.content) < last:
            for _ in range(_MAX_PARAGRAPHS):
                quote = paragraph_quote(tree, last)
                if quote is None or quote.start <= later < quote.end:
                    break
                more.extend(range(quote.start, quote.end))
                last = ends[quote.end - 1]
        out.append(replace(one, content=(*one.content, *more)) if more else one)
    return out


def _behind_told(tree: Tree, found: list[Attribution]) -> Iterator[Attribution]:
    """What is quoted right behind a sentence of one speaker: "Reyes said the dam was unsafe. “It has cracked.”"."""
    claimed = {i for one in found for i in one.content}
    by_sentence: dict[int, list[Attribution]] = {}
    for one in found:
        by_sentence.setdefault(tree.sentence[one.head], []).append(one)
    for sentence, told in by_sentence.items():
        begin, end = tree.bounds[sentence]
        inside = {i for one in told for i in one.content}
        outer = [one for one in told if one.head not in inside]
        if len(outer) != 1 or any(tree.quote[i] >= 0 for i in range(begin, end)):
            continue
        one = outer[0]
        verb = tree.lemma[one.head] in of_class("reporting") | of_class("dismissal")
        says = verb or tree.lower[one.head] in _ACCORDING
        if not one.source or not says or has_not(tree, one.head):
            continue
        for quote in following(tree, end, same=True):
            tokens = tuple(range(quote.start, quote.end))
            if claimed.isdisjoint(tokens):
                yield replace(one, content=tokens, carried=True)


def _behind_colon(tree: Tree, found: list[Attribution]) -> Iterator[Attribution]:
    """What is quoted behind a colon, and nobody else's: "The doctor, Ana Reyes, kept it short: “It is safe.”"."""
    claimed = {i for one in found for i in one.content}
    for quote in tree.quotations:
        colon = quote.start - 1
        while colon > 0 and tree.words[colon].isspace() and "\n" not in tree.words[colon]:
            colon -= 1
        if colon < 1 or tree.words[colon] != ":" or not is_whole(tree, quote) or quote.start in claimed:
            continue
        begin = max(tree.bounds[tree.sentence[colon]][0], colon - _REACH)
        verb = next((i for i in range(begin, colon) if tree.subject[i] >= 0 and tree.quote[i] < 0), -1)
        subject = tree.subject[verb] if verb >= 0 else -1
        if begin <= subject < colon and tree.pos[subject] in _NAMING and not has_not(tree, verb):
            source = tuple(i for i in tree.subtree(subject) if i < colon and tree.dep[i] != "relcl")
            yield Attribution(source, (colon,), tuple(range(quote.start, quote.end)), colon)


def paragraph_end(tree: Tree, i: int) -> int:
    """The first token of a line's end at or after token ``i``."""
    while i < len(tree.words) and not _breaks(tree, i):
        i += 1
    return i


def _paragraph_ends(tree: Tree) -> list[int]:
    """For each token, what ``paragraph_end`` says of it; all at once, for a paragraph may be as long as the text."""
    found = [len(tree.words)] * (len(tree.words) + 1)
    for i in range(len(tree.words) - 1, -1, -1):
        found[i] = i if _breaks(tree, i) else found[i + 1]
    return found


def _breaks(tree: Tree, i: int) -> bool:
    word = tree.words[i]
    return word.isspace() and ("\n" in word or "\r" in word)


def paragraph_quote(tree: Tree, end: int) -> Quotation | None:
    """The quotation that the paragraph after token ``end`` consists of, if it does."""
    while end < len(tree.words) and tree.words[end].isspace():
        end += 1
    if end >= len(tree.words) or tree.quote[end] < 0:
        return None
    quote = tree.quotations[tree.quote[end]]
    rest = range(quote.end, paragraph_end(tree, quote.end))
    return quote if quote.start == end and not any(tree.lower[i].isalnum() for i in rest) else None
