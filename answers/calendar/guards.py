"""What the shape of a mention alone cannot tell: "May" the month from "may" the verb, 1998 the year from 1998 people.

A guard looks at the match and the word on either side of it, and says whether it is a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from answers.calendar.vocabulary import words

_WORD_BEFORE = re.compile(r"([\w.]+)[\s\"'“‘(]*$")
_WORD_AFTER = re.compile(r"['’]?s?[\s-]*([^\W_]+|%|\$)")
_REACH = 24  # characters looked at beside a mention: about one word


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text, as guards see it; ``lenient`` text (typed by users) need not capitalise names."""

    text: str
    low: str
    match: re.Match[str]
    lenient: bool

    def before(self) -> str:
        """The word before the match as written, "" at the start of the text or of a line."""
        found = _WORD_BEFORE.search(self.text[max(0, self.match.start() - _REACH) : self.match.start()])
        return found[1] if found else ""

    def after(self) -> str:
        """The word (or sign) right after the match as written."""
        found = _WORD_AFTER.match(self.text, self.match.end(), min(len(self.text), self.match.end() + _REACH))
        return found[1] if found else ""

    def has(self, *groups: str) -> bool:
        """Whether any of the groups took part in the match."""
        return any(self.match.groupdict().get(group) for group in groups)

    def capital(self, *groups: str) -> bool:
        """Whether the groups that took part begin with a capital letter, or need not."""
        found = [self.match.start(group) for group in groups if self.match.groupdict().get(group)]
        return self.lenient or all(self.text[start].isupper() for start in found)


_VAGUE_MOD = re.compile(r"\b(?:of|in)\b")


def _weekday(place: Place) -> bool:
    names = words().names
    before, after = place.before(), place.after()
    if before.lower() in names["before_weekday"] and before[:1].isupper():
        return False
    return not (after.lower() in names["after_weekday"] and after[:1].isupper())


def _month(place: Place) -> bool:
    """A bare month: no abbreviation without its point; names that are words too need a word of time beside them."""
    name = place.match["month"]
    if name.rstrip(".") != name and place.has("mod"):
        return True
    if name not in words().names["months"]:
        full = len(name) > 4 or name in ("june", "july")
        return full or name.endswith(".") or place.lenient
    if place.has("mod"):
        return True
    before, after = place.before(), place.after()
    if after[:1].isupper() and before[:1].isupper() and before.lower() not in ("in", "since", "the", "by"):
        return False
    if place.lenient and not place.text[place.match.start("month")].isupper():
        return before.lower() in words().names["before_month"] - {"of", "to", "and", "or", "that"} or not before
    if before.lower() in ("the", "a", "an", "its", "his"):
        return after[:1].islower()
    return before.lower() in words().names["before_month"]


def _year(place: Place) -> bool:
    """A bare number from 1500 to 2099: a year unless something is counted, paid or numbered."""
    start, end = place.match.start("year"), place.match.end("year")
    left, right = place.low[max(0, start - 2) : start], place.low[end : end + 2]
    if (left and left[-1] in "$£€#,.:/-+*_&@=~") or re.match(r"[-:/]\w|[.,][0-9]|%|\w|/", right):
        return left[-1:] in ("-", ",", ".") and left[-2:-1].isalpha() and not re.match(r"[.,:][0-9]|%", right)
    before, after = place.before().lower().rstrip("."), place.after().lower()
    if after in words().names["counted"] or before in (
        "no",
        "number",
        "nos",
        "windows",
        "page",
        "flight",
        "room",
        "section",
        "route",
    ):
        return False
    year = int(place.match["year"])
    if place.before()[:1].isupper() and before not in words().names["time_words"] and not place.has("mod", "mod2"):
        return after[:1].isalpha() and not place.before().endswith(".")  # "Orion 1980," is a name
    if before in words().names["time_words"] or not before:
        return before in ("in", "since", "year", "fiscal", "by", "until") or 1700 <= year <= 2060
    return 1850 <= year <= 2050 and not after.endswith("s")


def _yearwords(place: Place) -> bool:
    if place.match["yearwords"] == "two thousand":
        return place.match[0].startswith("the year") or place.before().lower() in ("in", "since", "by", "year")
    return True


def _mod_unit(place: Place) -> bool:
    """ "the end of the month", "early next year", but no "early day", nor the idiom "at the end of the day"."""
    if place.match["unit"] == "night":
        return False
    if place.match["unit"] == "day" and not place.has("rel"):
        return place.match["mod"].startswith(("earlier", "later"))
    return _rel_unit(place) if place.has("rel") else bool(_VAGUE_MOD.search(place.match["mod"]))


def _rel_unit(place: Place) -> bool:
    rel, unit = place.match["rel"], place.match["unit"]
    if unit in ("night", "fortnight") or rel == "past":
        return False
    if place.text[place.match.start("unit")].isupper() and not place.text[place.match.start("unit") + 1].isupper():
        return False  # "This Week" is a programme
    if unit == "day":
        return rel in ("that", "same", "next", "following", "previous")
    if rel in ("that", "latest") and place.after().lower() in ("of", "when"):
        return False
    return rel != "latest" or unit in ("quarter", "week", "month")


def _the_unit(place: Place) -> bool:
    """ "for the year", "over the weekend", "in the quarter": not "the day", nor "the week of"."""
    unit = place.match["unit"]
    if place.after().lower() == "of" or unit in ("night", "fortnight", "decade", "century", "day"):
        return False
    if unit in ("weekend", "quarter"):
        return True
    return place.before().lower() in words().names["before_unit"] and not place.after()[:1].isupper()


def _in_units(place: Place) -> bool:
    """ "in five years": not "in one week" of three, nor "in three years as coach"."""
    if place.match["count"] in ("a", "an", "one") and place.match["units"] not in ("week", "month", "year"):
        return False
    return place.after().lower() not in ("in", "on", "as", "at", "that", "when", "which", "where")


def _after_on(place: Place) -> bool:
    """ "on the 14th": not "to the 11th Circuit", nor "on the 25th anniversary"."""
    after = place.after()
    follows = not after or after in (
        "and",
        "to",
        "at",
        "in",
        "with",
        "when",
        "but",
        "for",
        "after",
        "before",
        "as",
        "of",
    )
    return follows and place.before().lower() in ("on", "by", "until", "since")


def _clock(place: Place) -> bool:
    """ "10:35 a.m." always; "10:35" and "noon" after a word of time."""
    if re.search(r"[ap]\.?m", place.match[0]):
        return True
    return place.before().lower() in ("at", "by", "until", "till", "from", "to", "before", "after", "around", "about")


def _deictic(place: Place) -> bool:
    """ "today", not "USA Today"."""
    before = place.before()
    named = before[:1].isupper() and (not before.endswith(".") or before.count(".") > 1)
    return not (place.text[place.match.start("deictic")].isupper() and named and not place.has("mod"))


def _season(place: Place) -> bool:
    """ "by summer", "for autumn": the season's name alone is a time only after such a word."""
    return place.before().lower() in ("by", "until", "since", "for") and not place.text[place.match.start()].isupper()


def _reference(place: Place) -> bool:
    """ "in the past", but not "in the past three years", "earlier this year", "once a week"."""
    after = place.after().lower()
    return not (
        after.isdigit() or after in words().numbers or after in ("few", "several", "this", "in", "that", "week")
    )


def _quarter(place: Place) -> bool:
    return place.after().lower() not in ("mile", "century", "touchdown", "final", "finals", "pounder", "moon")


GUARDS: Mapping[str, Callable[[Place], bool]] = {
    "": lambda place: True,
    "capital": lambda place: True,
    "weekday": _weekday,
    "month": _month,
    "year": _year,
    "yearwords": _yearwords,
    "mod_unit": _mod_unit,
    "rel_unit": _rel_unit,
    "the_unit": _the_unit,
    "in_units": _in_units,
    "after_on": _after_on,
    "clock": _clock,
    "season": _season,
    "deictic": _deictic,
    "reference": _reference,
    "quarter": _quarter,
    "year_ago": lambda place: place.match["ago"] in ("ago", "earlier", "before"),
    "time_before": lambda place: place.after().lower() not in ("camp", "training", "house", "of"),
}
