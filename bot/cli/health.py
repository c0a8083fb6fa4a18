"""``onrecord health``: asks a bot that runs whether it is alive."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from typing import Any

from answers.errors import InputError
from bot.cli import notice
from bot.cli.parser import Options
from bot.settings import Settings, load

DEAD = 1
"""Exit status where it is not alive."""
_SECONDS = 10.0
_BYTES = 1_000_000


def health(options: Options) -> int:
    """Ask the endpoint that the configuration names, on this machine.

    Raises:
        InputError: the configuration is wrong, or names no endpoint.
    """
    settings = load(options.config) if options.config else Settings()
    if settings.endpoint is None:
        raise InputError(f"{options.config or 'the default configuration'} sets no listen: there is nothing to ask")
    try:
        report = ask(*settings.endpoint)
    except (OSError, HTTPException, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "no answer that the bot gives"
        if isinstance(error, TimeoutError):
            reason = f"no answer within {_SECONDS:g} s"
        notice(f"not alive: {settings.listen}: {reason}")
        return DEAD
    if not report.get("alive"):
        notice(f"not alive: {report.get('why')}")
        return DEAD
    print("alive")
    return 0


def ask(host: str, port: int) -> dict[str, Any]:
    """What the endpoint says of the bot's health. Raises OSError, HTTPException or ValueError where nothing does."""
    connection = HTTPConnection(_reachable(host), port, timeout=_SECONDS)
    try:
        connection.request("GET", "/health")
        found = json.loads(connection.getresponse().read(_BYTES))
    finally:
        connection.close()
    if not isinstance(found, dict) or "alive" not in found:
        raise ValueError("not the bot")
    return found


def _reachable(host: str) -> str:
    """Where one that listens on every address of the machine can be asked from within it."""
    if host == "localhost" or not ip_address(host).is_unspecified:
        return host
    return "::1" if ":" in host else "127.0.0.1"
