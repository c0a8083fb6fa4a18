"""Reading: one article's text to its statements and dates, by way of sentences, parse, names and attributions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from typing import TYPE_CHECKING

from answers.model import Act, Article, EventDate, Link, Manner, Reading, Span, Statement
from answers.reading import attribution, parser
from answers.reading.dates import find_dates
from answers.reading.events import find_events
from answers.reading.hearsay import vias
from answers.reading.marks import Attribution, Qualities, Tokens
from answers.reading.names import Names, resolve
from answers.reading.qualify import qualify
from answers.reading.sentences import split_sentences
from answers.reading.tree import Tree, build
from answers.reading.when import Calendar

if TYPE_CHECKING:
    from spacy.tokens import Doc

_EDGES = " \t\r\n\xa0,;"
_OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING, _CLOSING = '“"«', '”"»'


class Reader:
    """Reads articles. The parser is loaded at the first one and shared by all readers of the process."""

    def read(self, article: Article) -> Reading:
        """What one article says, and who says it."""
        return next(self.read_many([article]))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of several articles, in order; parsed in batches, which is faster than one by one."""
        first, second = tee((article, split_sentences(article.text)) for article in articles)
        docs = parser.parse_all((article.text, sentences) for article, sentences in first)
        for (article, sentences), doc in zip(second, docs, strict=True):
            yield _reading(article, sentences, doc)


def _reading(article: Article, sentences: Sequence[Span], doc: Doc) -> Reading:
    found = attribution.find(doc)
    told = [(a, qualify(doc, a)) for a in found] + find_events(doc, found)
    told = [(a, q) for a, q in told if a.cue]
    marked = [a for a, _ in told]
    dates = tuple(find_dates(article.text, article.published, sentences))
    calendar = Calendar(build(doc), [token.idx for token in doc], dates)
    names = resolve(doc, marked)
    statements = {
        _statement(
            doc, sentences, a, q, names, tuple(names.label(marked[i].source) for i in chain), calendar.of(a, q.act)
        )
        for (a, q), chain in zip(told, vias(doc, marked), strict=True)
    }
    return Reading(tuple(sorted(statements, key=lambda s: (s.extent, s.cue, s.content))), dates)


def _statement(
    doc: Doc,
    sentences: Sequence[Span],
    found: Attribution,
    qualities: Qualities,
    names: Names,
    via: tuple[str, ...],
    day: EventDate | None,
) -> Statement:
    source, cue, content = (spans(doc, tokens) for tokens in (found.source, found.cue, found.content))
    speakers, link = names.speakers(found.source)
    narrated = qualities.act is Act.EVENT or is_narrated(build(doc), found)
    return Statement(
        source=source,
        cue=cue,
        content=content,
        extent=extent(sentences, [*cue, *content]),
        speakers=speakers,
        link=Link.CARRIED if found.carried else link,
        lemma=qualities.lemma,
        act=qualities.act,
        manner=Manner.NARRATED if narrated else manner(doc.text, content),
        polarity=qualities.polarity,
        modality=qualities.modality,
        via=tuple(label for label in via if label),
        date=day,
    )


def is_narrated(tree: Tree, found: Attribution) -> bool:
    """Whether the content is no words but a thing: the object of "criticised the deal"."""
    inside = set(found.content)
    tops = [i for i in found.content if tree.head[i] not in inside and tree.pos[i] != "PUNCT"]
    things = all(tree.dep[i] in _OBJECTS and tree.pos[i] in _NOUNS for i in tops)
    return bool(tops) and things and all(tree.quote[i] < 0 for i in found.content)


def spans(doc: Doc, tokens: Tokens) -> tuple[Span, ...]:
    """The text of ``tokens`` as spans: neighbours joined, blanks and commas at the edges left out."""
    found: list[list[int]] = []
    previous = -2
    for i in tokens:
        token = doc[i]
        if token.is_space and i != previous + 1:
            continue
        if i == previous + 1:
            found[-1][1] = token.idx + len(token)
        else:
            found.append([token.idx, token.idx + len(token)])
        previous = i
    return tuple(s for s in (_trimmed(doc.text, a, b) for a, b in found) if s[0] < s[1])


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def extent(sentences: Sequence[Span], pieces: Sequence[Span]) -> Span:
    """The run of whole sentences that covers all ``pieces``."""
    start, end = min(a for a, _ in pieces), max(b for _, b in pieces)
    starts = [a for a, _ in sentences]
    first = bisect_right(starts, start) - 1
    last = bisect_right(starts, end - 1) - 1
    if first < 0:
        return start, end
    return min(start, sentences[first][0]), max(end, sentences[last][1])


def manner(text: str, content: Sequence[Span]) -> Manner:
    """Whether the content is quoted: wholly, in part, or not at all."""
    pieces = [text[a:b].strip(" .,;:!?") for a, b in content]
    if pieces and all(p[:1] in _OPENING and p[:1] for p in pieces):
        return Manner.DIRECT if all(p[-1:] in _CLOSING and p[-1:] for p in pieces) else Manner.MIXED
    quoted = any(mark in piece for piece in pieces for mark in _OPENING + _CLOSING)
    return Manner.MIXED if quoted else Manner.INDIRECT
