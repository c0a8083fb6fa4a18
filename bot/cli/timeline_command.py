"""``onrecord timeline``."""

from __future__ import annotations

from pathlib import Path

from answers.errors import InputError
from bot.cli import archive_to_ask, notice
from bot.cli.arguments import Options
from bot.cli.ask_command import Filters


def timeline(options: Options) -> int:
    """What happened and was said on a topic, by date: as a list, as JSON, and with --png as a picture too."""
    with archive_to_ask(options.archive) as archive:
        filters = Filters.typed(archive, options.publisher, options.after, options.before)
        found = archive.timeline(
            " ".join(options.topic),
            who=options.who,
            publisher=filters.publisher,
            after=filters.after,
            before=filters.before,
        )
    if options.png:
        from bot.present.picture import timeline_png

        _write(options.png, timeline_png(found))
    if options.json:
        from bot.present.json import dumps
        from bot.present.timeline_json import timeline_to_json

        print(dumps(timeline_to_json(found)))
    else:
        from rich.console import Console

        from bot.present.timeline_terminal import print_timeline

        print_timeline(Console(), found, every=options.all)
    return 0


def _write(place: str, data: bytes) -> None:
    try:
        Path(place).write_bytes(data)
    except (OSError, ValueError) as error:
        raise InputError(f"{place}: cannot be written: {getattr(error, 'strerror', None) or error}") from None
    notice(f"picture written to {place}")
