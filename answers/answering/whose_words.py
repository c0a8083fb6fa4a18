"""Whose words a question asks for: by name or by what somebody is, on what, and which of several who may be meant."""

from __future__ import annotations

from dataclasses import replace

from answers.asking.question import Asked, base_forms
from answers.asking.who import Speakers
from answers.language.dictionary import is_everyday
from answers.language.wording import wording
from answers.model import Answer, Excerpt, Modality, Polarity, Verdict


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


def says_it(one: Excerpt, who: Speakers, ahead: bool) -> bool:
    """Whether a sentence is of what somebody says, or where that lies ``ahead`` will say.

    Not where it denies that or leaves it open.
    """
    said = one.statement
    if said is None or who.names.isdisjoint(said.speakers) or not who.may_speak_on(one.article.day):
        return False
    likely = said.modality is Modality.ASSERTED or (ahead and said.modality is Modality.PLANNED)
    return said.polarity is not Polarity.DENIED and likely


def of_one(answer: Answer, who: Speakers, meant: Speakers) -> Answer:
    """An answer that rests on what one of those meant says, with the others."""
    if not meant.rivals:
        return answer
    others = (one.shown for one in (meant, *meant.rivals) if one.shown and one != who)
    return replace(answer, question=replace(answer.question, who=who.shown), namesakes=tuple(dict.fromkeys(others)))
