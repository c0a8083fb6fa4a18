"""What the shape of a mention alone cannot tell: "May" the month from "may" the verb, 1998 the year from 1998 people.

A guard looks at the match and the word on either side of it, and says whether it is a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from answers.calendar.entries import Relation
from answers.calendar.vocabulary import alternatives, relation, words

_WORD_BEFORE = re.compile(r"([\w.]+)[\s\"'“‘(]*$")
_WORD_AFTER = re.compile(r"['’]?s?[\s-]*([^\W_]+|%|\$)")
_HALF_OF_DAY = re.compile(r"[ap]\.?m")
_FIGURE = re.compile(r"\s+of\s+(?:[$£€]|[0-9])")  # "a high for the year of 42 cents"
_OF_AGE = re.compile(r"(?<!\bas) of $")
_ADDRESS = 60  # characters that the name of a street has at most
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

    def is_of_something(self) -> bool:
        """ "the last ... of": what follows tells which one is meant."""
        definite = "the" in (self.match[0].partition(" ")[0], self.before().lower())
        return definite and self.after().lower() in words().beside["after_unit"]

    def is_named(self) -> bool:
        """Whether days, months and holidays are written as names, or as nothing but what they are."""
        parts = self.match.groupdict()
        names = [key for key, found in parts.items() if found and key.rstrip("_") in ("weekday", "month", "holiday")]
        return self.lenient or all(self._is_name(key) for key in names)

    def _is_name(self, group: str) -> bool:
        """With a capital; in small letters what is no other word, "june", "friday", or has its day beside it."""
        known, name = words(), self.match[group]
        if self.text[self.match.start(group)].isupper():
            return True
        if name in known.weekday_names | known.month_names - known.beside["small_words"]:
            return True
        ordinal = self.has("day") and self.match["day"][-1:].isalpha()
        dated = self.has("year", "yy") and self.has("day", "day_")
        return name.rstrip(".") in known.months and (ordinal or dated or (name.endswith(".") and self.has("day")))


def _weekday(place: Place) -> bool:
    beside = words().beside
    before, after = place.before(), place.after()
    if before.lower() in beside["before_weekday"] and before[:1].isupper():
        return False
    if before.lower() in words().places or place.is_of_something():
        return False  # "the first Monday after the vote", "the last Friday of the fair"
    return not (after.lower() in beside["after_weekday"] and after[:1].isupper())


def _month(place: Place) -> bool:
    """A bare month: no abbreviation without its point; names that are words too need a word of time beside them."""
    name = place.match["month"]
    if place.has("mod") and name.endswith("."):
        return True
    if name not in words().beside["ambiguous_months"]:
        return name in words().month_names or name.endswith(".") or place.lenient
    return place.has("mod") or _vouched(place)


def _vouched(place: Place) -> bool:
    """Whether the words beside "May" make it the month."""
    beside = words().beside
    before, after = place.before(), place.after()
    word = before.lower()
    if after[:1].isupper() and before[:1].isupper() and word not in beside["opens_before_month"]:
        return False
    if place.lenient and not place.text[place.match.start("month")].isupper():
        return not before or word in beside["before_month"] - beside["loose_before_month"]
    if word in beside["articles_before_month"]:
        return after[:1].islower()
    return word in beside["before_month"]


def _year(place: Place) -> bool:
    """A bare number from 1500 to 2099: a year unless something is counted, paid or numbered."""
    start, end = place.match.start("year"), place.match.end("year")
    left, right = place.low[max(0, start - 2) : start], place.low[end : end + 2]
    if (left and left[-1] in "$£€#,.:/-+*_&@=~") or re.match(r"[-:/]\w|[.,][0-9]|%|\w|/", right):
        return left[-1:] in ("-", ",", ".") and left[-2:-1].isalpha() and not re.match(r"[.,:][0-9]|%", right)
    beside = words().beside
    before, after = place.before().lower().rstrip("."), place.after().lower()
    if after in beside["counted"] or before in beside["numbered"]:
        return False
    if before not in beside["before_address_year"] and _opens_address(place, end):
        return False
    year = int(place.match["year"])
    if place.before()[:1].isupper() and before not in beside["before_year"] and not place.has("mod", "mod2"):
        return after[:1].isalpha() and not place.before().endswith(".")  # "Orion 1980," is a name
    if before in beside["before_year"] or not before:
        return before in beside["before_any_year"] or 1700 <= year <= 2060
    return 1850 <= year <= 2050 and not after.endswith("s")


def _opens_address(place: Place, at: int) -> bool:
    """Whether a street's name follows, and no noun that it stands before: "1929 Wall Street crash" has a year."""
    street = _street(words().beside["streets"]).match(place.text, at, min(len(place.text), at + _ADDRESS))
    if street is None:
        return False
    following = _WORD_AFTER.match(place.text, street.end())
    noun = following is not None and following[1].islower() and following[1] not in words().beside["after_nth"]
    return not noun or _after_word(place, "before_address")


@cache
def _street(types: frozenset[str]) -> re.Pattern[str]:
    """The name of a street: up to four words, and what kind of street it is."""
    kinds = alternatives(word.capitalize() for word in types) or "(?!)"
    word = r"(?:[A-Z][\w'’]*\.?|[0-9]{1,3}(?:st|nd|rd|th))"
    return re.compile(rf"(?:[ \t]{{1,2}}{word}){{1,4}}?[ \t]{{1,2}}(?:{kinds})\b\.?")


def _yearwords(place: Place) -> bool:
    """ "nineteen ninety-six" always; a round number only behind "the year" or a word of time."""
    if place.match["yearwords"] not in words().millennia:
        return True
    return place.match.start() < place.match.start("yearwords") or _after_word(place, "before_millennium")


def _after_word(place: Place, listed: str) -> bool:
    """Whether the word before the match is one of a list in ``words.yaml``."""
    return place.before().lower() in words().beside[listed]


def _before_word(place: Place, listed: str) -> bool:
    """Whether the word after the match is one of a list in ``words.yaml``."""
    return place.after().lower() in words().beside[listed]


def _mod_unit(place: Place) -> bool:
    """ "the end of the month", "early next year", but no "early day", nor the idiom "at the end of the day"."""
    beside, modifiers = words().beside, place.match["mod"].split(" ")
    if place.match["unit"] in beside["no_period"]:
        return False
    if place.has("rel"):
        return _rel_unit(place)
    if place.match["unit"] == "day":
        return modifiers[0] in beside["within_day"]
    return not beside["part_links"].isdisjoint(modifiers)


def _rel_unit(place: Place) -> bool:
    rel, unit, beside = place.match["rel"], place.match["unit"], words().beside
    if unit in beside["no_period"] or rel in beside["span_relations"]:
        return False
    if place.text[place.match.start("unit")].isupper() and not place.text[place.match.start("unit") + 1].isupper():
        return False  # "This Week" is a programme
    if unit == "day":
        return rel in beside["day_relations"]
    if rel in beside["pointing_relations"] and _before_word(place, "after_pointing"):
        return False
    if place.is_of_something():
        return False  # "the last week of the strike"
    return relation(rel) is not Relation.LATEST or unit in ("quarter", "week", "month") or "fiscal" in place.match[0]


def _the_unit(place: Place) -> bool:
    """ "for the year", "over the weekend", "in the quarter": not "the day", nor "the week of"."""
    unit = place.match["unit"]
    of_it = _before_word(place, "after_unit") and not _FIGURE.match(place.text, place.match.end())
    if unit in words().beside["never_the_unit"] or of_it:
        return False
    if unit in ("weekend", "quarter"):
        return True
    return _after_word(place, "before_unit") and not place.after()[:1].isupper()


def _in_units(place: Place) -> bool:
    """ "in five years": not "in one week" of three, nor "in three years as coach"."""
    if words().numbers.get(place.match["count"]) == 1 and place.match["units"] not in ("week", "month", "year"):
        return False
    return not _before_word(place, "after_span")


def _nth(place: Place) -> bool:
    """ "Tuesday the 4th": not "Tuesday the 4th Circuit"."""
    after = place.after()
    return not after or after in words().beside["after_nth"]


def _after_on(place: Place) -> bool:
    """ "on the 14th": not "to the 11th Circuit", nor "on the 25th anniversary"."""
    return _nth(place) and _after_word(place, "before_nth")


def _days_away(place: Place) -> bool:
    """ "a week from today": not "for a week from today"; "a week today" of weeks and more alone."""
    if not place.has("away"):
        return place.match["units"].rstrip("s") != "day" and not _after_word(place, "before_span")
    return not _after_word(place, "before_span")


def _clock(place: Place) -> bool:
    """ "10:35 a.m." always; "10:35" and "noon" after a word of time."""
    return bool(_HALF_OF_DAY.search(place.match[0])) or _after_word(place, "before_clock")


def _mid_part(place: Place) -> bool:
    """ "by mid afternoon", not "a late-night show"."""
    return _after_word(place, "before_clock") or _nth(place)


def _deictic(place: Place) -> bool:
    """ "today", not "USA Today", nor "today's world", nor "the people of tomorrow"."""
    start = place.match.start()
    age = place.match["deictic"] in words().beside["ages"]
    if age and _OF_AGE.search(place.low, max(0, start - _REACH), start):
        return False
    if _before_word(place, "of_an_age") and place.text.startswith(("'s", "’s"), place.match.end()):
        return False
    before = place.before()
    named = before[:1].isupper() and (not before.endswith(".") or before.count(".") > 1)
    return not (place.text[place.match.start("deictic")].isupper() and named and not place.has("mod"))


def _season(place: Place) -> bool:
    """ "by summer", "for autumn": the season's name alone is a time only after such a word."""
    return _after_word(place, "before_season") and not place.text[place.match.start()].isupper()


def _reference(place: Place) -> bool:
    """ "in the past", but not "in the past three years", "earlier this year", "once a week"."""
    after = place.after().lower()
    return not (after.isdigit() or after in words().numbers or after in words().beside["after_reference"])


GUARDS: Mapping[str, Callable[[Place], bool]] = {
    "": lambda place: True,
    "weekday": _weekday,
    "month": _month,
    "year": _year,
    "yearwords": _yearwords,
    "mod_unit": _mod_unit,
    "rel_unit": _rel_unit,
    "the_unit": _the_unit,
    "in_units": _in_units,
    "after_on": _after_on,
    "nth": _nth,
    "days_away": _days_away,
    "clock": _clock,
    "season": _season,
    "deictic": _deictic,
    "mid_part": _mid_part,
    "reference": _reference,
    "quarter": lambda place: not _before_word(place, "after_quarter"),
    "year_ago": lambda place: words().counts[place.match["ago"]].compares,
    "time_before": lambda place: not _before_word(place, "after_season"),
}
