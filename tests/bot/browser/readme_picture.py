"""The README's picture, from the running program: ``python tests/bot/browser/readme_picture.py [OUT.png]``.

A question is asked on the page of ``onrecord local`` and its timeline opened. What the page shows is laid out in two
columns, so that it can be seen at once: the question with its answer, and the timeline's picture.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from browser_page import Channel, browser, served
from PIL import Image
from playwright.sync_api import FloatRect, Locator

from answers import Archive
from bot.archives import seed_articles

OUT = Path(__file__).resolve().parents[3] / "deploy" / "readme" / "page.png"
QUESTION = "did Trump mention sanctions?"
WIDTH, HEIGHT = 560, 3600
"""The page, in its own pixels: as wide as a column, and high enough to show the whole conversation."""
SCALE = 2
_MARGIN = 20
_COLOURS = 128


def picture() -> Image.Image:
    """Ask on the page, over the articles that ship, open the timeline, and give what is seen."""
    with TemporaryDirectory() as folder:
        place = str(Path(folder) / "archive.db")
        with Archive.open(place) as archive:
            archive.add(seed_articles())
        return _picture(place)


def _picture(place: str) -> Image.Image:
    with served("--archive", place) as local, browser() as chromium:
        page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
        channel = Channel(page)
        channel.open(local.url)
        hide(page.locator("#messages-sidebar"))  # beside so narrow a page it is a drawer, which throws its shadow in
        answer = channel.say(QUESTION)
        question = channel.messages.nth(channel.messages.count() - 2)
        timeline = channel.press(answer, "Timeline")
        channel.drawn(timeline)
        hide(timeline.locator(".embed-card"))  # the same in words
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")  # a message that is pointed at or in use is lighter
        return side_by_side(shown(channel, question, answer), shown(channel, timeline, timeline))


def hide(element: Locator) -> None:
    """Leave something out of the page."""
    element.evaluate("one => { one.style.display = 'none' }")


def shown(channel: Channel, first: Locator, last: Locator) -> Image.Image:
    """What the page shows from the top of one message to the bottom of another."""
    top, bottom = first.bounding_box(), last.bounding_box()
    assert top is not None
    assert bottom is not None
    area = FloatRect(x=top["x"], y=top["y"], width=top["width"], height=bottom["y"] + bottom["height"] - top["y"])
    return Image.open(io.BytesIO(channel.page.screenshot(clip=area))).convert("RGB")


def side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two columns on the page's own ground."""
    margin = _MARGIN * SCALE
    size = (left.width + right.width + margin, max(left.height, right.height) + 2 * margin)
    whole = Image.new("RGB", size, left.getpixel((0, 0)))
    whole.paste(left, (0, margin))
    whole.paste(right, (left.width, margin))
    return whole


def save(image: Image.Image, out: Path) -> None:
    """As a small PNG, with as many colours as the page needs."""
    out.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)


if __name__ == "__main__":
    save(picture(), Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
