"""Golden questions put to an archive, and how far its answers are from what they are to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from answers.errors import OnRecordError
from answers.model import Answer, Excerpt
from answers.record.analysis import words
from bot.harness.cases import Case, Expectation, load_cases


@dataclass(frozen=True, slots=True)
class Result:
    """How a case went: it passed when there are no ``faults``."""

    case: Case
    answer: Answer | None
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the answer is as expected."""
        return not self.faults


class Answerer(Protocol):
    """What golden questions are put to: an Archive."""

    def ask(
        self,
        question: str,
        *,
        publisher: str | None = None,
        after: date | None = None,
        before: date | None = None,
    ) -> Answer: ...


def run_golden(files: Iterable[str | Path], archive: Answerer) -> Iterator[Result]:
    """Asks every case of every file in order. Raises InputError, before anything is asked, for a malformed file."""
    cases = [case for file in files for case in load_cases(file)]
    return (run_case(case, archive) for case in cases)


def run_case(case: Case, archive: Answerer) -> Result:
    """Asks one question, of the case's own articles if it has any."""
    try:
        if not case.articles:
            return _graded(case, archive)
        from answers.archive import Archive

        with Archive.from_articles(case.articles) as own:
            return _graded(case, own)
    except OnRecordError as error:
        return Result(case, None, (str(error),))


def _graded(case: Case, archive: Answerer) -> Result:
    answer = archive.ask(case.ask, publisher=case.publisher, after=case.after, before=case.before)
    return Result(case, answer, tuple(faults(case.expect, answer)))


def faults(expect: Expectation, answer: Answer) -> Iterator[str]:
    """What is not as expected, a line each."""
    shown = [*answer.excerpts, *answer.others]
    if expect.verdict is not None and answer.verdict is not expect.verdict:
        yield f"verdict is {answer.verdict.value}, not {expect.verdict.value}"
    cited = {excerpt.article.id for excerpt in shown}
    yield from (f"does not cite {id_}" for id_ in expect.cites if id_ not in cited)
    yield from (f"no excerpt holds {piece!r}" for piece in expect.quotes if not _holds(shown, piece))
    yield from (f"no other's excerpt holds {piece!r}" for piece in expect.others if not _holds(answer.others, piece))
    yield from (f"an excerpt holds {piece!r}" for piece in expect.never if _holds(answer.excerpts, piece))
    first = answer.excerpts[:1]
    if expect.first is not None and not _holds(first, expect.first):
        yield f"the first excerpt does not hold {expect.first!r}"
    if expect.speaker is not None:
        speaker = (first[0].speaker if first else None) or ""
        if not _names(expect.speaker) <= _names(speaker):
            yield f"the speaker is {speaker or 'nobody'}, not {expect.speaker}"


def _holds(excerpts: Sequence[Excerpt], piece: str) -> bool:
    return any(piece in excerpt.text for excerpt in excerpts)


def _names(name: str) -> set[str]:
    return {word.folded for word in words(name)}
