"""Timelines as pictures: that they fit, that they can be read, and that no text breaks them."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from timeline_shown_samples import LINES, entry, timeline

from answers.model import Precision, Standing, Timeline, TimelineEntry
from bot.present.lettering import ELLIPSIS, clean, is_rtl, shortened, visual, width, wrap
from bot.present.picture import HEIGHT, WIDTH, timeline_png

PAPER = (253, 252, 249)
ALL = [entry(LINES[kind], kind) for kind in Standing]


def picture(value: Timeline) -> Image.Image:
    image = Image.open(io.BytesIO(timeline_png(value)))
    image.load()
    return image


HOSTILE = {
    "nothing": [],
    "all standings": ALL,
    "many": [entry(line, kind, changed=True, plans=2) for kind, line in LINES.items()] * 40,
    "empty line": [entry("", speakers=())],
    "one long word": [entry("Unbroken" * 60, speakers=["N" * 400], changed=True)],
    "long": [entry("word " * 900, changed=True)],
    "arabic": [entry("قالت أمينة إن الرسوم (18.50) مرتفعة جدا، NATO لم يعلق.", publisher="مجلة الميناء")],
    "hebrew": [entry("רות אמרה כי ההיטל (18.50) גבוה מדי.")],
    "no glyphs": [entry("会议 🎉 नमस्ते \U0001f468\u200d\U0001f469 \ue000 \U0010fffd")],
    "controls": [entry("a\x00\x1b[31m\u202e\u2066\ud800\n\nb\tc\u200bd")],
    "edges of the calendar": [
        entry(day=date.min, end=date.max, precision=Precision.RANGE),
        entry(day=date.max, precision=Precision.DECADE),
    ],
}


@pytest.mark.parametrize("entries", HOSTILE.values(), ids=HOSTILE.keys())
def test_size(entries: list[TimelineEntry]) -> None:
    image = picture(timeline(entries, topic="levy " * 30, who="Ada Pell " * 20))
    assert image.width == WIDTH
    assert image.height <= HEIGHT


def test_it_is_opaque_inside_so_any_background_will_do() -> None:
    image = picture(timeline(ALL))
    alpha = image.getchannel("A").crop((40, 40, WIDTH - 40, image.height - 40))
    assert alpha.getextrema() == (255, 255)


@pytest.mark.parametrize("entries", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_margins_stay_empty(entries: list[TimelineEntry]) -> None:
    image = picture(timeline(entries)).convert("RGB")
    for left, right in ((8, 30), (WIDTH - 30, WIDTH - 8)):
        strip = image.crop((left, 40, right, image.height - 40))
        assert strip.getextrema() == tuple((shade, shade) for shade in PAPER)


def test_standings_look_different_without_colour() -> None:
    def marks(kind: Standing) -> bytes:
        image = picture(timeline([entry("x", kind, speakers=())])).convert("L").point(lambda v: 255 if v > 170 else 0)
        return image.crop((40, 90, 100, 220)).tobytes()

    assert len({marks(kind) for kind in Standing}) == len(Standing)


def test_more_entries_than_fit_are_counted() -> None:
    assert picture(timeline(ALL * 40)).height > picture(timeline(ALL[:2])).height


TEXTS = st.text(st.characters(), max_size=200)


@settings(max_examples=60, deadline=None)
@given(
    line=TEXTS,
    topic=TEXTS,
    speaker=TEXTS,
    kind=st.sampled_from(list(Standing)),
    precision=st.sampled_from(list(Precision)),
    start=st.dates(),
    end=st.dates(),
)
def test_any_text_can_be_drawn(
    line: str, topic: str, speaker: str, kind: Standing, precision: Precision, start: date, end: date
) -> None:
    one = entry(line, kind, min(start, end), max(start, end), precision, speakers=[speaker], changed=True)
    assert picture(timeline([one], topic=topic, who=speaker)).width == WIDTH


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), room=st.integers(60, 900), size=st.sampled_from([24, 36]), bold=st.booleans())
def test_wrapped_lines_fit(text: str, room: int, size: int, bold: bool) -> None:
    assert all(width(line, size, bold) <= room for line in wrap(text, room, size, bold))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), room=st.integers(60, 900), lines=st.integers(1, 4))
def test_no_more_lines_than_wanted(text: str, room: int, lines: int) -> None:
    found = wrap(text, room, 36, lines=lines)
    assert len(found) <= lines
    assert all(width(line, 36) <= room for line in found)


@given(st.text(max_size=300), st.integers(200, 900))
def test_wrapping_loses_nothing(text: str, room: int) -> None:
    assert "".join("".join(wrap(text, room, 36)).split()) == "".join(clean(text).split())


def test_what_is_left_out_leaves_an_ellipsis() -> None:
    assert wrap("one two three four five six seven eight nine ten", 200, 36, lines=2)[-1].endswith(ELLIPSIS)


def test_shortened_fits() -> None:
    assert width(shortened("word " * 50, 300, 36), 36) <= 300


VISUAL = {
    "left to right": ("levy (18.50)", "levy (18.50)"),
    "hebrew": ("אב (18.5) ג", "ג (18.5) בא"),
    "hebrew in english": ("said “אבג” twice", "said “גבא” twice"),
    "parts are ordered each by itself": ("אב · 5 June", "בא · 5 June"),
    "joined arabic": ("سلام", "\ufee1\ufefc\ufeb3"),
}


@pytest.mark.parametrize(("text", "expected"), VISUAL.values(), ids=VISUAL.keys())
def test_visual_order(text: str, expected: str) -> None:
    assert visual(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("(18) אבג", True), ("abc אבג", False), ("", False), ("12 · 3", False)])
def test_reads_from_right_to_left(text: str, expected: bool) -> None:
    assert is_rtl(text) is expected
