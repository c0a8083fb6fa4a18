"""Finds where a text writes dates, and in which shape, by the rules of ``patterns.yaml``; resolves nothing.

One scan with all rules as one alternation, over lower-cased text; every rule is bounded, so the time is linear. What
the shape alone cannot tell ("May" the month from "may" the verb, 1998 the year from 1998 people) the guards do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from answers.calendar.words import alternatives, read_yaml, words
from answers.errors import DataError

_PIECE = re.compile(r"\{([a-z_][a-z0-9_]*)(?::([a-z0-9]+))?\}")
_NAMED = re.compile(r"\(\?P<[a-z0-9]+>")
_START = re.compile(r"(?<![\w$€£#])(?:['`](?=[0-9]))?([a-z]+|[0-9])[0-9]?")
_BACKREFERENCE = re.compile(r"\(\?P=[a-z]+\)")
_UPPER = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {ord("’"): "'", ord("‐"): "-", ord("‑"): "-"}
_WORD_BEFORE = re.compile(r"([\w.]+)[\s\"'“‘(]*$")
_WORD_AFTER = re.compile(r"['’]?s?[\s-]*([^\W_]+|%|\$)")
_REACH = 24  # characters looked at beside a mention: about one word


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a time: the rule that matched, how it is resolved, and its parts, lower-cased."""

    start: int
    end: int
    rule: str
    kind: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape of a date, from ``patterns.yaml``."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, str]
    guard: str
    examples: Mapping[str, str]


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


def lower(text: str) -> str:
    """ASCII letters in lower case, apostrophes and hyphens made plain; offsets stay."""
    return text.translate(_UPPER)


def find(text: str, *, lenient: bool = False) -> list[Mention]:
    """The mentions of times in a text, in order, without overlaps."""
    return scan(text, lower(text), 0, len(text), lenient=lenient)


def scan(text: str, low: str, start: int, end: int, *, lenient: bool = False) -> list[Mention]:
    """The mentions within ``text[start:end]``; ``low`` is ``lower(text)``."""
    grammar = _grammar()
    found: list[Mention] = []
    position = start
    for word in _START.finditer(low, start, end):
        here = word.start()
        if here < position or not (word[1].rstrip("s") in grammar.starters or word[0][-1].isdigit()):
            continue
        match = grammar.every.match(low, here, end)
        mention = match and _first(grammar.rules[(match.lastindex or 1) - 1 :], text, low, here, end, lenient)
        if mention:
            found.extend(_split(mention, low, end))
            position = found[-1].end
    return found


_MORE = re.compile(
    r"(?:\s?[-–]\s?|\s(?:and|to|or|until|till|through)\s|,\s(?=[0-9]{1,2},?\s(?:and|or)\s))"
    r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%:]|[.,][0-9]|\s(?:percent|million|billion|people|years|other))"
)


def _split(mention: Mention, low: str, end: int) -> list[Mention]:
    """ "3-5 August" and "Aug. 3 and 5" are two mentions of one month."""
    parts = mention.parts
    if mention.rule == "days-month":
        first = low.index(parts["day1"], mention.start)
        cut = first + len(parts["day1"])
        second = low.index(parts["day"], cut)
        return [
            replace(mention, end=cut, parts={**parts, "day": parts["day1"]}),
            replace(mention, start=second),
        ]
    found = [mention]
    if mention.rule == "month-day":
        rest = {key: value for key, value in parts.items() if key != "weekday"}
        while (more := _MORE.match(low, found[-1].end, end)) and len(found) < 8:
            found.append(Mention(more.start("day"), more.end(), mention.rule, "date", {**rest, "day": more["day"]}))
    return found


@dataclass(frozen=True, slots=True)
class _Grammar:
    """``rules`` in the order they are tried, ``every`` as one alternation (one group a rule), and their first words."""

    rules: tuple[Rule, ...]
    every: re.Pattern[str]
    starters: frozenset[str]


def rules() -> tuple[Rule, ...]:
    """The rules of ``patterns.yaml``, in order.

    Raises:
        DataError: the file is malformed.
    """
    return _grammar().rules


def _first(rules: tuple[Rule, ...], text: str, low: str, start: int, end: int, lenient: bool) -> Mention | None:
    """What the first rule makes of the text at ``start`` that matches there and whose guard agrees."""
    for rule in rules:
        match = rule.pattern.match(low, start, end)
        if match is None:
            continue
        place = Place(text, low, match, lenient)
        if not place.capital("weekday", "month", "holiday") or not GUARDS[rule.guard](place):
            continue
        parts = {key: value for key, value in match.groupdict().items() if value}
        return Mention(start, match.end(), rule.name, rule.kind, {**parts, **rule.fixed})
    return None


# --- guards: what the shape alone cannot tell ----------------------------------------------------------------------

_COUNTED = frozenset(
    "people persons men women children troops soldiers police miles km kilometers kilometres meters metres feet tons"
    " tonnes barrels dollars pounds euros yen shares jobs workers employees students votes homes units cars percent"
    " points acres % $ million billion hours minutes seconds members residents refugees cases deaths civilians".split()
)
_TIME_WORDS = frozenset(
    "in since by until till from to through during after before of for early late mid between and or around about than"
    " over into circa year fiscal the a ending ended election spring summer fall autumn winter back as that with on at"
    " throughout beginning starting dated season".split()
)
_VAGUE_MOD = re.compile(r"\b(?:of|in)\b")
_UNIT_CONTEXT = frozenset("for of in during over this through throughout by until within all".split())


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
    if before.lower() == "the":
        return after[:1].islower() and name in ("may", "march")
    return before.lower() in words().names["before_month"]


def _year(place: Place) -> bool:
    """A bare number from 1500 to 2099: a year unless something is counted, paid or numbered."""
    start, end = place.match.start("year"), place.match.end("year")
    left, right = place.low[max(0, start - 2) : start], place.low[end : end + 2]
    if (left and left[-1] in "$£€#,.:/-+*_&@=~") or re.match(r"[-:/]\w|[.,][0-9]|%|\w|/", right):
        return left[-1:] in ("-", ",", ".") and left[-2:-1].isalpha() and not re.match(r"[.,:][0-9]|%", right)
    before, after = place.before().lower().rstrip("."), place.after().lower()
    if after in _COUNTED or before in ("no", "number", "nos", "windows", "page", "flight", "room", "section", "route"):
        return False
    year = int(place.match["year"])
    if before in _TIME_WORDS or not before:
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
        return rel in ("that", "same", "next", "following", "previous", "this")
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
    return place.before().lower() in _UNIT_CONTEXT and not place.after()[:1].isupper()


def _in_units(place: Place) -> bool:
    """ "in five years": not "in one week" of three, nor "in three years as coach"."""
    return place.after().lower() not in ("in", "on", "as", "at") and place.match["count"] != "one"


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
    start = place.match.start("deictic")
    return not (place.text[start].isupper() and place.before()[:1].isupper() and not place.has("mod"))


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
    "deictic": _deictic,
    "reference": _reference,
    "quarter": _quarter,
    "year_ago": lambda place: place.match["ago"] in ("ago", "earlier", "before"),
    "time_before": lambda place: place.after().lower() not in ("camp", "training", "house", "of"),
}


# --- building --------------------------------------------------------------------------------------------------------


@cache
def _grammar() -> _Grammar:
    data = read_yaml("patterns.yaml")
    try:
        pieces = {**data["pieces"], **_word_pieces(data["references"])}
        rows = tuple(_rule(row, pieces) for row in data["rules"])
        bodies = [_NAMED.sub("(?:", _BACKREFERENCE.sub("[/.]", _body(row["pattern"], pieces))) for row in data["rules"]]
        every = re.compile("|".join(f"({body})(?!\\w)" for body in bodies))
        starters = _starters([*data["starters"], *(word for rows in data["references"].values() for word in rows)])
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise DataError(f"answers/calendar/patterns.yaml: {error!r}") from error
    return _Grammar(rows, every, starters)


def _starters(items: list[str]) -> frozenset[str]:
    """The first words (without a final s) of these and of all that ``words.yaml`` names."""
    known = words()
    tables = (known.months, known.weekdays, known.seasons, known.parts, known.numbers, known.ordinals, known.centuries)
    holidays = [
        name
        for holiday in known.holidays
        for name in (holiday.example.lower(), *holiday.name.replace("?", "").split("|"))
    ]
    firsts = (
        re.split(r"[^a-z]", item)[0] for item in (*items, *holidays, *(word for table in tables for word in table))
    )
    return frozenset(first.rstrip("s") for first in firsts)


def references() -> Mapping[str, str]:
    """Words for an undated time and their TIMEX3 value: "recently" -> "PAST_REF"."""
    return {word: value for value, items in read_yaml("patterns.yaml")["references"].items() for word in items}


def _word_pieces(references: Mapping[str, list[str]]) -> dict[str, str]:
    vocabulary = words()
    full = [name for name in vocabulary.months if len(name) > 4 or name in ("june", "july", "may")]
    short = [name for name in vocabulary.months if name not in full]
    days = [name for name in vocabulary.weekdays if name.endswith("day")]
    short_days = [name for name in vocabulary.weekdays if not name.endswith("day")]
    month_next = "|".join(sorted({name[:3] for name in vocabulary.months}))
    return {
        "_": r"\s{1,3}",
        "h": r"(?:\s{1,3}|-\s?|[–—])",
        "month": f"{alternatives(full)}|(?:{alternatives(short)})(?:\\.|(?![a-z]))",
        "weekday": f"{alternatives(days)}|(?:{alternatives(short_days)})(?:\\.|(?=,?\\s(?:{month_next}|[0-9])))",
        "season": alternatives(vocabulary.seasons),
        "part": alternatives(vocabulary.parts),
        "ord": alternatives(vocabulary.ordinals),
        "decadeword": alternatives(vocabulary.decades),
        "centuryword": alternatives(vocabulary.centuries),
        "holiday": "|".join(holiday.pattern.pattern for holiday in vocabulary.holidays),
        "reference": alternatives(word for items in references.values() for word in items),
    }


def _body(pattern: str, pieces: Mapping[str, str]) -> str:
    def expand(match: re.Match[str]) -> str:
        name, other = match[1], match[2]
        body = pieces[name]
        return body if name in ("_", "h") else f"(?P<{other or name}>{body})"

    return _PIECE.sub(expand, pattern)


def _rule(row: Mapping[str, object], pieces: Mapping[str, str]) -> Rule:
    name, kind, pattern = str(row["name"]), str(row["kind"]), str(row["pattern"])
    examples, fixed, guard = row["examples"], row.get("set", {}), str(row.get("guard", ""))
    if not isinstance(examples, dict) or not examples or not isinstance(fixed, dict) or guard not in GUARDS:
        raise TypeError(f"rule {name!r} needs examples, and a guard that exists")
    compiled = re.compile(f"(?:{_body(pattern, pieces)})(?!\\w)")
    return Rule(name, kind, compiled, {k: str(v) for k, v in fixed.items()}, guard, examples)
