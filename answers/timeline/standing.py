"""What a clause is on a timeline: done, said, reported, to come, expected, or not so."""

from __future__ import annotations

from datetime import date

from answers.model import Act, EventDate, Modality, Polarity, Standing, Tense
from answers.timeline.tellings import Telling

_DOUBTFUL = frozenset({Modality.POSSIBLE, Modality.CONDITIONAL})


def standing_of(told: Telling, day: EventDate | None, published: date | None) -> Standing:
    """What a clause is on a timeline, by what it tells and when.

    Args:
        told: the clause.
        day: when it took or takes place, if the text says so.
        published: the article's day; what is dated after it is still to come.
    """
    event = told.act is Act.EVENT
    ahead = bool(day and published and day.start > published)
    over = bool(day and published and day.words and day.end < published)
    if event and told.modality in _DOUBTFUL and not (over and told.is_past):
        return Standing.EXPECTED
    if (negated := _negated(told, day)) is not None:
        return negated
    if event and told.modality is Modality.PLANNED:
        return (
            Standing.REPORTED if over else Standing.PLANNED
        )  # whether a plan for a day gone by came about is not said
    if not day or day.words is None:
        return Standing.REPORTED
    if ahead or (day.tense is Tense.PLANNED and not over and not told.is_past):
        return Standing.PLANNED if told.modality is Modality.ASSERTED else Standing.EXPECTED
    return Standing.HAPPENED if event else Standing.SAID


def _negated(told: Telling, day: EventDate | None) -> Standing | None:
    statement = told.statement
    if statement is None:
        if told.polarity is Polarity.AFFIRMED:
            return None
        return Standing.NEGATED if day and day.words else Standing.REPORTED
    own_word = bool(statement.via) and set(statement.via) <= set(statement.speakers)
    if statement.polarity is Polarity.DENIED or (statement.polarity is Polarity.NEGATED and own_word):
        return Standing.DENIED  # "she did not do it, she said" is her word, not the article's
    return Standing.NEGATED if statement.polarity is Polarity.NEGATED else None
