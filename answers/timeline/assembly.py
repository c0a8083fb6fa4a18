"""From a topic to its timeline: dated, cited lines of what happened, what was said, and what is still to come."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from answers.asking.publishers import require
from answers.asking.question import Asked
from answers.asking.topic import topic_words
from answers.errors import InputError
from answers.language.naming import name_tokens
from answers.model import Change, Coverage, Excerpt, Scope, Timeline, TimelineEntry
from answers.phrasing import covered, day, period
from answers.record.lookup import Lookup
from answers.record.rows import publisher_key
from answers.retrieval.search import Find, Found
from answers.timeline import merging, positions
from answers.timeline.aboutness import Topic
from answers.timeline.deeds import deed_for
from answers.timeline.details import with_details, with_passing
from answers.timeline.due import overdue
from answers.timeline.importance import key_events, weights
from answers.timeline.line import line_of
from answers.timeline.merging import Group
from answers.timeline.moments import PASSING, Moment, Page, is_proper, moments
from answers.timeline.stories import stories

MAX_LENGTH = 200
"""Characters of a topic at most."""
DEPTH = 400
"""Passages looked into for one timeline, best first."""
FEW = 15
"""Entries up to which a timeline is taken in at a glance, and shows every sentence as a line; of a longer one, so many
are its key events."""
OTHERS = 3
"""Speakers named at most where the one asked for is nowhere."""


def timeline(
    store: Lookup,
    find: Find,
    topic: str,
    *,
    who: str | None = None,
    scope: Scope,
) -> Timeline:
    """What the record has on a topic, by the days of the events; ``scope.after`` and ``before`` are such days too.

    With ``who``, what that speaker said, did or did not do, and dated sentences that name them. ``find`` gives the
    articles to look into, read as far as a timeline waits for it.

    Raises:
        InputError: the topic is empty, or the range ends before it begins.
    """
    began = time.perf_counter()
    topic, who = " ".join(topic.split()), " ".join((who or "").split()) or None
    _check(topic, scope)
    if scope.publisher:
        known = store.publishers(Scope(collections=scope.collections))
        scope = replace(scope, publisher=require(scope.publisher, known))
    anytime = replace(scope, after=None, before=None)
    found = find(Asked(topic, "quotes", who=who, topic=topic, speech=False), anytime, depth=DEPTH)
    missing = _missing(topic, who, found)
    if missing and who and found.topic_known:
        others = find(Asked(topic, "quotes", topic=topic, speech=False), anytime, depth=DEPTH)
        missing += _instead(topic, _moments(store, others, None))
    dated = [] if missing else _moments(store, found, who)
    within = [m for m in dated if _within(m, scope.after, scope.before)]
    kept, passing = [m for m in within if m.score > PASSING], [m for m in within if m.score <= PASSING]
    stems = {s for variant in found.matcher.variants for word in variant for s in word.stems}
    groups = merging.merge(kept, stems)
    if len(groups) > FEW:
        groups = with_details(groups, stories(moment.stored for moment in kept))
    groups = with_passing(groups, passing)
    entries = _entries(groups, found, who)
    shown = found.speakers.shown or who
    suggestions = found.suggestions
    if shown and found.speakers.corrected:
        suggestions = (shown, *suggestions)
    return Timeline(
        topic=topic,
        summary=missing or _summary(topic, shown, entries, len(dated), scope, found.coverage),
        who=shown,
        after=scope.after,
        before=scope.before,
        entries=entries,
        found=len(kept),
        coverage=found.coverage,
        suggestions=tuple(dict.fromkeys(suggestions)),
        elapsed_ms=(time.perf_counter() - began) * 1000,
    )


def _check(topic: str, scope: Scope) -> None:
    if len(topic) > MAX_LENGTH:
        raise InputError(f"the topic has {len(topic):,} characters; at most {MAX_LENGTH} are read")
    if not topic_words(topic):
        raise InputError("a timeline needs a topic, for example: sanctions")
    if scope.after and scope.before and scope.after > scope.before:
        raise InputError(f"the range ends before it begins: after {scope.after}, before {scope.before}")


def _missing(topic: str, who: str | None, found: Found) -> str | None:
    """The line for a topic or a speaker that is nowhere."""
    searched = covered(found.coverage)
    if not found.topic_known:
        return f"“{topic}” is not in the record: {searched}."
    if who and not found.who_known:
        return f"{who} is not in the record: {searched}."
    return None


def _instead(topic: str, dated: Sequence[Moment]) -> str:
    """Who is on record on the topic, for a speaker that is nowhere; those who are so most often first."""
    spoken = Counter(name for moment in dated for name in moment.speakers)
    named = [name for name, _ in sorted(spoken.items(), key=lambda item: (-item[1], item[0]))][:OTHERS]
    if not named:
        return ""
    return f" On “{topic}” it has {' and '.join(filter(None, (', '.join(named[:-1]), named[-1])))}."


def _moments(store: Lookup, found: Found, who: str | None) -> list[Moment]:
    keys = list(found.articles)
    names = _meant(found, who) if who else None
    topic = Topic(found.matcher, deed_for(found.matcher), names)
    passages, statements, dates = store.passages(keys), store.statements(keys), store.dates(keys)
    propositions = store.propositions(keys)
    result: list[Moment] = []
    for key, stored in found.articles.items():
        sentences = [sentence for passage in passages.get(key, ()) for sentence in passage.sentences]
        result += moments(
            Page(stored, sentences, statements.get(key, ()), dates.get(key, ()), propositions.get(key, ())), topic
        )
    return result


def _meant(found: Found, who: str) -> frozenset[str]:
    """The names of the one asked for; a bare surname that others bear too is mostly theirs."""
    names = found.speakers.names or frozenset({who})
    bare = (rival.names for rival in found.speakers.rivals if all(len(name_tokens(name)) == 1 for name in rival.names))
    return names.union(*bare)


def _within(moment: Moment, after: date | None, before: date | None) -> bool:
    return (after is None or moment.date.end >= after) and (before is None or moment.date.start <= before)


def _entries(groups: Sequence[Group], found: Found, who: str | None) -> tuple[TimelineEntry, ...]:
    """The groups as entries, with the changes of position among them."""

    def person(name: str) -> str | None:
        if who and name in found.speakers.names:
            return found.speakers.shown or name
        return name if is_proper(name) else None

    told = sorted((moment for group in groups for moment in _all(group)), key=lambda m: m.date.start)
    turns = {id(after): (speaker, before, after) for speaker, before, after in positions.changes(told, person)}
    changes = [next((turns[id(m)] for m in _all(group) if id(m) in turns), None) for group in groups]
    late = overdue(groups, found.coverage.last)
    weighed = weights(groups)
    key = key_events(groups, weighed, {n for n, turn in enumerate(changes) if turn}, FEW)
    return tuple(
        replace(_entry(group, turn), weight=weight, key=len(groups) <= FEW or number in key, overdue=number in late)
        for number, (group, turn, weight) in enumerate(zip(groups, changes, weighed, strict=True))
    )


def _all(group: Group) -> tuple[Moment, ...]:
    return (*group.told, *group.details)


def _entry(group: Group, turn: tuple[str, Moment, Moment] | None) -> TimelineEntry:
    first = turn[2] if turn else group.told[0]
    told = [first, *(m for m in group.told if m is not first)]
    details = [m for m in group.details if m is not first]
    everyone = [*told, *group.plans, *details]
    publishers = {publisher_key(m.stored.article.publisher) for m in everyone if m.stored.article.publisher}
    speakers = dict.fromkeys(speaker for m in told if m.standing is first.standing for speaker in m.speakers)
    return TimelineEntry(
        date=first.date,
        standing=first.standing,
        line=line_of(first.stored.article.text, first.span, first.marks),
        excerpts=tuple(_excerpt(m) for m in (*told, *details)),
        plans=tuple(_excerpt(m) for m in group.plans),
        speakers=_distinct(tuple(speakers)),
        publishers=len(publishers),
        change=Change(turn[0], _excerpt(turn[1]), _excerpt(turn[2])) if turn else None,
    )


def _distinct(speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Names without those that are the end of a fuller one beside them."""
    tokens = {name: name_tokens(name) for name in speakers}
    return tuple(
        name
        for name in speakers
        if not any(
            other != name
            and len(tokens[other]) > len(tokens[name])
            and tokens[other][-len(tokens[name]) :] == tokens[name]
            for other in speakers
        )
    )


def _excerpt(moment: Moment) -> Excerpt:
    speaker = " and ".join(moment.speakers) or None
    return Excerpt(moment.stored.article, *moment.span, speaker, moment.statement, moment.marks)


def _summary(
    topic: str, who: str | None, entries: Sequence[TimelineEntry], dated: int, scope: Scope, coverage: Coverage
) -> str:
    about = f"“{topic}”" + (f" and {who}" if who else "")
    if entries:
        first, last = entries[0].date.start, max(entry.date.end for entry in entries)
        return f"{about}: {_number(len(entries))}, {period(first, last)}."
    if dated:
        ends = [f"after {day(scope.after)}"] if scope.after else []
        ends += [f"before {day(scope.before)}"] if scope.before else []
        return f"Nothing on {about} {' and '.join(ends)}; {dated:,} found on other days."
    return f"Nothing on {about} can be put on a day: {covered(coverage)}."


def _number(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries:,} entries"
