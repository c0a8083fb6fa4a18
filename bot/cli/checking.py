"""``onrecord check``."""

from __future__ import annotations

from bot.archives import seeds_folder
from bot.cli import archive_to_ask
from bot.cli.parser import Options


def check(options: Options) -> int:
    """Runs golden questions, shows how each went, and fails if one did."""
    from bot.archives import open_seeds
    from bot.cli import notice
    from bot.harness.golden import run_golden
    from bot.present.checks import print_results
    from bot.present.terminal import Output

    on_seeds = not (options.files or options.archive)
    files = options.files or [seeds_folder() / "questions.yaml"]
    with open_seeds(lambda _: None, notice) if on_seeds else archive_to_ask(options.archive) as archive:
        return 0 if print_results(Output(), run_golden(files, archive)) else 1
