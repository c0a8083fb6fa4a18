"""Dates, counts and coverage as people write them."""

from __future__ import annotations

from datetime import date

from answers.model import Coverage


def day(value: date) -> str:
    """A day as people write it: 16 August 2025."""
    return f"{value.day} {value:%B %Y}"


def period(first: date | None, last: date | None) -> str:
    """A range of days, each part said once: "13 to 16 August 2025"; empty when unknown."""
    if first is None or last is None:
        return ""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def counted(number: int, noun: str) -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def covered(coverage: Coverage) -> str:
    """What was searched: "2 articles, 13 to 16 August 2025"."""
    span = period(coverage.first, coverage.last)
    return counted(coverage.articles, "article") + (f", {span}" if span else "")
