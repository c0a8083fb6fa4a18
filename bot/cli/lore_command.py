"""``onrecord lore check``."""

from __future__ import annotations

from answers import load_lore
from bot.cli.arguments import Options


def lore(options: Options) -> int:
    """Prints what a file of names holds.

    Raises:
        InputError: it is no lore; one line with the file and the line.
    """
    found = load_lore(options.file)
    print(f"{options.file}: {', '.join(f'{count:,} {what}' for what, count in found.counts.items())}")
    return 0
