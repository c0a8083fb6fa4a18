"""What one article puts on a timeline: each sentence on the topic, on its own day and on others that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from answers.asking.topic import Match
from answers.language.function_words import function_words
from answers.language.gazetteer import folded_names
from answers.language.naming import name_tokens
from answers.language.verbs import stances_of
from answers.language.wording import wording
from answers.language.words import fold, words
from answers.model import EventDate, Precision, Proposition, Span, Standing, Statement, TimeExpression
from answers.reading.clauses.roles import PATIENT, PREPOSITION
from answers.record.rows import Stored
from answers.timeline.aboutness import Aboutness, Topic
from answers.timeline.deeds import occurrences
from answers.timeline.own_days import Owned, calendar, owned
from answers.timeline.standing import standing_of
from answers.timeline.tellings import Telling, Tellings

BESIDE, STORY, DEED, PASSING = 0.9, 0.4, 0.6, 0.1
"""What a day counts that a sentence only names beside its own; a sentence that only belongs to the story; one that
tells of the topic's event in other words; and one of the story that has no day either, and is never a line."""
DIRECT = 0.5
"""Share of what somebody says that its own clause has at least, for a report to be no more than what it reports."""

_MEDIA = frozenset({f"{PREPOSITION}in", f"{PREPOSITION}on", f"{PREPOSITION}to"})
_PRONOUNS = function_words().personal()
_MARKS = frozenset("\"“„«'‘")
_WISHES = frozenset({"demand", "want"})
_FINE = frozenset({Precision.DAY, Precision.WEEKEND, Precision.RANGE})


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that one article puts on one day. ``span`` is whole sentences; ``marks`` are what a line must show.

    ``act`` is the verb in dictionary form, or the noun, that tells it.
    """

    stored: Stored
    span: Span
    date: EventDate
    standing: Standing
    speakers: tuple[str, ...]
    statement: Statement | None
    marks: tuple[Span, ...]
    score: float
    act: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One article with what the record knows of it."""

    stored: Stored
    sentences: Sequence[Span]
    statements: Sequence[Statement]
    dates: Sequence[TimeExpression]
    propositions: Sequence[Proposition] = ()


def moments(page: Page, topic: Topic) -> list[Moment]:
    """What the article has on the topic, each sentence once for each day that it speaks of, in order of the text."""
    about = Aboutness(page.stored, page.sentences, page.statements, page.propositions, topic)
    if not about.occurrences and not about.is_story and not topic.deed:
        return []
    told = Tellings(page.stored.article.text, page.sentences, page.statements, page.propositions)
    days = calendar(page.stored.article.text, page.dates, page.stored.article.day)
    result: list[Moment] = []
    for number, sentence in enumerate(page.sentences):
        match = about.match([sentence]) or _deed(topic, page.stored.article.text, sentence)
        if (match or about.goes_on(sentence)) and about.involves(sentence):
            result += _of_sentence(page, topic, about, sentence, match, told.of(number), days)
    return result


def _of_sentence(
    page: Page,
    topic: Topic,
    about: Aboutness,
    sentence: Span,
    match: Match | None,
    told: Sequence[Telling],
    days: Sequence[EventDate],
) -> Iterator[Moment]:
    text = page.stored.article.text
    found = owned(text, sentence, days, told)
    lead = _lead(topic, told, match)
    own = [one for one in found if not one.noun and (lead is None or (one.telling and _is_of(one.telling, lead)))]
    own = own or [one for one in found if lead and one.telling and not one.noun and _is_source(one.telling, lead, told)]
    day = min((one.date for one in own), key=lambda d: (d.precision is not Precision.DAY, d.start), default=None)
    beside = [one for one in found if one not in own]
    first = _first(page, sentence, lead, match, day)
    others = [moment for one in beside if (moment := _beside(page, about, sentence, lead, match, one))]
    elsewhere = (one for one in beside if _is_direct(lead, told, one) or _is_other_main(lead, told, one, match))
    if first and (first.date.words or next(elsewhere, None) is None):
        yield first
    yield from others


def _deed(topic: Topic, text: str, sentence: Span) -> Match | None:
    spans = tuple(occurrences(topic.deed, text, *sentence)) if topic.deed else ()
    return Match(DEED, spans[:1]) if spans else None


def _lead(topic: Topic, told: Sequence[Telling], match: Match | None) -> Telling | None:
    """The clause that a sentence is: the one that has most of it, but theirs who are asked for; of a report of what may
    be, what may be."""
    theirs = [one for one in told if topic.names and not topic.names.isdisjoint(one.speakers) and _has(one, match)]
    free = [one for one in _clauses(told) if not one.is_subordinate]
    main = _longest(theirs or free or told)
    if main is None or match is None or main.statement is None or not main.is_report:
        return main
    wishes = stances_of(main.statement.lemma) & _WISHES
    said = _longest([one for one in told if _inside(one, main)])
    if said is None or wishes or standing_of(said, None, None) is not Standing.EXPECTED or not _is_all(said, main):
        return main
    return said if said.statement and not said.is_report and _has(said, match) else main


def _longest(told: Sequence[Telling]) -> Telling | None:
    return max(told, key=lambda one: (one.length, one.statement is not None, -one.head[0]), default=None)


def _clauses(told: Sequence[Telling]) -> Sequence[Telling]:
    """Those that are clauses, where these have most of the sentence: "according to the police" is none."""
    clauses = [one for one in told if one.proposition]
    longest = max((one.length for one in told), default=0)
    return clauses if any(one.length >= DIRECT * longest for one in clauses) else told


def _has(one: Telling, match: Match | None) -> bool:
    """Whether a clause has one of the topic's words, or the sentence has none."""
    return match is None or any(start <= spot[0] < end for spot in match.spans for start, end in one.pieces)


def _is_all(said: Telling, report: Telling) -> bool:
    """Whether a clause is what a report is about, and no part of it."""
    assert report.statement
    return said.length >= DIRECT * sum(b - a for a, b in report.statement.content)


def _inside(one: Telling, report: Telling) -> bool:
    return report.statement is not None and any(a <= one.head[0] < b for a, b in report.statement.content)


def _is_of(dated: Telling, lead: Telling) -> bool:
    """Whether a date of one clause is the other's: the same, or words of its predicate."""
    return dated is lead or any(a <= dated.head[0] < b for a, b in lead.cue)


def _is_source(dated: Telling, lead: Telling, told: Sequence[Telling]) -> bool:
    """Whether what is dated is what a report stands in: "said in an interview *published on Sunday*"."""
    reports = [one for one in told if one.is_report and one.statement and (one is lead or one.proposition is None)]
    if not reports or dated.proposition is None:
        return False
    heads = [one.head for one in dated.proposition.arguments if one.role == PATIENT]
    sources = [span for one in reports if one.statement for span in one.statement.source]
    media = [one.head for one in lead.proposition.arguments if one.role in _MEDIA] if lead.proposition else []
    return any(head in media or any(a <= head[0] < b for a, b in sources) for head in heads)


def _is_direct(lead: Telling | None, told: Sequence[Telling], one: Owned) -> bool:
    """Whether a dated clause is what a report is about: "they said *the ferry had sunk on Monday*"."""
    if lead is None or lead.statement is None or not lead.is_report or one.telling is None or one.noun:
        return False
    inside = [other for other in told if _inside(other, lead)]
    top = _longest([other for other in inside if _is_main(other, inside)] or inside)
    return top is one.telling and _is_all(one.telling, lead)


def _is_other_main(lead: Telling | None, told: Sequence[Telling], one: Owned, match: Match | None) -> bool:
    """Whether a dated clause stands before the longest and is no less: "it *burned in May* and was never built"."""
    dated = one.telling
    if lead is None or dated is None or one.noun or lead.is_report or match is None:
        return False
    under = dated.is_subordinate or any(a <= dated.head[0] < b for a, b in lead.pieces)
    return not under and dated.head < lead.head and _is_main(dated, told) and _has(dated, match)


def _is_main(one: Telling, told: Sequence[Telling]) -> bool:
    """Whether a clause is in no other's content."""
    return one.is_finite and not any(_inside(one, other) for other in told if other is not one and other.is_report)


def _first(
    page: Page, sentence: Span, lead: Telling | None, match: Match | None, day: EventDate | None
) -> Moment | None:
    """The sentence on the day of what it tells: the one that the text names, else that of publication."""
    published = page.stored.article.day
    score = match.score if match else STORY if day and day.precision in _FINE else PASSING
    if day is None or score == PASSING:
        if published is None:
            return None
        day = EventDate(published, published, Precision.DAY)
    standing = standing_of(lead, day, published) if lead else Standing.REPORTED
    marks = (*(match.spans if match else ()), *((day.words,) if day.words else ()), *(lead.cue if lead else ()))
    statement = lead.statement if lead else None
    speakers = _speakers(page, statement)
    return Moment(
        page.stored, sentence, day, standing, speakers, statement, marks, score, lead.act_name if lead else ""
    )


def _beside(
    page: Page, about: Aboutness, sentence: Span, lead: Telling | None, match: Match | None, one: Owned
) -> Moment | None:
    """Another day that a sentence names, of what has to do with the topic."""
    if one.telling is None:
        return None
    near = about.match([one.noun] if one.noun else one.telling.pieces)
    if near is None and match and one.noun in match.spans:
        near = match
    if near is None and (match is not None or one.date.precision not in _FINE or one.noun):
        return None
    if one.noun:
        standing = (
            Standing.PLANNED
            if page.stored.article.day and one.date.start > page.stored.article.day
            else Standing.HAPPENED
        )
    else:
        standing = standing_of(one.telling, one.date, page.stored.article.day)
    words = (one.date.words,) if one.date.words else ()
    marks = (*(near.spans if near else ()), *words, *one.telling.cue)
    statement = one.telling.statement or (
        lead.statement if lead and lead.is_report and _inside(one.telling, lead) else None
    )
    speakers = _speakers(page, statement)
    score = (match.score if match else STORY) * BESIDE
    act = page.stored.article.text[slice(*one.noun)].lower() if one.noun else one.telling.act_name
    return Moment(page.stored, sentence, one.date, standing, speakers, statement, marks, score, act)


def _speakers(page: Page, statement: Statement | None) -> tuple[str, ...]:
    """Who speaks or acts, without the words of a date behind a name, "*Norvane* today said", and mere pieces of one."""
    if statement is None:
        return ()
    text = page.stored.article.text
    spans = [e.span for e in page.dates if any(a < e.span[1] and e.span[0] < b for a, b in statement.source)]
    when = {word.folded for span in spans for word in words(text, *span)}
    named = (_without(name, when) for name in statement.speakers)
    return tuple(dict.fromkeys(name for name in named if not _is_piece(name)))


def _without(name: str, when: AbstractSet[str]) -> str:
    kept = name.split()
    while kept and fold(kept[-1]) in when:
        kept.pop()
    while kept and fold(kept[0]) in when:
        kept.pop(0)
    return " ".join(kept)


def _is_piece(name: str) -> bool:
    """Whether a name has nothing that names: "Co", "Last"."""
    known = {word.folded for word in words(name)}
    return known <= folded_names().companies | wording().stop


def stands_by_itself(moment: Moment) -> bool:
    """Whether a line is understood without the one before it: no quotation that runs on, no "they" to begin with."""
    text = moment.stored.article.text
    first = next((word.folded for word in words(text, *moment.span)), "")
    return first not in _PRONOUNS and text[moment.span[0] : moment.span[0] + 1] not in _MARKS


def is_proper(name: str) -> bool:
    """Whether a name is one person's or body's, not a group's ("European leaders", "officials")."""
    last = next(iter(reversed(name.split())), "")
    return bool(name_tokens(name)) and last[:1].isupper()
