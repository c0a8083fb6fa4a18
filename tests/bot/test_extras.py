"""What needs libraries that not everybody installs says on one line which command installs them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from bot.extras import MODULES

pytestmark = pytest.mark.system

TOP = Path(__file__).parents[2]
SCRIPT = "- script: One\n  steps:\n    - say: '@onrecord hello'\n"
PAGE = "<html><body><article><p>Ines Roy said that the old mill would close.</p></article></body></html>"


def without(modules: Sequence[str], *argv: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command run by a Python to which some modules are not installed: None stands for those."""
    code = f"import sys; sys.modules |= dict.fromkeys({modules!r}); from bot.cli import main; sys.exit(main({argv!r}))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=folder)


@pytest.mark.parametrize(
    ("argv", "missing", "message"),
    [
        pytest.param(["chat"], "simcord", "the bot in this terminal needs {}'onrecord[try]'", id="chat"),
        pytest.param(["chat"], "prompt_toolkit", "the bot in this terminal needs {}'onrecord[try]'", id="chat, prompt"),
        pytest.param(["local"], "av", "the page needs {}'onrecord[local]'", id="local"),
        pytest.param(["check", "s.yaml"], "simcord", "s.yaml:1: Discord scripts need {}'onrecord[try]'", id="script"),
        pytest.param(
            ["check", "--junit", "r.xml"], "junitparser", "reports for CI servers need {}'onrecord[try]'", id="junit"
        ),
        pytest.param(
            ["--archive", "a.db", "add", "p.html"],
            "trafilatura",
            "p.html: web pages need {}'onrecord[pages]'",
            id="page",
        ),
    ],
)
def test_one_line_says_what_to_install(argv: list[str], missing: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(SCRIPT)
    (tmp_path / "p.html").write_text(PAGE)
    done = without([missing], *argv, folder=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"onrecord: {message.format('more libraries: pip install ')}\n")


def test_questions_are_checked_and_articles_added_without_any(tmp_path: Path) -> None:
    modules = sorted({module for extra in MODULES.values() for module in extra})
    (tmp_path / "a.txt").write_text("Ines Roy said that the old mill would close.")
    (tmp_path / "q.yaml").write_text("- ask: did Ines Roy mention the mill?\n  expect: {verdict: yes}\n")
    for argv in (["add", "a.txt"], ["check", "q.yaml"], ["doctor"]):
        done = without(modules, "--archive", "a.db", *argv, folder=tmp_path)
        assert "libraries" not in done.stdout + done.stderr
        assert done.returncode == (1 if argv == ["doctor"] else 0), done.stdout + done.stderr  # the token is missing


@pytest.mark.parametrize("extra", MODULES)
def test_the_modules_are_those_of_the_extra(extra: str) -> None:
    """Each module comes with a library that the extra, or one that it includes, names or brings along."""
    extras = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert extra in extras
    installed = packages_distributions()
    assert all(module in installed for module in MODULES[extra])
