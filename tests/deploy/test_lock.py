"""The versions that everything is installed with: what is asked for, in a version that fits, by its hash."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator

import pytest
from guide_blocks import TOP
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCK = TOP / "deploy" / "lock.py"
CONSTRAINTS = TOP / "deploy" / "constraints.txt"
REQUIREMENTS = TOP / "deploy" / "requirements.txt"
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text())
EXTRAS = PROJECT["project"]["optional-dependencies"]
BOT = ("pages", "postgresql")


def pins(text: str) -> dict[str, set[str]]:
    """The versions of each library; several where they depend on the Python."""
    found: dict[str, set[str]] = {}
    for line in re.findall(r"^[a-z0-9].*", text, re.MULTILINE):
        one = Requirement(line.removesuffix(" \\"))
        found.setdefault(one.name, set()).add(str(one.specifier).removeprefix("=="))
    return found


def asked(lines: list[str]) -> Iterator[Requirement]:
    """Requirements on others than the project itself."""
    yield from (one for one in map(Requirement, lines) if one.name != "onrecord")


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_every_library_has_a_version_that_fits(extra: str) -> None:
    known = pins(CONSTRAINTS.read_text())
    for one in asked(EXTRAS[extra] if extra else PROJECT["project"]["dependencies"]):
        versions = known[canonicalize_name(one.name)]
        assert all(one.specifier.contains(version) for version in versions), f"{one}: run python deploy/lock.py"


def test_the_bot_has_the_versions_that_are_tested() -> None:
    tested, installed = pins(CONSTRAINTS.read_text()), pins(REQUIREMENTS.read_text())
    assert {name: tested.get(name) for name in installed} == installed


@pytest.mark.parametrize("part", ["dependencies", "build", *BOT])
def test_the_bot_has_all_that_it_needs(part: str) -> None:
    parts = {**EXTRAS, "dependencies": PROJECT["project"]["dependencies"], "build": PROJECT["build-system"]["requires"]}
    installed = pins(REQUIREMENTS.read_text())
    assert {canonicalize_name(one.name) for one in asked(parts[part])} <= set(installed)


def test_every_file_that_is_installed_has_its_checksum() -> None:
    for one in re.split(r"\n(?=[a-z0-9])", REQUIREMENTS.read_text())[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", one), one


def test_what_builds_the_program_has_one_version() -> None:
    """No constraints file reaches the environment in which pip builds."""
    assert all(str(one.specifier).startswith("==") for one in asked(PROJECT["build-system"]["requires"]))


@pytest.mark.everything("it asks for the versions of all libraries")
def test_nothing_that_is_asked_for_has_been_forgotten() -> None:
    """What pyproject.toml asks for and is not resolved would be added."""
    before = CONSTRAINTS.read_text(), REQUIREMENTS.read_text()
    done = subprocess.run([sys.executable, LOCK, "onrecord"], capture_output=True, text=True, check=False)
    after = CONSTRAINTS.read_text(), REQUIREMENTS.read_text()
    CONSTRAINTS.write_text(before[0])
    REQUIREMENTS.write_text(before[1])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [*map(pins, after)] == [*map(pins, before)]
