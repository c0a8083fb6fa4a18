"""Whether two moments are one speaker's, of a name or of none."""

from __future__ import annotations

import re
from functools import lru_cache

from answers.language.function_words import function_words
from answers.language.naming import agree, name_tokens
from answers.language.words import words
from answers.model import Link
from answers.timeline.moments import Moment, is_proper

_WORDS = function_words()
_A = _WORDS.articles.indefinite
_THE = _WORDS.articles.definite | _WORDS.demonstratives.plural | _WORDS.quantifiers.dual
_IN = _WORDS.prepositions
_OF = _IN.genitive | _IN.benefit | _IN.inside | _IN.point
_LETTERS = re.compile(r"(?:[A-Z]\.?){2,6}")


@lru_cache(maxsize=10_000)
def one_name(s: str, t: str) -> bool:
    """Whether two names may be one person's or body's: a surname and a full name, letters and what they stand for."""
    first, other = name_tokens(s), name_tokens(t)
    if first == other:
        return True
    if _spells(s, t) or _spells(t, s):
        return True
    if _OF & {*first, *other}:
        return False  # the Bank of Japan is not Japan
    return bool(agree(first, other) or agree(other, first))


def _spells(letters: str, name: str) -> bool:
    """Whether letters are the initials of a name: "U.S." and "United States"."""
    return _LETTERS.fullmatch(letters) is not None and letters.replace(".", "") == "".join(
        word[0] for word in name.split() if word[0].isupper()
    )


def apart(a: Moment, b: Moment) -> bool:
    """Whether two moments of one story may have different speakers; a sentence that nobody is said to say has none."""
    if not a.speakers or not b.speakers:
        return any(m.statement is not None for m in (a, b) if not m.speakers)  # nobody knows who "he" was
    if len(a.speakers) != len(b.speakers) or not all(any(_agree(s, t) for t in b.speakers) for s in a.speakers):
        return True
    return not (named(a) and named(b)) and not (_known(a, b) if a.span <= b.span else _known(b, a))


def named(moment: Moment) -> bool:
    """Whether all speakers go by names of their own; "Dealers" that opens a sentence is none where "dealers" occurs."""
    return all(goes_by_name(one, moment) for one in moment.speakers)


def goes_by_name(speaker: str, moment: Moment) -> bool:
    """Whether a speaker of a moment goes by a name of their own."""
    return is_proper(speaker) and (" " in speaker or not _occurs(speaker.lower(), moment.stored.article.text))


def _occurs(word: str, text: str) -> bool:
    return word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None


def _agree(s: str, t: str) -> bool:
    return one_name(s, t) if is_proper(s) and is_proper(t) else s.casefold() == t.casefold()


def _known(first: Moment, then: Moment) -> bool:
    """Whether people without a name are the same ones again: "dealers ... the dealers", but not "one ... another"."""
    return _definite(then) and (_definite(first) or _introduced(first))


def _definite(moment: Moment) -> bool:
    """Whether the source says no more than who: "dealers", "the dealers", "they"; not "some dealers in Zurich"."""
    statement = moment.statement
    if statement is None or statement.link is Link.PRONOUN:
        return True
    said = _source(moment)
    if not said or not said <= _THE | {word.folded for name in moment.speakers for word in words(name)}:
        return False
    end = statement.source[-1][1]
    return not any(word.folded in _OF for word in words(moment.stored.article.text, end, end + 6))  # "dealers in Japan"


def _introduced(moment: Moment) -> bool:
    """Whether the source brings one person in: "a company spokesman"."""
    return bool(_A & _source(moment))


def _source(moment: Moment) -> set[str]:
    text, pieces = moment.stored.article.text, moment.statement.source if moment.statement else ()
    return {word.folded for start, end in pieces for word in words(text, start, end)}
