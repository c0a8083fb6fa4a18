"""What a step of a Discord script is expected to do, and how far what was seen is from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from answers import has_name
from answers.errors import InputError
from answers.model import Article, Verdict
from bot.harness.cases import load_verdict
from bot.harness.document import Value
from bot.harness.seen import Change, Seen

_LISTS = ("text", "never", "quotes", "others", "nearest", "cites", "buttons", "choices")
_TEXTS = ("first", "speaker", "form", "seen_by")
_FLAGS = ("ephemeral", "edited", "deleted", "nothing", "refused")
EXPECT = (
    "verdict", "text", "never", "quotes", "first", "others", "nearest", "speaker", "cites", "ephemeral", "picture",
    "buttons", "edited", "deleted", "nothing", "refused", "form", "choices", "seen_by",
)  # fmt: skip
_ALONE = ("nothing", "refused")
_COMPLETING = ("choices", "never", "nothing", "refused")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the bot is to have shown after a step; what is not given is not looked at.

    Of the message that it sent or changed, the newest if there are several, as the member sees it who did the step:

    ``verdict``    of the answer: yes, no, mixed, not_on_record, not_found, quotes
    ``text``       pieces of what can be read anywhere in it
    ``never``      pieces that can be read nowhere in anything that it showed
    ``quotes``     pieces of what it quotes, ``first`` of the first quotation, ``others`` of those of others
    ``nearest``    pieces of the sentences that it shows as nearest in the record, which are no quotations in this sense
    ``speaker``    words of the name of whoever the first quotation is by
    ``cites``      ids of articles whose text it quotes, word for word
    ``ephemeral``  whether it is for the member alone
    ``picture``    whether a file is attached, or its name
    ``buttons``    labels of its buttons; an empty list is a message without any
    ``edited``     whether it was there before and was changed

    and besides

    ``deleted``    whether the bot took a message away
    ``nothing``    the bot showed, changed and deleted nothing: ``expect: nothing`` for short
    ``refused``    Discord itself does not let the member do it, as with a command that it does not show to them
    ``form``       the title of the form that it showed
    ``choices``    what it offered while a command was typed, among others
    ``seen_by``    look with the eyes of this member in place of the one who did the step
    """

    where: str
    verdict: Verdict | None = None
    text: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    first: str | None = None
    others: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
    speaker: str | None = None
    cites: tuple[str, ...] = ()
    ephemeral: bool | None = None
    picture: bool | str | None = None
    buttons: tuple[str, ...] | None = None
    edited: bool | None = None
    deleted: bool | None = None
    nothing: bool = False
    refused: bool = False
    form: str | None = None
    choices: tuple[str, ...] = ()
    seen_by: str | None = None


def load_expected(value: Value, *, completes: bool = False) -> Expected:
    """What stands at ``expect``. Raises InputError.

    Args:
        value: keys of ``Expected``, or the word "nothing".
        completes: whether it is about what is offered while a command is typed.
    """
    if value.given and value.plain() in _ALONE:
        return Expected(value.where, **{str(value.plain()): True})  # type: ignore[arg-type]
    allowed = _COMPLETING if completes else [one for one in EXPECT if one != "choices"]
    fields = value.fields("expect of complete" if completes else "expect", allowed)
    if not fields:
        raise value.wrong("nothing is expected ('expect: nothing' says that the bot shows nothing)")
    found: dict[str, object] = {key: one.texts() for key, one in fields.items() if key in _LISTS and key != "buttons"}
    found |= {key: one.text() for key, one in fields.items() if key in _TEXTS}
    found |= {key: one.flag() for key, one in fields.items() if key in _FLAGS}
    if "buttons" in fields:
        found["buttons"] = () if fields["buttons"].plain() == [] else fields["buttons"].texts()
    if "picture" in fields:
        found["picture"] = _flag_or_name(fields["picture"])
    for key in _ALONE:
        if found.get(key) and fields.keys() - {key, "seen_by"}:
            raise fields[key].wrong("it stands alone: nothing else can be expected with it")
        if found.get(key) is False:
            raise fields[key].wrong("leave it out, or say what is expected")
    return Expected(value.where, verdict=load_verdict(fields.get("verdict")), **found)  # type: ignore[arg-type]


def _flag_or_name(value: Value) -> bool | str:
    try:
        return value.flag()
    except InputError:
        return value.text()


@dataclass(frozen=True, slots=True)
class Observed:
    """What the bot did in a step, as one member saw it: changes of its own messages, what it offered, its form."""

    changes: tuple[Change, ...] = ()
    choices: tuple[str, ...] | None = None
    form: str | None = None
    refused: str | None = None
    """Why Discord did not let the member do it."""


def faults(expected: Expected, seen: Observed, article: Callable[[str], Article | None]) -> Iterator[str]:
    """What is not as expected, a line each. ``article`` gives the article of an id."""
    if expected.refused:
        if seen.refused is None:
            yield "Discord let the member do it"
        return
    shown = [one.seen for one in seen.changes if one.kind != "deleted"]
    if expected.nothing:
        yield from _anything(seen)
        return
    offered = seen.choices or ()
    yield from (f"{one!r} is not offered" for one in expected.choices if one not in offered)
    for piece in expected.never:
        if any(_holds(one.text, piece) for one in shown) or any(piece in one for one in offered):
            yield f"it says {piece!r}"
    if expected.deleted is not None and expected.deleted != any(one.kind == "deleted" for one in seen.changes):
        yield "nothing was deleted" if expected.deleted else "a message was deleted"
    if expected.form is not None and expected.form != seen.form:
        yield f"the form {seen.form!r} is shown, not {expected.form!r}" if seen.form else "no form is shown"
    if shown:
        newest = max(seen.changes, key=lambda one: (one.kind != "deleted", one.seen.message.id))
        yield from _message(expected, newest, article)
    elif _asks_for_a_message(expected):
        yield "onrecord shows nothing"


def _anything(seen: Observed) -> Iterator[str]:
    yield from (f"onrecord {one.kind} a message" for one in seen.changes)
    if seen.form:
        yield f"the form {seen.form!r} is shown"
    if seen.choices:
        yield f"{', '.join(seen.choices)} are offered"


def _asks_for_a_message(expected: Expected) -> bool:
    given = (expected.verdict, expected.first, expected.speaker, expected.ephemeral, expected.buttons, expected.edited)
    lists = (expected.text, expected.quotes, expected.others, expected.nearest, expected.cites)
    return any(lists) or any(one is not None for one in given) or bool(expected.picture)


def _message(expected: Expected, change: Change, article: Callable[[str], Article | None]) -> Iterator[str]:
    seen = change.seen
    if expected.verdict is not None and seen.verdict is not expected.verdict:
        found = seen.verdict.value if seen.verdict else "not given"
        yield f"the verdict is {found}, not {expected.verdict.value}"
    yield from (f"it does not say {piece!r}" for piece in expected.text if not _holds(seen.text, piece))
    yield from (f"no quotation holds {piece!r}" for piece in expected.quotes if not _any(seen.quotes, piece))
    yield from (f"no other's quotation holds {piece!r}" for piece in expected.others if not _any(seen.others, piece))
    yield from (f"no nearest sentence holds {piece!r}" for piece in expected.nearest if not _any(seen.nearest, piece))
    if expected.first is not None and not _any(seen.quotes[:1], expected.first):
        yield f"the first quotation does not hold {expected.first!r}"
    if expected.speaker is not None:
        speaker = next(iter(seen.speakers), "")
        if not has_name(speaker, expected.speaker):
            yield f"the speaker is {speaker or 'nobody'}, not {expected.speaker}"
    for id_ in expected.cites:
        cited = article(id_)
        if cited is None:
            yield f"there is no article {id_}"
        elif not seen.cites(cited.text):
            yield f"it does not quote {id_}"
    yield from _form(expected, change.kind, seen)


def _form(expected: Expected, kind: str, seen: Seen) -> Iterator[str]:
    """How the message is, whatever it says."""
    if expected.ephemeral is not None and expected.ephemeral != seen.ephemeral:
        yield "everybody sees it" if expected.ephemeral else "one member alone sees it"
    if expected.edited is not None and expected.edited != (kind == "edited"):
        yield "it is a new message" if expected.edited else "a message was edited"
    names = [one.filename for one in seen.pictures]
    if expected.picture is False and names:
        yield f"{', '.join(names)} is attached"
    elif expected.picture is True and not names:
        yield "no picture is attached"
    elif isinstance(expected.picture, str) and expected.picture not in names:
        yield f"{expected.picture} is not attached, but {', '.join(names) or 'nothing'}"
    if expected.buttons is not None:
        labels = [one.label for one in seen.buttons]
        if not expected.buttons and labels:
            yield f"it has buttons: {', '.join(labels)}"
        missing = [one for one in expected.buttons if one not in labels]
        yield from (f"no button {one!r} (there are {', '.join(labels) or 'none'})" for one in missing)


def _any(texts: Sequence[str], piece: str) -> bool:
    return any(_holds(text, piece) for text in texts)


def _holds(text: str, piece: str) -> bool:
    """Whether a piece stands in a text, wherever either breaks its lines."""
    return " ".join(piece.split()) in " ".join(text.split())
