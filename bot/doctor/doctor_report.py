"""What the doctor found: aligned lines on a terminal, plain ones where they are piped, and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from answers.phrasing import counted
from bot.doctor.findings import Finding, Status
from bot.present.plain import harmless

_STYLES = {Status.OK: "green", Status.NOTE: "cyan", Status.WARNING: "bold yellow", Status.FAULT: "bold red"}
_STATUS = max(len(status) for status in Status) + 2
_CHECK = 16
_INDENT = _STATUS + _CHECK


def print_findings(console: Console, findings: Iterable[Finding]) -> list[Finding]:
    """A line a finding as it is made, under one that is not ok what to do, and the count; gives all findings."""
    shown = []
    for finding in findings:
        shown.append(finding)
        lead = Text.assemble((f"{finding.status:{_STATUS}}", _STYLES[finding.status]), f"{finding.check:{_CHECK}}")
        _row(console, lead, Text(harmless(finding.found)))
        if finding.remedy:
            _row(console, Text(" " * _INDENT), Text(f"→ {harmless(finding.remedy)}", "dim"))
    worst = max((list(Status).index(one.status) for one in shown), default=0)
    _row(console, Text(), Text(summary(shown), _STYLES[list(Status)[worst]]))
    return shown


def summary(findings: Sequence[Finding]) -> str:
    """How many checks were made, and what they found."""
    counts = _counts(findings)
    parts = (counted(counts[f"{noun}s"], noun) for noun in ("check", "warning", "fault"))
    return ", ".join(parts)


def findings_to_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """The contract with other programs: ``{"findings": [{"check", "status", "found", "remedy"}], "checks",
    "warnings", "faults"}``. ``status`` is ok, note, warning or fault; ``remedy`` is null where there is nothing to do;
    ``checks`` counts those made, of which one may have several findings.
    """
    rows = [
        {"check": one.check, "status": one.status.value, "found": one.found, "remedy": one.remedy or None}
        for one in findings
    ]
    return {"findings": rows, **_counts(findings)}


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    return {
        "checks": len({one.check for one in findings}),
        "warnings": sum(one.status is Status.WARNING for one in findings),
        "faults": sum(one.status is Status.FAULT for one in findings),
    }


def _row(console: Console, lead: Text, text: Text) -> None:
    """A row whose text is wrapped under itself on a terminal, and whole elsewhere."""
    if not console.is_terminal:
        console.print(lead + text, soft_wrap=True, highlight=False)
        return
    lines = text.wrap(console, max(30, console.width - len(lead)))
    console.print(lead + Text("\n" + " " * len(lead)).join(lines), highlight=False)
