"""What each statement of the record is worth for one question: for it, against it, or only beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answers.asking.question import Asked, base_forms
from answers.asking.topic import Match, TopicMatcher
from answers.language.function_words import function_words
from answers.language.lexicon import veridicality
from answers.language.verbs import MENTION, SPEAKING, of_class, relation, stances_of
from answers.language.wording import wording
from answers.language.words import words
from answers.model import Act, EventDate, Link, Manner, Modality, Polarity, Statement
from answers.record.rows import Stored

_ONLY = function_words().restrictives.before
_REACH = 3
"""Words behind a negation that it may be of: "not yet been sold"."""

_LINK = {Link.NAMED: 1.0, Link.ROLE: 0.95, Link.PRONOUN: 0.93, Link.CARRIED: 0.9}
_MANNER = {Manner.DIRECT: 1.0, Manner.MIXED: 1.0, Manner.INDIRECT: 0.98, Manner.NARRATED: 0.85}


class Bearing(StrEnum):
    """Which way a statement points."""

    FOR = "for"
    AGAINST = "against"
    CONTEXT = "context"  # on the topic, but only planned, expected, or another act than the one asked about


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement on the topic, with what it is worth for the question."""

    stored: Stored
    statement: Statement
    bearing: Bearing
    match: Match
    speaker: str | None

    @property
    def score(self) -> float:
        """Rank among evidence of one bearing: how fully it holds the topic, how surely it is the speaker's."""
        acted = 0.9 if self.statement.act is Act.EVENT else 1.0
        return self.match.score * _LINK[self.statement.link] * _MANNER[self.statement.manner] * acted

    @property
    def day(self) -> date | None:
        """When it was said or done: the statement's own date, else the article's."""
        return self.statement.date.start if self.statement.date else self.stored.article.day


def is_speech(statement: Statement) -> bool:
    """Whether the statement reports that its source spoke (or did not)."""
    return statement.act is Act.SPEECH or bool({MENTION, SPEAKING} & stances_of(statement.lemma))


def self_reported(statement: Statement) -> bool:
    """Whether the outermost word on it is the speaker's own, or the narrator's."""
    return not statement.via or set(statement.via) <= set(statement.speakers)


def bearing(asked: Asked, statement: Statement, text: str) -> Bearing | None:
    """What the statement says to the question's act, the speaker and the topic being right; None when nothing."""
    if asked.predicate is None:
        found = _of_speech(statement) if asked.speech else _of_any(statement)
        if asked.claim and found is Bearing.FOR:
            points = _points(asked.claimed, statement, text)
            if points not in (asked.claim, None):
                return Bearing.AGAINST
            found = Bearing.FOR if points else Bearing.CONTEXT
        # Silence on one thing is no silence: "did she say anything" is only denied by who did not speak at all.
        mute = asked.topic is not None or statement.lemma in of_class("silence")
        return found if mute or found is not Bearing.AGAINST else None
    if asked.carrier in wording().commitment:
        return _of_commitment(asked, statement, text)
    sign = _sign(asked.predicate, statement)
    if sign == 0:
        return None
    if asked.turned:
        sign = -sign
    # What others expect of somebody is not his plan; what is planned is not done.
    ahead = asked.carrier is not None or asked.auxiliary in wording().ahead
    foreseeable = ahead and self_reported(statement)
    certain = statement.modality is Modality.ASSERTED
    if sign > 0 and not certain and not (foreseeable and statement.modality is not Modality.CONDITIONAL):
        return Bearing.CONTEXT
    return Bearing.FOR if sign > 0 else Bearing.AGAINST


def _of_commitment(asked: Asked, statement: Statement, text: str) -> Bearing | None:
    """Whether the statement gives the word asked about: "did he vow to rebuild" is not answered by rebuilding."""
    given = relation(asked.carrier or "", statement.lemma) == "same"
    if not given or not _holds_verb(asked.predicate or "", statement, text):
        return None
    return Bearing.FOR if statement.polarity is Polarity.AFFIRMED else Bearing.AGAINST


def _of_speech(statement: Statement) -> Bearing | None:
    if not is_speech(statement):
        return None
    if statement.polarity is Polarity.NEGATED:
        # "Did not deny" and "will not be asked" are no word that he kept silent.
        silent = statement.modality is Modality.ASSERTED and MENTION in stances_of(statement.lemma)
        return Bearing.AGAINST if silent else None
    return Bearing.FOR if statement.modality is Modality.ASSERTED else Bearing.CONTEXT


def _points(claimed: Sequence[str], statement: Statement, text: str) -> Polarity | None:
    """Which way a statement puts what is claimed: "that he had not sold it", "denied that he sold it" negate a sale.

    None where it was only nearly so.
    """
    verbs = {form for word in claimed if word not in wording().stop for form in base_forms(word)}
    said = [word.folded for first, last in statement.content for word in words(text, first, last)]
    negated = (i for i, word in enumerate(said) if word in wording().negations)
    negations = [i for i in negated if _ONLY.isdisjoint(said[i + 1 : i + 2])]
    told = [i for i, word in enumerate(said) if verbs & set(base_forms(word))]
    if any(veridicality().nearly.intersection(said[max(0, i - 1) : i]) for i in told):
        return None
    led = [f" {' '.join(said[max(0, i - _REACH) : i])} " for i in told]
    inside = any(0 < i - other <= _REACH for i in told for other in negations)
    inside = inside or any(f" {phrase} " in some for phrase in veridicality().negating for some in led)
    turned = inside != (statement.polarity is Polarity.DENIED)
    return Polarity.NEGATED if turned else Polarity.AFFIRMED


def _of_any(statement: Statement) -> Bearing:
    return Bearing.CONTEXT if statement.modality is Modality.CONDITIONAL else Bearing.FOR


def _sign(predicate: str, statement: Statement) -> int:
    """+1 the act asked about took place, -1 the record says that it did not or that its opposite did, 0 neither."""
    related = relation(predicate, statement.lemma)
    denied = statement.polarity is Polarity.DENIED
    if related == "same":
        # To deny is done by denying; whatever else is denied did not happen.
        undone = statement.polarity is Polarity.NEGATED or (denied and relation(predicate, "deny") != "same")
        return -1 if undone else 1
    if related == "opposite":
        return 0 if statement.polarity is Polarity.NEGATED else -1
    return 0


def _holds_verb(predicate: str, statement: Statement, text: str) -> bool:
    """Whether the content has the verb asked about among its first words."""
    first, last = statement.content[0] if statement.content else (0, 0)
    opening = (w.folded for _, w in zip(range(4), words(text, first, last), strict=False))
    return any(predicate in base_forms(word) for word in opening)


def weigh(
    asked: Asked, stored: Stored, statements: Iterable[Statement], matcher: TopicMatcher, names: frozenset[str] | None
) -> list[Evidence]:
    """The statements of one article that bear on the question. ``names``: whose count; None for everybody's."""
    text = stored.article.text
    occurrences = matcher.occurrences(text) if matcher.variants else []
    found: list[Evidence] = []
    for statement in statements:
        speaker = next((s for s in statement.speakers if names is None or s in names), None)
        if names is not None and speaker is None:
            continue
        # "Expressed optimism about a meeting" has part of its topic in the cue.
        match = matcher.match(occurrences, statement.content) if matcher.variants else Match(1.0, ())
        match = match or matcher.match(occurrences, [*statement.cue, *statement.content])
        if match is None:
            continue
        points = bearing(asked, statement, text)
        if points is not None:
            found.append(Evidence(stored, statement, points, match, speaker))
    return [one for one in found if not any(_says_not(other, one) for other in found)]


def _says_not(inner: Evidence, outer: Evidence) -> bool:
    """Whether what bears on a question in a statement is what its speaker denies in it: "I never said so", she said."""
    told, content = inner.statement, outer.statement.content
    if told.polarity is Polarity.AFFIRMED or inner.speaker != outer.speaker or inner is outer:
        return False
    within = bool(told.cue) and any(start <= told.cue[0][0] < end for start, end in content)
    return within and all(any(a <= start < b for a, b in told.content) for start, _ in outer.match.spans)


def took_place(on: EventDate | None, told: date | None, after: date | None, before: date | None) -> bool:
    """Whether something fell within a range of days (inclusive), by its own date, else by the day it was told."""
    first, last = (on.start, on.end) if on else (told, told)
    return first is not None and last is not None and (after is None or last >= after) and (
        before is None or first <= before
    )  # fmt: skip
