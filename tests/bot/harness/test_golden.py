"""Golden questions: those on the seeds hold, and a file that is not right is told with its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from answers.archive import Archive
from answers.errors import InputError
from answers.model import Verdict
from bot.archives import seed_articles, seeds_folder
from bot.cli import main
from bot.harness.cases import Case
from bot.harness.checking import load
from bot.harness.golden import run_case

SEEDS = [case for case in load([seeds_folder() / "questions.yaml"]) if isinstance(case, Case)]

OWN = """
- ask: did Ada Quill mention the harbour?
  articles:
    - text: Ada Quill did not mention the harbour on Monday.
      published: 2025-03-04
  expect: {verdict: %s, cites: [article-1], first: did not mention the harbour}
"""


@pytest.fixture(scope="module")
def seeds() -> Iterator[Archive]:
    with Archive.from_articles(seed_articles()) as archive:
        yield archive


@pytest.mark.parametrize("case", SEEDS, ids=[f"{case.where.rpartition(':')[2]}: {case.ask}" for case in SEEDS])
def test_on_the_seeds(case: Case, seeds: Archive) -> None:
    assert run_case(case, seeds).faults == ()


def test_the_seeds_have_questions_of_every_verdict() -> None:
    counts = Counter(case.expect.verdict for case in SEEDS)
    assert len(SEEDS) >= 40
    assert set(Verdict) <= set(counts)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("ask: x", "q.yaml:1: a list is needed", id="no list"),
        pytest.param("- ask: [", "q.yaml:1: ", id="broken YAML"),
        pytest.param("- just words", "q.yaml:1: item: keys with values are needed", id="a word"),
        pytest.param("-\n  expect: {verdict: no}", "q.yaml:2: item: one of ask, script is needed", id="no question"),
        pytest.param("- ask: x\n", "q.yaml:1: expect: what is expected is missing", id="nothing expected"),
        pytest.param("- ask: x\n  expect: {}", "q.yaml:2: expect: nothing is expected", id="empty expectation"),
        pytest.param(
            "- ask: x\n  expect:\n    verdikt: no",
            "q.yaml:3: expect has no 'verdikt' (did you mean verdict?)",
            id="key",
        ),
        pytest.param(
            "- ask: x\n  expects: {}",
            "q.yaml:2: a question has no 'expects' (did you mean expect?)",
            id="field",
        ),
        pytest.param("- ask: x\n  expect: {verdict: maybe}", "q.yaml:2: verdict: one of yes, no, mixed", id="verdict"),
        pytest.param("- ask: x\n  expect: {cites: {a: b}}", "q.yaml:2: cites: a list of texts", id="a mapping"),
        pytest.param("- ask: x\n  after: soon\n  expect: {verdict: no}", "q.yaml:2: after: no date: 'soon'", id="date"),
        pytest.param(
            "- ask: x\n  articles:\n    - id: a\n  expect: {verdict: no}",
            "q.yaml:3: article: text: missing",
            id="article",
        ),
    ],
)
def test_a_file_that_is_not_right_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "q.yaml"
    path.write_text(content)
    with pytest.raises(InputError) as caught:
        load([path])
    assert str(caught.value).startswith(f"{tmp_path}/{message}")


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize(("verdict", "status"), [("no", 0), ("yes", 1)])
def test_a_case_brings_its_own_articles(
    tmp_path: Path, verdict: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "q.yaml"
    path.write_text(OWN % verdict)
    assert main(["check", str(path)]) == status
    assert ("verdict is no, not yes" in capsys.readouterr().out) == bool(status)


def test_the_seeds_are_what_their_publishers_wrote() -> None:
    first, second = seed_articles()
    assert (first.id, first.publisher, str(first.published)) == ("000_f55d77c56bc0a13f", "Internewscast", "2025-08-13")
    assert (second.id, second.publisher, str(second.published)) == ("004_c25dfdee6424e8ef", None, "2025-08-16")
    assert first.text.startswith("Share this @internewscast.com\nPresident Donald Trump informed")
    assert second.text.endswith("deeming him the illegitimate president of an “artificial” state.")
