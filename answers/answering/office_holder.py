"""Who holds an office: copulas read from either side, and the titles that stand before names.

"Who is the mayor of Lima?" is answered by "Ana Reyes is the mayor of Lima", by "the mayor of Lima is Ana Reyes", and by
"Lima mayor Ana Reyes"; a former or deputy mayor is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answers.answering.meeting import Meeting
from answers.asking.inquiry import Inquiry
from answers.language.gazetteer import gazetteer
from answers.language.words import words
from answers.model import Argument, Proposition, Span
from answers.retrieval.sentence_words import roots


def is_copular(inquiry: Inquiry) -> bool:
    """Whether a question asks who or what somebody or something is."""
    return inquiry.hole == "who" and inquiry.slot >= 0 and inquiry.proposition.predicate == "be"


def is_same_office(inquiry: Inquiry, text: str, span: Span) -> bool:
    """Whether both or neither are of the past, or deputies: "the *former* mayor" is not "the mayor"."""
    asked = {word.folded for word in words(inquiry.statement)}
    told = {word.folded for word in words(text[slice(*span)])}
    return all(bool(one & asked) == bool(one & told) for one in gazetteer().contrasts)


def other_side(inquiry: Inquiry, one: Meeting) -> Argument | None:
    """The attribute of a copula whose subject is what is asked about: "the mayor of Lima is *Ana Reyes*"."""
    if not is_copular(inquiry) or one.proposition.predicate != "be":
        return None
    asked, text = _asked(inquiry), one.stored.article.text
    # By its own words and owners: whom it means its attribute means too.
    subjects = [set(_of(text, told)) for told in one.proposition.arguments if told.role == "agent"]
    attributes = [told for told in one.proposition.arguments if told.role == "attribute"]
    return attributes[0] if asked and len(attributes) == 1 and any(asked <= words for words in subjects) else None


def _of(text: str, argument: Argument) -> Iterator[str]:
    yield from (word for span in argument.spans for word in roots(text, *span))
    yield from (word for owner in argument.owners for word in roots(owner))


def titled(inquiry: Inquiry, text: str, told: Sequence[Proposition]) -> Iterator[Argument]:
    """Those before whose names all that is asked stands as their title: "Lima mayor *Ana Reyes*"."""
    asked = _asked(inquiry)
    for one in told:
        for argument in one.arguments:
            span = next((s for s in argument.spans if s[0] <= argument.head[0] < s[1]), argument.head)
            title = (span[0], argument.head[0])
            named = bool(argument.name) and text[argument.head[0]].isupper()
            if named and asked and asked <= set(roots(text, *title)) and is_same_office(inquiry, text, title):
                yield argument


def _asked(inquiry: Inquiry) -> set[str]:
    """The words of the office that is asked about, or of the name."""
    slot = inquiry.proposition.arguments[inquiry.slot]
    return set(roots(inquiry.statement, *inquiry.words)) - set(roots(inquiry.statement, *slot.head))
