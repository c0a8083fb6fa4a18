"""The commands of the README, run line by line in a copy of the project and a fresh home, as they stand.

It installs the program several times over, so it runs where everything is tested (``ONRECORD_TEST_EVERYTHING``).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from guide_blocks import TOP, Block, blocks

README = TOP / "README.md"
PAGE = """<!DOCTYPE html><html><head><title>The mill</title><meta property="og:site_name" content="The Sound">
<meta property="article:published_time" content="2025-07-01"></head><body><article><h1>The mill</h1>
<p>Ines Roy, the mayor, said on Tuesday that the old mill would close in the autumn because of its broken wall.</p>
<p>She did not mention the cost of repairs, which the council had asked her to name at its last meeting.</p>
</article></body></html>"""
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".hypothesis", ".pytest_cache", "__pycache__", "*.egg-info")

pytestmark = [pytest.mark.everything("the README's commands install the program anew"), pytest.mark.system]


def lines(block: Block) -> list[str]:
    """A block's commands, a line each."""
    return [line for line in block.text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with the files that the README's commands name as anybody's."""
    top = tmp_path_factory.mktemp("readme") / "onrecord"
    shutil.copytree(TOP, top, ignore=LEFT_OUT)
    said = "Vera Holt said that the museum would close."
    (top / "articles").mkdir()
    (top / "articles" / "harbour.txt").write_text(said)
    (top / "interview.md").write_text(f"---\ntitle: An interview\npublished: 2025-03-04\n---\n{said}\n")
    (top / "page.html").write_text(PAGE)
    (top / "note.txt").write_text("Bo Lind denied that the bridge was old.")
    with gzip.open(top / "wire.jsonl.gz", "wt") as wire:
        wire.write(json.dumps({"id": "w1", "title": "Wire", "text": said}) + "\n")
    question = {"id": "q1", "question": "did Trump mention sanctions?"}
    (top / "questions.jsonl").write_text(json.dumps(question) + "\n")
    return top


@pytest.fixture(scope="module")
def environment(project: Path) -> dict[str, str]:
    """A home of its own, and nothing of this run's; pytest keeps to a small part of the tests."""
    home = project.parent / "home"
    home.mkdir()
    kept = {key: value for key, value in os.environ.items() if key.startswith("PIP_") or key in ("LANG", "TERM")}
    kept.setdefault("PIP_CACHE_DIR", str(Path.home() / ".cache" / "pip"))
    python = Path(sys.executable).resolve().parent
    return {
        **kept,
        "HOME": str(home),
        "PATH": f"{project / '.venv' / 'bin'}:{python}:/usr/local/bin:/usr/bin:/bin",
        "PYTEST_ADDOPTS": "tests/bot/test_settings.py",
    }


def run(line: str, project: Path, environment: dict[str, str]) -> tuple[int, str]:
    """A line's exit status and what it wrote. What serves until it is stopped is stopped as by Ctrl-C."""
    with subprocess.Popen(
        ["bash", "-c", line], cwd=project, env=environment, text=True, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        output = ""
        if line.startswith("onrecord local"):
            for told in process.stdout:
                output += told
                if re.search(r"http://127\.0\.0\.1:\d+/", told):
                    os.killpg(process.pid, signal.SIGINT)
                    break
        output += process.communicate(timeout=540)[0]
    return process.returncode, output


@pytest.mark.parametrize("block", blocks(README), ids=lambda block: f"line-{block.line}")
def test_the_commands_of_a_block(block: Block, project: Path, environment: dict[str, str]) -> None:
    if block.needs:
        assert block.needs <= {"docker", "discord"}
        return
    if "--archive archive.db" in block.text:
        status, output = run("onrecord --archive archive.db add seeds/", project, environment)
        assert status == 0, output
    for line in lines(block):
        status, output = run(line, project, environment)
        assert status == 0, f"README.md:{block.line}: {line}\n{output}"
        assert "Traceback" not in output
