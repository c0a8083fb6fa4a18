"""``onrecord ask`` and ``onrecord quotes``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

from answers.errors import InputError
from bot.cli import archive_to_ask, notice
from bot.cli.arguments import Options
from bot.intake.published import typed_range

if TYPE_CHECKING:
    from answers import Archive
    from answers.model import Answer


@dataclass(frozen=True, slots=True)
class Filters:
    """Which articles count for one question."""

    publisher: str | None = None
    after: date | None = None
    before: date | None = None

    @classmethod
    def typed(cls, archive: Archive, publisher: str | None, after: str | None, before: str | None) -> Filters:
        """Filters from words, which count from today or the archive's last date. Raises InputError."""
        last = archive.coverage().last if after or before else None
        return cls(publisher, *typed_range(after, before, last=last))


def ask(options: Options) -> int:
    """Answers one question, or a file of them."""
    question = " ".join(options.question)
    if options.batch and question:
        raise InputError("either a question or --batch FILE, not both")
    if not options.batch and not question.strip():
        raise InputError("the question is empty (onrecord ask did Trump mention sanctions)")
    with archive_to_ask(options.archive) as archive:
        if options.batch:
            return _ask_batch(archive, options)
        filters = Filters.typed(archive, options.publisher, options.after, options.before)
        _show(_ask(archive, question, filters, options), options)
    return 0


def quotes(options: Options) -> int:
    """What somebody said."""
    with archive_to_ask(options.archive) as archive:
        filters = Filters.typed(archive, options.publisher, options.after, options.before)
        answer = archive.quotes(
            options.who,
            options.topic,
            publisher=filters.publisher,
            after=filters.after,
            before=filters.before,
            limit=options.limit,
            why=options.why,
        )
        _show(answer, options)
    return 0


def _ask(archive: Archive, question: str, filters: Filters, options: Options) -> Answer:
    return archive.ask(
        question,
        publisher=filters.publisher,
        after=filters.after,
        before=filters.before,
        limit=options.limit,
        why=options.why,
    )


def _show(answer: Answer, options: Options) -> None:
    if options.json:
        from bot.present.json import answer_to_json, dumps

        print(dumps(answer_to_json(answer)))
    else:
        from bot.present.terminal import Output, print_answer

        print_answer(Output(), answer)


def _ask_batch(archive: Archive, options: Options) -> int:
    """One JSON answer a line, in order; a line that is no question gets an error in its place, and exit status 2."""
    from bot.present.json import answer_to_json, dumps

    status = 0
    for where, line in _lines(options.batch):
        id_: object = None
        try:
            if isinstance(line, InputError):
                raise line
            fields = _fields(line)
            id_ = fields.get("id")
            words = {name: _string(fields, name) for name in ("question", "publisher", "after", "before")}
            filters = Filters.typed(
                archive,
                words["publisher"] or options.publisher,
                words["after"] or options.after,
                words["before"] or options.before,
            )
            answer = _ask(archive, words["question"] or "", filters, options)
            print(dumps(answer_to_json(answer, id_)))
        except InputError as error:
            status = 2
            notice(f"{where}: {error}")
            print(dumps({"id": id_, "error": str(error)}))
    return status


def _lines(path: str) -> Iterator[tuple[str, bytes | InputError]]:
    """The lines of a file, or of standard input for "-", each with its place; blank ones left out."""
    import os

    from bot.intake.sources import read_lines, unpacked

    with ExitStack() as stack:
        try:
            stream = unpacked(stack.enter_context(os.fdopen(0, "rb", closefd=False) if path == "-" else _opened(path)))
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: {getattr(error, 'strerror', None) or 'cannot be read'}") from None
        for number, line in read_lines(stream):
            if not isinstance(line, bytes) or line.strip():
                yield f"{path}:{number}", line


def _opened(path: str) -> BufferedReader:
    return Path(path).open("rb")


def _fields(line: bytes) -> dict[str, object]:
    from bot.intake.json_lines import parse_object

    return parse_object(line)


def _string(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{name}: a string is needed")
    return value
