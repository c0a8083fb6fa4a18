"""The parser that reading rests on: spaCy's small English pipeline, made to keep to the sentences it is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from answers.model import Span
from answers.reading.parse import pipeline
from answers.reading.parse.annotator import COMPONENTS, Annotator
from answers.reading.parse.repair import repair
from answers.reading.parse.tree import Tree, build
from answers.reading.text.datelines import after_dateline
from answers.reading.text.marks import with_double_marks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CHUNK = 30_000
"""Characters parsed at once; a longer article is parsed in runs of whole sentences, so that memory stays bounded."""

TOKENS = 10_000
"""Tokens parsed at once, which take some 14 kB of memory each; a chunk has more where it is made of marks alone."""
_RUN = 200
"""Characters without a blank that the tokeniser is given at once, for its time grows with the square of them."""
_OUTSIDE = 100
"""Tokens after which text that is no sentence is cut, for there is nothing to be understood in it."""

_NO_START = (1 << 64) - 1  # minus one: "no sentence begins here"
_UNUSED = ("ner", "senter")

# The tokeniser makes a word of a blank that is not the plain one; one for one, so that offsets stay.
_LONG_RUN = re.compile(rf"\S{{{_RUN + 1},}}")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[ʼ´`‘](?=[^\W\d_])")
_HAD = re.compile(r"(?:^|(?<=[.!?] ))Had(?= [A-Z])", re.MULTILINE)
_BLANKS = str.maketrans(dict.fromkeys("\t\xa0\u2002\u2003\u2009\u200a\u202f", " "))
_GLUED = (r"(?<=\w)[.!?](?=[\"”’]\w)", r"(?<=[.!?])[\"”’](?=\w)")


@cache
def load() -> Language:
    """The pipeline, loaded once: tagger and parser; ``parse_all`` adds parts of speech and lemmas.

    Raises:
        DataError: no English pipeline is installed, or it is not the one that reading was made with.
    """
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex

    nlp = spacy.load(pipeline.find(), exclude=list(_UNUSED), disable=list(COMPONENTS))
    if isinstance(nlp.tokenizer, Tokenizer):
        # "``The" begins with one mark, not with two; in "really?”Reyes asked" a blank is missing.
        nlp.tokenizer.prefix_search = compile_prefix_regex(["``", *(nlp.Defaults.prefixes or ())]).search
        nlp.tokenizer.infix_finditer = compile_infix_regex([*_GLUED, *(nlp.Defaults.infixes or ())]).finditer
    return nlp


@cache
def _annotator() -> Annotator:
    return Annotator(load())


def parse(text: str, sentences: Sequence[Span]) -> Tree:
    """One text parsed; the sentences of the result begin where ``sentences`` begin, and offsets are those of ``text``.

    Raises:
        DataError: as ``load``.
    """
    return next(parse_all([(text, sentences)]))


def parse_all(texts: Iterable[tuple[str, Sequence[Span]]], batch: int = 16) -> Iterator[Tree]:
    """Each text parsed, in order, ``batch`` chunks at a time.

    Raises:
        DataError: as ``load``.
    """
    return map(build, docs(texts, batch))


def docs(texts: Iterable[tuple[str, Sequence[Span]]], batch: int = 16) -> Iterator[Doc]:
    """What ``parse_all`` makes its trees of, in spaCy's own form, for whoever keeps parses in files.

    The text of each is that of its article, sign for sign, but for blanks, apostrophes and quotation marks, which are
    plain ones there.
    """
    from spacy.tokens import Doc

    nlp, annotate = load(), _annotator()

    def chunks() -> Iterator[tuple[Doc, bool]]:
        for text, sentences in texts:
            spans = _chunks(text, sentences)
            for position, (start, end) in enumerate(spans):
                doc = _cut(nlp, _tokenised(nlp, _plain(text[start:end])), start, sentences)
                _set_starts(doc, start, sentences)
                pieces = range(0, max(1, len(doc)), TOKENS)
                for first in pieces:
                    piece = doc if len(pieces) == 1 else doc[first : first + TOKENS].as_doc()
                    yield piece, position == len(spans) - 1 and first == pieces[-1]

    held: list[Doc] = []
    for few in _few(chunks(), batch):
        annotated = annotate(nlp.pipe((doc for doc, _ in few), batch_size=batch))
        for doc, (_, last) in zip(annotated, few, strict=True):
            held.append(repair(doc))
            if last:
                yield held[0] if len(held) == 1 else Doc.from_docs(held, ensure_whitespace=False)
                held = []


def _few(chunks: Iterable[tuple[Doc, bool]], most: int) -> Iterator[list[tuple[Doc, bool]]]:
    """The chunks in lists of ``most`` that hold no more tokens than are parsed at once."""
    few: list[tuple[Doc, bool]] = []
    tokens = 0
    for doc, last in chunks:
        if few and (len(few) == most or tokens + len(doc) > TOKENS):
            yield few
            few, tokens = [], 0
        few.append((doc, last))
        tokens += len(doc)
    if few:
        yield few


def _plain(text: str) -> str:
    """The text, sign for sign, with plain blanks, apostrophes and quotation marks where others stand for them.

    "Had" before a name is written small: with its capital it is taken for a part of the name.
    """
    return _HAD.sub("had", with_double_marks(_APOSTROPHE.sub("'", text.translate(_BLANKS))))


def _tokenised(nlp: Language, text: str) -> Doc:
    """The tokens of a text, in which a run without a blank that is too long to be a word is put to it in pieces."""
    from spacy.tokens import Doc

    cuts = [cut for run in _LONG_RUN.finditer(text) for cut in range(run.start() + _RUN, run.end(), _RUN)]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[a:b]) for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    words = [token.text for piece in pieces for token in piece]
    return Doc(nlp.vocab, words, [bool(token.whitespace_) for piece in pieces for token in piece])


def _cut(nlp: Language, doc: Doc, offset: int, sentences: Sequence[Span]) -> Doc:
    """The tokens with those cut in two in which a sentence ends: "safe?Otto", where the blank is missing."""
    from spacy.tokens import Doc

    at = {place - offset for span in sentences for place in span}
    inside = {token.i: here for token in doc for here in range(token.idx + 1, token.idx + len(token)) if here in at}
    if not inside:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        cut = inside.get(token.i, token.idx + len(token)) - token.idx
        parts = [one.text for piece in (token.text[:cut], token.text[cut:]) if piece for one in nlp.make_doc(piece)]
        parts = parts if token.i in inside else [token.text]
        words += parts
        spaces += [False] * (len(parts) - 1) + [bool(token.whitespace_)]
    return Doc(nlp.vocab, words, spaces)


def _chunks(text: str, sentences: Sequence[Span]) -> list[Span]:
    """The whole text in consecutive pieces that each begin where a sentence begins."""
    cuts = [0]
    for start, end in sentences:
        if end - cuts[-1] > CHUNK and start > cuts[-1]:
            cuts.append(start)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _set_starts(doc: Doc, offset: int, sentences: Sequence[Span]) -> None:
    """Presets where sentences begin: at the given ones, and after each where text that is none follows."""
    import numpy as np
    from spacy.attrs import IDX, LENGTH, SENT_START

    text = doc.text
    starts = {start - offset for start, _ in sentences}
    ends = {end - offset for _, end in sentences}
    own = [(start - offset, end - offset) for start, end in sentences if 0 <= start - offset < len(text)]
    starts |= {after_dateline(text, start, end) for start, end in own}
    marks: list[int] = []
    ended = outside = True
    last = 0
    for begin, length in doc.to_array([IDX, LENGTH]).tolist():
        begins = begin in starts
        if begins:
            outside = False
        elif ended and not text[begin : begin + 1].isspace():
            begins = outside = True
        elif outside:
            begins = len(marks) - last >= _OUTSIDE
        last = len(marks) if begins else last
        marks.append(1 if begins else _NO_START)
        ended = begin + length in ends
    if marks:
        marks[0] = 1
        doc.from_array([SENT_START], np.array([[mark] for mark in marks], dtype="uint64"))  # type: ignore[arg-type]
