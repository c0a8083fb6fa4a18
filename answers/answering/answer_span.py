"""Which words of a clause answer a question: what fills the role of its hole, down to the name or number asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from answers.answering.meeting import Meeting
from answers.answering.office_holder import other_side
from answers.asking.answer_type import asks
from answers.asking.inquiry import Inquiry
from answers.language.function_words import function_words
from answers.language.words import fold
from answers.model import Argument, Proposition, Span
from answers.reading.text.datelines import after_dateline
from answers.retrieval.sentence_words import roots

_WORD = re.compile(r"[\w.'’&-]*\w")
_LONGEST, _BARE = 12, 2
"""Words of a short answer at most; of a noun phrase that only points back."""
_PLACES = frozenset({f"prep:{word}" for word in ("in", "at", "near", "outside", "on")})
_STANDS_FOR = frozenset({"somebody", "something"})


def span_of(inquiry: Inquiry, one: Meeting, beside: Sequence[Proposition]) -> Span | None:
    """The words of a clause that answer; None where it has none that do.

    ``beside``: the propositions of its sentence, of which an apposition may give the name.
    """
    text = one.stored.article.text
    asked = set(roots(inquiry.statement, *inquiry.words))
    start = after_dateline(text, *one.sentence)
    verb = one.proposition.head[0]
    # What stands before a colon heads the clause, and is none of it: "Wild 4, Sabres 1: Parise scored".
    fillers = [a for a in _fillers(inquiry, one) if a.head[0] >= start and ":" not in text[a.head[1] : verb]]
    named = [name_of(text, argument, one.sentence) for argument in fillers]
    if inquiry.hole == "who" and (together := _together(text, [span for span in named if span])):
        return together
    spans = (_words_of(inquiry, argument, one, beside) for argument in fillers)
    found = next((span for span in spans if span and not set(roots(text, *span)) <= asked), None)
    return found or _controller(inquiry, one)


def _together(text: str, names: Sequence[Span]) -> Span | None:
    """Several who did it together, from the first name to the last: "Ana Reyes, the mayor, and Bo Sato"."""
    if len(names) <= 1:
        return None
    span = min(start for start, _ in names), max(end for _, end in names)
    words = text[slice(*span)].lower().split()
    joined = not function_words().coordinators.copulative.isdisjoint(words)
    return span if joined and len(words) <= _LONGEST else None


def _fillers(inquiry: Inquiry, one: Meeting) -> Iterator[Argument]:
    """What fills the role that is asked for: the named first, what stands nearest to the verb before the rest."""
    told, other = one.proposition, other_side(inquiry, one)
    if other is not None or one.match.swapped:  # only a copula may be read from either side
        yield from [other] if other is not None else []
    elif inquiry.hole == "where":
        yield from (a for a in told.arguments if a.role in _PLACES and a.name)
    elif inquiry.slot >= 0:
        role = inquiry.proposition.arguments[inquiry.slot].role
        yield from sorted(
            (a for a in told.arguments if a.role == role), key=lambda a: (not a.name, abs(a.head[0] - told.head[0]))
        )


def _words_of(inquiry: Inquiry, argument: Argument, one: Meeting, beside: Sequence[Proposition]) -> Span | None:
    text = one.stored.article.text
    match inquiry.hole:
        case "who":
            if argument == other_side(inquiry, one):
                own = _phrase(text, argument)
                return (own and _run(text, own, argument)) or _noun(text, argument, anaphoric=True)
            named = name_of(text, argument, one.sentence) or _by_apposition(text, argument, one, beside)
            return (named or _noun(text, argument)) if _stands_for_all(inquiry) else None
        case "where":
            return _phrase(text, argument)
        case "number":
            return _quantity(text, argument)
        case "what":
            return _of_kind(inquiry, argument, one)
        case _:
            return None


def _stands_for_all(inquiry: Inquiry) -> bool:
    """Whether a whole role is asked for, and no owner of what fills it: "whose farm"."""
    slot = inquiry.proposition.arguments[inquiry.slot]
    return inquiry.statement[slice(*slot.head)].lower() in _STANDS_FOR


def _of_kind(inquiry: Inquiry, argument: Argument, one: Meeting) -> Span | None:
    """What fills a role asked for by "what" or "which", if it is of the kind asked for: a name, a number, the noun."""
    text, slot = one.stored.article.text, inquiry.proposition.arguments[inquiry.slot]
    if _stands_for_all(inquiry):
        return (
            None if one.match.copula else name_of(text, argument, one.sentence) or _noun(text, argument, anaphoric=True)
        )
    kind = inquiry.statement[slice(*slot.head)]
    if asks()["number"].question.search(f"what {kind}"):
        return _quantity(text, argument)
    if one.match.copula:
        return None
    same = set(roots(inquiry.statement, *slot.head)) <= set(roots(text, *argument.head))
    return name_of(text, argument, one.sentence) or (_noun(text, argument) if same else None)


def _controller(inquiry: Inquiry, one: Meeting) -> Span | None:
    """Whose act an infinitive tells, where the subject of the verb above is its own: "*Reyes* agreed to go"."""
    told, text = one.proposition, one.stored.article.text
    asked = inquiry.proposition.arguments[inquiry.slot].role if inquiry.slot >= 0 else ""
    own = any(argument.role == "agent" for argument in told.arguments)
    infinitive = text[: told.head[0]].rstrip().endswith(f" {function_words().infinitive_marker}")
    if inquiry.hole != "who" or asked != "agent" or own or not infinitive or not told.said_by:
        return None
    return _find(text, told.said_by[0], one.sentence)


def name_of(text: str, argument: Argument, sentence: Span) -> Span | None:
    """The words of a name itself: of "South Africa's *Schalk Burger*", or whom a pronoun means, named beside it."""
    if not argument.name:
        return None
    own = _phrase(text, argument)
    return (_run(text, own, argument) if own else None) or _find(text, argument.name, sentence)


def _run(text: str, span: Span, argument: Argument) -> Span | None:
    """The run of words of the name around the head."""
    names = {fold(word) for word in _WORD.findall(argument.name)}
    start = end = None
    for word in _WORD.finditer(text, *span):
        named = fold(_bare(word[0])) in names or fold(word[0]) in names
        if named:
            start = word.start() if start is None else start
            end = word.start() + (len(_bare(word[0])) if fold(word[0]) not in names else len(word[0]))
        elif start is not None:
            if end is not None and start <= argument.head[0] < end:
                break
            start = end = None
    return (start, end) if start is not None and end is not None and start <= argument.head[0] < end else None


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _find(text: str, name: str, sentence: Span) -> Span | None:
    for one in (name, name.rsplit(maxsplit=1)[-1]):
        at = text.find(one, *sentence)
        if at >= 0:
            return at, at + len(one)
    return None


def _by_apposition(text: str, argument: Argument, one: Meeting, beside: Sequence[Proposition]) -> Span | None:
    """The name that an apposition gives to what fills the role: "*Ana Reyes*, the mayor who ..."."""
    for told in beside:
        if told.predicate == "be" and any(a.role == "attribute" and a.head == argument.head for a in told.arguments):
            named = next((a for a in told.arguments if a.role == "agent" and a.name), None)
            if named is not None:
                return name_of(text, named, one.sentence)
    return None


def _noun(text: str, argument: Argument, *, anaphoric: bool = False) -> Span | None:
    """A noun phrase that tells who or what and names nobody: "a family friend", but no pronoun.

    One that only points back, "the company", is taken where ``anaphoric``: for what was done to it, not who did it.
    """
    span = _phrase(text, argument)
    words = text[slice(*span)].lower().split() if span else []
    definite = function_words().articles.definite | function_words().demonstratives.all
    back = not anaphoric and len(words) == _BARE and words[0] in definite
    return None if back or text[slice(*argument.head)].lower() in _pronouns() else span


@cache
def _pronouns() -> frozenset[str]:
    words = function_words()
    indefinite = words.indefinite_pronouns.existential | words.indefinite_pronouns.free_choice
    pronouns = words.personal() | words.relative_pronouns.all | words.demonstratives.all
    return pronouns | words.interrogatives.all | indefinite


def _phrase(text: str, argument: Argument) -> Span | None:
    """The unbroken words around the head, if they are few."""
    span = next((one for one in argument.spans if one[0] <= argument.head[0] < one[1]), None)
    return span if span and len(text[slice(*span)].split()) <= _LONGEST else None


def _quantity(text: str, argument: Argument) -> Span | None:
    span = _phrase(text, argument)
    return span if span and asks()["number"].sentence.search(text, *span) else None
