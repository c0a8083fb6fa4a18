"""The README's picture can be made again, and the one that is kept is such a one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from readme_picture import OUT, SCALE, WIDTH, picture, save

WIDEST, HIGHEST, LARGEST = 2 * WIDTH * SCALE + 100, 800 * SCALE, 300_000


def check(file: Path) -> None:
    """A small PNG of two columns, dark ground with a light picture on the right and none on the left."""
    assert file.stat().st_size < LARGEST
    with Image.open(file) as image:
        assert image.format == "PNG"
        assert 2 * WIDTH * SCALE <= image.width <= WIDEST
        assert 400 * SCALE <= image.height <= HIGHEST
        grey = image.convert("L")
        left, right = grey.crop((0, 0, WIDTH * SCALE, grey.height)), grey.crop((WIDTH * SCALE, 0, *grey.size))
        light = [sum(half.histogram()[230:]) / (half.width * half.height) for half in (left, right)]
        assert light[0] < 0.15
        assert light[1] > 0.3


@pytest.mark.needs("chromium")
def test_it_is_made_from_the_running_program(tmp_path: Path) -> None:
    save(picture(), tmp_path / "page.png")
    check(tmp_path / "page.png")


def test_the_one_that_is_kept() -> None:
    check(OUT)
