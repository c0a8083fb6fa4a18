"""``onrecord local``."""

from __future__ import annotations

from bot.cli.arguments import Options


def local(options: Options) -> int:
    """Serves a channel as a web page until it is stopped.

    Raises:
        InputError: a library is missing, the port cannot be used, or the archive is none to try things on.
        ArchiveError: there is no such archive.
    """
    import asyncio

    from bot.archives import open_to_try
    from bot.cli import notice
    from bot.extras import need

    need("local", "the page needs")

    from bot.harness.local import check_port, serve
    from bot.harness.opening import ON_SEEDS, opening_for
    from bot.harness.stage import rehearsal

    check_port(options.port)
    lines: list[str] = []
    with open_to_try(options.archive, lines.append, notice) as archive, rehearsal(archive) as copy:
        opening = ON_SEEDS if lines else opening_for(copy)

        def tell(url: str) -> None:
            for line in lines:
                notice(line)
            notice("the page is at this address, for whoever has it; Ctrl-C ends it")
            print(url, flush=True)

        asyncio.run(serve(copy, opening, options.port, tell))
    return 0
