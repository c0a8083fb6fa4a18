"""When an article was published, as people and programs write it: only forms that can be read in one way."""

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


def parse_day(text: str, today: date | None = None) -> date:
    """A day as a person types it into a filter: "2025-08-13", "14 Aug", "last Wednesday".

    A day without a year, or a weekday, is the last such one up to ``today``. Raises InputError with an example.
    """
    when = parse_published(text)
    if when is None and len(text) <= 60:
        from dateparser import parse

        base = datetime.combine(today or date.today(), datetime.min.time())
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
        when = parse(text, languages=["en"], settings=settings)
    if when is None:
        raise InputError(f"no date: {text[:60]!r} (write 2025-08-13, 14 August or last week)")
    return when.date() if isinstance(when, datetime) else when
