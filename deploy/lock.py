"""Resolves what is installed, and says what changed:  python deploy/lock.py [PACKAGE ...]

Writes, beside itself and from pyproject.toml, for every Python and system that the project runs on:

  constraints.txt   the version of every library, all extras included: for  pip install -c
  requirements.txt  those of the bot and of its build, with their SHA-256: for  pip install --require-hashes -r

Without a name everything is brought to its newest version that fits; with names only these are, and what is new in
pyproject.toml is added. It needs uv, which the extra "dev" brings.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement

FOLDER = Path(__file__).parent
TOP = FOLDER.parent
CONSTRAINTS, REQUIREMENTS = FOLDER / "constraints.txt", FOLDER / "requirements.txt"
BOT = ("pages", "postgresql")
"""The extras that the bot is installed with."""
HEADER = "# Made by deploy/lock.py, which says what this is for; not to be changed by hand.\n"


def pins(path: Path) -> dict[str, list[str]]:
    """The versions of each library in a file, several where they depend on the Python; none where there is no file."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line and not line.startswith(("#", " ")):
            one = Requirement(line.removesuffix(" \\"))
            found.setdefault(one.name, []).append(str(one.specifier).removeprefix("=="))
    return found


def resolve(target: Path, *options: str, more: str = "") -> None:
    """Write the versions that pyproject.toml and the requirements ``more`` need to a file; what it holds is kept."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "-", "--quiet", "--universal"]
    command += ["--python-version", _oldest_python(), "--no-header", "--no-annotate", "--output-file", str(target)]
    subprocess.run([*command, *options], cwd=TOP, input=more, text=True, check=True)
    target.write_text(HEADER + target.read_text(encoding="utf-8"), encoding="utf-8")


def main(names: Sequence[str]) -> None:
    """Write both files and print what changed."""
    before = pins(CONSTRAINTS)
    newer = [option for name in names for option in ("--upgrade-package", name)] or ["--upgrade"]
    build = "\n".join(_project()["build-system"]["requires"])
    resolve(CONSTRAINTS, "--all-extras", *newer, more=build)
    extras = [option for extra in BOT for option in ("--extra", extra)]
    resolve(REQUIREMENTS, *extras, "--generate-hashes", "--upgrade", "--constraint", str(CONSTRAINTS), more=build)
    after = pins(CONSTRAINTS)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            was, now = (" and ".join(one.get(name, ["none"])) for one in (before, after))
            print(f"{name}: {was} -> {now}")


def _project() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))


def _oldest_python() -> str:
    (oldest,) = Requirement(f"python{_project()['project']['requires-python']}").specifier
    return oldest.version


if __name__ == "__main__":
    main(sys.argv[1:])
