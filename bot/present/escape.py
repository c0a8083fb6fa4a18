"""Text from outside made harmless for Discord: markup, mentions, links, lists and invisible characters.

Discord takes a backslash before any ASCII punctuation for "this character, literally"; that is the one means used
here, so what a reader sees is the text, character by character. ``discord.utils.escape_markdown`` leaves several
kinds of markup alive, and ``escape_mentions`` puts characters into the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from answers.model import Span
from bot.present.plain import harmless, harmless_cell

ELLIPSIS = "…"

_ALWAYS = frozenset("\\*_~`|<>[]@")
_LINE_START = re.compile(r"\s*(?:[#+-]|\d+(?=\.))")
_HTTP = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f-\xa0]+", re.IGNORECASE)
_IN_LINK = {ord(c): f"%{ord(c):02X}" for c in "()[]*_~'"}
_WORD_BACK = 40
"""How many characters a cut goes back at most to end at a word."""
_URL_LIMIT = 512


def size(text: str) -> int:
    """The length as Discord may count it: in UTF-16 code units, which is never less than in characters."""
    return len(text) + sum(character > "\uffff" for character in text)


def escape(text: str) -> str:
    """The text on one line, with nothing left that Discord would act on."""
    return "".join(_cells(harmless(text)))


def escape_within(text: str, limit: int) -> str:
    """The same in at most ``limit`` units, cut between words with an ellipsis."""
    line = harmless(text)
    return passage(line, (0, len(line)), (), limit)


def within(text: str, limit: int) -> str:
    """Plain text for where Discord knows no markup (footers, choices, labels): one line, cut between words."""
    line = harmless(text).strip()
    if size(line) <= limit:
        return line
    end = _last_fitting([size(character) for character in line], 0, limit - 1)
    return line[: _word_end(line, 0, end)].rstrip() + ELLIPSIS


def passage(text: str, span: Span, bold: Sequence[Span], limit: int) -> str:
    """A piece of text, escaped, with some of its words in bold, in at most ``limit`` units.

    Args:
        text: what ``span`` and ``bold`` are offsets into.
        span: the piece.
        bold: pieces to stand out; they may overlap each other and reach over the span.
        limit: in UTF-16 code units, at least 16.

    A piece that is too long is cut between words, so that the first word in bold is in it; an ellipsis stands
    where something is left out.
    """
    start, end = span
    line = "".join(_blank(character) for character in text[start:end])
    cells = _cells(line)
    marks = _marked(cells, [(first - start, last - start) for first, last in bold])
    costs = [size(cell) + 2 * _turns(marks, at) for at, cell in enumerate(cells)]
    first, last = 0, len(cells)
    if sum(costs) > limit:
        room = limit - 8  # two ellipses, and bold opened and closed by the cut itself
        marked = next((at for at, mark in enumerate(marks) if mark), 0)
        if sum(costs[:marked]) > room * 2 // 3:
            first = _word_start(line, _first_fitting(costs, marked, room // 3))
        last = _word_end(line, first, _last_fitting(costs, first, room))
    return (
        (ELLIPSIS if first > 0 else "") + _joined(cells, marks, first, last) + (ELLIPSIS if last < len(cells) else "")
    )


def link(label: str, url: str | None) -> str:
    """A masked link; nothing when the address is none that may be followed. The label is the program's own."""
    if url is None or not _HTTP.fullmatch(url):
        return ""
    address = url.translate(_IN_LINK)
    return f"[{label}]({address})" if size(address) <= _URL_LIMIT else ""


def _blank(character: str) -> str:
    """One character in, one out, so that offsets hold: invisible ones become U+2060, taken out at the end."""
    return harmless_cell(character) or "\u2060"


def _cells(line: str) -> list[str]:
    """What stands for each character of a line; invisible ones leave nothing."""
    begin = _LINE_START.match(line)
    risky = begin.end() - 1 if begin else -1
    if begin and line[risky].isdigit():
        risky += 1  # "1." begins a list: the dot is what is escaped
    cells = []
    dotted = False  # in a word with a dot before: "discord.gg/..." is an invitation without any scheme
    for at, character in enumerate(line):
        dotted = not character.isspace() and (dotted or character == ".")
        if character == "\u2060":
            cells.append("")
        elif (
            character in _ALWAYS
            or at == risky
            or (character == ":" and not line[at + 1 : at + 2].isspace())
            or (character == "/" and dotted)
        ):
            cells.append("\\" + character)
        else:
            cells.append(character)
    return cells


def _marked(cells: Sequence[str], bold: Sequence[Span]) -> list[bool]:
    """Which characters are bold; a run that shows nothing is not, for nothing between markers is shown as markers."""
    marks = [False] * len(cells)
    for first, last in bold:
        span = slice(max(0, first), max(0, min(last, len(cells))))
        if any(cells[span]):
            marks[span] = [True] * len(cells[span])
    return marks


def _turns(marks: Sequence[bool], at: int) -> int:
    """How many bold markers a character brings: one where bold begins before it, one where it ends after it."""
    if not marks[at]:
        return 0
    return int(at == 0 or not marks[at - 1]) + int(at + 1 == len(marks) or not marks[at + 1])


def _joined(cells: Sequence[str], marks: Sequence[bool], first: int, last: int) -> str:
    parts: list[str] = []
    for at in range(first, last):
        opens = marks[at] and (at == first or not marks[at - 1])
        closes = marks[at] and (at + 1 == last or not marks[at + 1])
        parts.append(f"{'**' if opens else ''}{cells[at]}{'**' if closes else ''}")
    return "".join(parts).strip()


def _last_fitting(costs: Sequence[int], first: int, room: int) -> int:
    at = first
    while at < len(costs) and costs[at] <= room:
        room -= costs[at]
        at += 1
    return at


def _first_fitting(costs: Sequence[int], last: int, room: int) -> int:
    at = last
    while at > 0 and costs[at - 1] <= room:
        at -= 1
        room -= costs[at]
    return at


def _word_end(line: str, first: int, end: int) -> int:
    """The end of the last whole word before ``end``; never inside a character of several code points."""
    if end >= len(line) or line[end].isspace():
        return end
    for at in range(end, max(first, end - _WORD_BACK), -1):
        if line[at - 1].isspace():
            return at - 1 if at - 1 > first else end
    while end > first + 1 and _joins(line, end):
        end -= 1
    return end


def _word_start(line: str, start: int) -> int:
    for at in range(start, min(len(line), start + _WORD_BACK)):
        if line[at].isspace():
            return at + 1
    return start


def _joins(line: str, at: int) -> bool:
    """Whether the code point at this place belongs to the one before it."""
    modifier = "\U0001f3fb" <= line[at] <= "\U0001f3ff"
    return modifier or line[at] == "\u200d" or line[at - 1] == "\u200d" or unicodedata.category(line[at])[0] == "M"
