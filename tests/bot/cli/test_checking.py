"""``onrecord check`` with Discord scripts: what is shown, the exit status, the report, and what is no script."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from junitparser import JUnitXml

from answers import Archive, Article
from bot.cli import main

pytestmark = pytest.mark.usefixtures("own_folders")

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PASSES = """
- script: The cost was not mentioned
  articles: [{id: quay, text: Ada Quill said that the harbour would close. She did not mention the cost.}]
  steps:
    - say: "@onrecord did Ada Quill mention the cost?"
      expect: {verdict: no}
"""
FAILS = PASSES.replace("verdict: no", "verdict: yes")
QUESTION = """
- ask: did Ada Quill mention the cost?
  articles: [{id: quay, text: Ada Quill said that the harbour would close. She did not mention the cost.}]
  expect: {verdict: %s}
"""
ON_AN_ARCHIVE = """
- script: On the archive
  steps: [{say: "@onrecord did Ada Quill mention the cost?", expect: {verdict: no}}]
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    return tmp_path / "s.yaml"


@pytest.mark.system
def test_a_file_of_scripts_passes_as_a_process_of_its_own(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    command = [sys.executable, "-m", "bot.cli", "check", str(SCRIPTS / "edits.yaml"), "--junit", str(report)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = done.stdout.splitlines()
    assert rows[0] == "ok      script         An edited question gets its answer edited  edits.yaml:3"
    assert rows[-1] == f"{len(rows) - 1} passed, 0 failed"
    assert "Traceback" not in done.stderr
    assert JUnitXml.fromfile(str(report)).tests == len(rows) - 1


def test_what_fails_is_shown_with_what_happened(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script.write_text(FAILS)
    assert main(["check", str(script)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[:4] == [
        "FAILED  script         The cost was not mentioned  s.yaml:2",
        f"        - {script}:6: the verdict is no, not yes",
        "          line 5  reader: @onrecord did Ada Quill mention the cost?",
        "            onrecord:",
    ]
    assert out[4].startswith("              No. The record says outright that Ada Quill did not")
    assert "              > She did not mention the cost." in out
    assert out[-2:] == ["              [Timeline] [Helped] [Did not help] [Context of 1]", "0 passed, 1 failed"]


def test_questions_and_scripts_stand_in_one_file(
    script: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.xml"
    script.write_text(QUESTION % "yes" + PASSES + QUESTION % "no")
    assert main(["check", str(script), "--junit", str(report)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in out if line[0] != " "] == ["FAILED", "ok", "ok", "2 passed, 1 failed"]
    assert any(line.startswith("          no: The record says outright that Ada Quill did not") for line in out)
    read = JUnitXml.fromfile(str(report))
    assert (read.tests, read.failures) == (3, 1)
    assert [case.is_passed for suite in read for case in suite] == [False, True, True]


def test_a_script_is_on_the_archive_that_is_asked_for_and_leaves_it(
    script: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "articles.db"
    with Archive.open(place) as archive:
        archive.add([Article("quay", "Harbour", "Ada Quill said that it would close. She did not mention the cost.")])
    before = place.read_bytes()
    script.write_text(ON_AN_ARCHIVE)
    assert main(["check", str(script), "--archive", str(place)]) == 0
    assert capsys.readouterr().err == ""
    assert place.read_bytes() == before


def test_what_brings_its_own_articles_needs_no_archive(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script.write_text(PASSES)
    assert main(["check", str(script)]) == 0
    assert capsys.readouterr().err == ""


def test_how_a_file_is_written_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain"]) == 0
    assert "- script: Sanctions\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        pytest.param(PASSES + "- script: y\n  stesp: []", [], "s.yaml:8: a script has no 'stesp'", id="wrong script"),
        pytest.param(PASSES, ["--junit", "nowhere/report.xml"], "nowhere/report.xml: No such file", id="no report"),
        pytest.param(PASSES, ["--junit", "."], ".: Is a directory", id="report is a folder"),
        pytest.param(PASSES, ["--archive", "nowhere.db"], "there is no archive nowhere.db", id="no archive"),
        pytest.param(
            ON_AN_ARCHIVE, ["--archive", "postgresql://host/db"], "only an archive that is a file can be", id="server"
        ),
    ],
)
def test_bad_input_is_one_line_before_anything_runs(
    script: Path, content: str, options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    script.write_text(content)
    assert main(["check", str(script), *options]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    [line] = shown.err.splitlines()
    assert message in line
