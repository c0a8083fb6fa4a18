"""Transcripts: paragraphs that begin with a speaker's label in capitals ("REYES: We will not sell the dam.")."""

from __future__ import annotations

from answers.reading.annotations import Attribution
from answers.reading.parse.tree import Tree
from answers.reading.reports.running_quotes import paragraph_end
from answers.reading.text.quotations import MARKS

_LONGEST = 6
_LEAST_LABELS = 2  # one alone is a headline or a notice ("BREAKING: ...")
_SURE = 0.95


def turns(tree: Tree) -> list[Attribution]:
    """What each labelled paragraph says, as said by its label; empty unless the text is a transcript.

    A label is up to six tokens, all in capitals, from the paragraph's start to a colon; the content is what follows, up
    to the paragraph's end.
    """
    found = []
    start = 0
    while start < len(tree.words):
        end = paragraph_end(tree, start)
        turn = _turn(tree, start, end)
        if turn is not None:
            found.append(turn)
        start = end + 1
    return found if len(found) >= _LEAST_LABELS else []


def _turn(tree: Tree, start: int, end: int) -> Attribution | None:
    while start < end and (tree.words[start].isspace() or tree.lower[start] in MARKS):
        start += 1
    colon = next((i for i in range(start, min(end, start + _LONGEST + 1)) if tree.words[i] == ":"), -1)
    label = range(start, colon)
    if colon <= start or not all(_is_capital(tree.words[i]) for i in label):
        return None
    if not any(len(tree.words[i]) > 1 and tree.words[i].isalpha() for i in label):
        return None
    content = [i for i in range(colon + 1, end) if not tree.words[i].isspace()]
    while content and tree.lower[content[-1]] in MARKS:
        content.pop()
    if not any(tree.lower[i].isalnum() for i in content):
        return None
    return Attribution(tuple(label), (colon,), tuple(content), colon, confidence=_SURE)


def _is_capital(word: str) -> bool:
    return word.isupper() or word in (".", "-", "'", "’")
