"""Golden questions put to an archive, and how far its answers are from what they are to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from time import perf_counter
from typing import Protocol

from answers import has_name
from answers.errors import OnRecordError
from answers.model import Answer, Excerpt
from bot.harness.cases import Case, Expectation
from bot.harness.results import Result
from bot.present.explanation import explained


class Answerer(Protocol):
    """What golden questions are put to: an Archive."""

    def ask(
        self,
        question: str,
        *,
        publisher: str | None = None,
        after: date | None = None,
        before: date | None = None,
        why: bool = False,
    ) -> Answer: ...


def run_case(case: Case, archive: Answerer) -> Result:
    """Asks one question, of the case's own articles if it has any."""
    begun = perf_counter()
    try:
        answer = _asked(case, archive)
        found = tuple(faults(case.expect, answer))
        transcript = tuple(_told(_asked(case, archive, why=True))) if found else ()
    except OnRecordError as error:
        return Result(case.where, case.ask, "error", (str(error),), (), perf_counter() - begun)
    return Result(case.where, case.ask, answer.verdict.value, found, transcript, perf_counter() - begun)


def _asked(case: Case, archive: Answerer, *, why: bool = False) -> Answer:
    if not case.articles:
        return archive.ask(case.ask, publisher=case.publisher, after=case.after, before=case.before, why=why)
    from answers import Archive

    with Archive.from_articles(case.articles) as own:
        return own.ask(case.ask, publisher=case.publisher, after=case.after, before=case.before, why=why)


def _told(answer: Answer) -> Iterator[str]:
    """The answer as it was, and how it came about, a line each."""
    yield f"{answer.verdict.value}: {answer.summary}"
    for kind, excerpts in (("", answer.excerpts), ("others: ", answer.others), ("nearest: ", answer.nearest)):
        for excerpt in excerpts:
            yield f"  {kind}{excerpt.speaker or 'nobody named'}, {excerpt.article.id}: {excerpt.text}"
    if answer.why:
        yield from (f"  {line}" for line in explained(answer.why))


def faults(expect: Expectation, answer: Answer) -> Iterator[str]:
    """What is not as expected, a line each."""
    shown = [*answer.excerpts, *answer.others]
    if expect.verdict is not None and answer.verdict is not expect.verdict:
        yield f"verdict is {answer.verdict.value}, not {expect.verdict.value}"
    cited = {excerpt.article.id for excerpt in shown}
    yield from (f"does not cite {id_}" for id_ in expect.cites if id_ not in cited)
    yield from (f"no excerpt holds {piece!r}" for piece in expect.quotes if not _holds(shown, piece))
    yield from (f"no other's excerpt holds {piece!r}" for piece in expect.others if not _holds(answer.others, piece))
    yield from (f"no nearest sentence holds {piece!r}" for piece in expect.nearest if not _holds(answer.nearest, piece))
    yield from (f"an excerpt holds {piece!r}" for piece in expect.never if _holds(answer.excerpts, piece))
    first = answer.excerpts[:1]
    if expect.first is not None and not _holds(first, expect.first):
        yield f"the first excerpt does not hold {expect.first!r}"
    if expect.speaker is not None:
        speaker = (first[0].speaker if first else None) or ""
        if not has_name(speaker, expect.speaker):
            yield f"the speaker is {speaker or 'nobody'}, not {expect.speaker}"


def _holds(excerpts: Sequence[Excerpt], piece: str) -> bool:
    return any(piece in excerpt.text for excerpt in excerpts)
