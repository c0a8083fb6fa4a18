from __future__ import annotations

from io import StringIO

from rich.console import Console

from bot.doctor.doctor_report import print_findings, summary
from bot.doctor.findings import Finding, fault, note, ok

FINDINGS = [
    ok("clock", "it is 2026-01-01 12:00 UTC"),
    note("language model", "a note", "do this"),
    fault("archive", "the archive" + " is damaged in many places" * 4, "put the newest backup in its place"),
]


def shown(findings: list[Finding], *, terminal: bool, width: int = 60) -> list[str]:
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, no_color=True, color_system=None)
    assert print_findings(console, findings) == findings
    return out.getvalue().splitlines()


def test_piped_lines_are_whole_and_aligned() -> None:
    lines = shown(FINDINGS, terminal=False)
    assert lines[0] == "ok       clock           it is 2026-01-01 12:00 UTC"
    assert lines[1:3] == ["note     language model  a note", " " * 25 + "→ do this"]
    assert lines[3].endswith("many places")
    assert lines[-1] == "3 checks, 0 warnings, 1 fault"


def test_on_a_terminal_a_long_line_is_wrapped_under_itself() -> None:
    lines = shown(FINDINGS, terminal=True)
    assert max(len(line) for line in lines) <= 60
    start = next(n for n, line in enumerate(lines) if line.startswith("fault"))
    assert lines[start + 1].startswith(" " * 25)
    assert not lines[start + 1].lstrip().startswith("→")


def test_what_was_found_cannot_move_the_cursor() -> None:
    [line, _] = shown([ok("archive", "a\x1b[2Jb\nc")], terminal=False)
    assert line == "ok       archive         a[2Jb c"


def test_one_of_a_kind_is_said_so() -> None:
    assert summary([ok("clock", "x")]) == "1 check, 0 warnings, 0 faults"
