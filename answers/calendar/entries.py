"""What ``words.yaml`` and ``patterns.yaml`` hold, as they are written: the schemas that they are checked against."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, Field, model_validator

from answers.calendar.values import UNITS
from answers.language.tables import Lower, Pattern, Table, Words

_T = TypeVar("_T")


class Relation(StrEnum):
    """Which one a word before a day, month or unit means: "last", "that", "following"."""

    LAST = "last"
    PREVIOUS = "previous"
    THIS = "this"
    CURRENT = "current"
    THAT = "that"
    NEXT = "next"
    FOLLOWING = "following"
    LATEST = "latest"

    @property
    def step(self) -> int:
        """-1 for the one before, 1 for the one after, 0 for the one that holds what is counted from."""
        if self in (Relation.LAST, Relation.PREVIOUS):
            return -1
        return 1 if self in (Relation.NEXT, Relation.FOLLOWING) else 0

    @property
    def spoken(self) -> bool:
        """Whether it counts from what the text spoke of, rather than from the day of speaking."""
        return self in (Relation.THAT, Relation.PREVIOUS, Relation.FOLLOWING)


class Deictic(Table):
    """A word for a day: how many days from the day of speaking, and the part of the day, if it names one."""

    days: int
    part: Lower | None = None


class Count(Table):
    """A word behind an amount of time: "ago", "later"; ``words.yaml`` tells what each field says."""

    step: Literal[-1, 1]
    spoken: bool = False
    compares: bool = False
    date_follows: bool = False


def _unit(unit: str) -> str:
    if unit not in UNITS and unit != FORTNIGHT:
        raise ValueError("is no unit of the calendar")
    return unit


FORTNIGHT = "fortnight"
"""The one unit that is counted but is none of TIMEX3's: two weeks."""

Unit = Annotated[str, AfterValidator(_unit)]
"""A unit that time is counted in."""


class Meanings(Table, Generic[_T]):
    """Words and what each means; ``values`` are sentences and the TIMEX3 value of their date."""

    words: dict[Lower, _T]
    values: dict[str, str] = Field(min_length=1)


class Sense(Table):
    """Words of one meaning; ``values`` are sentences and the TIMEX3 value of their date."""

    words: Words
    values: dict[str, str] = Field(min_length=1)


class Neighbours(Table):
    """Words beside a mention that decide something; with sentences and the words that name a time in them, if any do.

    ``typed`` sentences are as users write them, who need not capitalise names.
    """

    words: Words
    examples: dict[str, str | None] = Field(default={})
    typed: dict[str, str | None] = Field(default={})

    @model_validator(mode="after")
    def _has_example(self) -> Neighbours:
        if not self.examples and not self.typed:
            raise ValueError("needs an example")
        return self


class Beside(Table):
    """The words that the guards ask for; ``words.yaml`` says of each what it decides."""

    after_weekday: Neighbours
    before_weekday: Neighbours
    ambiguous_months: Neighbours
    small_words: Neighbours
    before_month: Neighbours
    opens_before_month: Neighbours
    loose_before_month: Neighbours
    articles_before_month: Neighbours
    counted: Neighbours
    numbered: Neighbours
    streets: Neighbours
    before_address: Neighbours
    before_address_year: Neighbours
    before_year: Neighbours
    before_any_year: Neighbours
    before_millennium: Neighbours
    of_an_age: Neighbours
    ages: Neighbours
    before_unit: Neighbours
    after_unit: Neighbours
    never_the_unit: Neighbours
    no_period: Neighbours
    span_relations: Neighbours
    day_relations: Neighbours
    pointing_relations: Neighbours
    after_pointing: Neighbours
    within_day: Neighbours
    part_links: Neighbours
    after_span: Neighbours
    before_nth: Neighbours
    after_nth: Neighbours
    before_clock: Neighbours
    before_span: Neighbours
    before_season: Neighbours
    after_season: Neighbours
    after_quarter: Neighbours
    after_reference: Neighbours


class HolidayRow(Table):
    """A day that has a name: by exactly one of ``fixed``, ``weekday`` and ``easter``."""

    name: Pattern
    example: str
    fixed: Annotated[str, Field(pattern="^[0-9]{2}-[0-9]{2}$")] | None = None
    weekday: tuple[Lower, int, Lower] | None = None
    easter: int | None = None
    after: int = 0

    @model_validator(mode="after")
    def _one_way(self) -> HolidayRow:
        if sum(way is not None for way in (self.fixed, self.weekday, self.easter)) != 1:
            raise ValueError("needs one of fixed, weekday, easter")
        return self


class WordTables(Table):
    """``words.yaml``."""

    months: dict[Lower, tuple[Lower, ...]] = Field(min_length=12, max_length=12)
    weekdays: dict[Lower, tuple[Lower, ...]] = Field(min_length=7, max_length=7)
    seasons: dict[Lower, Literal["SP", "SU", "FA", "WI"]]
    parts: dict[Lower, Literal["MO", "AF", "EV", "NI"]]
    numbers: dict[Lower, int]
    collectives: dict[Lower, int]
    within_number: Words
    millennia: dict[Lower, int]
    ordinals: dict[Lower, int]
    places: dict[Lower, Literal[-2, -1, 1, 2, 3, 4, 5]]
    weekly: dict[Lower, Literal[-1, 0, 1]]
    centuries: dict[Lower, int]
    decades: dict[Lower, int]
    clock_words: dict[Lower, Annotated[str, Field(pattern="^T[0-9]{2}:[0-9]{2}$")]]
    deictic: Meanings[Deictic]
    relations: dict[Relation, Sense]
    counts: Meanings[Count]
    units: Meanings[Unit]
    holidays: tuple[HolidayRow, ...]
    beside: Beside


class RuleRow(Table):
    """One shape of a date; its pattern is made of pieces and compiled by ``grammar``."""

    name: str
    kind: str
    pattern: str
    fixed: dict[str, str] = Field(default={}, alias="set")
    guard: str = ""
    examples: dict[str, str] = Field(min_length=1)


class Patterns(Table):
    """``patterns.yaml``."""

    pieces: dict[str, str]
    more_days: Pattern
    rules: tuple[RuleRow, ...]
    references: dict[Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"], tuple[Lower, ...]]
    starters: tuple[Lower, ...]
