"""Telling a question from talk, in a channel and where the bot is spoken to."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import discord
import yaml

from answers import is_interrogative, question_kind
from answers.errors import DataError, InputError

_MENTION = re.compile(r"<@!?(\d+)>|<@&(\d+)>|<#(\d+)>|<a?:(\w+):\d+>|</([^:>]+):\d+>|<t:-?\d+(?::\w)?>")
_SHORT = 4
"""Words of a bare topic that is looked up though it asks nothing: "land swapping", "economic pressure"."""


def said_to(message: discord.Message, me: discord.abc.User) -> str:
    """A message's text without the mention of the bot and of whom else it is addressed to; other mentions as names."""
    names = {user.id: user.display_name for user in message.mentions}

    def plain(match: re.Match[str]) -> str:
        if match[1]:
            return "" if int(match[1]) == me.id else names.get(int(match[1]), "")
        return match[4] or ""

    addressed = re.match(rf"\s*(?:<@!?\d+>[\s,]*)*<@!?{me.id}>", message.content)
    return " ".join(_MENTION.sub(plain, message.content[addressed.end() if addressed else 0 :]).split())


def is_question(text: str) -> bool:
    """Whether a message in a channel, said to nobody in particular, asks something that the record might answer."""
    if not _says(text) or is_too_long(text):
        return False
    looks_up = question_kind(text) in ("yesno", "quotes", "who", "when")
    return looks_up and is_interrogative(text) and len(text.split()) > 2


def is_long_question(text: str) -> bool:
    """Whether such a message asks from its first word to its question mark, but is too long to be read."""
    return is_too_long(text) and text.endswith("?") and is_interrogative(text[:-1])


def is_request(text: str) -> bool:
    """Whether something said to the bot is to be answered at all: a question, a topic, a follow-up, not small talk.

    What is too long to be read is one too: whoever said it is told.
    """
    return _says(text) and _plain(text) not in small_talk()


def is_topic(text: str) -> bool:
    """Whether it is only words to look for: answered when they are found, or are few enough to be meant so."""
    return not text.rstrip().endswith("?") and question_kind(text) == "topic"


def is_short(text: str) -> bool:
    """Few enough words that they are meant to be looked up."""
    return len(text.split()) <= _SHORT


def is_too_long(text: str) -> bool:
    """Whether a text that says something is longer than questions that are read."""
    try:
        question_kind(text)
    except InputError:
        return _says(text)
    return False


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s']", " ", text.casefold()).split())


@cache
def small_talk() -> frozenset[str]:
    """What is said to a bot without asking anything. Raises DataError where the list is malformed."""
    raw = yaml.safe_load((files(__package__) / "small_talk.yaml").read_text(encoding="utf-8"))
    phrases = raw.get("phrases") if isinstance(raw, dict) else None
    if not isinstance(phrases, list) or not all(isinstance(one, str) and one == _plain(one) for one in phrases):
        raise DataError("small_talk.yaml: phrases: not a list of lower-case phrases without punctuation")
    return frozenset(phrases)
