"""The commands of a Markdown text: its ``sh`` blocks in order, and what each needs beyond a shell."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
GUIDE = TOP / "deploy" / "GUIDE.md"
README = TOP / "README.md"
TOOLS = Path(sys.executable).parent
"""Where the linters are: beside Python, whether or not its environment is active."""
NEEDS = frozenset({"root", "docker", "discord"})

_FENCE = re.compile(r"^```(\S*) *([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A code block: where it begins, under which title, its language, what it needs, and its text."""

    line: int
    section: str
    language: str
    needs: frozenset[str]
    text: str


def blocks(path: Path, language: str | None = "sh") -> list[Block]:
    """The code blocks of a language, or of all, in the order in which they stand.

    Raises:
        ValueError: a block's mark cannot be understood.
    """
    text = re.sub(r"\A<!--.*?-->", lambda comment: "\n" * comment[0].count("\n"), path.read_text(), flags=re.DOTALL)
    found = []
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if language in (match[1], None):
            titles = _TITLE.findall(_FENCE.sub("", text[: match.start()]))
            needs = _needs(match[2], f"{path.name}:{line}")
            found.append(Block(line, titles[-1] if titles else "", match[1], needs, match[3]))
    return found


def _needs(mark: str, where: str) -> frozenset[str]:
    if not mark:
        return frozenset()
    name, _, values = mark.partition("=")
    needs = frozenset(values.split(","))
    if name != "needs" or not needs <= NEEDS:
        raise ValueError(f"{where}: {mark!r} is no mark: needs= and some of {', '.join(sorted(NEEDS))}")
    return needs
