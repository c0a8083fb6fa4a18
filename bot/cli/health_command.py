"""``onrecord health``: asks a bot that runs whether it is alive."""

from __future__ import annotations

from http.client import HTTPException

from answers.errors import InputError
from bot.cli import notice
from bot.cli.arguments import Options
from bot.service.probe import SECONDS, ask
from bot.settings import Settings, load

DEAD = 1
"""Exit status where it is not alive, or cannot answer as it should."""


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
            reason = f"no answer within {SECONDS:g} s"
        notice(f"not alive: {settings.listen}: {reason}")
        return DEAD
    if not report.get("alive"):
        notice(f"not alive: {report.get('why')}")
        return DEAD
    index = report.get("index")
    if isinstance(index, dict) and index.get("why"):
        notice(f"alive, but {index['why']}")
        return DEAD
    print("alive")
    return 0
