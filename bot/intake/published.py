"""Dates as an article's metadata has them, in forms that can be read in one way, and as filters are typed."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from answers.errors import InputError

_DAY_ONLY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+", re.IGNORECASE)


def parse_published(text: str) -> date | datetime | None:
    """The date, or date and time, that ``text`` gives; None when it gives none or could mean several.

    ISO 8601 ("2025-08-13", "2025-08-13T09:30:00Z"), the form of mail and feeds ("Wed, 13 Aug 2025 09:30:00 GMT")
    and English with the month as a word ("13 August 2025", "Aug. 13, 2025"). Never "03/04/2025".
    """
    text = text.strip()
    if len(text) > 60:
        return None
    try:
        if _DAY_ONLY.fullmatch(text):
            year, month, day = map(int, text.split("-"))
            return date(year, month, day)
        if "-" in text or ":" in text:
            return datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        pass
    words = " ".join(_ORDINAL.sub("", _WEEKDAY.sub("", text)).replace(",", " ").replace(".", " ").split())
    words = re.sub(r"\bsept\b", "Sep", words, flags=re.IGNORECASE)
    for form in _IN_WORDS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(text) if ":" in text else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def typed_range(
    after: str | None, before: str | None, *, last: date | None, today: date | None = None
) -> tuple[date | None, date | None]:
    """The days that two typed filters mean: from the first day of ``after`` to the last of ``before``, both inclusive.

    Args:
        after: a date or a period, such as "2025-08-13", "14 Aug" or "last week"; None or empty leaves that end open.
        before: the same.
        last: the date of the archive's last article, None when it is empty.
        today: the day they were typed; None is this day.

    Raises:
        InputError: one is no date (the message has an example), or the range ends before it begins.
    """
    from answers import parse_when

    today = today or date.today()
    first_day = parse_when(after, today=today, last=last)[0] if after else None
    last_day = parse_when(before, today=today, last=last)[1] if before else None
    if first_day and last_day and first_day > last_day:
        raise InputError(f"nothing can be after {first_day} and before {last_day}")
    return first_day, last_day
