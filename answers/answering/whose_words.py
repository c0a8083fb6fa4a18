"""Whose words a question asks for: by name or by what somebody is, on what, and which of several who may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from answers.asking.question import Asked, base_forms
from answers.asking.who import Speakers
from answers.language.dictionary import is_everyday
from answers.language.wording import wording
from answers.model import Act, Answer, Modality, Polarity, Statement, Verdict
from answers.retrieval.ranking import Near


def describes(who: str) -> bool:
    """Whether it is said what a speaker is rather than their name: "the oil minister", "the bank's boss"."""
    return any(is_everyday(word.lower()) for word in who.replace("’", "'").removesuffix("'s").split())


def asks_for_topic(asked: Asked) -> bool:
    """ "Did she *mention* the tolls?", not "did she say that they rise?"."""
    named = any(set(base_forms(word.lower())) & wording().by_name for word in asked.body.split())
    return named and asked.kind == "yesno" and asked.speech and not asked.claim


def is_by_name(asked: Asked, found: Answer, says_that: bool) -> bool:
    """Whether only the topic itself will do: "did she mention the tolls?", or one that the record knows nothing of."""
    if asked.kind != "yesno" or asked.claim or says_that:
        return False
    return asks_for_topic(asked) or found.verdict is Verdict.NOT_FOUND


def says_it(near: Near, statements: Iterable[Statement], who: Speakers, ahead: bool) -> bool:
    """Whether a sentence is of what somebody says, or where that lies ``ahead`` will say; nobody else need be silent.

    Not where they deny it or leave it open. ``statements``: those of its article.
    """
    start, end = near.sentence.span
    return who.may_speak_on(near.stored.article.day) and any(
        one.act is not Act.EVENT
        and any(a < end and start < b for a, b in (*one.cue, *one.content))
        and not who.names.isdisjoint(one.speakers)
        and one.polarity is not Polarity.DENIED
        and (one.modality is Modality.ASSERTED or (ahead and one.modality is Modality.PLANNED))
        for one in statements
    )


def of_one(answer: Answer, who: Speakers, meant: Speakers) -> Answer:
    """An answer that rests on what one of those meant says, with the others."""
    if not meant.rivals:
        return answer
    others = (one.shown for one in (meant, *meant.rivals) if one.shown and one != who)
    return replace(answer, question=replace(answer.question, who=who.shown), namesakes=tuple(dict.fromkeys(others)))
