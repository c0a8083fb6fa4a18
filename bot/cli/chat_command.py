"""``onrecord chat``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from answers.errors import InputError
from bot.cli.arguments import Options


def chat(options: Options) -> int:
    """A channel with the bot in it, on this terminal, until it is left; 2 where a line that was piped in had no use.

    Raises:
        InputError: a library is missing, the folder for pictures cannot be made, or the archive is none to try things
            on.
        ArchiveError: there is no such archive.
    """
    import asyncio

    from bot.archives import open_to_try
    from bot.cli import notice
    from bot.extras import need

    need("try", "the bot in this terminal needs")

    from bot.harness.chat_loop import converse
    from bot.harness.stage import rehearsal

    told: list[str] = []
    with (
        _folder(options.pictures) as pictures,
        open_to_try(options.archive, told.append, notice) as archive,
        rehearsal(archive) as copy,
    ):
        try:
            refused = asyncio.run(converse(copy, pictures, told))
        except (KeyboardInterrupt, asyncio.CancelledError):
            notice("interrupted")
            return 130
    return 2 if refused and not sys.stdin.isatty() else 0


@contextmanager
def _folder(asked: str | None) -> Iterator[Path]:
    """The folder for pictures: the one asked for, or a new one, which goes again where nothing was saved in it."""
    if asked is not None:
        yield _made(Path(asked))
        return
    folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
    try:
        yield folder
    finally:
        with suppress(OSError):
            folder.rmdir()


def _made(folder: Path) -> Path:
    try:
        folder = folder.expanduser()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such folder"
        raise InputError(f"--pictures: {folder} cannot be made: {reason}") from None
    return folder
