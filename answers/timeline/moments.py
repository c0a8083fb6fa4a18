"""What one article puts on a timeline: its statements on the topic, and its dated sentences, each on its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from answers.asking.topic import Match, TopicMatcher
from answers.language.naming import name_tokens
from answers.language.verbs import stances_of
from answers.language.words import Word, words
from answers.model import (
    Act,
    EventDate,
    Precision,
    Span,
    Standing,
    Statement,
    TimeExpression,
)
from answers.record.rows import Stored
from answers.timeline.deeds import Deed, occurrences
from answers.timeline.standing import standing_of, standing_of_sentence

NEAR = 150
"""Characters between a topic and the date that a sentence gives it, at most."""
CLOSE = 60
"""The same inside what somebody said or did, which has other dates too."""

_WISHES = frozenset({"demand", "want"})
_ATTRIBUTIVE = re.compile(r"(?:\b(?:an?|the|this|that|its|his|her|their|our)|['’]s)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a timeline is about: the topic's words, other words for its event, and whose part in it counts.

    ``names``: the speakers meant, None for everybody.
    """

    matcher: TopicMatcher
    deed: Deed | None = None
    names: frozenset[str] | None = None

    def surnames(self) -> frozenset[str]:
        """The last words of the names, by which a sentence may mention them."""
        return frozenset(tokens[-1] for name in self.names or () if (tokens := name_tokens(name)))


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that one article puts on one day. ``span`` is whole sentences; ``marks`` are what a line must show."""

    stored: Stored
    span: Span
    date: EventDate
    standing: Standing
    speakers: tuple[str, ...]
    statement: Statement | None
    marks: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Page:
    """One article with what the record knows of it."""

    stored: Stored
    sentences: Sequence[Span]
    statements: Sequence[Statement]
    dates: Sequence[TimeExpression]


def moments(page: Page, topic: Topic) -> list[Moment]:
    """What the article has on the topic, each sentence once for each day that it speaks of, in order of the text."""
    text = page.stored.article.text
    found = topic.matcher.occurrences(text)
    calendar = _calendar(text, page.dates)
    if not found and not topic.deed:
        return []
    result: list[Moment] = []
    taken: set[int] = set()
    for numbers, group in _grouped(page, topic, found):
        taken |= set(range(numbers[0], numbers[-1] + 1))
        lead, match = group[0]
        span = page.sentences[numbers[0]][0], page.sentences[numbers[-1]][1]
        moment = _told(page, topic, span, lead, match)
        own = [s.date for s, _ in group if s.date]
        besides = _besides(page, topic, span, match, calendar, [*own, *([moment.date] if moment else [])], lead)
        # The day of publication stands in for a day; a sentence that gives the topic one needs no other.
        superseded = bool(besides) and moment is not None and moment.standing is Standing.REPORTED
        if moment and not superseded and (_theirs(topic, lead) or moment.date.words):
            result.append(moment)
        result += besides
    spoken = {s.date.words for s in page.statements if s.date and s.act is not Act.EVENT}
    calendar = [day for day in calendar if day.words not in spoken]
    for number, sentence in enumerate(page.sentences):
        if number in taken:
            continue
        there = _matched(topic, text, found, [sentence])
        if there:
            result += _besides(page, topic, sentence, there, calendar, [], None)
    return result


def _matched(topic: Topic, text: str, found: Sequence[tuple[Word, str]], pieces: Sequence[Span]) -> Match | None:
    match = topic.matcher.match(found, pieces)
    if match or not topic.deed:
        return match
    spans = tuple(span for start, end in pieces for span in occurrences(topic.deed, text, start, end))
    return Match(0.6, spans[:1]) if spans else None


def _grouped(
    page: Page, topic: Topic, found: Sequence[tuple[Word, str]]
) -> Iterator[tuple[list[int], list[tuple[Statement, Match]]]]:
    """The statements on the topic by the sentences that show them, the telling one of each group first.

    With speakers given, statements of others that only name one of them count where they have a day of their own.
    """
    text = page.stored.article.text
    groups: list[tuple[list[int], list[tuple[Statement, Match]]]] = []
    for statement in page.statements:
        pieces = [*statement.cue, *statement.content] if statement.act is Act.EVENT else list(statement.content)
        match = topic.matcher.match(found, pieces)
        if match is None and topic.deed and statement.date and statement.date.words:
            match = _matched(topic, text, found, [statement.extent])
        if match is None or not (
            _theirs(topic, statement) or (statement.date and _named(topic, text, statement.extent))
        ):
            continue
        numbers = _numbers(page.sentences, statement, match)
        if not numbers:
            continue
        for at, (others, members) in enumerate(groups):
            if set(others) & set(numbers):
                merged = sorted({*others, *numbers})
                groups[at] = (merged if len(merged) <= 3 else others, [*members, (statement, match)])
                break
        else:
            groups.append((numbers, [(statement, match)]))
    for numbers, members in groups:
        wishes = {name for s, _ in members if stances_of(s.lemma) & _WISHES for name in s.speakers}
        yield numbers, sorted(members, key=lambda pair: _telling(topic, text, pair[0], pair[1], wishes))


def _telling(
    topic: Topic, text: str, statement: Statement, match: Match, wishes: AbstractSet[str]
) -> tuple[bool, int, int, float]:
    """What makes one of a sentence's statements its headline: whose it is, then what it says of the topic's event.

    ``wishes``: who asks for or wants something in the sentence; what they want is no expectation.
    """
    standing = standing_of(statement, None)
    weight = {Standing.NEGATED: 0, Standing.EXPECTED: 1, Standing.PLANNED: 1}.get(standing, 2)
    if standing is Standing.NEGATED and statement.via:
        weight = 2  # what somebody says did not happen is first of all what they say
    if standing is Standing.EXPECTED and statement.via and (_purpose(text, statement) or wishes & set(statement.via)):
        weight = 3
    return not _theirs(topic, statement), weight, len(statement.via), -match.score


def _purpose(text: str, statement: Statement) -> bool:
    """Whether the deed is only an aim: "efforts to avert", "urged them to lift"."""
    return any(text[start:end].lower().startswith("to ") for start, end in statement.cue[:1])


def is_proper(name: str) -> bool:
    """Whether a name is one person's or body's, not a group's ("European leaders", "officials")."""
    last = next(iter(reversed(name.split())), "")
    return bool(name_tokens(name)) and last[:1].isupper()


def _theirs(topic: Topic, statement: Statement) -> bool:
    return topic.names is None or not topic.names.isdisjoint(statement.speakers)


def _named(topic: Topic, text: str, span: Span) -> bool:
    """Whether a stretch of text names one of the speakers, capitalised."""
    if topic.names is None:
        return True
    surnames = topic.surnames()
    return any(word.folded in surnames and text[word.start].isupper() for word in words(text, *span))


def _numbers(sentences: Sequence[Span], statement: Statement, match: Match) -> list[int]:
    """The sentences that show a statement: those of the topic's words, and the cue's when it stands next to them."""

    def touched(pieces: Sequence[Span]) -> list[int]:
        return [i for i, (a, b) in enumerate(sentences) if any(a < end and start < b for start, end in pieces)]

    shown = touched(match.spans)
    if not shown:
        return []
    if shown[-1] - shown[0] > 1:
        shown = shown[:1]
    beside = [i for i in touched(statement.cue) if i in (shown[0] - 1, shown[-1] + 1)]
    return sorted({*shown, *beside})


def _told(page: Page, topic: Topic, span: Span, lead: Statement, match: Match) -> Moment | None:
    """The statement on its day: the one the text names, else the day of publication; None where neither is known."""
    published = page.stored.article.day
    day = lead.date
    if day is None:
        if published is None:
            return None
        day = EventDate(published, published, Precision.DAY)
    marks = (*match.spans, *((day.words,) if day.words else ()), *lead.cue)
    standing = standing_of(lead, published)
    return Moment(page.stored, span, day, standing, lead.speakers, lead, marks, match.score)


def _besides(
    page: Page,
    topic: Topic,
    span: Span,
    match: Match,
    calendar: Sequence[EventDate],
    known: Sequence[EventDate],
    lead: Statement | None,
) -> list[Moment]:
    """The day that a sentence gives the topic itself, where that is none of the ``known`` ones.

    "Pell said on Tuesday that the talks will begin on Friday": Tuesday is the statement's day, Friday the talks'.
    """
    text = page.stored.article.text
    dated = lead is not None and lead.act is Act.EVENT and lead.date is not None
    if dated or not match.spans or not _named(topic, text, span):
        return []
    sentence = next(((a, b) for a, b in page.sentences if a <= match.spans[0][0] < b), span)
    distances = [
        (min(_gap(e.words, spot) for spot in match.spans), e)
        for e in calendar
        if e.words
        and _in(e.words, [sentence])
        and (lead is None or _in(e.words, lead.content))
        and not _known(e, known)
        and not _running(e, page.stored.article.day)
    ]
    if not distances:
        return []
    distance, nearest = min(distances, key=lambda pair: pair[0])
    if distance > (NEAR if lead is None else CLOSE):
        return []
    standing = standing_of_sentence(text[slice(*sentence)], nearest, page.stored.article.day)
    if lead and standing is Standing.REPORTED:
        return []  # the statement stands on its own day already
    marks = (*match.spans, *((nearest.words,) if nearest.words else ()))
    speakers = lead.speakers if lead else ()
    return [Moment(page.stored, span, nearest, standing, speakers, lead, marks, match.score * 0.9)]


def _in(span: Span, pieces: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in pieces)


def _known(day: EventDate, known: Sequence[EventDate]) -> bool:
    return any(other.start <= day.end and day.start <= other.end for other in known)


def _running(day: EventDate, published: date | None) -> bool:
    """Whether it is only the year in which the article appeared: "prices this year" are news of the day."""
    return day.precision is Precision.YEAR and published is not None and day.start <= published <= day.end


def _gap(a: Span, b: Span) -> int:
    return max(0, max(a[0], b[0]) - min(a[1], b[1]))


def _calendar(text: str, dates: Sequence[TimeExpression]) -> list[EventDate]:
    """The expressions that name a stretch of the calendar, fine enough to be an event's date.

    One that only qualifies a noun ("a 1986 pact", "the February meeting") dates that and not the sentence.
    """
    return [
        EventDate(e.start, e.end, e.precision, e.tense, e.span)
        for e in dates
        if e.start and e.end and e.precision and not _attributive(text, e.span)
    ]


def _attributive(text: str, span: Span) -> bool:
    named = text[span[0]].isdigit() or text[span[0]].isupper()
    before = _ATTRIBUTIVE.search(text, max(0, span[0] - 12), span[0])
    after = text[span[1] : span[1] + 2]
    return named and before is not None and after[:1] == " " and after[1:].isalpha()
