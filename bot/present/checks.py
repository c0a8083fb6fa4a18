"""How golden questions went, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.present.plain import harmless

if TYPE_CHECKING:
    from bot.harness.golden import Result


def print_results(console: Console, results: Iterable[Result]) -> bool:
    """A row a question, a line a fault under it, and the count; whether all passed."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("")
    table.add_column("question", overflow="fold")
    table.add_column("answer", overflow="fold")
    table.add_column("where", overflow="fold")
    passed = failed = 0
    for result in results:
        passed, failed = passed + result.passed, failed + (not result.passed)
        mark = Text("ok", "green") if result.passed else Text("FAILED", "bold red")
        verdict = result.answer.verdict.value if result.answer else "error"
        table.add_row(mark, Text(harmless(result.case.ask)), verdict, Text(harmless(result.case.where), "dim"))
        for fault in result.faults:
            table.add_row("", Text(f"- {harmless(fault)}", "red"))
    console.print(table)
    console.print(f"{passed} passed, {failed} failed", style="bold red" if failed else "bold green", highlight=False)
    return not failed
