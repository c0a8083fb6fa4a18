"""What a statement or a sentence is on a timeline: done, said, reported, to come, expected, or not so."""

from __future__ import annotations

from datetime import date

from answers.language.lexicon import is_doubtful, is_negated
from answers.model import Act, EventDate, Modality, Polarity, Standing, Statement, Tense


def standing_of(statement: Statement, published: date | None) -> Standing:
    """What a statement is on a timeline.

    ``published``: the article's day; what the text dates after it is still to come.
    """
    day = statement.date
    if statement.act is Act.EVENT and statement.modality in (Modality.POSSIBLE, Modality.CONDITIONAL):
        return Standing.EXPECTED
    own_word = bool(statement.via) and set(statement.via) <= set(statement.speakers)
    if statement.polarity is Polarity.DENIED or (statement.polarity is Polarity.NEGATED and own_word):
        return Standing.DENIED  # "she did not do it, she said" is her word, not the article's
    if statement.polarity is Polarity.NEGATED:
        return Standing.NEGATED
    if not day or day.words is None:
        return Standing.REPORTED  # a plan for no named day is news of the day it was reported
    planned = statement.act is Act.EVENT and statement.modality is Modality.PLANNED
    if published and day.end < published:
        if planned:
            return Standing.REPORTED  # what was planned for a day gone by; whether it came about is not said
    elif planned or day.tense is Tense.PLANNED or (published and day.start > published):
        return Standing.PLANNED if planned or statement.modality is Modality.ASSERTED else Standing.EXPECTED
    return Standing.HAPPENED if statement.act is Act.EVENT else Standing.SAID


def standing_of_sentence(sentence: str, day: EventDate, published: date | None) -> Standing:
    """What a sentence tells that nobody is reported to say; only a bare past counts as done."""
    if is_negated(sentence):
        return Standing.REPORTED
    if day.tense is Tense.PLANNED or (published and day.start > published):
        return Standing.EXPECTED if is_doubtful(sentence) else Standing.PLANNED
    if is_doubtful(sentence):
        return Standing.REPORTED
    return Standing.HAPPENED
