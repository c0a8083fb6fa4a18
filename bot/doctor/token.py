"""The bot's token: there, of the form of a bot's token, and seen by nobody else. None of it is ever shown."""

from __future__ import annotations

import base64
import binascii
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from answers.errors import InputError
from bot.doctor.findings import Finding, fault, ok, warning
from bot.doctor.setup import Setup
from bot.settings import TOKEN, read_token

NAME = "token"
_GET = "copy the token from the developer portal's Bot page (Reset Token shows a new one, once)"
_ID = r"\d{17,20}"

# What else can be copied from the portal or from elsewhere, by its form; the first that fits.
_OTHERS: tuple[tuple[str, str], ...] = (
    (r"", "nothing"),
    (r"(?!https?:)(export\s+)?\w+\s*[=:]\s*\S.*", "a line that sets a variable, not the token alone"),
    (r"""(["'`<]).*(["'`>])""", "a token in quotes or brackets, which are no part of it"),
    (r"(?i:bot|bearer|token)\s+\S+", "a token with a word in front of it, which is no part of it"),
    (r"https?://\S*/webhooks/\S+", "a webhook's address"),
    (r"https?://\S+", "a web address, such as an invite link"),
    (r"[0-9a-fA-F]{64}", "the application's public key (General Information page)"),
    (_ID, "an id, such as the application's"),
    (r"mfa\.[\w-]+", "a user's token: a bot must not act as a person"),
    (r"eyJ[\w-]+\.[\w-]+(\.[\w-]*)?", "a JSON web token of some other service"),
    (r"[\w-]{32}", "a client secret (OAuth2 page)"),
    (r"[\w-]{28,31}", "an OAuth2 access token or code"),
    (r"[\w-]+\.[\w-]+", "two of the three parts of a token"),
    (r"\S*\s[\s\S]*", "several words or lines, not a token alone"),
)
_SIGNATURE = 27


def token(setup: Setup) -> Iterator[Finding]:
    """Whether there is one that can be a bot's, and who may read its file."""
    settings = setup.settings
    assert settings is not None
    place = f"the token file {settings.token_file}" if settings.token_file else TOKEN
    try:
        found = read_token(settings, setup.environment)
    except InputError as error:
        raw = _raw(setup)
        other = mistaken_for(raw) if raw is not None else None
        yield fault(NAME, f"{place} holds {other}" if other else str(error), _GET)
    else:
        if other := mistaken_for(found):
            yield fault(NAME, f"{place} holds {other}", _GET)
        elif len(found.rpartition(".")[2]) < _SIGNATURE:
            yield warning(NAME, f"the last part of what {place} holds is short: it may be cut off", _GET)
        else:
            yield ok(NAME, f"{place} holds one of the right form; whether Discord takes it shows when the bot starts")
    if settings.token_file:
        yield from _permissions(Path(settings.token_file))


def mistaken_for(text: str) -> str | None:
    """What a text is that is no bot's token, as far as its form tells; None where it can be one."""
    text = text.strip()
    for form, what in _OTHERS:
        if re.fullmatch(form, text):
            return what
    parts = text.split(".")
    if len(parts) != 3 or not all(re.fullmatch(r"[\w-]+", part, re.ASCII) for part in parts):
        return "no token: that is three parts with dots between"
    return None if _is_id(parts[0]) else "no bot's token: the first of its three parts is no id"


def _is_id(part: str) -> bool:
    """Whether this is the id of an application, the way tokens write it."""
    try:
        decoded = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (binascii.Error, ValueError):
        return False
    return re.fullmatch(_ID.encode(), decoded) is not None


def _raw(setup: Setup) -> str | None:
    """What is there instead of a token; None where nothing can be read."""
    assert setup.settings is not None
    if setup.settings.token_file is None:
        return setup.environment.get(TOKEN)
    try:
        return Path(setup.settings.token_file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _permissions(file: Path) -> Iterator[Finding]:
    name = "token file"
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
    except OSError:
        return  # said already
    readers = [who for who, bit in (("its group", stat.S_IRGRP), ("everybody", stat.S_IROTH)) if mode & bit]
    if readers:
        who = " and ".join(readers)
        yield warning(name, f"{file} can be read by {who} (mode {mode:03o})", f"chmod 600 {file}")
    else:
        yield ok(name, f"{file} can be read by its owner alone")
