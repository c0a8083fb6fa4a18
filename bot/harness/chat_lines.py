"""What is typed in a terminal channel: a message, a reply, a command, the number of a button, or a word to the channel.

@onrecord did Trump mention sanctions?    a message, as it is
>3 and Vance?                             a reply to message 3
/timeline topic: sanctions                a slash command
2                                         presses button 2 of the newest message that has any
3.2                                       presses button 2 of message 3
:as manager                               is for the channel itself
\\:-)                                      a message that begins with one of these signs
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from answers.errors import InputError

_REPLY = re.compile(r">(\d+)(?:\s+(?P<text>.*))?", re.DOTALL)
_PRESS = re.compile(r"(?:(?P<message>\d+)\.)?(?P<button>\d+)")
_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")
_UNITS = (86400, 3600, 60, 1)
_LONGEST = 366 * 86400
_DIGITS = 9
_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Say:
    """A message; ``reply_to`` is the number of the message that it replies to."""

    text: str
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Slash:
    """A slash command, as it was typed."""

    line: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button by its number, of a message by its own or of the newest one with buttons."""

    button: int
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Something for the channel itself: ``:as manager``."""

    name: str
    rest: str = ""


Line = Say | Slash | Press | Word

WORDS: Mapping[str, tuple[str, str]] = {
    "as": ("NAME", "type as another member: alice, bob, or manager, who may manage the server"),
    "in": ("CHANNEL", "go to another channel, made where it is not there; dm: to the bot alone"),
    "menu": ("N", "the menu of message N: “Check the record”, of the bot's (for managers) “Why this answer”"),
    "edit": ("TEXT", "change your last message here"),
    "delete": ("[N]", "delete your last message here, or message N"),
    "show": ("[N]", "show the channel again, or message N"),
    "wait": ("TIME", "let time pass: 30s, 11m, 2h, 1d"),
    "restart": ("", "stop the bot and start it anew"),
    "help": ("", "this"),
    "quit": ("", "leave; so does Ctrl-D"),
}
"""What can be said to the channel itself: what follows the word, and what it does."""

SIGNS = (
    ("@onrecord TEXT", "a message to the bot; without @onrecord, to nobody in particular"),
    (">N TEXT", "a reply to message N"),
    ("/COMMAND", "a slash command; Tab completes it"),
    ("N", "press button N of the newest message with buttons; M.N: of message M"),
    ("\\TEXT", "a message that begins with one of these signs"),
)


def read(line: str) -> Line:
    """What was typed. Raises InputError for a word that there is not, and for a reply without a text."""
    text = line.strip()
    match text[:1]:
        case "\\" if len(text) > 1:
            return Say(text[1:])
        case "/" if len(text) > 1:
            return Slash(text)
        case ":" if text[1:2].isalpha():
            return _word(text)
        case ">" if found := _REPLY.fullmatch(text):
            if not (found["text"] or "").strip():
                raise InputError(f"the reply is empty (>{found[1]} and then its text)")
            return Say(found["text"].strip(), number(found[1]))
    if found := _PRESS.fullmatch(text):
        return Press(number(found["button"]), number(found["message"]) if found["message"] else None)
    return Say(text)


def _word(text: str) -> Word:
    name, _, rest = text[1:].partition(" ")
    if name not in WORDS:
        near = get_close_matches(name, WORDS, 1, 0.5)
        hint = f"did you mean :{near[0]}?" if near else ":help tells what there is"
        raise InputError(f"no :{name} ({hint}; a message that begins with : is typed \\:)")
    form, rest = WORDS[name][0], rest.strip()
    if form and not form.startswith("[") and not rest:
        raise InputError(f":{name} needs {form} ({WORDS[name][1]})")
    if rest and not form:
        raise InputError(f":{name} takes nothing after it, not {rest!r}")
    return Word(name, rest)


def number(text: str) -> int:
    """The number of a message or a button: "3" or "#3". Raises InputError."""
    digits = text.removeprefix("#")
    if not digits.isdecimal() or len(digits) > _DIGITS:
        raise InputError(f"a number that is shown here is needed, not {text[:20]!r}")
    return int(digits)


def flag(text: str) -> bool | None:
    """Whether a word says yes; None for one that says neither yes nor no."""
    return True if text.lower() in _YES else False if text.lower() in _NO else None


def seconds(text: str) -> int:
    """A time to wait, in seconds: "11m", "1h 30m". Raises InputError for what is none, or more than a year."""
    found = _SPAN.fullmatch("".join(text.split()))
    if not found or not found.lastindex or any(len(part or "") > _DIGITS for part in found.groups()):
        raise InputError(f"a time is needed, such as 30s, 11m, 2h or 1d, not {text!r}")
    total = sum(int(part or 0) * unit for part, unit in zip(found.groups(), _UNITS, strict=True))
    if total > _LONGEST:
        raise InputError("at most a year can pass at once: 366d")
    return total
