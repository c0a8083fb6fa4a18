"""Both ways in which the doctor tells what it found; a module of its own, for other processes import it too."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cli import main


def run_both(options: Sequence[str]) -> int:
    """Print the findings as text, then as JSON on one line; gives the exit status, which is the same."""
    status = main(options)
    assert main([*options, "--json"]) == status
    return status
