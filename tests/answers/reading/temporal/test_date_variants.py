"""Properties of dates in all their shapes: whatever day, name or order, the words mean the calendar's day."""

from __future__ import annotations

from calendar import day_name, month_name, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.model import Tense, TimeExpression
from answers.reading.temporal.time_expressions import find_dates

MIDWEEK = date(2025, 8, 13)
DAYS = st.dates(date(1960, 1, 1), date(2060, 12, 31))
NAMES = st.sampled_from(["Otter", "Old Mill", "West Harbour", "Elm", "St. Bride's", "Ocean View"])


def one(text: str, published: date | None) -> TimeExpression:
    """The single expression with days."""
    found = [expression for expression in find_dates(text, published) if expression.start]
    assert len(found) == 1, [text[slice(*expression.span)] for expression in found]
    return found[0]


def nth(number: int) -> str:
    """ "4th", "21st"."""
    return f"{number}{'th' if number // 10 == 1 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


SHAPES = [
    "{d:02}-{mon}-{y}",
    "{d}-{mon}-{y}",
    "{d:02}-{MON}-{y}",
    "{d}/{mon}/{y}",
    "{mon}-{d:02}-{y}",
    "{d} {month} {y}",
    "{nth} {small} {y}",
    "{small} {d}, {y}",
    "{small} {nth}, {y}",
    "{weekday}, {small} {d}, {y}",
    "{month}. {d}, {y}",
    "the {nth} of {small} {y}",
]


@pytest.mark.parametrize("shape", SHAPES)
@given(day=DAYS, said=DAYS)
def test_a_whole_date_is_its_day_in_every_notation(shape: str, day: date, said: date) -> None:
    month = month_name[day.month]
    written = shape.format(
        d=day.day, y=day.year, nth=nth(day.day), month=month, small=month.lower(), mon=month[:3], MON=month[:3].upper(),
        weekday=day_name[day.weekday()].lower(),
    )  # fmt: skip
    found = one(f"The charter was read on {written}.", said)
    assert (found.start, found.end) == (day, day)


@given(day=st.dates(date(2016, 1, 1), date(2025, 12, 31)), said=st.dates(date(2016, 1, 1), date(2025, 12, 31)))
def test_two_digits_are_a_year_too(day: date, said: date) -> None:
    found = one(f"The charter was read on {day.day}-{month_name[day.month][:3]}-{day:%y}.", said)
    assert (found.start, found.end) == (day, day)


@pytest.mark.parametrize("shape", ["{weekday} the {nth}", "{weekday}, the {nth}", "{weekday} {nth}"])
@pytest.mark.parametrize(("verb", "sign"), [("fell", -1), ("will be raised", 1)])
@given(said=DAYS, away=st.integers(1, 25))
def test_a_weekday_and_an_ordinal_are_one_day(shape: str, verb: str, sign: int, said: date, away: int) -> None:
    day = said + timedelta(days=sign * away)
    words = shape.format(weekday=day_name[day.weekday()], nth=nth(day.day))
    found = one(f"The mast {verb} on {words}.", said)
    assert (found.start, found.end) == (day, day)


@pytest.mark.parametrize("link", ["of", "in"])
@given(day=DAYS, said=DAYS, last=st.booleans())
def test_a_weekday_counted_in_its_month(link: str, day: date, said: date, last: bool) -> None:
    left = monthrange(day.year, day.month)[1] - day.day
    which = "last" if last and left < 7 else ["first", "second", "third", "fourth", "fifth"][(day.day - 1) // 7]
    words = f"the {which} {day_name[day.weekday()]} {link} {month_name[day.month]} {day.year}"
    found = one(f"They meet on {words} at the quay.", said)
    assert (found.start, found.end) == (day, day)


@given(said=DAYS, weekday=st.integers(0, 6), month=st.integers(1, 12))
def test_without_a_year_it_is_the_last_one_of_the_past(said: date, weekday: int, month: int) -> None:
    found = one(f"The sauna froze on the last {day_name[weekday]} of {month_name[month]}.", said)
    assert found.start is not None
    assert (found.start.weekday(), found.start.month) == (weekday, month)
    assert (found.start + timedelta(days=7)).month != month
    assert found.start <= said or (found.start - said).days <= 65


@pytest.mark.parametrize(("which", "step"), [("next", 1), ("last", -1)])
@given(said=DAYS, weekday=st.integers(0, 6), at=st.integers(0, 3))
def test_a_weekday_of_another_month(which: str, step: int, said: date, weekday: int, at: int) -> None:
    place = ["first", "second", "third", "fourth"][at]
    found = one(f"The market moves on the {place} {day_name[weekday]} of {which} month.", said)
    year, month = divmod(said.year * 12 + said.month - 1 + step, 12)
    assert found.start is not None
    assert (found.start.year, found.start.month, found.start.weekday()) == (year, month + 1, weekday)
    assert (found.start.day - 1) // 7 == at


@pytest.mark.parametrize("shape", ["the week {verb} {d} {month} {y}", "the week {verb} {month} {d}, {y}"])
@given(day=DAYS, said=DAYS)
def test_a_week_is_told_by_a_day(shape: str, day: date, said: date) -> None:
    def written(verb: str) -> TimeExpression:
        words = shape.format(verb=verb, d=day.day, month=month_name[day.month], y=day.year)
        return one(f"A course is given in {words}.", said)

    monday, six = day - timedelta(days=day.weekday()), timedelta(days=6)
    assert (written("of").start, written("of").end) == (monday, monday + six)
    assert (written("beginning").start, written("beginning").end) == (day, day + six)
    assert (written("ending").start, written("ending").end) == (day - six, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They sign a week from today.", "2025-08-20"),
        ("They sign two weeks from tomorrow.", "2025-08-28"),
        ("They sign a fortnight from Friday.", "2025-08-29"),
        ("They sign a week tomorrow.", "2025-08-21"),
        ("They signed a week ago yesterday.", "2025-08-05"),
        ("They signed a year ago today.", "2024-08-13"),
        ("They signed a week ago Tuesday.", "2025-08-05"),
    ],
)
def test_counted_from_another_day(text: str, day: str) -> None:
    assert one(text, MIDWEEK).value == day


@pytest.mark.parametrize(
    "when",
    ["in the last week of the strike", "on the last Friday of the fair", "on the first Monday after the vote",
     "on the second Tuesday of talks"],
)  # fmt: skip
def test_what_is_counted_from_an_event_is_of_no_day(when: str) -> None:
    assert not [found for found in find_dates(f"It froze {when}.", MIDWEEK) if found.start]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They meet on Friday week.", ["2025-08-22"]),
        ("They met the Friday before last.", ["2025-08-01"]),
        ("They met the week before last.", ["2025-W31"]),
        ("They met the day before last Friday's vote.", ["2025-08-07"]),
        ("They will meet the year after next.", ["2027"]),
        ("She was born on 14 August ’62.", ["1962-08-14"]),
        ("She came in May or June 2019.", ["2019-05", "2019-06"]),
        ("She came on 3 May and 4 June 2019.", ["2019-05-03", "2019-06-04"]),
    ],
)
def test_a_day_by_its_words(text: str, values: list[str]) -> None:
    assert [found.value for found in find_dates(text, MIDWEEK) if found.start] == values


def test_how_long_it_lasts_is_no_day() -> None:
    assert one("It is shut for a week from Friday.", MIDWEEK).value == "2025-08-08"


@given(number=st.integers(1700, 2060), name=NAMES, street=st.sampled_from(["Lane", "Street", "Rd.", "Avenue", "Quay"]))
@pytest.mark.parametrize("text", ["The shop at {0} was sold.", "She moved from {0}, she said.", "{0} is for sale."])
def test_a_house_has_a_number_and_no_year(text: str, number: int, name: str, street: str) -> None:
    assert not find_dates(text.format(f"{number} {name} {street}"), MIDWEEK)


@given(number=st.integers(1900, 2024), name=NAMES, street=st.sampled_from(["Lane", "Street", "Avenue", "Quay"]))
def test_a_year_stands_before_a_street_too(number: int, name: str, street: str) -> None:
    for text in ("In {0} was flooded.", "A {0} fire hurt two.", "The dreadful {0} fire hurt two."):
        assert one(text.format(f"{number} {name} {street}"), MIDWEEK).value == str(number)


@given(number=st.integers(1700, 2060))
@pytest.mark.parametrize("thing", ["Model", "Suite", "Room", "Flight", "Apartment", "Gate"])
def test_what_is_numbered_has_no_year(thing: str, number: int) -> None:
    assert not find_dates(f"The {thing} {number} door broke, and {thing} {number} was shut.", MIDWEEK)


SMALL = ["They march on, and may 9 of them rest.", "It was an august body of 9 men.", "In march they sang."]


@pytest.mark.parametrize("text", SMALL)
def test_other_words_in_small_letters_are_no_months(text: str) -> None:
    assert not find_dates(text, MIDWEEK)


@given(month=st.integers(1, 12), weekday=st.integers(0, 6), said=DAYS)
def test_small_letters_mean_what_capitals_do(month: int, weekday: int, said: date) -> None:
    for words in (f"on {day_name[weekday]}", f"last {day_name[weekday]}", f"on the 9th of {month_name[month]}"):
        text = f"The sauna froze {words}."
        assert one(text.lower(), said).value == one(text, said).value


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The shop was open on Friday.", Tense.HAPPENED),
        ("The shops were not yet open on Friday.", Tense.HAPPENED),
        ("The shop did open on Friday.", Tense.HAPPENED),
        ("He got the boat in return on Friday.", Tense.HAPPENED),
        ("They were at the start on Friday.", Tense.HAPPENED),
        ("The shop is open on Friday.", Tense.PLANNED),
        ("The shops open on Friday.", Tense.PLANNED),
        ("The talks start on Friday.", Tense.PLANNED),
        ("He said the talks end Friday.", Tense.PLANNED),
    ],
)
def test_a_verb_of_timetables_is_told_from_its_noun(text: str, tense: Tense) -> None:
    found = one(text, MIDWEEK)
    assert found.tense is tense
    assert found.start == date(2025, 8, 15 if tense is Tense.PLANNED else 8)


YEARS = st.integers(1950, 2023)
ENDS = ["by the end of the year", "at the year's end", "by year end", "towards the close of the year"]


@pytest.mark.parametrize("end", ENDS)
@given(
    year=YEARS, began=st.sampled_from(["in the winter of {}", "in November {}", "on 9 May {}", "in {}", "in spring {}"])
)
def test_what_was_done_by_the_end_of_a_year_was_so_in_the_year_spoken_of(end: str, year: int, began: str) -> None:
    text = f"The strike began {began.format(year)}. The yard had been sold {end}."
    for published in (date(2025, 3, 4), date(2025, 9, 4), None):
        assert [found.value[:4] for found in find_dates(text, published) if found.start] == [str(year)] * 2


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The yard had been sold by the end of the year.", "2025-03-04", "2024"),
        ("The yard had been sold by the end of the year.", "2025-11-04", "2025"),
        ("The yard will be sold by the end of the year.", "2025-03-04", "2025"),
        ("The yard was sold by the end of this year, he vowed.", "2025-03-04", "2025"),
        ("It had six cranes at year-end 2019.", "2025-03-04", "2019"),
        ("It froze in the winter of 1957-58.", "2025-03-04", "1957-WI"),
        ("It was built in the late 1800s.", "2025-03-04", "18"),
        ("It froze in the last week of January.", "2025-03-04", "2025-01"),
        ("It will freeze in the first two weeks of January.", "2025-03-04", "2026-01"),
        ("It froze in the last week of last month.", "2025-03-04", "2025-02"),
        ("It was built in the 2000s.", "2025-03-04", "200"),
    ],
)
def test_a_period_by_its_words(text: str, published: str, value: str) -> None:
    assert one(text, date.fromisoformat(published)).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said rules to be printed in early October would help.", "2025-10"),
        ("He spoke of shares to be sold around Oct. 1.", "2025-10-01"),
        ("She named a summit set for Lima in October.", "2025-10"),
        ("It got a new pact, effective Sept. 1.", "2025-09-01"),
        ("The bank is trying to sell itself under a June pact.", "2025-06"),
        ("The bank will attend a September summit.", "2025-09"),
        ("It extended the loans through September.", "2025-09"),
        ("The firm told of a program to repay them by September.", "2025-09"),
        ("He offered to buy what he does not own until 5 p.m. EST, Aug. 20.", "2025-08-20T17:00"),
        ("It sold more boats this year than last.", "2025"),
    ],
)
def test_the_verb_that_governs_a_date_tells_its_direction(text: str, value: str) -> None:
    assert find_dates(text, MIDWEEK)[0].value == value


def test_what_is_left_out_is_the_unit_before() -> None:
    found = find_dates("It sold more boats this year than last, and fewer cars.", MIDWEEK)
    assert [one.value for one in found] == ["2025", "2024"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It led in the first quarter. This quarter's loss was small.", ["2025-Q1", "2025-Q1"]),
        ("It will lead in the fourth quarter. In the latest quarter it lost $2 million.", ["2025-Q4", "2025-Q2"]),
        ("Bids came in on Friday. By mid afternoon all was sold.", ["2025-08-08", "2025-08-08TAF"]),
        ("Bids came in on Friday. In the morning, boats were sold.", ["2025-08-08", "2025-08-08TMO"]),
    ],
)
def test_what_a_text_is_about(text: str, values: list[str]) -> None:
    assert [found.value for found in find_dates(text, MIDWEEK) if found.start] == values


WORDS = st.sampled_from(
    [
        "Friday", "last Monday", "in March", "on 3 June", "this week", "the second Tuesday of May", "Tuesday the 4th",
        "from 3 to 7 June", "a week from today", "next year", "two days ago", "the week beginning 3 March", "tonight",
        "by the end of the year", "over the weekend", "the following month", "in the last decade", "this winter",
    ]
)  # fmt: skip


@given(words=st.lists(WORDS, min_size=1, max_size=4), verb=st.sampled_from(["closed", "will close", "may close"]))
def test_without_a_day_of_its_own_an_article_has_no_relative_day(words: list[str], verb: str) -> None:
    text = f"The sauna {verb} {', '.join(words)}."
    assert [found for found in find_dates(text, None) if found.start] == []
