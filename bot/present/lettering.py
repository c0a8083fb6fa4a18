"""Letters on a picture: fonts, measuring, wrapping, and the order in which right-to-left text is drawn.

Text is laid out here, not by the drawing library's optional layout engine, so a picture is the same on every machine:
Arabic letters get their joined forms, each line is put into visual order by the Unicode bidirectional algorithm
(https://www.unicode.org/reports/tr9/), and what the font lacks is drawn with one of the machine's own where it has one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from io import BytesIO
from itertools import groupby

from PIL import ImageDraw, ImageFont

from bot.present.plain import harmless

ELLIPSIS = "…"
SEPARATOR = " · "
"""Between parts of a line that have nothing to do with each other."""

Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont

_FILES = {False: "DejaVuSansCondensed.ttf", True: "DejaVuSansCondensed-Bold.ttf"}
# Fonts of other scripts as systems name them; asked for only when a text needs one.
_OTHERS = (
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "msyh.ttc",
    "Arial Unicode.ttf", "NotoSansDevanagari-Regular.ttf", "NotoSansThai-Regular.ttf", "unifont.otf", "unifont.ttf",
)  # fmt: skip
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_OPENING = dict(zip("([{«‹", ")]}»›", strict=True))
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_PIECE = re.compile(r"\s*\S+")
_JOINER = {ord("\u200c"): None, ord("\u200d"): None, ord("\ufe0f"): None, ord("\ufe0e"): None}


@cache
def _data(bold: bool) -> bytes:
    return resources.files("bot.present").joinpath("fonts", _FILES[bold]).read_bytes()


@lru_cache(maxsize=64)
def font(size: int, bold: bool = False) -> Font:
    """The font that ships with the program; ``size`` in pixels."""
    return ImageFont.truetype(BytesIO(_data(bold)), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=64)
def _other(name: str, size: int) -> Font | None:
    try:
        return ImageFont.truetype(name, size, layout_engine=ImageFont.Layout.BASIC)
    except (OSError, ValueError):
        return None


@cache
def _missing(place: Font) -> bytes:
    """How a font draws a character that it has not: U+FFFF is in none."""
    return bytes(place.getmask("\uffff"))


@lru_cache(maxsize=20_000)
def _draws(place: Font, character: str) -> bool:
    return character.isspace() or bytes(place.getmask(character)) != _missing(place)


@lru_cache(maxsize=20_000)
def _font_for(character: str, size: int, bold: bool) -> Font:
    """The shipped font, or the first of the machine's that has the character."""
    own = font(size, bold)
    if character.isascii() or _draws(own, character):
        return own
    return next((other for name in _OTHERS if (other := _other(name, size)) and _draws(other, character)), own)


def can_draw(text: str) -> bool:
    """Whether the shipped font, or one of the machine's, has all characters of a text."""
    return all(_draws(_font_for(character, 12, False), character) for character in text)


def clean(text: str) -> str:
    """The text as it can be drawn: on one line, without control characters and joiners."""
    return " ".join(harmless(text).translate(_JOINER).split())


def is_rtl(text: str) -> bool:
    """Whether a text reads from right to left: its first letter decides."""
    first = next((c for c in text if c.isalpha()), "")
    return bool(_RTL.match(first))


@lru_cache(maxsize=4_000)
def visual(text: str) -> str:
    """A line's characters from left to right as they are drawn; parts between middle dots are ordered by themselves."""
    if not _RTL.search(text):
        return text
    from arabic_reshaper import reshape
    from bidi import get_display

    parts = [reshape(part) if _ARABIC.search(part) else part for part in text.split(SEPARATOR)]
    return SEPARATOR.join(_mirrored(str(get_display(part, base_dir="R" if is_rtl(part) else "L"))) for part in parts)


def _mirrored(shown: str) -> str:
    """A line in visual order with the brackets turned that stand back to back: what is put in order is not mirrored."""
    characters = list(shown)
    turned: dict[str, list[int]] = {}
    depth: dict[str, int] = {}
    for at, character in enumerate(shown):
        if character in _OPENING:
            if turned.get(character):
                other = turned[character].pop()
                characters[other], characters[at] = character, _OPENING[character]
            else:
                depth[character] = depth.get(character, 0) + 1
        elif character in _CLOSING:
            opening = _CLOSING[character]
            if depth.get(opening):
                depth[opening] -= 1
            else:
                turned.setdefault(opening, []).append(at)
    return "".join(characters)


@lru_cache(maxsize=20_000)
def width(text: str, size: int, bold: bool = False) -> float:
    """The width of a line in pixels."""
    return sum(run_font.getlength(run) for run_font, run in _runs(visual(text), size, bold))


def _runs(shown: str, size: int, bold: bool) -> list[tuple[Font, str]]:
    """A line in visual order, cut where another font is needed."""
    runs = groupby(shown, key=lambda c: _font_for(c, size, bold))
    return [(run_font, "".join(characters)) for run_font, characters in runs]


def wrap(text: str, room: int, size: int, bold: bool = False, lines: int = 0) -> list[str]:
    """The text as lines of at most ``room`` pixels, in reading order; over-long words are broken.

    With ``lines``, so many at most; an ellipsis ends the last where text was left out.
    """
    result: list[str] = []
    line = ""
    for match in _PIECE.finditer(clean(text)):
        piece = match.group()
        if width(line + piece, size, bold) <= room:
            line += piece
            continue
        if line:
            result.append(line)
        line = piece.lstrip()
        while width(line, size, bold) > room:
            cut = _fitting(line, room, size, bold)
            result.append(line[:cut])
            line = line[cut:]
        if lines and len(result) > lines:
            break
    if line:
        result.append(line)
    if lines and len(result) > lines:
        result = [*result[: lines - 1], _cut(result[lines - 1], room, size, bold)]
    return result


def shortened(text: str, room: int, size: int, bold: bool = False) -> str:
    """The text on one line of at most ``room`` pixels, its end given up for an ellipsis where it does not fit."""
    text = clean(text)
    return text if width(text, size, bold) <= room else _cut(text, room, size, bold)


def _cut(text: str, room: int, size: int, bold: bool) -> str:
    """As much of the text as fits before an ellipsis, which always stands; whole words where that costs little."""
    if width(text + ELLIPSIS, size, bold) <= room:
        return text + ELLIPSIS
    cut = _fitting(text, room - int(width(ELLIPSIS, size, bold)) - 1, size, bold)
    blank = text.rfind(" ", max(0, cut - 25), cut + 1)
    short = text[: blank if blank > 0 else cut].rstrip(" ,;:") + ELLIPSIS
    return short if width(short, size, bold) <= room else ELLIPSIS


def _fitting(text: str, room: int, size: int, bold: bool) -> int:
    """How many characters from the beginning fit, one at least."""
    low, high = 1, max(1, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle], size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def write(
    draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: Colour, bold: bool = False
) -> float:
    """Draws one line with its left end and the top of its letters at ``at``; gives its width in pixels."""
    x, y = at
    baseline = y + font(size, bold).getmetrics()[0]
    for run_font, run in _runs(visual(text), size, bold):
        draw.text((x, baseline), run, font=run_font, fill=colour, anchor="ls")
        x += run_font.getlength(run)
    return x - at[0]
