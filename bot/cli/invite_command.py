"""``onrecord invite``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from answers.errors import InputError
from bot.cli.arguments import Options
from bot.settings import Settings, load, read_token


def invite(options: Options) -> int:
    """Prints the link that adds the bot to a server, and nothing else on standard output.

    Raises:
        InputError: the configuration is wrong, or there is neither an id nor a token that tells it.
    """
    from bot.invitation import application, application_of, link

    settings = load(options.config) if options.config else Settings()
    if options.application is not None:
        id_ = application(options.application)
    else:
        try:
            id_ = application_of(read_token(settings))
        except InputError as error:
            hint = "" if "--application" in str(error) else "; or give the application's id with --application"
            raise InputError(f"{error}{hint}") from None
    print(link(id_, user=options.user))
    if options.explain:
        for line in explained(user=options.user):
            print(line, file=sys.stderr)
    return 0


def explained(*, user: bool) -> Iterator[str]:
    """What the link asks for, and why, a line a permission."""
    from bot.invitation import NEEDS, UNNEEDED

    if user:
        yield "Its commands, on one's own account: in every server, and in direct messages. No permission is asked for."
        yield "The developer portal's Installation page must allow User Install."
        return
    yield "Permissions:"
    width = max(len(need.name) for need in NEEDS) + 2
    for need in NEEDS:
        yield f"  {need.name:{width}}{need.why}; without it, {need.without}"
    yield "Not asked for:"
    for name, why in UNNEEDED:
        yield f"  {name}: {why}"
