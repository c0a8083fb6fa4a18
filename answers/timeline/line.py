"""One line for one entry: an excerpt word for word, shortened at its ends only."""

from __future__ import annotations

from collections.abc import Sequence

from answers.model import Span

WIDTH = 220
"""Characters of a line at most."""
ELLIPSIS = "…"


def line_of(text: str, span: Span, keep: Sequence[Span], width: int = WIDTH) -> str:
    """The text of ``span``, with an ellipsis where an end was cut off so that at most ``width`` characters are left.

    What lies in ``keep`` (the topic, the date, the cue) stays as far as there is room, the first of it before the rest.
    Cuts fall between words where there are any.
    """
    start, end = _trimmed(text, *span)
    if end - start <= width:
        return _one_line(text[start:end])
    kept = sorted((max(a, start), min(b, end)) for a, b in keep if a < end and start < b) or [(start, start)]
    room = width - 2 * len(ELLIPSIS)
    first = kept[0][0]
    last = first
    for _, b in kept:
        if b - first > room:
            break
        last = max(last, b)
    if last - start <= width - len(ELLIPSIS):
        left, right = start, start + width - len(ELLIPSIS)  # the beginning is kept: it says who
    elif end - first <= width - len(ELLIPSIS):
        left, right = end - (width - len(ELLIPSIS)), end
    else:
        left = max(start, first - (room - (last - first)) // 2)
        right = left + room
    left, right = _at_words(text, left, right, start, end, first, last)
    return f"{ELLIPSIS if left > start else ''}{_one_line(text[left:right])}{ELLIPSIS if right < end else ''}"


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _at_words(text: str, left: int, right: int, start: int, end: int, first: int, last: int) -> Span:
    """The cuts moved inwards to the next blank, where one is near and nothing that is to be kept is lost."""
    if left > start:
        at = next((i for i in range(left, min(left + 30, first + 1)) if text[i - 1].isspace()), left)
        left = at
    if right < end:
        at = next((i for i in range(right, max(right - 30, last - 1), -1) if text[i].isspace()), right)
        right = at
        while right > left and text[right - 1] in " \t\n,;:–—-":
            right -= 1
    return left, right


def _one_line(text: str) -> str:
    """Line breaks inside an excerpt as blanks; every other character stays."""
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
