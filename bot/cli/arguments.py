"""What can be typed after ``onrecord``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from answers.errors import InputError

Options = argparse.Namespace
MAX_LIMIT = 100


class _Parser(argparse.ArgumentParser):
    """An argument parser that fails with one line."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message} (see {self.prog} --help)")


def parse(argv: Sequence[str]) -> Options:
    """The command and its options; ``run`` is the function that carries it out. Raises InputError."""
    return _parser().parse_args(argv)


def _parser() -> argparse.ArgumentParser:  # noqa: PLR0915  a table, one command after another
    parser = _Parser(
        prog="onrecord",
        description="Who said what, and when: answers from an archive of news articles, word for word.",
        epilog="With no archive made yet, questions are answered from the articles that ship with the program.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version")
    _archive_options(parser, default=None)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, title="commands")

    ask = _command(commands, "ask", "ask_command:ask", "answer a question with a verdict and verbatim excerpts")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="for example: did Trump mention sanctions?")
    ask.add_argument(
        "--batch", metavar="FILE", help="JSON lines {id, question, publisher?, after?, before?}; - is standard input"
    )
    _filters(ask)
    _why(ask)

    quotes = _command(commands, "quotes", "ask_command:quotes", "what somebody said, on a topic or on anything")
    quotes.add_argument("who", metavar="WHO")
    quotes.add_argument("topic", nargs="?", metavar="TOPIC")
    _filters(quotes)
    _why(quotes)

    timeline = _command(commands, "timeline", "timeline_command:timeline", "what happened and was said, by date")
    timeline.add_argument("topic", nargs="+", metavar="TOPIC", help="for example: sanctions")
    timeline.add_argument("--who", metavar="W", help="only what this speaker said or did")
    timeline.add_argument("--all", action="store_true", help="every entry of a long one, not only its key events")
    timeline.add_argument("--png", metavar="FILE", help="draw it too")
    _range(timeline)
    _json(timeline)

    add = _command(commands, "add", "archive_commands:add", "add articles: files, folders, - for standard input")
    add.add_argument("paths", nargs="+", metavar="PATH")
    add.add_argument("--no-read", action="store_true", help="make them searchable only; onrecord read does the rest")
    add.add_argument("--collection", default="shared", help="where to put them (default: %(default)s)")
    _jobs(add)

    read = _command(commands, "read", "archive_commands:read", "read what was added and not yet read")
    _jobs(read)
    read.add_argument("--again", action="store_true", help="read again what could not be read and was put aside")

    remove = _command(commands, "remove", "archive_commands:remove", "take articles out of the archive")
    remove.add_argument("ids", nargs="+", metavar="ID")
    remove.add_argument("--collection", default="shared")

    listing = _command(commands, "list", "archive_commands:list_articles", "the articles in the archive")
    _range(listing)
    listing.add_argument("--unread", action="store_true", help="those not read, with the reason where they never will")
    _json(listing)
    coverage = _command(commands, "coverage", "archive_commands:coverage", "how many articles, from when to when")
    _range(coverage)
    _json(coverage)

    export = _command(commands, "export", "archive_commands:export", "write statements as JSON lines")
    export.add_argument("what", choices=["statements"])

    backup = _command(commands, "backup", "backup_command:backup", "copy the archive to a file while it is in use")
    backup.add_argument(
        "target", metavar="FILE", help="a new file, or a folder that gets one with the time as its name"
    )
    backup.add_argument("--keep", type=_number(1, 100_000), metavar="N", help="in a folder: keep the newest N copies")

    restore = _command(commands, "restore", "restore_command:restore", "put a copy in the archive's place")
    restore.add_argument("copy", metavar="COPY", help="a file that onrecord backup made; it is checked first")

    verify = _command(
        commands, "verify", "verify_command:verify", "compare articles, index and digests; exit status 1: they differ"
    )
    verify.add_argument("--repair", action="store_true", help="make again what can be: the index, and what was read")

    forget = _command(
        commands, "forget", "forget_command:forget", "delete the questions that a Discord member asked, and the votes"
    )
    forget.add_argument("member", metavar="MEMBER_ID", help="the member's id: Discord's developer mode copies it")
    forget.add_argument(
        "--config", metavar="FILE", help="the bot's configuration, which sets the archive and the secret"
    )

    chat = _command(commands, "chat", "chat_command:chat", "try the bot in this terminal, without Discord")
    chat.add_argument("--pictures", metavar="FOLDER", help="where to save pictures (default: a new temporary folder)")

    check = _command(
        commands,
        "check",
        "check_command:check",
        "run golden questions, Discord scripts; exit status 1: one fails",
    )
    check.add_argument("files", nargs="*", metavar="FILE", help="YAML; without one, the questions on the seed articles")
    check.add_argument("--junit", metavar="FILE", help="write the results as JUnit XML too, for a CI server")
    check.add_argument("--explain", action="store_true", help="print how such a file is written")

    lore = _command(commands, "lore", "lore_command:lore", "check a file of names of your own: lore check FILE")
    lore.add_argument("action", choices=["check"], help="check: say what the file holds, or what is wrong with it")
    lore.add_argument("file", metavar="FILE")

    doctor = _command(commands, "doctor", "doctor_command:doctor", "what would stop the bot; exit status 1: something")
    doctor.add_argument("--config", metavar="FILE", help="the bot's configuration")
    _json(doctor)

    _command(commands, "licences", "licences_command:licences", "the terms of the program and all it is installed with")

    invite = _command(commands, "invite", "invite_command:invite", "the link that adds the bot to a server")
    invite.add_argument("--config", metavar="FILE", help="the bot's configuration, for the token")
    invite.add_argument("--application", metavar="ID", help="the application's id; without it, the token tells")
    invite.add_argument("--user", action="store_true", help="the link that adds it to one's own account instead")
    invite.add_argument("--explain", action="store_true", help="tell on standard error what each permission is for")

    local = _command(
        commands, "local", "local_command:local", "try the bot on a web page of this machine, without Discord"
    )
    local.add_argument(
        "--port",
        type=_number(1, 65_535),
        default=0,
        metavar="N",
        help="where the page is (default: any port that is free)",
    )

    run = _command(commands, "run", "run_command:run", "run the Discord bot")
    run.add_argument("--config", metavar="FILE", help="its configuration, in YAML")
    run.add_argument("--shards", metavar="N-M/ALL", help="the shards of this process, for example 0-3/16")
    run.add_argument("--sync", action="store_true", help="tell Discord the commands even if they are the same")

    health = _command(
        commands,
        "health",
        "health_command:health",
        "ask the bot that runs whether it is alive; exit status 1: no",
    )
    health.add_argument("--config", metavar="FILE", help="its configuration, which sets listen")
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser], name: str, target: str, help_: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=help_, description=help_[0].upper() + help_[1:] + "."
    )
    _archive_options(parser, default=argparse.SUPPRESS)
    parser.set_defaults(run=_lazily(target))
    return parser


def _lazily(target: str) -> Callable[[Options], int]:
    def run(options: Options) -> int:
        module, _, function = target.partition(":")
        return int(getattr(import_module(f"bot.cli.{module}"), function)(options))

    return run


def _archive_options(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--archive", metavar="PATH_OR_URL", default=default, help="the archive to use (or ONRECORD_ARCHIVE)"
    )
    parser.add_argument(
        "--lore", metavar="FILE", default=default, help="names, titles and nicknames of your own (or ONRECORD_LORE)"
    )


def _filters(parser: argparse.ArgumentParser) -> None:
    _range(parser)
    parser.add_argument(
        "--limit", type=_number(1, MAX_LIMIT), default=5, metavar="N", help="excerpts at most (default: 5)"
    )
    _json(parser)


def _range(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--publisher", metavar="P", help="only articles of this publisher")
    parser.add_argument(
        "--after", metavar="D", help='only from then on, for example 2025-08-13, "14 Aug" or "last week"'
    )
    parser.add_argument("--before", metavar="D", help="only up to then, that day, week or month included")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON")


def _why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--why", action="store_true", help="tell how the answer came about, and what did not answer")


def _jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=_number(1, 256), default=1, metavar="N", help="processes that read (default: 1)")


def _number(least: int, most: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text) if text.strip().isdecimal() and len(text) < 10 else 0
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"a number from {least} to {most} is needed, not {text!r}")
        return value

    return number


class _Version(argparse.Action):
    """Prints the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"onrecord {version('onrecord')}")
        except PackageNotFoundError:
            print("onrecord (not installed)")
        parser.exit()
