"""The figures of quality: kept with the commands that make them, compared, and shown in the README.

    python tests/bench/figures.py check [DATA] [--only GROUP ...]   run, compare; exit status 1: one has fallen
    python tests/bench/figures.py record [DATA] [--only GROUP ...]  run, and keep what was measured, with the commit
    python tests/bench/figures.py readme                            write the README's table anew

DATA (or ONRECORD_BENCH_DATA) is the folder of the development data, whose scorers lie beside it in ``bench``.
``figures.json`` holds groups; each has the commands that are run one after another, and figures: a pattern whose first
group is the number in what the commands print, what it is, the value that was measured, and by how much it may fall.
A figure without a pattern was measured by hand, by the command that its group names.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TOP = HERE.parents[1]
FIGURES = HERE / "figures.json"
README = TOP / "README.md"
BEGIN, END = "<!-- figures: tests/bench/figures.py readme -->\n", "<!-- end of figures -->\n"

Group = dict[str, Any]


def load() -> list[Group]:
    """The groups of figures."""
    found: list[Group] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return found


def table(groups: Iterable[Group]) -> str:
    """The README's table: what, the figure, and how it is made. A figure's ``shown`` says what stands in its cell."""
    lines = ["| what | figure | made by |", "| --- | --- | --- |"]
    for group in groups:
        for row in group["rows"]:
            values = {name: _plain(one["value"]) for name, one in group["figures"].items()}
            lines.append(f"| {row['what']} | {row['shown'].format(**values)} | `{group['made_by']}` |")
    return "\n".join(lines) + "\n"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.1f}"


def with_table(readme: str, groups: Iterable[Group]) -> str:
    """The README with the table as it is to be. Raises ValueError where it has no place for it."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no place for the table: {BEGIN.strip()} … {END.strip()}")
    return before + begin + table(groups) + end + after


def measured(group: Group, data: Path, out: Path) -> dict[str, float]:
    """Run a group's commands; each figure by its name. Raises ValueError for one that they do not print."""
    places = {"data": data, "scorers": data.parent / "bench", "out": out}
    printed = ""
    for command in group["commands"]:
        done = subprocess.run(
            ["bash", "-c", command.format(**places)], cwd=TOP, capture_output=True, text=True, check=False
        )
        printed += done.stdout + done.stderr
        if done.returncode not in group.get("statuses", [0]):
            raise ValueError(f"{group['group']}: exit status {done.returncode}: {command}\n{printed[-2000:]}")
    found = {}
    for name, one in group["figures"].items():
        if "pattern" in one:
            match = re.search(one["pattern"], printed, re.DOTALL)
            if match is None:
                raise ValueError(f"{group['group']}: {name}: not in what was printed:\n{printed[-2000:]}")
            found[name] = float(match[1].replace(",", ""))
    return found


def fallen(one: Mapping[str, Any], value: float) -> bool:
    """Whether a figure is worse than it was by more than it may be."""
    worse = value - one["value"] if one.get("low_is_good") else one["value"] - value
    return bool(worse > one.get("slack", 0.0) + 1e-9)


def main() -> int:
    """Run what is asked for; 2 where the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["check", "record", "readme"])
    parser.add_argument("data", nargs="?", default=os.environ.get("ONRECORD_BENCH_DATA"))
    parser.add_argument("--only", nargs="+", metavar="GROUP")
    given = parser.parse_args()
    groups = load()
    if given.what == "readme":
        README.write_text(with_table(README.read_text(encoding="utf-8"), groups), encoding="utf-8")
        return 0
    data = Path(given.data or "nowhere").resolve()
    if not data.is_dir() or not (data.parent / "bench").is_dir():
        print(f"no data at {data}: give their folder, with bench beside it, or set ONRECORD_BENCH_DATA")
        return 2
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=TOP, capture_output=True, text=True, check=True
    )
    worse = 0
    with tempfile.TemporaryDirectory() as out:
        for group in groups:
            if not group["commands"] or (given.only and group["group"] not in given.only):
                continue
            for name, value in measured(group, data, Path(out)).items():
                one = group["figures"][name]
                fell = fallen(one, value)
                worse += fell
                print(
                    f"{group['group']:12} {name:16} {one['value']:8g} -> {value:8g}{'  WORSE' if fell else ''}",
                    flush=True,
                )
                if given.what == "record":
                    one["value"] = value
                    group["commit"] = commit.stdout.strip()
    if given.what == "record":
        FIGURES.write_text(json.dumps(groups, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
