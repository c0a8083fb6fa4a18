"""``onrecord check``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from bot.cli.arguments import Options

if TYPE_CHECKING:
    from answers import Archive
    from bot.harness.cases import Case
    from bot.harness.results import Result
    from bot.harness.script import Script


def check(options: Options) -> int:
    """Runs golden questions and Discord scripts, shows how each went, and fails if one did; or explains their files.

    Raises:
        InputError: a file is not right, or the report cannot be written; nothing has been run then.
        ArchiveError: there is no such archive.
    """
    from bot.archives import seeds_folder
    from bot.extras import need
    from bot.harness import checking
    from bot.harness.check_report import print_results
    from bot.present.terminal import Output

    if options.explain:
        print(checking.reference().read_text(encoding="utf-8"), end="")
        return 0
    cases = checking.load(options.files or [seeds_folder() / "questions.yaml"])
    if options.junit:
        need("try", "reports for CI servers need")

        from bot.harness import junit

        junit.check_target(options.junit)
    results: list[Result] = []
    with _archive(options, cases) as archive:
        passed = print_results(Output(), _kept(checking.run(cases, archive), results))
    if options.junit:
        junit.write(options.junit, results)
    return 0 if passed else 1


def _archive(options: Options, cases: Sequence[Case | Script]) -> AbstractContextManager[Archive]:
    from answers import Archive
    from bot.archives import open_seeds, open_to_try
    from bot.cli import archive_to_ask, notice
    from bot.harness import checking

    if not (options.files or options.archive):
        return open_seeds(lambda _: None, notice)
    if not (options.archive or checking.asks_archive(cases)):
        return Archive.from_articles(())
    return (
        open_to_try(options.archive, notice, notice) if checking.needs_copy(cases) else archive_to_ask(options.archive)
    )


def _kept(results: Iterable[Result], kept: list[Result]) -> Iterator[Result]:
    for result in results:
        kept.append(result)
        yield result
