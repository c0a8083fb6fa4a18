"""What a proposition lacks of what a question asks, in words: "only planned", "another actor: Jon Lind"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from answers.answering.match import OBJECTS, sought
from answers.answering.meeting import Meeting
from answers.answering.phrases import Phrase, titles
from answers.asking.inquiry import Inquiry
from answers.language.dictionary import is_everyday
from answers.language.words import root
from answers.model import Shortcoming, Span
from answers.phrasing import shortcoming
from answers.retrieval.sentence_words import meaning, roots

_ROLES = {
    Shortcoming.ANOTHER_ACTOR: ("agent",),
    Shortcoming.NO_ACTOR: ("agent",),
    Shortcoming.ANOTHER_OBJECT: OBJECTS,
    Shortcoming.NO_OBJECT: OBJECTS,
}
_DETAIL = 60
"""Characters of what stands in the place of what is asked."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")


@dataclass(frozen=True, slots=True)
class Lacking:
    """What one proposition lacks: words of the question, missing or out of place, and all that it lacks in words.

    ``untold``: of those words, those in whose place nobody and nothing else stands.
    """

    missing: tuple[str, ...]
    untold: tuple[str, ...]
    words: str


def unknown_name(inquiry: Inquiry | None, unknown: Collection[str]) -> str:
    """The subject or object of a question that is a name of which the record has never heard, or "".

    ``unknown``: the roots of the question's words that the record lacks.
    """
    if inquiry is None or not unknown:
        return ""
    for one in inquiry.proposition.arguments:
        last = inquiry.statement[slice(*one.head)].lower()
        name = one.role in ("agent", "patient") and last.isalpha() and not is_everyday(last)
        if name and any(word in unknown for word in roots(last)):
            return inquiry.statement[slice(*one.spans[0])]
    return ""


def lacking(inquiry: Inquiry, one: Meeting, found: Sequence[Shortcoming]) -> Lacking:
    """What keeps a meeting with these shortcomings from answering, each with the word of the text that tells it."""
    asked = sought(inquiry).asked
    missing = _missing(asked, one)
    untold = missing - _told_of(found, asked)
    kind, name = _namesake(asked, inquiry.statement, one) if Shortcoming.WORDS_MISSING in found else ("", "")
    shown = [f"another {kind}"] if kind else []
    for number, each in enumerate(found):
        details = _details(each, inquiry, one, untold - {name}, bool(shown) or number > 0)
        sure = each not in _ROLES or _are_named(inquiry.statement, asked, one, _ROLES[each])
        shown += [shortcoming(each, detail[:_DETAIL], sure=sure) for detail in details]
    return Lacking(_as_written(inquiry, missing), _as_written(inquiry, untold), "; ".join(shown))


def _missing(asked: Sequence[Phrase], one: Meeting) -> frozenset[str]:
    told = {word for phrase in one.told for word in phrase.words | phrase.heads}
    return frozenset(one.match.missing) | {word for phrase in asked for word in phrase.words if word not in told}


def _told_of(found: Sequence[Shortcoming], asked: Sequence[Phrase]) -> set[str]:
    """Roots of words whose lack is told of by who or what stands in their place."""
    roles = {role for kind in found for role in _ROLES.get(kind, ())}
    return {word for phrase in asked if phrase.role in roles for word in phrase.words}


def _details(kind: Shortcoming, inquiry: Inquiry, one: Meeting, missing: frozenset[str], more: bool) -> Iterator[str]:
    """The words that tell a shortcoming, perhaps empty; none where what stands before it tells it already."""
    match kind:
        case Shortcoming.ANOTHER_VERB | Shortcoming.OPPOSITE_VERB:
            yield one.proposition.predicate
        case Shortcoming.ANOTHER_ACTOR | Shortcoming.ANOTHER_OBJECT:
            yield _filling(one, _ROLES[kind])
        case Shortcoming.ANOTHER_SPEAKER:
            yield ", ".join(one.proposition.said_by) or "the article itself"
        case Shortcoming.ANOTHER_NUMBER:
            numbers = [word for word in _as_written(inquiry, missing) if word[:1].isdigit()]
            if numbers or not more:
                yield f"{', '.join(numbers)} missing" if numbers else ""
        case Shortcoming.WORDS_MISSING:
            numbered = one.match.number_lacking
            words = [word for word in _as_written(inquiry, missing) if not (numbered and word[:1].isdigit())]
            if words or not more:
                yield f"{', '.join(words)} missing" if words else ""
        case Shortcoming.NEGATED:
            yield "said to be so" if inquiry.negated else "said not to be so"
        case _:
            yield ""


def _filling(one: Meeting, roles: Collection[str]) -> str:
    """Who or what fills one of these roles: by name, else in the text's words."""
    found = next((phrase.argument for phrase in one.told if phrase.role in roles and phrase.heads), None)
    if found is None:
        return ""
    text = one.stored.article.text
    return found.name or " ".join(" ".join(text[a:b] for a, b in found.spans).split())


def _are_named(text: str, asked: Sequence[Phrase], one: Meeting, roles: Collection[str]) -> bool:
    """Whether both who is asked about and who fills the role are named: "the manager" may be whoever is named."""
    named = any(text[slice(*phrase.argument.head)][:1].isupper() for phrase in asked if phrase.role in roles)
    told = next((phrase.argument for phrase in one.told if phrase.role in roles and phrase.heads), None)
    return told is None or (named and bool(told.name))


def _as_written(inquiry: Inquiry, missing: frozenset[str]) -> tuple[str, ...]:
    """Words of the question by their roots, in its order."""
    text = inquiry.statement
    found = (text[word.start : word.end] for word in meaning(text, *inquiry.words) if root(word.folded) in missing)
    return tuple(dict.fromkeys(found))


def _namesake(asked: Sequence[Phrase], text: str, one: Meeting) -> tuple[str, str]:
    """Of what kind a proposition has another one, and the root of the name asked for; empty where it has none.

    "The Severn Bridge" stands where "the Tamar Bridge" is asked for: "Bridge" and the root of "Tamar".
    """
    for phrase in asked:
        for told in one.told:
            same = (phrase.role == told.role == "agent") or (phrase.role in OBJECTS and told.role in OBJECTS)
            if not same or not phrase.heads & told.heads:
                continue
            own = _name_before(text, phrase.argument.head)
            other = _name_before(one.stored.article.text, told.argument.head)
            if own and other and own not in told.words and other not in phrase.words:
                return text[slice(*phrase.argument.head)], own
    return "", ""


def _name_before(text: str, head: Span) -> str:
    """The root of the name, no title, that stands right before a word."""
    found = _WORD_BEFORE.search(text, max(0, head[0] - 40), head[0])
    named = found is not None and found[1][0].isupper()
    word = next(roots(text, *found.span(1)), "") if found and named else ""
    return "" if word in titles() else word
