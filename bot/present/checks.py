"""How golden questions went, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from answers.model import Verdict
from bot.present.plain import harmless

if TYPE_CHECKING:
    from bot.harness.golden import Result

_VERDICT = max(len(verdict.value) for verdict in Verdict)


def print_results(console: Console, results: Iterable[Result]) -> bool:
    """A row a question as it is answered, a line a fault under it, and the count; whether all passed."""
    passed = failed = 0
    for result in results:
        passed, failed = passed + result.passed, failed + (not result.passed)
        mark = ("ok    ", "green") if result.passed else ("FAILED", "bold red")
        verdict = result.answer.verdict.value if result.answer else "error"
        where = f"  {Path(result.case.where).name}"
        _row(console, Text.assemble(mark, f"  {verdict:{_VERDICT}}  ", harmless(result.case.ask), (where, "dim")))
        for fault in result.faults:
            _row(console, Text(f"        - {harmless(fault)}", "red"))
    _row(console, Text(f"{passed} passed, {failed} failed", "bold red" if failed else "bold green"))
    return not failed


def _row(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True, highlight=False)
