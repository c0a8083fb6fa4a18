"""Dates that people type: in filters ("last week", "14 Aug") and within questions ("on Wednesday", "since Friday").

What the words count from, for an archive whose last article is of ``last``:

- relative words ("yesterday", "last week", "Friday", "two weeks ago") count from today; where that lies wholly after
  the archive's last date, from that date, for nobody asks for what cannot be there;
- a day, month or quarter without its year is the one nearest to the archive's last date that is not still to come for
  both today and the archive;
- a bare weekday in a *question* is the last such day up to the archive's last date, whatever today is: the asker speaks
  of what the articles tell, and those are as old as they are ("what did he say on Wednesday?").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from answers.calendar import values
from answers.calendar.context import PAST, Context
from answers.calendar.grammar import Mention, find
from answers.calendar.resolve import UNDATED, resolve
from answers.calendar.vocabulary import number, words
from answers.errors import InputError
from answers.model import Span

Days = tuple[date, date]
"""First and last day, both inclusive."""

_LONGEST = 100  # characters of a date somebody types
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_LEADS = ("", "in ", "on ", "the ")  # what makes a date of "May" and "summer", which alone could be something else
_SHORT_YEAR = re.compile(  # "'25", and the 25 of "14 Aug 25" and "Aug 14th, 25"
    r"(?:.*\s['’]|[0-9]{1,2}(?:st|nd|rd|th)?\s[a-z]+\.?,?\s|[a-z]+\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s)(?P<year>[0-9]{2})",
    re.IGNORECASE,
)
_DASHED = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-((?:[0-9]{2}){1,2})")
_JUST = re.compile(r"(?P<count>[0-9]{1,4}|an?|one)\s?(?P<unit>h|hrs?|hours?|min|mins|minutes?)\sago", re.IGNORECASE)
_LEAD = re.compile(r"(?P<word>since|from|after|before|until|till|by|on|in|during|over)\s+", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:between\s+|from\s+)?(?P<first>.+?)\s*(?:\s(?:and|to|until|till|through)\s|\s[-–—]\s|\.\.|–)\s*(?P<last>.+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<word>since|from|after|before|until|till|by|between|on|in|during|over|throughout|within)\s+$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:and|to|until|till|through|-|–)\s*", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b|\s?-\w")
_TO_COME = re.compile(r"\b(?:will|won['’]t|would|going to|plans? to|planning to|intends? to|set to)\b", re.IGNORECASE)
_FORWARD = frozenset({"next", "coming", "following"})
_YEARLESS = frozenset({"date", "month", "quarter"})
_NAMED_YEAR = ("year", "year2", "yearwords", "yearrel", "yy", "ago", "rel")
_STANDALONE = frozenset({"weekday", "deictic", "unit", "ago", "weekdayunit", "weekdayaway"})  # need no preposition


@dataclass(frozen=True, slots=True)
class When:
    """A time that a question names: the range of days it means (None: open), and where its words stand."""

    after: date | None
    before: date | None
    span: Span


def parse_when(text: str, *, today: date, last: date | None) -> Days:
    """The days that a typed date means, first and last.

    "since Friday" runs to the later of ``today`` and ``last``; "before 2025" from the first day of the calendar.

    Args:
        text: what was typed: a date, a period or a range of them, in English.
        today: the day it was typed.
        last: the date of the archive's last article, None when it is empty.

    Raises:
        InputError: no date can be read from it; the message has an example.
    """
    typed = " ".join(text.split())
    found = _typed(typed, today, last) if 0 < len(typed) <= _LONGEST else None
    if found is None:
        shown = typed if len(typed) <= 40 else typed[:39] + "…"
        raise InputError(f'cannot read "{shown}" as a date; write for example 2025-08-14, 14 Aug, or last week')
    return found


def _typed(typed: str, today: date, last: date | None) -> Days | None:
    single = _single(typed, today, last)
    if single:
        return single
    lead = _LEAD.match(typed)
    if lead and (days := _single(typed[lead.end() :], today, last)):
        return _open(lead["word"].lower(), days, today, last)
    pair = _RANGE.fullmatch(typed)
    if pair:
        end = _single(pair["last"], today, last)
        start = _borrowed(pair["first"], pair["last"], today, last) or _single(pair["first"], today, last)
        return (start[0], end[1]) if start and end and start[0] <= end[1] else None
    return None


def _borrowed(first: str, last: str, today: date, archive_last: date | None) -> Days | None:
    """ "3" of "3 to 5 August": the month of the other day."""
    if not re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)?", first):
        return None
    month = re.sub(r"^[0-9]{1,2}(?:st|nd|rd|th)?\s+", "", last)
    return _single(f"{first} {month}", today, archive_last) if month != last else None


def _open(word: str, days: Days, today: date, last: date | None) -> Days | None:
    """The days meant by a date behind "since", "before" and the like."""
    end = max(today, last or today)
    match word:
        case "since" | "from":
            return days[0], max(days[1], end)
        case "after":
            first = values.add_days(days[1], 1)
            return (first, max(first, end)) if first else None
        case "before":
            before = values.add_days(days[0], -1)
            return (date.min, before) if before else None
        case "until" | "till" | "by":
            return date.min, days[1]
        case _:
            return days


def _single(typed: str, today: date, last: date | None) -> Days | None:
    """One date or period without "since" and the like, by ISO 8601 or the calendar's grammar."""
    if _ISO.fullmatch(typed):
        found = values.bounds(typed)
        return found[:2] if found else None
    if just := _JUST.fullmatch(typed):
        return _hours_ago(just, today)
    if short := _SHORT_YEAR.fullmatch(typed):
        typed = typed[: short.start("year")].rstrip("'’") + _in_full(int(short["year"]), max(today, last or today))
    typed = _DASHED.sub(r"\1/\2/\3", typed)
    if typed.lower() in words().weekdays:
        typed += "."  # "wed" is Wednesday; without its point it could be another word in a text
    for lead in _LEADS:
        whole = lead + typed
        mentions = find(whole, lenient=True)
        if len(mentions) == 1 and mentions[0].end >= len(whole.rstrip(".,")):
            before = whole[: mentions[0].start].strip().lower()
            return _days(mentions[0], today, last) if before in ("", "the", lead.strip()) else None
    return None


def _hours_ago(just: re.Match[str], today: date) -> Days | None:
    """The day that it was so many hours or minutes before the end of today."""
    count = int(just["count"]) if just["count"].isdigit() else 1
    hours = count if just["unit"].lower().startswith("h") else count / 60
    day = values.add_days(today, -int(hours // 24))
    return (day, day) if day else None


def _in_full(year: int, latest: date) -> str:
    """A year of two digits as one of four: the last such year that has begun by ``latest``."""
    century = latest.year // 100 * 100
    return str(century + year if century + year <= latest.year else century + year - 100)


def _days(mention: Mention, today: date, last: date | None, *, weekday_of_archive: bool = False) -> Days | None:
    """What a mention means by the rules of this module."""
    if mention.kind == "duration":
        return _back(mention, today, last)
    if mention.kind in UNDATED:
        return None
    if mention.kind in _YEARLESS and not any(key in mention.parts for key in _NAMED_YEAR):
        return _nearest_year(mention, today, last)
    if weekday_of_archive and mention.kind == "weekday" and "rel" not in mention.parts and last:
        return _resolved(mention, last)
    found = _resolved(mention, today)
    if found and last and found[0] > last and (against_last := _resolved(mention, last)):
        return against_last
    return found


def _resolved(mention: Mention, anchor: date) -> Days | None:
    value = resolve(mention, Context(anchor=anchor, direction=PAST, firm=True, narrative=anchor.isoformat()))
    found = values.bounds(value) if value else None
    return found[:2] if found else None


def _nearest_year(mention: Mention, today: date, last: date | None) -> Days | None:
    """A day, month or quarter without its year: the nearest to the archive's last date, not to come for both."""
    anchor = last or today
    latest = max(today, anchor)
    found: list[Days] = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1, anchor.year - 4):  # 29 February is not in every year
        value = resolve(mention, Context(anchor=anchor, year=year))
        bounds = values.bounds(value) if value else None
        if bounds and bounds[0] <= latest:
            found.append(bounds[:2])
    return min(found, key=lambda days: _away(days, anchor), default=None)


def _away(days: Days, anchor: date) -> int:
    """How many days a period lies from a day; 0 when it holds it."""
    if days[0] <= anchor <= days[1]:
        return 0
    return min(abs((days[0] - anchor).days), abs((days[1] - anchor).days))


def _back(mention: Mention, today: date, last: date | None) -> Days | None:
    """ "the last two weeks", "the past 3 days": up to today, or to the archive's last date where nothing is since."""
    amount = number(mention.parts.get("count", ""))
    unit = mention.parts.get("units", "").removesuffix("s")
    if mention.parts.get("side") not in ("last", "past", "previous") or amount is None or unit not in values.UNITS:
        return None
    for anchor in (today, last):
        first = values.shift(anchor, unit, -amount) if anchor else None
        if anchor and first and (last is None or first <= last):
            return first, anchor
    return None


def find_when(question: str, *, today: date, last: date | None) -> When | None:
    """The time within which a question asks what was said, or None.

    Only a time of the saying counts: not what qualifies a thing ("the 2020 election", "Friday's meeting"), nor what is
    to come ("next week", or anything behind "will": "did he say he will go on Monday?").

    Args:
        question: as typed.
        today: the day it was asked.
        last: the date of the archive's last article, None when it is empty.
    """
    if len(question) > 2000:
        return None
    mentions = find(question, lenient=True)
    for place, mention in enumerate(mentions):
        if _TO_COME.search(question, 0, mention.start):
            return None
        lead = _BEFORE.search(question, max(0, mention.start - 16), mention.start)
        if not _asks(question, mention, lead is not None):
            continue
        days = _days(mention, today, last, weekday_of_archive=True)
        if days is None:
            continue
        word = lead["word"].lower() if lead else ""
        start = lead.start() if lead else mention.start
        other = mentions[place + 1] if place + 1 < len(mentions) else None
        joined = other and _JOIN.fullmatch(question, mention.end, other.start)
        if other and joined and word in ("between", "from", "on", "in"):
            until = _days(other, today, last, weekday_of_archive=True)
            if until and days[0] <= until[1]:
                return When(days[0], until[1], (start, other.end))
        if word == "between":
            continue
        return _when(word, days, (start, mention.end))
    return None


def _asks(question: str, mention: Mention, led: bool) -> bool:
    """Whether a mention can be the time asked about."""
    if mention.kind in UNDATED and not (mention.kind == "duration" and "side" in mention.parts):
        return False
    if mention.kind == "clock" or _FORWARD & {mention.parts.get("rel", ""), mention.parts.get("yearrel", "")}:
        return False
    if mention.parts.get("deictic") == "tomorrow" or _POSSESSIVE.match(question, mention.end):
        return False
    return led or (mention.kind in _STANDALONE and mention.parts.get("rel") not in ("that", "same"))


def _when(word: str, days: Days, span: Span) -> When | None:
    first, last = days
    match word:
        case "since" | "from":
            return When(first, None, span)
        case "after":
            return When(values.add_days(last, 1), None, span)
        case "before":
            return When(None, values.add_days(first, -1), span)
        case "until" | "till" | "by":
            return When(None, last, span)
        case _:
            return When(first, last, span)
