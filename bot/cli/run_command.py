"""``onrecord run``."""

from __future__ import annotations

from bot.cli import notice
from bot.cli.arguments import Options


def run(options: Options) -> int:
    """Runs the bot until it is told to stop; gives the exit status.

    Raises:
        InputError: the configuration, the lore, the token or the portal's settings are wrong.
        ArchiveError: the archive cannot be opened.
    """
    from bot import run as service

    return service.run(options.config, options.archive, options.lore, options.shards, sync=options.sync, notice=notice)
