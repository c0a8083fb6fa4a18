"""What must hold of an archive after a process that used it was killed."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path

import trust_work as work

from answers import Archive, verify
from answers.errors import ArchiveError
from answers.model import Article
from answers.record.backup import check as check_copy

FAULTS = ("unopenable", "corrupt", "lost", "half", "stuck", "differs", "unanswered", "copy", "left over")
_VERSION = re.compile(r"would need (\d+) new lamps")


def faults(place: str, allowed: Sequence[work.State], copies: Path | None) -> tuple[list[str], work.State, int]:
    """What is wrong, the articles that there are, and how often the index was made again. It is used as by anybody."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("answers").addHandler(handler)
    found: list[str] = []
    state: work.State = {}
    try:
        with Archive.open(place) as archive:
            articles = archive.catalogue.articles(limit=10_000)
            state = {one.id: _version(one) for one in articles}
            found += _record(state, articles, allowed)
            found += _answers(archive, state)
        damage = verify(place)
        found += [f"differs: {one.what}" for one in damage.differences]
    except ArchiveError as error:
        found.append(f"unopenable: {error}")
    if copies is not None:
        found += _copies(place, copies)
    made = sum("made again" in line for line in lines)
    return found, state, made


def _version(article: Article) -> int:
    found = _VERSION.search(article.text)
    return int(found[1]) if found else -1


def _record(state: work.State, articles: Sequence[Article], allowed: Sequence[work.State]) -> list[str]:
    if state not in allowed:
        lost = set(allowed[0]) - set(state) if allowed else set()
        return [f"lost: {sorted(lost)}" if lost else f"half: {len(state)} articles"]
    bad = [one.id for one in articles if one.text != work.article(one.id, state[one.id]).text]
    return [f"half: {bad}"] if bad else []


def _answers(archive: Archive, state: work.State) -> list[str]:
    try:
        standing = archive.catch_up()
        if standing.behind or standing.trouble:
            return [f"stuck: {standing}"]
        for id_ in list(state)[-2:]:
            answer = archive.ask(f"did Jon Pell mention the beam{id_}?")
            shown = {one.article.id for one in (*answer.excerpts, *answer.others, *answer.nearest)}
            if id_ not in shown:
                return [f"unanswered: {id_} {answer.verdict.value}"]
    except ArchiveError as error:
        return [f"stuck: {error}"]
    return []


def _copies(place: str, folder: Path) -> list[str]:
    """Every copy that has its name is whole, and what has none goes with the next one."""
    from answers import back_up

    found = []
    for copy in folder.glob("*.db"):
        try:
            check_copy(copy)
        except Exception as error:
            found.append(f"copy: {copy.name}: {error}")
        copy.unlink()
    target = folder / "next.db"
    back_up(place, target)
    target.unlink()
    return found + [f"left over: {one.name}" for one in folder.iterdir()]
