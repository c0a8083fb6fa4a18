"""How golden questions and Discord scripts went, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from answers.model import Verdict
from bot.present.plain import harmless

if TYPE_CHECKING:
    from bot.harness.results import Result

_WORD = max(len(verdict.value) for verdict in Verdict)
_UNDER = " " * 8


def print_results(console: Console, results: Iterable[Result]) -> bool:
    """A row a case as it is run, its faults and what happened under it, and the count; whether all passed."""
    passed = failed = 0
    for result in results:
        passed, failed = passed + result.passed, failed + (not result.passed)
        mark = ("ok    ", "green") if result.passed else ("FAILED", "bold red")
        where = f"  {Path(result.file).name}:{result.where.rpartition(':')[2]}"
        _row(console, Text.assemble(mark, f"  {result.shown:{_WORD}}  ", harmless(result.name), (where, "dim")))
        if not result.passed:
            for fault in result.faults:
                _row(console, Text(f"{_UNDER}- {harmless(fault)}", "red"))
            for line in result.transcript:
                _row(console, Text(f"{_UNDER}  {harmless(line)}", "dim"))
    _row(console, Text(f"{passed} passed, {failed} failed", "bold red" if failed else "bold green"))
    return not failed


def _row(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True, highlight=False)
