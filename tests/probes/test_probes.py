"""Golden questions with their own articles, over every construction that makes attribution hard, each with its twin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from explained import of_answer

from answers import Archive, Article

HERE = Path(__file__).parent


def _probes() -> Iterator[Any]:
    for path in sorted(HERE.glob("*.yaml")):
        for probe in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(probe, id=f"{path.stem}:{probe['name']}")


def _article(row: dict[str, Any]) -> Article:
    published = row["published"]
    assert isinstance(published, date)
    return Article(row["id"], row["title"], row["text"], row["publisher"], published=published)


@pytest.mark.parametrize("probe", list(_probes()))
def test_probe(probe: dict[str, Any]) -> None:
    expect: dict[str, Any] = probe["expect"]
    with Archive.from_articles([_article(row) for row in probe["articles"]]) as archive:
        answer = archive.ask(probe["ask"], why=True)
    excerpts = [excerpt.text for excerpt in answer.excerpts]
    problems = []
    if "verdict" in expect and answer.verdict != expect["verdict"]:
        problems.append(f"verdict {answer.verdict}, not {expect['verdict']}")
    if "speaker" in expect and not any(expect["speaker"] in (e.speaker or "") for e in answer.excerpts):
        problems.append(f"no excerpt by {expect['speaker']}")
    problems += [f"no excerpt has {q!r}" for q in expect.get("quotes", ()) if not any(q in text for text in excerpts)]
    problems += [f"an excerpt has {q!r}" for q in expect.get("never", ()) if any(q in text for text in excerpts)]
    assert not problems, "\n".join([*problems, *of_answer(answer)])
