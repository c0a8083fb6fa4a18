"""A timeline as a picture for a phone: a light card with a time axis, legible at a third of its width.

Pure: a Timeline in, PNG bytes out; nothing is kept but fonts, so it may run in any thread. What an entry is (done,
planned, negated ...) shows in the shape of its mark and in a word, never in colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from answers.model import Standing, Timeline, TimelineEntry
from answers.phrasing import covered, day
from bot.present import lettering
from bot.present.entry_words import sources, speakers, standing, when
from bot.present.lettering import Colour, wrap, write

WIDTH = 1100
"""Pixels; a phone shows a picture at about a third of that."""
HEIGHT = 1700
"""Pixels at most: a taller picture is shrunk until nobody can read it."""
SCALE = 4
"""Marks are drawn so much larger and shrunk, for smooth edges."""

_TITLE, _BODY, _DATE, _SMALL = 46, 36, 36, 29
_MARGIN, _AXIS, _LEFT, _RIGHT = 36, 68, 118, WIDTH - 44
_GAP, _LEADING = 30, 8
_LINES = 4
_MARK = 17

_PAPER: Colour = (253, 252, 249)
_EDGE: Colour = (196, 190, 178)
_INK: Colour = (28, 27, 25)
_DIM: Colour = (92, 88, 80)
_LINE: Colour = (176, 170, 158)
_TURN: Colour = (124, 58, 10)
_COLOURS: dict[Standing, Colour] = {
    Standing.HAPPENED: (17, 94, 60),
    Standing.SAID: (24, 78, 140),
    Standing.REPORTED: (82, 82, 91),
    Standing.PLANNED: (98, 48, 150),
    Standing.EXPECTED: (140, 84, 0),
    Standing.NEGATED: (170, 28, 28),
    Standing.DENIED: (170, 28, 28),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """One entry laid out: its lines with what they are written in, and the height of all of it."""

    entry: TimelineEntry
    date: str
    word: str
    body: list[str]
    turn: list[str]
    foot: list[str]

    @property
    def height(self) -> int:
        lines = _line(_DATE) + len(self.body) * _line(_BODY) + (len(self.turn) + len(self.foot)) * _line(_SMALL)
        return lines + _GAP


def timeline_png(timeline: Timeline) -> bytes:
    """The picture of a timeline as PNG: its key events that matter most, in order, and how many more entries."""
    room = _RIGHT - _LEFT
    across = WIDTH - 2 * _MARGIN
    title = wrap(_title(timeline), across, _TITLE, bold=True, lines=2)
    intro = wrap(timeline.summary, across, _SMALL, lines=3)
    top = _MARGIN + len(title) * _line(_TITLE) + len(intro) * _line(_SMALL) + 26
    rows = _chosen([_row(entry, room) for entry in timeline.key_events], HEIGHT - top - _line(_SMALL) * 2 - _MARGIN)
    more = len(timeline.entries) - len(rows)
    last = f"and {more:,} more{lettering.SEPARATOR}" if more else ""
    ending = wrap(f"{last}searched: {covered(timeline.coverage)}", across, _SMALL, lines=2)
    height = top + sum(row.height for row in rows) + len(ending) * _line(_SMALL) + _MARGIN
    canvas = Image.new("RGBA", (WIDTH, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(canvas)
    draw.rounded_rectangle((1, 1, WIDTH - 2, height - 2), radius=26, fill=_PAPER, outline=_EDGE, width=3)
    y = _write_lines(draw, title, _MARGIN, _MARGIN, across, _TITLE, _INK, bold=True)
    _write_lines(draw, intro, _MARGIN, y, across, _SMALL, _DIM)
    y = top
    marks: list[tuple[int, Standing]] = []
    for row in rows:
        marks.append((y + _line(_DATE) // 2, row.entry.standing))
        _write_row(draw, row, y, room)
        y += row.height
    if len(marks) > 1:
        draw.line((_AXIS, marks[0][0], _AXIS, marks[-1][0]), fill=_LINE, width=5)
    for at, kind in marks:
        tile = _mark(kind)
        canvas.paste(tile, (_AXIS - tile.width // 2, at - tile.height // 2))
    _write_lines(draw, ending, _MARGIN, y, across, _SMALL, _DIM)
    data = BytesIO()
    canvas.save(data, "PNG", optimize=False, compress_level=6)
    return data.getvalue()


def _title(timeline: Timeline) -> str:
    return f"{timeline.who}: {timeline.topic}" if timeline.who else timeline.topic


def _line(size: int) -> int:
    ascent, descent = lettering.font(size).getmetrics()
    return ascent + descent + _LEADING - 4


def _row(entry: TimelineEntry, room: int) -> _Row:
    word = lettering.shortened(standing(entry), room // 2, _SMALL, bold=True)
    left = room - int(lettering.width(word, _SMALL, bold=True)) - 60
    turn = []
    if entry.change:
        before = entry.change.before
        then = f" on {day(before.article.day)}" if before.article.day else ""
        turn = wrap(f"Changed position; before{then}: “{before.text}”", room - 44, _SMALL, bold=True, lines=3)
    foot = lettering.SEPARATOR.join(part for part in (speakers(entry), sources(entry)) if part)
    return _Row(
        entry,
        lettering.shortened(when(entry.date), left, _DATE, bold=True),
        word,
        wrap(entry.line, room, _BODY, lines=_LINES),
        turn,
        wrap(foot, room, _SMALL, lines=2) if foot else [],
    )


def _chosen(rows: Sequence[_Row], room: int) -> list[_Row]:
    """The rows that fit, one at least, in their order: first changes, what matters most, what most articles tell, what
    has its own day."""

    def weight(i: int) -> tuple[bool, float, int, bool, int]:
        entry = rows[i].entry
        articles = {(e.article.collection, e.article.id) for e in (*entry.excerpts, *entry.plans)}
        return entry.change is not None, entry.weight, len(articles), entry.date.words is not None, i

    taken: list[int] = []
    for i in sorted(range(len(rows)), key=weight, reverse=True):
        if rows[i].height > room and taken:
            break
        taken.append(i)
        room -= rows[i].height
    return [rows[i] for i in sorted(taken)]


def _write_row(draw: ImageDraw.ImageDraw, row: _Row, y: int, room: int) -> None:
    colour = _COLOURS[row.entry.standing]
    wide = write(draw, (_LEFT, y), row.date, _DATE, _INK, bold=True)
    _chip(draw, _LEFT + wide + 22, y, row.word, colour)
    y += _line(_DATE)
    y = _write_lines(draw, row.body, _LEFT, y, room, _BODY, _INK)
    if row.turn:
        _arrows(draw, _LEFT, y + _line(_SMALL) // 2)
        y = _write_lines(draw, row.turn, _LEFT + 44, y, room - 44, _SMALL, _TURN, bold=True)
    for line in row.foot:
        write(draw, (_LEFT, y), line, _SMALL, _DIM)
        y += _line(_SMALL)


def _write_lines(
    draw: ImageDraw.ImageDraw,
    lines: Sequence[str],
    x: int,
    y: int,
    room: int,
    size: int,
    colour: Colour,
    bold: bool = False,
) -> int:
    """Writes lines one under the other, right-to-left text at the right; gives where the next would stand."""
    from_right = bool(lines) and lettering.is_rtl(lines[0])
    for line in lines:
        indent = room - lettering.width(line, size, bold) if from_right else 0
        write(draw, (x + max(0, indent), y), line, size, colour, bold)
        y += _line(size)
    return y


def _chip(draw: ImageDraw.ImageDraw, x: float, y: int, word: str, colour: Colour) -> None:
    wide = lettering.width(word, _SMALL, bold=True)
    tall = _line(_SMALL)
    top = y + (_line(_DATE) - tall) / 2 - 2
    draw.rounded_rectangle((x, top, x + wide + 28, top + tall), radius=tall / 2, outline=colour, width=3)
    write(draw, (x + 14, top + 2), word, _SMALL, colour, bold=True)


def _arrows(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """Two arrows, there and back: a change of position."""
    for dy, tip, tail in ((-6, x + 32, x), (6, x, x + 32)):
        point = 9 if tip > tail else -9
        draw.line((tail, y + dy, tip, y + dy), fill=_TURN, width=4)
        draw.polygon([(tip, y + dy), (tip - point, y + dy - 7), (tip - point, y + dy + 7)], fill=_TURN)


@cache
def _mark(kind: Standing) -> Image.Image:
    """The mark of an entry on the axis; each standing has a shape of its own."""
    half = _MARK + 6
    tile = Image.new("RGB", (2 * half * SCALE, 2 * half * SCALE), _PAPER)
    _SHAPES[kind](ImageDraw.Draw(tile), half * SCALE, _MARK * SCALE, _COLOURS[kind])
    return tile.resize((2 * half, 2 * half), Image.Resampling.LANCZOS)


_Shape = Callable[[ImageDraw.ImageDraw, int, int, Colour], None]  # drawing, centre, radius, colour
_STROKE = 6 * SCALE


def _disc(draw: ImageDraw.ImageDraw, c: int, r: int, colour: Colour) -> None:
    draw.ellipse((c - r, c - r, c + r, c + r), fill=colour)


def _ring(draw: ImageDraw.ImageDraw, c: int, r: int, colour: Colour) -> None:
    draw.ellipse((c - r, c - r, c + r, c + r), outline=colour, width=_STROKE)


def _square(draw: ImageDraw.ImageDraw, c: int, r: int, colour: Colour) -> None:
    r = r * 5 // 6
    draw.rectangle((c - r, c - r, c + r, c + r), fill=colour)


def _frame(draw: ImageDraw.ImageDraw, c: int, r: int, colour: Colour) -> None:
    r = r * 5 // 6
    draw.rectangle((c - r, c - r, c + r, c + r), outline=colour, width=_STROKE)


def _diamond(draw: ImageDraw.ImageDraw, c: int, r: int, colour: Colour) -> None:
    draw.polygon([(c, c - r), (c + r, c), (c, c + r), (c - r, c)], outline=colour, width=_STROKE)


def _cross(draw: ImageDraw.ImageDraw, c: int, r: int, colour: Colour) -> None:
    r = r * 5 // 6
    for sign in (1, -1):
        draw.line((c - r, c - sign * r, c + r, c + sign * r), fill=colour, width=_STROKE * 4 // 3)


def _barred(draw: ImageDraw.ImageDraw, c: int, r: int, colour: Colour) -> None:
    _ring(draw, c, r, colour)
    r = r * 3 // 5
    draw.line((c - r, c + r, c + r, c - r), fill=colour, width=_STROKE)


_SHAPES: dict[Standing, _Shape] = {
    Standing.HAPPENED: _disc,
    Standing.SAID: _square,
    Standing.REPORTED: _frame,
    Standing.PLANNED: _ring,
    Standing.EXPECTED: _diamond,
    Standing.NEGATED: _cross,
    Standing.DENIED: _barred,
}
