"""``onrecord check``."""

from __future__ import annotations

from bot.archives import open_seeds, open_to_ask, seeds_folder
from bot.cli import notice
from bot.cli.parser import Options


def check(options: Options) -> int:
    """Runs golden questions, shows how each went, and fails if one did."""
    from rich.console import Console

    from bot.harness.golden import run_golden
    from bot.present.checks import print_results

    on_seeds = not options.files and not options.archive
    files = options.files or [seeds_folder() / "questions.yaml"]
    with open_seeds(notice) if on_seeds else open_to_ask(options.archive, notice) as archive:
        return 0 if print_results(Console(), run_golden(files, archive)) else 1
