"""``onrecord add``, ``read``, ``remove``, ``list``, ``coverage`` and ``export``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING

from answers.errors import InputError
from bot.archives import open_to_change
from bot.cli import archive_to_ask, notice
from bot.cli.arguments import Options
from bot.cli.ask_command import Filters

if TYPE_CHECKING:
    from answers import Archive
    from answers.model import Article


def add(options: Options) -> int:
    """Adds articles, then reads them unless told not to; exit status 2 if anything was rejected."""
    from bot.cli.progress import Bars

    with open_to_change(options.archive, create=True) as archive:
        rejected = 0
        with Bars() as bars:

            def usable() -> Iterator[Article]:
                nonlocal rejected
                from answers.model import Article
                from bot.intake import read_paths

                for item in read_paths(options.paths, collection=options.collection):
                    if isinstance(item, Article):
                        yield item
                    else:
                        rejected += 1
                        bars.line(str(item))

            report = archive.add(usable(), read=False, progress=bars)
            for id_, reason in report.rejected:
                bars.line(f"{id_}: {reason}")
        rejected += len(report.rejected)
        counts = {
            "added": report.added,
            "replaced": report.replaced,
            "unchanged": report.unchanged,
            "rejected": rejected,
        }
        print(", ".join(f"{count:,} {what}" for what, count in counts.items()), flush=True)
        if not options.no_read:
            _read(archive, options.jobs)
    return 2 if rejected else 0


def read(options: Options) -> int:
    """Reads what was added and not yet read."""
    with open_to_change(options.archive) as archive:
        _read(archive, options.jobs, again=options.again)
    return 0


def _read(archive: Archive, jobs: int, *, again: bool = False) -> None:
    from bot.cli.progress import Bars

    with Bars() as bars:
        done = archive.read(jobs=jobs, progress=bars, again=again)
    print(f"{done:,} read")
    if aside := len(archive.catalogue.unreadable()):
        are = "article is" if aside == 1 else "articles are"
        notice(f"{aside:,} {are} put aside, nothing could be read in them (onrecord list --unread says why)")


def remove(options: Options) -> int:
    """Takes articles out; exit status 1 if one of them was not there."""
    with open_to_change(options.archive) as archive:
        removed = archive.remove(options.ids, collection=options.collection)
    missing = len(set(options.ids)) - removed
    print(f"{removed:,} removed")
    if missing:
        notice(f"{missing:,} of these ids {'is' if missing == 1 else 'are'} not in the archive")
    return 1 if missing else 0


def list_articles(options: Options) -> int:
    """The articles, the newest first; or those that are not read, with the reason where they are put aside."""
    with archive_to_ask(options.archive) as archive:
        if options.unread:
            if options.publisher or options.after or options.before:
                raise InputError("--unread lists all that is not read: it goes with no other filter")
            _unread(archive, options.json)
            return 0
        articles = _all_articles(archive, _filters(archive, options))
        if options.json:
            from bot.present.json import article_to_json, dumps

            for article in articles:
                print(dumps(article_to_json(article)))
        else:
            from bot.present.terminal import Output, print_articles

            print_articles(Output(), articles)
    return 0


def _unread(archive: Archive, json: bool) -> None:
    """The articles of all collections that are not read: those that only wait, and those that are put aside."""
    waiting = ((article, None) for article in archive.catalogue.waiting())
    unread: Iterator[tuple[Article, str | None]] = chain(waiting, archive.catalogue.unreadable())
    if json:
        from bot.present.json import article_to_json, dumps

        for article, reason in unread:
            print(dumps({**article_to_json(article), "collection": article.collection, "put_aside": reason}))
    else:
        from bot.present.terminal import Output, print_unread

        print_unread(Output(), unread)


def _filters(archive: Archive, options: Options) -> Filters:
    """What was typed to narrow down a list; a publisher that is nowhere is an error."""
    filters = Filters.typed(archive, options.publisher, options.after, options.before)
    if filters.publisher is None:
        return filters
    return replace(filters, publisher=archive.catalogue.publisher(filters.publisher))


def _all_articles(archive: Archive, filters: Filters, page: int = 500) -> Iterator[Article]:
    for offset in count(0, page):
        articles = archive.catalogue.articles(
            publisher=filters.publisher, after=filters.after, before=filters.before, offset=offset, limit=page
        )
        yield from articles
        if len(articles) < page:
            return


def coverage(options: Options) -> int:
    """What the archive holds."""
    with archive_to_ask(options.archive) as archive:
        filters = _filters(archive, options)
        held = archive.coverage(publisher=filters.publisher, after=filters.after, before=filters.before)
        if options.json:
            from bot.present.json import coverage_to_json, dumps

            print(dumps(coverage_to_json(held)))
        else:
            from bot.present.terminal import Output, print_coverage

            print_coverage(Output(), held)
    return 0


def export(options: Options) -> int:
    """Statements (what was said or thought, not what was done) as JSON lines, article by article."""
    from answers.model import Act
    from bot.present.json import dumps, statement_to_json

    if options.what != "statements":
        raise InputError(f"export: {options.what!r} cannot be written")
    with archive_to_ask(options.archive) as archive:
        unread = 0
        for article, statements in archive.catalogue.statements():
            unread += statements is None
            for statement in statements or ():
                if statement.act is not Act.EVENT:
                    print(dumps(statement_to_json(article.id, statement)))
        if unread:
            are = "article is" if unread == 1 else "articles are"
            notice(f"{unread:,} {are} not read yet and not written (onrecord read)")
    return 0
