"""How the answers of a failing test came about, for its report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress

import pytest

from answers import Answer, Archive
from bot.present.explanation import explained

_MOST = 3


def of_answer(answer: Answer) -> list[str]:
    """An answer with all that it shows, and how it came about if that was asked for, a line each."""
    lines = [f"{answer.question.text} -> {answer.verdict.value}: {answer.summary}"]
    for kind, excerpts in (("", answer.excerpts), ("others: ", answer.others), ("nearest: ", answer.nearest)):
        lines += [f"  {kind}{one.speaker}: {one.text}" + (f" ({one.note})" if one.note else "") for one in excerpts]
    return lines + ([f"  {line}" for line in explained(answer.why)] if answer.why else [])


def of_failure(failure: pytest.ExceptionInfo[BaseException], arguments: Mapping[str, object]) -> list[str]:
    """How the answers came about that the failing test knows, or that it asked an archive for.

    An answer is one that a variable holds; else each text among the test's arguments that is called ``question`` is
    put once more to its archive.
    """
    found: list[Answer] = []
    with suppress(Exception):  # a report of a failure may not fail
        found = [*_held(failure), *_asked(arguments)]
    unique = {id(one): one for one in found}
    return [line for one in list(unique.values())[:_MOST] for line in of_answer(one)]


def _held(failure: pytest.ExceptionInfo[BaseException]) -> Iterator[Answer]:
    for entry in failure.traceback:
        yield from (value for value in entry.frame.f_locals.values() if isinstance(value, Answer) and value.why)


def _asked(arguments: Mapping[str, object]) -> Iterator[Answer]:
    question = arguments.get("question")
    for value in arguments.values():
        if isinstance(value, Archive) and isinstance(question, str):
            yield value.ask(question, why=True)
